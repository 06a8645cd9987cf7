//! Titles and descriptions that are missing in Swedish or English.

use super::resources::{MOST_BY_ITSELF, by_catalog, words};
use super::title_words::Formats;
use crate::diagnostic::{Finding, List, RuleMeta};
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::profile::is_doubtful;
use crate::rules::{Context, PropertyNaming};
use foldhash::{HashSet, HashSetExt};

/// The free texts that are translated.
const TEXTS: [&str; 2] = [dcterms::TITLE, dcterms::DESCRIPTION];

/// A language: its tag and its name in Swedish and English.
pub(super) struct Language {
    pub(super) tag: &'static str,
    pub(super) sv: &'static str,
    pub(super) en: &'static str,
}

/// Adds a finding for each resource with a title or description that lacks the language.
pub(super) fn untranslated(
    cx: &Context<'_>,
    rule: &'static RuleMeta,
    language: &Language,
    found: &mut Vec<Finding>,
) {
    let texts = TEXTS.map(|property| cx.graph.iri(property));
    let texts: Vec<TermId> = texts.into_iter().flatten().collect();
    let formats = Formats::of(cx);
    let lacking = |subject: TermId| -> Vec<&Triple> {
        let values = texts
            .iter()
            .filter_map(|text| lacks(cx, subject, *text, language));
        let values: Vec<&Triple> = values
            .filter(|triple| !is_sign(cx, triple, &formats))
            .collect();
        if !values.is_empty() && is_in_another(cx, subject, language) {
            return Vec::new();
        }
        values
    };
    let datasets = cx.datasets_and_series();
    let mut subjects = distributions(cx, &datasets, &texts, language);
    let mut catalogs = cx.instances_named(class_name::CATALOG);
    if datasets.len() > MOST_BY_ITSELF && !any_in(cx, &datasets, &texts, language) {
        let datasets = datasets.into_iter().filter(|it| !lacking(*it).is_empty());
        let mut told = HashSet::new();
        for (catalog, datasets) in by_catalog(cx, datasets) {
            match catalog {
                Some(catalog) if datasets.len() > MOST_BY_ITSELF => {
                    told.insert(catalog);
                    found.push(of_all(cx, rule, language, catalog, datasets.len()));
                }
                _ => subjects.extend(datasets),
            }
        }
        catalogs.retain(|catalog| !told.contains(catalog));
    } else {
        subjects.extend(datasets);
    }
    subjects.extend(catalogs);
    subjects.extend(cx.instances_named(class_name::DATA_SERVICE));
    subjects.sort_unstable();
    subjects.dedup();
    for subject in subjects {
        let lacking = lacking(subject);
        if !lacking.is_empty() {
            found.push(finding(cx, rule, language, &lacking));
        }
    }
}

/// Whether it is a distribution that is itself in another language, by its `dcterms:language` or its title: `Metadata
/// (sv)`, `Report in English`. Each language is a distribution of its own.
fn is_in_another(cx: &Context<'_>, subject: TermId, language: &Language) -> bool {
    let class = cx.class_of(subject).map(|class| class.name);
    if class != Some(class_name::DISTRIBUTION) {
        return false;
    }
    let own = cx.listed_values(subject, dcterms::LANGUAGE);
    let mut own = own.iter().filter_map(|value| value.tag.as_deref());
    match own.next() {
        Some(first) => first != language.tag && own.all(|tag| tag != language.tag),
        None => cx
            .values(subject, dcterms::TITLE)
            .iter()
            .filter_map(|triple| named_language(cx.text(triple.o)))
            .any(|tag| tag != language.tag),
    }
}

/// The language that a title names at its end: `Metadata (sv)`, `Tabell på svenska`, `data-en`.
fn named_language(title: &str) -> Option<&'static str> {
    const SWEDISH: [&str; 5] = ["sv", "swe", "se", "svenska", "swedish"];
    const ENGLISH: [&str; 4] = ["en", "eng", "engelska", "english"];
    let last = words(title).last()?.to_lowercase();
    // In running text `en` is a Swedish word; as a mark it stands alone.
    let marked = last.len() > 3 || !title.ends_with(&format!(" {last}"));
    let is = |names: &[&str]| marked && names.contains(&last.as_str());
    if is(&SWEDISH) {
        Some("sv")
    } else if is(&ENGLISH) {
        Some("en")
    } else {
        None
    }
}

/// Whether any of the resources has one of the texts in the language.
fn any_in(cx: &Context<'_>, subjects: &[TermId], texts: &[TermId], language: &Language) -> bool {
    subjects.iter().any(|subject| {
        let mut values = texts
            .iter()
            .flat_map(|text| cx.graph.values(*subject, *text));
        values.any(|triple| is_in(cx, triple, language))
    })
}

/// Whether a title is language-independent: the name of a file or format, a code, a year.
fn is_sign(cx: &Context<'_>, triple: &Triple, formats: &Formats) -> bool {
    cx.text(triple.p) == dcterms::TITLE && {
        let text = cx.text(triple.o).trim();
        is_file(text)
            || words(text).all(|word| !is_ordinary(word) || formats.find(&[word]).is_some())
    }
}

