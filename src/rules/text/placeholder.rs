//! A placeholder text that was not replaced.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::Triple;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};
use regex::Regex;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

rule! {
    "text/placeholder", Warning, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Texten är en platshållare."
        / "The text is a placeholder.";
    many "{count} {things} har en platshållare i `{key}`"
        / "{count} {things} have a placeholder in `{key}`";
    why "Det som skulle fyllas i senare publiceras som det står, och säger läsaren ingenting."
        / "What was to be filled in later is published as it stands, and tells readers nothing.";
    fix "Skriv den riktiga texten, eller ta bort raden."
        / "Write the real text, or take the line away.";
    explains "text/description-thin";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    // One finding for a text in all its languages.
    let mut seen = HashMap::new();
    for (literal, text) in cx.texts() {
        let Some(sign) = sign(text) else { continue };
        for triple in cx.graph.incoming(literal) {
            if !counts(cx, triple, sign) {
                continue;
            }
            match seen.entry((triple.s, triple.p)) {
                Entry::Occupied(first) => {
                    let first: &mut Finding = &mut found[*first.get()];
                    also(first, triple);
                }
                Entry::Vacant(first) => {
                    first.insert(found.len());
                    found.push(finding(cx, triple, sign));
                }
            }
        }
    }
}

fn finding(cx: &Context<'_>, triple: &Triple, sign: Sign) -> Finding {
    let (word, quoted) = (cx.property_name_of(triple), cx.quote(triple.o));
    let message = match sign {
        Sign::Json => {
            message!(sv: "`{word}` är JSON, inte text: {quoted}", en: "`{word}` is JSON, not text: {quoted}", word, quoted)
        }
        Sign::Machine => {
            message!(sv: "{quoted} i `{word}` är ett tomt värde ur ett program", en: "{quoted} in `{word}` is an empty value of a program", quoted, word)
        }
        Sign::Whole | Sign::Label => {
            message!(sv: "{quoted} i `{word}` är en platshållare", en: "{quoted} in `{word}` is a placeholder", quoted, word)
        }
        Sign::Within(sign) => {
            message!(sv: "`{sign}` står kvar i `{word}`", en: "`{sign}` is left in `{word}`", sign, word)
        }
    };
    cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix)
}

/// The same text in another language is added to the finding, which is then about the property.
fn also(finding: &mut Finding, triple: &Triple) {
    finding.value = None;
    let Some(span) = triple
        .origin
        .span()
        .filter(|span| finding.span.as_ref() != Some(span))
    else {
        return;
    };
    let label = message!(sv: "här också", en: "here too");
    finding.add_label(span, label);
}

/// The kind of placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// The whole text.
    Whole,
    /// The whole text is what a program writes where it has nothing: `None`, `null`, `[object Object]`.
    Machine,
    /// The whole text is JSON.
    Json,
    /// A part of the text.
    Within(&'static str),
    /// The whole text is the name of the property, or of the file's content.
    Label,
}

/// Whether the kind counts for this property: a keyword may be `test`.
fn counts(cx: &Context<'_>, triple: &Triple, sign: Sign) -> bool {
    match sign {
        Sign::Within(_) | Sign::Json => cx.is_prose(triple),
        Sign::Machine => cx.is_prose(triple) || cx.text(triple.p) == dcterms::IDENTIFIER,
        Sign::Whole => [dcterms::TITLE, dcterms::DESCRIPTION].contains(&cx.text(triple.p)),
        Sign::Label => match cx.text(triple.p) {
            dcterms::DESCRIPTION => true,
            // A file may contain a description, an example or a list of names.
            dcterms::TITLE => {
                let class = cx.class_of(triple.s).map(|class| class.name);
                let names = ["namn", "name"].contains(&cx.text(triple.o).to_lowercase().as_str());
                class != Some(class_name::DISTRIBUTION) && !names
            }
            _ => false,
        },
    }
}

