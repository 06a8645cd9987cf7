//! The parser's complaints in words an author understands.

use crate::diagnostic::Lang;
use crate::say;
use serde_yaml::granit_parser::ErrorKind;

/// What is wrong, for a parser error.
pub(super) fn message(kind: &ErrorKind, lang: Lang) -> String {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => {
            say!(lang, sv: "ett tabbtecken står där YAML vill ha blanksteg", en: "a tab stands where YAML wants spaces")
        }
        K::UnclosedQuotedScalar => {
            say!(lang, sv: "ett citattecken öppnas men stängs aldrig", en: "a quote is opened but never closed")
        }
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. }
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator => say!(
            lang,
            sv: "hakparenteser eller klammerparenteser går inte ihop: ett komma eller en slutparentes saknas här",
            en: "brackets or braces do not match: a comma or a closing one is missing here"
        ),
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockScalarIndent
        | K::InvalidQuotedScalarIndent
        | K::InvalidFlowScalarIndent
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence => say!(
            lang,
            sv: "indraget stämmer inte med raderna ovanför",
            en: "the indentation does not fit the lines above"
        ),
        K::MappingValueNotAllowed
        | K::MappingKeyNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace => say!(
            lang,
            sv: "ett kolon står där ingen nyckel kan stå; en text med kolon ska stå inom citattecken",
            en: "a colon stands where no key can be; a text with a colon must be in quotes"
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => say!(
            lang,
            sv: "här väntades `nyckel: värde`; kolonet saknas, eller så är indraget fel",
            en: "`key: value` was expected here; the colon is missing, or the indentation is wrong"
        ),
        K::UnknownAnchor => say!(
            lang,
            sv: "aliaset pekar på ett ankare som inte finns; en text som börjar med * ska stå inom citattecken",
            en: "the alias points to an anchor that does not exist; a text that begins with * must be in quotes"
        ),
        K::RecursionLimitExceeded => {
            say!(lang, sv: "för många nivåer inuti varandra", en: "too many levels inside each other")
        }
        K::UnexpectedCharacter { character } if character.is_control() => say!(
            lang,
            sv: "det osynliga tecknet U+{:04X} är inte tillåtet; ta bort det",
            en: "the invisible character U+{:04X} is not allowed; remove it",
            u32::from(*character)
        ),
        K::UnexpectedCharacter { character } => say!(
            lang,
            sv: "tecknet {character:?} kan inte inleda ett värde; sätt texten inom citattecken",
            en: "the character {character:?} cannot begin a value; put the text in quotes"
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogate
        | K::InvalidLowSurrogateHexEscape
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => say!(
            lang,
            sv: "okänd omskrivning med \\ inom dubbla citattecken; använd enkla citattecken, eller skriv \\\\ för ett omvänt snedstreck",
            en: "unknown \\ escape in double quotes; use single quotes, or write \\\\ for a backslash"
        ),
        other => {
            say!(lang, sv: "YAML går inte att läsa här ({other})", en: "YAML cannot be read here ({other})")
        }
    }
}
