//! Messages for YAML syntax errors, in plainer terms than the parser's.

use crate::diagnostic::Message;
use crate::message;
use serde_yaml::granit_parser::ErrorKind;

/// The message for a parser error.
pub(super) fn message(kind: &ErrorKind) -> Message {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => {
            message!(sv: "ett tabbtecken står där YAML vill ha blanksteg", en: "a tab stands where YAML wants spaces")
        }
        K::UnclosedQuotedScalar => {
            message!(sv: "ett citattecken öppnas men stängs aldrig", en: "a quote is opened but never closed")
        }
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. }
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator => message!(
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
        | K::UnexpectedEofBlockSequence => message!(
            sv: "indraget stämmer inte med raderna ovanför",
            en: "the indentation does not fit the lines above"
        ),
        K::MappingValueNotAllowed
        | K::MappingKeyNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace => message!(
            sv: "ett kolon står där ingen nyckel kan stå; en text med kolon ska stå inom citattecken",
            en: "a colon stands where no key can be; a text with a colon must be in quotes"
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => message!(
            sv: "här väntades `nyckel: värde`; kolonet saknas, eller så är indraget fel",
            en: "`key: value` was expected here; the colon is missing, or the indentation is wrong"
        ),
        K::UnknownAnchor => message!(
            sv: "aliaset pekar på ett ankare som inte finns; en text som börjar med * ska stå inom citattecken",
            en: "the alias points to an anchor that does not exist; a text that begins with * must be in quotes"
        ),
        K::RecursionLimitExceeded => {
            message!(sv: "för många nivåer inuti varandra", en: "too many levels inside each other")
        }
        K::UnexpectedCharacter { character } if character.is_control() => message!(
            sv: "det osynliga tecknet U+{code} är inte tillåtet; ta bort det",
            en: "the invisible character U+{code} is not allowed; remove it",
            code = format!("{:04X}", u32::from(*character))
        ),
        K::UnexpectedCharacter { character } => message!(
            sv: "tecknet {character} kan inte inleda ett värde; sätt texten inom citattecken",
            en: "the character {character} cannot begin a value; put the text in quotes",
            character = format!("{character:?}")
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogate
        | K::InvalidLowSurrogateHexEscape
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => message!(
            sv: "okänd omskrivning med \\ inom dubbla citattecken; använd enkla citattecken, eller skriv \\\\ för ett omvänt snedstreck",
            en: "unknown \\ escape in double quotes; use single quotes, or write \\\\ for a backslash"
        ),
        other => {
            message!(sv: "YAML går inte att läsa här ({other})", en: "YAML cannot be read here ({other})", other = other.to_string())
        }
    }
}