fn sign(text: &str) -> Option<Sign> {
    const LABELS: [&str; 7] = [
        "beskrivning",
        "description",
        "namn",
        "name",
        "text",
        "exempel",
        "example",
    ];
    // As programs write them: a word in lower case may be a word.
    const MACHINE: [&str; 14] = [
        "None",
        "null",
        "NULL",
        "Null",
        "undefined",
        "NaN",
        "nan",
        "nil",
        "[object Object]",
        "[object object]",
        "object Object",
        "{}",
        "[]",
        "#N/A",
    ];
    const WORDS: [&str; 35] = [
        "test",
        "testing",
        "tester",
        "testar",
        "testtest",
        "todo",
        "fixme",
        "tbd",
        "tba",
        "xx",
        "xxx",
        "xxxx",
        "x",
        "n/a",
        "na",
        "none",
        "null",
        "undefined",
        "titel",
        "title",
        "rubrik",
        "placeholder",
        "platshållare",
        "asdf",
        "qwerty",
        "saknas",
        "ingen beskrivning",
        "beskrivning saknas",
        "no description",
        "ingen titel",
        "no title",
        "untitled",
        "namnlös",
        "fyll i",
        "kommer senare",
    ];
    // Most texts are longer than any placeholder.
    const LONGEST: usize = 40;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if is_json(text) {
        return Some(Sign::Json);
    }
    if text.len() <= LONGEST {
        if MACHINE.contains(&text) {
            return Some(Sign::Machine);
        }
        let bare = text
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let mut words = bare.split_whitespace();
        let repeated = words.next() == Some("test")
            && words.all(|word| word.starts_with("test") || word.parse::<u32>().is_ok());
        if bare.is_empty() || repeated || WORDS.contains(&bare.as_str()) {
            return Some(Sign::Whole);
        }
        if LABELS.contains(&bare.as_str()) {
            return Some(Sign::Label);
        }
    }
    within(text).map(Sign::Within)
}

/// Whether the whole text is an object or list of JSON, or of Python: `{"sv": "Badplatser"}`, `['bad']`.
fn is_json(text: &str) -> bool {
    let inner = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    let begins = |inner: &str, signs: &[char]| inner.trim_start().starts_with(signs);
    let is_object =
        inner('{', '}').is_some_and(|inner| begins(inner, &['"', '\'']) && inner.contains(':'));
    is_object || inner('[', ']').is_some_and(|inner| begins(inner, &['"', '\'', '{']))
}

/// A fast check: few texts contain any of them.
static ANY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"TODO|FIXME|XXX|[Ll]orem ipsum|\[object Object\]|Pxc[A-Z]").expect("a pattern")
});

/// An unmistakable placeholder anywhere in the text.
fn within(text: &str) -> Option<&'static str> {
    const SIGNS: [&str; 3] = ["TODO", "FIXME", "XXX"];
    // The last are names of texts that PxWeb did not find.
    const LOREM: [&str; 5] = [
        "lorem ipsum",
        "Lorem ipsum",
        "[object Object]",
        "PxcMetaTitleBy",
        "PxcMetaTitle",
    ];
    if !ANY.is_match(text) {
        return None;
    }
    let is_word = |sign: &str| {
        text.match_indices(sign).any(|(start, _)| {
            let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
            let (before, after) = (&text[..start], &text[start + sign.len()..]);
            // Volume XXX is the thirtieth.
            let stands = sign != "XXX" || after.trim_start().starts_with(':');
            stands && !before.ends_with(joins) && !after.starts_with(joins)
        })
    };
    LOREM
        .into_iter()
        .find(|sign| text.contains(sign))
        .or_else(|| {
            SIGNS
                .into_iter()
                .find(|sign| text.contains(sign) && is_word(sign))
        })
}

#[cfg(test)]
mod tests {
    use super::{Sign, sign};

    #[test]
    fn signs_are_seen() {
        for text in [
            "test",
            "Test test",
            "test 2",
            "…",
            "-",
            "N/A",
            "<titel>",
            "[beskrivning saknas]",
        ] {
            assert_eq!(sign(text), Some(Sign::Whole), "{text}");
        }
        for text in [
            "Lorem ipsum dolor sit amet",
            "Badplatser. TODO: mer",
            "XXX: badplatser",
        ] {
            assert!(matches!(sign(text), Some(Sign::Within(_))), "{text}");
        }
        for text in ["None", "null", "[object Object]", "NaN", "undefined"] {
            assert_eq!(sign(text), Some(Sign::Machine), "{text}");
        }
        for text in [
            r#"{"sv": "Badplatser"}"#,
            "['bad', 'strand']",
            r#"[{"a": 1}]"#,
        ] {
            assert_eq!(sign(text), Some(Sign::Json), "{text}");
        }
        for text in ["Badplatser PxcMetaTitleBy område", "Titel [object Object]"] {
            assert!(matches!(sign(text), Some(Sign::Within(_))), "{text}");
        }
        for text in ["Beskrivning.", "[Namn]", "text"] {
            assert_eq!(sign(text), Some(Sign::Label), "{text}");
        }
        for text in [
            "Volym XXX",
            "XXX är ett märke",
            "Test av dricksvatten",
            "Testresultat",
            "Textilier",
            "Beskrivningar av kulturmiljöer",
            "Metodo TODOS",
            "Modell XXX-200",
            "Titelregister",
            "ÖPP",
            "7",
        ] {
            assert_eq!(sign(text), None, "{text}");
        }
    }
}
