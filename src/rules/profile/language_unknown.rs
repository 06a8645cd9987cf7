//! An unknown language tag, or one that is probably a mistake.

use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/language-unknown", Warning, portal Silent, "BCP 47; ISO 639" / "BCP 47; ISO 639";
    title "Språkangivelsen är okänd."
        / "The language tag is unknown.";
    many "{count} {things} har en okänd språkangivelse i `{key}`[: `{cause}`]"
        / "{count} {things} have an unknown language tag in `{key}`[: `{cause}`]";
    why "Portalen kan inte visa texten för rätt läsare. `se` är landet Sverige men språket nordsamiska; svenska är `sv`."
        / "The portal cannot show the text to the right reader. `se` is the country Sweden but the language Northern Sami; Swedish is `sv`.";
    fix "Skriv språkets kod: `sv` svenska, `en` engelska, `fi` finska, `sme` nordsamiska."
        / "Write the code of the language: `sv` Swedish, `en` English, `fi` Finnish, `sme` Northern Sami.";
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
        let Some(problem) = problem(cx, tag) else {
            continue;
        };
        let word = cx.property_name(usage.subject, usage.row);
        let message = match problem {
            TagProblem::Meant(_) => message!(
                sv: "`{tag}` är troligen inte det språk som menas: `{word}`",
                en: "`{tag}` is probably not the language that is meant: `{word}`",
                tag,
                word
            ),
            TagProblem::Unknown(_) => message!(
                sv: "`{tag}` är ingen språkkod: `{word}`",
                en: "`{tag}` is no language code: `{word}`",
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
    problem(cx, tag).is_some()
}

/// The problem with a tag.
enum TagProblem {
    /// Probably another language is meant.
    Meant(&'static str),
    /// Unknown language.
    Unknown(String),
}

fn problem(cx: &Context<'_>, tag: &str) -> Option<TagProblem> {
    // Nearly all texts are in one of these.
    if matches!(tag, "sv" | "en") {
        return None;
    }
    let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    // Country codes instead of language codes, and typos.
    let meant = match primary.as_str() {
        // `se` is Northern Sami, which may also be written `sme`.
        "se" if !says_northern_sami(cx) => Some("sv"),
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
