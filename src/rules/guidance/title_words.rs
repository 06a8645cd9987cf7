//! The words that a title need not have: names of publishers, years, formats.

use super::resources::words;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcterms, foaf};
use crate::rules::Context;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The first word that is a year of the data: not one to come, and not part of a name.
pub(super) fn year(cx: &Context<'_>, text: &str, words: &[&str]) -> Option<usize> {
    (0..words.len()).find(|index| {
        let is_year = |word: &str| {
            word.len() == 4
                && word.bytes().all(|b| b.is_ascii_digit())
                && ("1900".."2100").contains(&word)
        };
        let word = words[*index];
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        is_year(word)
            && word.parse().is_ok_and(|year: i64| year <= cx.today.year())
            && !before.is_some_and(|before| !is_year(before) && belongs(before))
            && !is_part(text, word)
    })
}

/// Whether a year after this word belongs to a name or a number: `Natura 2000`, `RH 2000`, `SSYK 2012`, `0980-2000`.
fn belongs(word: &str) -> bool {
    const NAMES: [&str; 6] = [
        "natura", "agenda", "horisont", "horizon", "europa", "europe",
    ];
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1
        || word.bytes().all(|b| b.is_ascii_digit())
        || NAMES.iter().any(|name| name.eq_ignore_ascii_case(word))
}

/// Whether the year is part of a decade or a number: `1970-talet`, `2019/1024`, `1998:808`.
fn is_part(text: &str, year: &str) -> bool {
    let Some((before, after)) = text.split_once(year) else {
        return false;
    };
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let numbered = after.strip_prefix([':', '/']).is_some_and(digit);
    let sequel = before
        .strip_suffix([':', '/'])
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let decade = after.strip_prefix(['-', '‑']).unwrap_or(after);
    numbered || sequel || decade.starts_with("tal")
}

/// The words that name a format.
pub(super) struct Formats {
    /// In capitals: `CSV`, `WMS`.
    codes: HashSet<&'static str>,
    /// However they are written: `GeoJSON`, `Excel`.
    names: Vec<&'static str>,
}

impl Formats {
    /// From the lists of the profile.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        // Names that are ordinary words too, and one that is no format.
        const ORDINARY: [&str; 6] = ["access", "feather", "openapi", "text", "webbsida", "zip"];
        let class = cx.profile.class_named("Distribution");
        let row = class.and_then(|id| cx.profile.class(id).by_iri(dcterms::FORMAT));
        let values = row.into_iter().flat_map(|row| cx.lists(row));
        let (codes, names) = values
            .flat_map(|list| &list.values)
            .flat_map(|value| {
                let labels = [&value.code, &value.label.sv, &value.label.en];
                labels.into_iter().chain(&value.aliases).map(String::as_str)
            })
            .filter(|word| word.chars().all(char::is_alphanumeric))
            .filter(|word| {
                !ORDINARY
                    .iter()
                    .any(|other| other.eq_ignore_ascii_case(word))
            })
            .partition::<HashSet<_>, _>(|word| !word.chars().any(char::is_lowercase));
        let letters = |word: &&str| word.bytes().filter(u8::is_ascii_alphabetic).count() > 2;
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        Self {
            codes: codes.into_iter().filter(letters).collect(),
            names,
        }
    }

    /// The first of these words that names a format.
    pub(super) fn find(&self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| {
            self.codes.contains(word)
                || self
                    .names
                    .iter()
                    .any(|name| name.eq_ignore_ascii_case(word))
        })
    }
}

/// The names of publishers, each looked up once.
pub(super) struct Publishers<'c, 'g> {
    cx: &'c Context<'g>,
    property: Option<TermId>,
    names: HashMap<TermId, Vec<Vec<&'g str>>>,
}

impl<'c, 'g> Publishers<'c, 'g> {
    pub(super) fn new(cx: &'c Context<'g>) -> Self {
        Self {
            cx,
            property: cx.graph.iri(dcterms::PUBLISHER),
            names: HashMap::new(),
        }
    }

    /// Where the name of the dataset's publisher stands among the words.
    pub(super) fn find(&mut self, dataset: TermId, title: &[&str]) -> Option<Range<usize>> {
        let cx = self.cx;
        let publisher = cx.graph.values(dataset, self.property?).first()?.o;
        let names = self.names.entry(publisher).or_insert_with(|| {
            let names = cx.values(publisher, foaf::NAME).iter();
            names
                .map(|triple| words(cx.text(triple.o)).collect())
                .collect()
        });
        names.iter().find_map(|name| position(title, name))
    }
}

/// Where the name stands in the title. A name of one word may be an ordinary word in lower case.
fn position(title: &[&str], name: &[&str]) -> Option<Range<usize>> {
    let (last, first) = name.split_last()?;
    let start = title.windows(name.len()).position(|window| {
        let (end, begin) = (window[first.len()], &window[..first.len()]);
        let capital = !first.is_empty() || end.chars().next() == last.chars().next();
        capital
            && begin
                .iter()
                .zip(first)
                .all(|(word, name)| alike(word, name))
            && (alike(end, last) || genitive(end).is_some_and(|end| alike(end, last)))
    })?;
    Some(start..start + name.len())
}

/// The word without the `s` of `Lillhamra kommuns`.
fn genitive(word: &str) -> Option<&str> {
    word.strip_suffix('s')
}

fn alike(word: &str, other: &str) -> bool {
    let lower = |word: &str| word.to_lowercase();
    word == other || (word.chars().count() == other.chars().count() && lower(word) == lower(other))
}
