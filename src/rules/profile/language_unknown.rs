//! An unknown language tag, or one that is probably a mistake.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::Triple;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/language-unknown", Warning, portal Silent, "BCP 47; ISO 639" / "BCP 47; ISO 639";
    title "Språkangivelsen är okänd."
        / "The language tag is unknown.";
    many "{count} {things} har en okänd språkangivelse i `{key}`[: `{cause}`]"
        / "{count} {things} have an unknown language tag in `{key}`[: `{cause}`]";
    why "Portalen kan inte visa texten för rätt läsare. Svenska är `sv`; `se` är språkkoden för nordsamiska, och landskoden för Sverige."
        / "The portal cannot show the text to the right reader. Swedish is `sv`; `se` is the language code of Northern Sami, and the country code of Sweden.";
    fix "Skriv språkets kod: `sv` svenska, `en` engelska, `fi` finska, `se` nordsamiska."
        / "Write the code of the language: `sv` Swedish, `en` English, `fi` Finnish, `se` Northern Sami.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if !usage
        .row
        .alternatives
        .iter()
        .all(|alternative| alternative.node.is_literal())
    {
        return;
    }
    for triple in usage.good() {
        let Some(tag) = cx.language(triple.o) else {
            continue;
        };
        let Some(problem) = problem(cx, tag, || may_be_swedish(cx, usage, triple)) else {
            continue;
        };
        let word = cx.property_name(usage.subject, usage.row);
        let message = match problem {
            TagProblem::Meant(_) => message!(
                sv: "`{tag}` är troligen inte det språk som avses i `{word}`",
                en: "`{tag}` is probably not the language that is meant in `{word}`",
                tag,
                word
            ),
            TagProblem::Unknown(_) => message!(
                sv: "`{tag}` är ingen känd språkkod i `{word}`",
                en: "`{tag}` is no known language code in `{word}`",
                tag,
                word
            ),
        };
        let meant = match problem {
            TagProblem::Meant(meant) => Some(meant),
            TagProblem::Unknown(word) => usage.suggestions.look(|| nearest(cx, &word)),
        };
        let help = match meant {
            Some(meant) => {
                message!(sv: "menade du `{meant}`?", en: "did you mean `{meant}`?", meant)
            }
            None => (&RULE.meta.fix).into(),
        };
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .help(help)
                .discriminator(tag),
        );
    }
}

/// Whether this rule reports the tag.
pub(in crate::rules) fn is_doubtful(cx: &Context<'_>, tag: &str) -> bool {
    problem(cx, tag, || true).is_some()
}

/// The problem with a tag.
enum TagProblem {
    /// Probably another language is meant.
    Meant(&'static str),
    /// Unknown language.
    Unknown(String),
}

/// `is_swedish`: whether the text may be in Swedish, which is asked of `se` only.
fn problem(cx: &Context<'_>, tag: &str, is_swedish: impl FnOnce() -> bool) -> Option<TagProblem> {
    // Nearly all texts are in one of these.
    if matches!(tag, "sv" | "en") {
        return None;
    }
    let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    // Country codes instead of language codes, and typos.
    let meant = match primary.as_str() {
        // `se` is Northern Sami.
        "se" if is_swedish() && !says_northern_sami(cx) => Some("sv"),
        "swe" | "sve" => Some("sv"),
        "em" | "eb" | "gb" | "us" | "eng" => Some("en"),
        "dk" => Some("da"),
        "ua" => Some("uk"),
        _ => None,
    };
    if let Some(meant) = meant {
        return Some(TagProblem::Meant(meant));
    }
    let known = match primary.len() {
        2 => isolang::Language::from_639_1(&primary).is_some(),
        3 => isolang::Language::from_639_3(&primary).is_some(),
        _ => matches!(primary.as_str(), "i" | "x"),
    };
    (!known).then_some(TagProblem::Unknown(primary))
}

/// Whether a text marked `se` may be in Swedish: no other text of the property is marked `sv`, or one marked so says the
/// same, or it has letters that Northern Sami has not.
fn may_be_swedish(cx: &Context<'_>, usage: &Usage<'_>, triple: &Triple) -> bool {
    let text = cx.text(triple.o);
    let swedish = usage
        .values
        .iter()
        .filter(|other| cx.language(other.o) == Some("sv"));
    let mut texts = swedish.map(|other| cx.text(other.o)).peekable();
    texts.peek().is_none()
        || texts.any(|other| other == text)
        || text.contains(['å', 'ö', 'Å', 'Ö'])
}

fn says_northern_sami(cx: &Context<'_>) -> bool {
    let languages = cx
        .profile
        .vocabulary_named("language")
        .map(|id| cx.profile.vocabulary(id));
    let sami = languages.and_then(|list| {
        list.values
            .iter()
            .find(|value| value.tag.as_deref() == Some("se"))
    });
    sami.is_some_and(|value| cx.graph.iri(value.value()).is_some())
}

fn nearest(cx: &Context<'_>, word: &str) -> Option<&'static str> {
    let languages = cx
        .profile
        .vocabulary(cx.profile.vocabulary_named("language")?);
    let by_code = languages.by_word(word).or_else(|| languages.nearest(word));
    by_code.and_then(|value| value.tag.as_deref())
}
