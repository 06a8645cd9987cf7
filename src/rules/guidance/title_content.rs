//! A title with information that other properties give: publisher, year or format.

use super::resources::{each_title, words};
use super::title_words::{Formats, GivenFormats, Publishers, year};
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::fold;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

rule! {
    "guidance/title-content", Info, portal Silent, "DIGG, rekommendationer: titel" / "DIGG, recommendations: title";
    title "Titeln säger det som andra uppgifter redan säger."
        / "The title says what other properties say already.";
    many "{count} {things} har en titel som säger det som andra uppgifter redan säger"
        / "{count} {things} have a title that says what other properties say already";
    why "Utgivare, årtal och format har egna fält som portalen visar och filtrerar på. I titeln gör de listan svårare att läsa, och ett årtal blir gammalt."
        / "Publisher, year and format have fields of their own, which the portal shows and filters by. In the title they make the list harder to read, and a year grows old.";
    fix "Låt titeln säga vad data handlar om. Det som skiljer datamängden från en annan med samma titel får stå kvar."
        / "Let the title say what the data is about. What tells the dataset from another with the same title may stay.";
    Check::Graph(check)
}

/// The redundant part of a title.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RedundantPart {
    Publisher,
    Year,
    Format,
}

/// A title with a redundant part.
struct Suspect {
    dataset: TermId,
    triple: Triple,
    kind: RedundantPart,
    /// The words as written.
    written: String,
    /// The rest of the title, for comparison.
    rest: String,
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let mut suspects = suspects(cx);
    if suspects.is_empty() {
        return;
    }
    drop_what_distinguishes(cx, &mut suspects);
    // Titles in several languages give one finding.
    suspects.sort_by_key(|suspect| {
        let place = suspect.triple.origin.span();
        (suspect.dataset, suspect.kind, place)
    });
    suspects.dedup_by_key(|suspect| (suspect.dataset, suspect.kind));
    found.extend(suspects.iter().map(|suspect| finding(cx, suspect)));
}

/// Longer titles, in bytes, are skipped.
const LONGEST: usize = 2_000;

fn suspects(cx: &Context<'_>) -> Vec<Suspect> {
    let formats = Formats::of(cx);
    let mut given = GivenFormats::new(cx);
    let mut publishers = Publishers::new(cx);
    let in_series = cx.graph.iri(dcat::IN_SERIES);
    let mut suspects = Vec::new();
    each_title(cx, |dataset, triple| {
        // An overlong title has its own finding.
        if cx.text(triple.o).len() > LONGEST {
            return;
        }
        // Members of a series are distinguished by their titles.
        if in_series.is_some_and(|property| !cx.graph.values(dataset, property).is_empty()) {
            return;
        }
        let words: Vec<&str> = words(cx.text(triple.o)).collect();
        let text = cx.text(triple.o);
        let at = |index: usize| (index < words.len()).then_some(index..index + 1);
        let finds = [
            (RedundantPart::Publisher, publishers.find(dataset, &words)),
            (RedundantPart::Year, year(cx, text, &words)),
            (
                RedundantPart::Format,
                formats.find_in(text, &words).and_then(at),
            ),
        ];
        for (kind, range) in finds {
            let Some(range) = range else { continue };
            if kind == RedundantPart::Format && !given.has(dataset, words[range.start]) {
                continue;
            }
            let rest = rest(cx, kind, &words, &range, &formats);
            // A title without anything else has another finding.
            if rest.is_empty() {
                continue;
            }
            suspects.push(Suspect {
                dataset,
                triple: *triple,
                kind,
                written: written(text, &words[range.clone()]),
                rest,
            });
        }
    });
    suspects
}

/// The words with the text between them.
fn written(text: &str, words: &[&str]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    let joined = words.join(" ");
    let as_written = || {
        let start = text.find(first)?;
        let after = start + first.len();
        let end = after + text.get(after..)?.find(last)? + last.len();
        text.get(start..end)
    };
    if text.contains(&joined) {
        joined
    } else {
        as_written().map_or(joined, str::to_owned)
    }
}

/// The title without its redundant words.
fn rest(
    cx: &Context<'_>,
    kind: RedundantPart,
    words: &[&str],
    range: &Range<usize>,
    formats: &Formats,
) -> String {
    let kept = words.iter().enumerate().filter(|(index, word)| match kind {
        RedundantPart::Publisher => !range.contains(index),
        RedundantPart::Year => year(cx, word, &[*word]).is_none(),
        RedundantPart::Format => formats.find(&[**word]).is_none(),
    });
    key(kept.map(|(_, word)| *word))
}

/// Drops suspects whose redundant words distinguish two titles.
fn drop_what_distinguishes(cx: &Context<'_>, suspects: &mut Vec<Suspect>) {
    // For each rest, the first dataset with it as title or rest, and whether there is another.
    let mut having: HashMap<String, Option<(TermId, bool)>> = HashMap::new();
    for suspect in suspects.iter() {
        having.insert(suspect.rest.clone(), None);
    }
    let mut note = |rest: &str, dataset: TermId| {
        if let Some(seen) = having.get_mut(rest) {
            let (first, others) = *seen.get_or_insert((dataset, false));
            *seen = Some((first, others || first != dataset));
        }
    };
    each_title(cx, |dataset, triple| {
        note(&key(words(cx.text(triple.o))), dataset);
    });
    for suspect in suspects.iter() {
        note(&suspect.rest, suspect.dataset);
    }
    suspects.retain(|suspect| {
        let seen = having.get(&suspect.rest).copied().flatten();
        !seen.is_some_and(|(_, others)| others)
    });
}

/// Normalizes words for comparison.
fn key<'w>(words: impl Iterator<Item = &'w str>) -> String {
    fold(&words.collect::<Vec<_>>().join(" "))
}

fn finding(cx: &Context<'_>, suspect: &Suspect) -> Finding {
    let (title, written) = (cx.quote(suspect.triple.o), &suspect.written);
    let (message, help) = match suspect.kind {
        RedundantPart::Publisher => (
            message!(
                sv: "titeln {title} nämner utgivaren, `{written}`",
                en: "the title {title} names the publisher, `{written}`",
                title,
                written
            ),
            message!(
                sv: "ta bort namnet ur titeln; portalen visar utgivaren intill",
                en: "take the name out of the title; the portal shows the publisher beside it"
            ),
        ),
        RedundantPart::Year => (
            message!(
                sv: "titeln {title} nämner ett årtal, `{written}`",
                en: "the title {title} names a year, `{written}`",
                title,
                written
            ),
            if cx.has(suspect.dataset, dcterms::TEMPORAL) {
                message!(
                    sv: "ta bort årtalet ur titeln; tiden står redan som tidsperiod",
                    en: "take the year out of the title; the time is already given as a time period"
                )
            } else {
                message!(
                    sv: "ta bort årtalet ur titeln och ange tiden som tidsperiod",
                    en: "take the year out of the title and give the time as a time period"
                )
            },
        ),
        RedundantPart::Format => (
            message!(
                sv: "titeln {title} nämner ett format, `{written}`",
                en: "the title {title} names a format, `{written}`",
                title,
                written
            ),
            message!(
                sv: "ta bort formatet ur titeln; det anges på distributionen",
                en: "take the format out of the title; it is given on the distribution"
            ),
        ),
    };
    cx.on(&RULE.meta, &suspect.triple, message).help(help)
}
