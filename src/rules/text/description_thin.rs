//! A description that only repeats the title.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcterms;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "text/description-thin", Warning, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Beskrivningen säger nästan ingenting."
        / "The description says next to nothing.";
    many "{count} {things} har en beskrivning som nästan inte säger någonting"
        / "{count} {things} have a description that says next to nothing";
    why "Beskrivningen är det som läsaren väljer data efter, och en stor del av det som sökningen går igenom."
        / "The description is what readers choose data by, and much of what the search looks through.";
    fix "Skriv några meningar om vad data innehåller, hur de samlas in och vilka brister läsaren bör känna till."
        / "Write a few sentences on what the data holds, how it is collected and which shortcomings the reader should know of.";
    Check::Graph(check)
}

/// Classes that are found by their description; a distribution has its dataset.
const CLASSES: [&str; 4] = [
    class_name::CATALOG,
    class_name::DATASET,
    class_name::DATASET_SERIES,
    class_name::DATA_SERVICE,
];
const FEWEST_WORDS: usize = 5;
/// Minimum number of letters; Swedish compounds are long.
const FEWEST_LETTERS: usize = 40;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let (Some(title), Some(description)) = (
        cx.graph.iri(dcterms::TITLE),
        cx.graph.iri(dcterms::DESCRIPTION),
    ) else {
        return;
    };
    let mut subjects: Vec<TermId> = CLASSES
        .iter()
        .flat_map(|class| cx.instances_named(class))
        .collect();
    subjects.sort_unstable();
    subjects.dedup();
    for subject in subjects {
        let descriptions = cx.graph.values(subject, description);
        let written = || {
            let texts = descriptions.iter();
            texts.filter(|triple| {
                cx.graph.terms().is_literal(triple.o) && !cx.text(triple.o).trim().is_empty()
            })
        };
        let titles = cx.graph.values(subject, title);
        let titles = Titles::of(cx, titles);
        let repeats = cx.first(written().filter(|triple| titles.have(cx.text(triple.o))));
        let short = || {
            let short = written().all(|triple| is_short(cx.text(triple.o)));
            cx.first(written()).filter(|_| short)
        };
        if let Some(triple) = repeats {
            found.push(finding(cx, triple, true));
        } else if let Some(triple) = short() {
            found.push(finding(cx, triple, false));
        }
    }
}

fn finding(cx: &Context<'_>, triple: &Triple, repeats: bool) -> Finding {
    let (word, quoted) = (cx.property_name_of(triple), cx.quote(triple.o));
    let message = if repeats {
        message!(sv: "`{word}` säger detsamma som titeln: {quoted}", en: "`{word}` says the same as the title: {quoted}", word, quoted)
    } else {
        message!(sv: "`{word}` är bara några ord: {quoted}", en: "`{word}` is only a few words: {quoted}", word, quoted)
    };
    cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix)
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().nth(FEWEST_WORDS - 1).is_none()
        && text.trim().chars().nth(FEWEST_LETTERS - 1).is_none()
}

/// The titles of a resource by length, since most differ from the description in length.
struct Titles<'g>(BTreeMap<usize, Vec<&'g str>>);

impl<'g> Titles<'g> {
    fn of(cx: &Context<'g>, titles: &[Triple]) -> Self {
        let mut by_length: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for title in titles.iter().take(MOST_TITLES) {
            let title = cx.text(title.o);
            by_length.entry(title.len()).or_default().push(title);
        }
        Self(by_length)
    }

    /// Whether a description equals a title, except for case, whitespace and the final full stop.
    fn have(&self, description: &str) -> bool {
        const NEAR: usize = 15;
        let length = description.len();
        let near = self.0.range(length.saturating_sub(NEAR)..=length + NEAR);
        let mut near = near.flat_map(|(_, titles)| titles).peekable();
        if near.peek().is_none() {
            return false;
        }
        let description = fold(description);
        near.any(|title| fold(title) == description)
    }
}

/// Maximum number of titles compared; each language has one.
const MOST_TITLES: usize = 100;

fn fold(text: &str) -> String {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
