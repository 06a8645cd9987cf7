//! A text in another language than its tag says.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::Triple;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, rule};
use std::borrow::Cow;

rule! {
    "text/wrong-language", Warning, portal Silent, "DCAT-AP-SE, rekommendationer: språk" / "DCAT-AP-SE, recommendations: language";
    title "Texten är på ett annat språk än språkangivelsen säger."
        / "The text is in another language than its tag says.";
    many "{count} {things} har i `{key}` en text på ett annat språk än språkangivelsen säger"
        / "{count} {things} have a text in `{key}` in another language than its tag says";
    why "Portalen visar texten för fel läsare, och den som söker på rätt språk hittar den inte."
        / "The portal shows the text to the wrong reader, and whoever searches in the right language does not find it.";
    fix "Märk texten med språket den är skriven på, eller översätt den."
        / "Mark the text with the language it is written in, or translate it.";
    explains "profile/language-repeated", "guidance/language-missing-english", "guidance/language-missing-swedish";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let translated = [dcterms::TITLE, dcterms::DESCRIPTION].map(|property| cx.graph.iri(property));
    for (literal, text) in cx.texts() {
        let Some(tag) = cx.language(literal).and_then(Spoken::of_tag) else {
            continue;
        };
        let is_translated = |triple: &&Triple| translated.contains(&Some(triple.p));
        let mut uses = cx.graph.incoming(literal).filter(is_translated).peekable();
        if uses.peek().is_none() {
            continue;
        }
        let Some(is) = spoken(text).filter(|is| *is != tag) else {
            continue;
        };
        found.extend(uses.map(|triple| finding(cx, triple, is, tag.tag())));
    }
}

fn finding(cx: &Context<'_>, triple: &Triple, is: Spoken, tag: &str) -> Finding {
    let word = cx.property_name_of(triple);
    let (text, right) = (cx.quote(triple.o), is.tag());
    let language = match is {
        Spoken::Swedish => message!(sv: "svenska", en: "Swedish"),
        Spoken::English => message!(sv: "engelska", en: "English"),
    };
    let message = message!(
        sv: "{text} i `{word}` är märkt `{tag}` men ser ut att vara på {language}",
        en: "{text} in `{word}` is marked `{tag}` but looks like {language}",
        text,
        word,
        tag,
        language
    );
    let help = message!(
        sv: "märk den `{right}`, eller översätt den",
        en: "mark it `{right}`, or translate it",
        right
    );
    let finding = cx.on(&RULE.meta, triple, message).help(help);
    let subject = cx.name_of(triple.s);
    finding.explains_on([subject])
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spoken {
    Swedish,
    English,
}

impl Spoken {
    /// The language of a tag, without its region; `None` for other languages.
    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        [Self::Swedish, Self::English]
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }
}

/// The language of a text by its small words, where it has several of one language and none of the other.
fn spoken(text: &str) -> Option<Spoken> {
    /// As many small words are no coincidence.
    const FEWEST: usize = 2;
    /// The rest of a long text says the same.
    const ENOUGH: usize = 60;
    let (mut english, mut swedish) = (0, 0);
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    for word in words.take(ENOUGH) {
        // Of all words, the longest small one has seven letters.
        if word.len() > 8 {
            continue;
        }
        let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let word: Cow<'_, str> = if is_lower {
            word.into()
        } else {
            word.to_lowercase().into()
        };
        english += usize::from(is_small_english(&word));
        swedish += usize::from(is_small_swedish(&word));
    }
    match (english, swedish) {
        (FEWEST.., 0) if !text.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) => {
            Some(Spoken::English)
        }
        (0, FEWEST..) => Some(Spoken::Swedish),
        _ => None,
    }
}

/// Words that stand in English texts on any subject, and in no Swedish ones.
fn is_small_english(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "with"
            | "is"
            | "are"
            | "this"
            | "that"
            | "from"
            | "by"
            | "which"
            | "was"
            | "were"
            | "been"
            | "their"
            | "its"
            | "where"
            | "who"
            | "between"
            | "each"
            | "about"
            | "these"
    )
}

/// Words that stand in Swedish texts on any subject.
fn is_small_swedish(word: &str) -> bool {
    matches!(
        word,
        "och"
            | "att"
            | "som"
            | "för"
            | "med"
            | "av"
            | "är"
            | "ett"
            | "på"
            | "till"
            | "det"
            | "från"
            | "om"
            | "eller"
            | "där"
            | "inte"
            | "vid"
            | "har"
            | "kan"
            | "mellan"
            | "samt"
            | "finns"
            | "under"
            | "de"
            | "den"
            | "över"
            | "efter"
            | "per"
    )
}

#[cfg(test)]
mod tests {
    use super::{Spoken, spoken};

    #[test]
    fn languages_are_told_by_small_words() {
        for (text, language) in [
            (
                "The bathing sites of the municipality",
                Some(Spoken::English),
            ),
            (
                "Bathing sites with location and facilities.",
                Some(Spoken::English),
            ),
            (
                "Kommunens badplatser med namn och läge.",
                Some(Spoken::Swedish),
            ),
            ("Badplatser", None),
            ("Bathing sites", None),
            ("Projektet The State of the Art, och vad det gav", None),
            ("Datasetet Statistics of Åby and Märsta", None),
            ("Under the bridge: per capita", None),
        ] {
            assert_eq!(spoken(text), language, "{text}");
        }
    }
}
