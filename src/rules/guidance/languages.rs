//! Titles and descriptions that lack one of the two languages readers come with.

use crate::diagnostic::{Finding, RuleMeta};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::profile::is_doubtful;
use crate::rules::{Context, Words};
use crate::say;

/// The free texts that are translated.
const TEXTS: [&str; 2] = [dcterms::TITLE, dcterms::DESCRIPTION];

/// A language: its tag and its name in Swedish and English.
pub(super) struct Language {
    pub(super) tag: &'static str,
    pub(super) sv: &'static str,
    pub(super) en: &'static str,
}

/// Adds a finding for each resource whose title or description lacks the language.
pub(super) fn untranslated(
    cx: &Context<'_>,
    rule: &'static RuleMeta,
    language: &Language,
    found: &mut Vec<Finding>,
) {
    let texts = TEXTS.map(|property| cx.graph.iri(property));
    let texts: Vec<TermId> = texts.into_iter().flatten().collect();
    let mut subjects = cx.datasets_and_series();
    subjects.extend(distributions(cx, &subjects, &texts, language));
    subjects.extend(cx.instances_named("Catalog"));
    subjects.extend(cx.instances_named("DataService"));
    for subject in subjects {
        let lacking: Vec<&Triple> = texts
            .iter()
            .filter_map(|text| lacks(cx, subject, *text, language))
            .collect();
        if !lacking.is_empty() {
            found.push(finding(cx, rule, language, &lacking));
        }
    }
}

/// The distributions of datasets that have the language themselves. Where a dataset lacks it, one finding is enough.
fn distributions(
    cx: &Context<'_>,
    datasets: &[TermId],
    texts: &[TermId],
    language: &Language,
) -> Vec<TermId> {
    let Some(distribution) = cx.graph.iri(dcat::P_DISTRIBUTION) else {
        return Vec::new();
    };
    let translated = datasets.iter().filter(|dataset| {
        let mut values = texts
            .iter()
            .flat_map(|text| cx.graph.values(**dataset, *text));
        values.any(|triple| is_in(cx, triple, language))
    });
    let mut distributions: Vec<TermId> = translated
        .flat_map(|dataset| cx.graph.values(*dataset, distribution))
        .map(|triple| triple.o)
        .collect();
    distributions.sort_unstable();
    distributions.dedup();
    distributions
}

/// The first value of a text that is given in some language, but not in this one. A text without any language tag, or
/// with one that is a slip, has a finding of its own.
fn lacks<'g>(
    cx: &Context<'g>,
    subject: TermId,
    text: TermId,
    language: &Language,
) -> Option<&'g Triple> {
    let values = cx.graph.values(subject, text);
    let tagged = |triple: &&Triple| cx.language(triple.o).is_some();
    if values.iter().any(|triple| is_in(cx, triple, language)) {
        return None;
    }
    let first = values.iter().find(tagged)?;
    let mut tags = values.iter().filter_map(|triple| cx.language(triple.o));
    let told = tags.any(|tag| is_doubtful(cx, tag)) || cx.graph.is_reported_value(subject, text);
    (!told).then_some(first)
}

fn is_in(cx: &Context<'_>, triple: &Triple, language: &Language) -> bool {
    let Some(tag) = cx.language(triple.o) else {
        return false;
    };
    let primary = tag.split('-').next().unwrap_or(tag);
    primary.eq_ignore_ascii_case(language.tag)
}

fn finding(
    cx: &Context<'_>,
    rule: &'static RuleMeta,
    language: &Language,
    lacking: &[&Triple],
) -> Finding {
    let (tag, sv, en) = (language.tag, language.sv, language.en);
    let words: Vec<String> = lacking.iter().map(|triple| cx.word_of(triple)).collect();
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let message = say!(
        cx.lang,
        sv: "{} finns inte på {sv}",
        en: "there is no {} in {en}",
        quoted.join(say!(cx.lang, sv: " och ", en: " or ").as_str())
    );
    let (word, has) = (&words[0], cx.language(lacking[0].o).unwrap_or_default());
    let help = match cx.words {
        Words::Keys => say!(
            cx.lang,
            sv: "skriv texten på {sv} också: `{word}: {{{has}: …, {tag}: …}}`",
            en: "write the text in {en} too: `{word}: {{{has}: …, {tag}: …}}`"
        ),
        Words::Properties => say!(
            cx.lang,
            sv: "lägg till texten på {sv} med språkangivelsen `{tag}`",
            en: "add the text in {en} with the language tag `{tag}`"
        ),
    };
    cx.on(rule, lacking[0], message).help(help)
}