/// `badplatser.csv`
fn is_file(text: &str) -> bool {
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    (2..=7).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !text.contains(char::is_whitespace)
}

/// At least three letters, lower case after the first: `CSV`, `v2` and `2023` are not.
fn is_ordinary(word: &str) -> bool {
    word.chars().count() > 2
        && word.chars().all(char::is_alphabetic)
        && word.chars().skip(1).all(char::is_lowercase)
}

/// A catalogue without any dataset in the language.
fn of_all(
    cx: &Context<'_>,
    rule: &'static RuleMeta,
    language: &Language,
    catalog: TermId,
    count: usize,
) -> Finding {
    let (tag, sv, en) = (language.tag, language.sv, language.en);
    let message = message!(
        sv: "ingen av katalogens {count} datamängder beskrivs på {sv}",
        en: "none of the {count} datasets of the catalogue is described in {en}",
        sv,
        count,
        en
    );
    let help = message!(
        sv: "börja med titlarna på de datamängder som används mest, med språkangivelsen `{tag}`",
        en: "begin with the titles of the datasets that are used most, with the language tag `{tag}`",
        tag
    );
    cx.on_resource(rule, catalog, message)
        .property(dcterms::TITLE)
        .help(help)
}

/// The distributions of datasets that have the language. Where a dataset lacks it, one finding is enough.
fn distributions(
    cx: &Context<'_>,
    datasets: &[TermId],
    texts: &[TermId],
    language: &Language,
) -> Vec<TermId> {
    let Some(distribution) = cx.graph.iri(dcat::P_DISTRIBUTION) else {
        return Vec::new();
    };
    let translated = datasets
        .iter()
        .filter(|dataset| any_in(cx, &[**dataset], texts, language));
    let mut distributions: Vec<TermId> = translated
        .flat_map(|dataset| cx.graph.values(*dataset, distribution))
        .map(|triple| triple.o)
        .collect();
    distributions.sort_unstable();
    distributions.dedup();
    distributions
}

/// The first value of a text that is given in another language, but not in this one. A text with a missing or invalid
/// language tag has its own finding.
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
    let first = cx.first(values.iter().filter(tagged))?;
    let mut tags = values.iter().filter_map(|triple| cx.language(triple.o));
    let told = tags.any(|tag| is_doubtful(cx, tag)) || cx.reported.has_value(subject, text);
    (!told).then_some(first)
}

fn is_in(cx: &Context<'_>, triple: &Triple, language: &Language) -> bool {
    let Some(tag) = cx.language(triple.o) else {
        return false;
    };
    tag.get(..language.tag.len())
        .is_some_and(|primary| primary.eq_ignore_ascii_case(language.tag))
        && matches!(tag.as_bytes().get(language.tag.len()), None | Some(b'-'))
}

fn finding(
    cx: &Context<'_>,
    rule: &'static RuleMeta,
    language: &Language,
    lacking: &[&Triple],
) -> Finding {
    let (tag, sv, en) = (language.tag, language.sv, language.en);
    let words: Vec<String> = lacking
        .iter()
        .map(|triple| cx.property_name_of(triple))
        .collect();
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let message = message!(
        sv: "{quoted} finns inte på {sv}",
        en: "there is no {quoted} in {en}",
        sv,
        en,
        quoted = List::or(quoted)
    );
    let (word, has) = (&words[0], cx.language(lacking[0].o).unwrap_or_default());
    let help = match cx.naming_of(lacking[0].s) {
        PropertyNaming::Keys => message!(
            sv: "skriv texten på {sv} också: `{word}: {{{has}: …, {tag}: …}}`",
            en: "write the text in {en} too: `{word}: {{{has}: …, {tag}: …}}`",
            sv,
            word,
            has,
            tag,
            en
        ),
        PropertyNaming::Curies => message!(
            sv: "lägg till texten på {sv} med språkangivelsen `{tag}`",
            en: "add the text in {en} with the language tag `{tag}`",
            sv,
            tag,
            en
        ),
    };
    cx.on(rule, lacking[0], message).help(help)
}

#[cfg(test)]
mod tests {
    use super::{is_file, is_ordinary, named_language};

    #[test]
    fn languages_at_the_end_of_titles() {
        for (title, tag) in [
            ("Metadata (sv)", Some("sv")),
            ("Metadata (EN)", Some("en")),
            ("Tabell på svenska", Some("sv")),
            ("Report in English", Some("en")),
            ("data-en", Some("en")),
            ("Stugor, var och en", None),
            ("Badplatser", None),
            ("", None),
        ] {
            assert_eq!(named_language(title), tag, "{title}");
        }
    }

    #[test]
    fn signs_are_told_from_words() {
        assert!(is_file("badplatser.csv") && is_file("fil_2024.geojson"));
        assert!(!is_file("Fil.") && !is_file("Karta nr.2 över") && !is_file("Badplatser"));
        for word in ["Badplatser", "karta", "bad"] {
            assert!(is_ordinary(word), "{word}");
        }
        for word in ["CSV", "GeoJSON", "2023", "v2", "bå"] {
            assert!(!is_ordinary(word), "{word}");
        }
    }
}
