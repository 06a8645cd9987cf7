//! A title or name within quotation marks.

use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::rdf::vocab::{dcat, dcterms, foaf, vcard};
use crate::rules::{Check, Context, rule};

rule! {
    "text/quoted", Warning, portal Silent, "DIGG, rekommendationer: titel" / "DIGG, recommendations: title";
    title "Texten står inom citattecken."
        / "The text stands within quotation marks.";
    many "{count} {things} har en text inom citattecken i `{key}`"
        / "{count} {things} have a text within quotation marks in `{key}`";
    why "Citattecknen blir en del av texten: de syns i portalen, och titeln sorteras före bokstaven A."
        / "The quotation marks become part of the text: they are seen in the portal, and the title is sorted before the letter A.";
    fix "Ta bort citattecknen. I YAML behövs raka citattecken bara där texten har tecken som betyder något annat."
        / "Remove the quotation marks. YAML needs straight ones only where the text has signs that mean something else.";
    Check::Graph(check)
}

/// Short texts; a description may begin and end with a quotation.
const PROPERTIES: [&str; 4] = [dcterms::TITLE, dcat::KEYWORD, foaf::NAME, vcard::FN];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (literal, text) in cx.texts() {
        let Some(inner) = unquoted(text) else {
            continue;
        };
        for triple in cx.graph.incoming(literal) {
            if !PROPERTIES.contains(&cx.text(triple.p)) {
                continue;
            }
            let word = cx.property_name_of(triple);
            let message = message!(
                sv: "{text} i `{word}` står inom citattecken",
                en: "{text} in `{word}` stands within quotation marks",
                text = cx.quote(literal),
                word
            );
            let help = message!(sv: "skriv `{inner}`", en: "write `{inner}`", inner);
            let finding = cx.on(&RULE.meta, triple, message).help(help);
            found.push(finding.fix(Fix::certain(inner)));
        }
    }
}

/// What stands within the marks, if the whole text does: not so in `”A” och ”B”`.
fn unquoted(text: &str) -> Option<&str> {
    const OPENING: [char; 9] = ['"', '”', '“', '„', '»', '«', '\'', '’', '‘'];
    const CLOSING: [char; 8] = ['"', '”', '“', '»', '«', '\'', '’', '‘'];
    let text = text.trim();
    let inner = text.strip_prefix(OPENING)?.strip_suffix(CLOSING)?.trim();
    let has_marks = inner.contains(|c| OPENING.contains(&c) && !matches!(c, '\'' | '’'));
    (!inner.is_empty() && !has_marks).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn whole_texts_within_marks() {
        for text in [
            "”Badplatser”",
            "“Badplatser”",
            "\"Badplatser\"",
            "„Badplatser“",
            "»Badplatser»",
            "'Badplatser'",
        ] {
            assert_eq!(unquoted(text), Some("Badplatser"), "{text}");
        }
        for text in [
            "”Bad” och ”strand”",
            "Badplatser",
            "Boken ”Bad”",
            "”Bad” i staden",
            "\"",
            "””",
        ] {
            assert_eq!(unquoted(text), None, "{text}");
        }
    }
}
