//! Redundant words in titles: names of publishers, years, formats.

use super::resources::words;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms, foaf};
use crate::rules::Context;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;

/// The position of a year of the data, or a span of years, among the words: not in the future, and not part of a name.
pub(super) fn year(cx: &Context<'_>, text: &str, words: &[&str]) -> Option<Range<usize>> {
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let range = index..span_end(words, index);
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        if is_year(word)
            && is_past(cx, words, &range)
            && !before.is_some_and(|before| belongs(before))
            && !is_part(text, word)
        {
            return Some(range);
        }
        index = range.end;
    }
    None
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && ("1900".."3000").contains(&word)
}

/// The position after the last word of a span of years: `2019–2024`, `2019 till 2024`; else after the word itself.
fn span_end(words: &[&str], start: usize) -> usize {
    let year = |index: usize| words.get(index).is_some_and(|word| is_year(word));
    let to = words
        .get(start + 1)
        .is_some_and(|word| ["till", "to"].contains(word));
    match year(start) {
        true if year(start + 1) => start + 2,
        true if to && year(start + 2) => start + 3,
        _ => start + 1,
    }
}

/// Whether a year is not in the future, and a span of years is over.
fn is_past(cx: &Context<'_>, words: &[&str], range: &Range<usize>) -> bool {
    let last = words[range.end - 1].parse::<i64>();
    let now = cx.today.year();
    last.is_ok_and(|last| last < now || (last == now && range.len() == 1))
}

/// Whether a year after this word is part of a name, number or event: `Natura 2000`, `RH 2000`, `SSYK 2012`,
/// `0980-2000`, `sedan 1998`, `kommunvalet 2022`, `Översiktsplan 2040`.
fn belongs(word: &str) -> bool {
    const NAMES: [&str; 6] = [
        "natura", "agenda", "horisont", "horizon", "europa", "europe",
    ];
    const BOUNDS: [&str; 9] = [
        "sedan", "före", "efter", "från", "since", "before", "after", "from", "election",
    ];
    const EVENTS: [&str; 13] = [
        "val",
        "valet",
        "plan",
        "planen",
        "vision",
        "visionen",
        "program",
        "programmet",
        "programme",
        "strategi",
        "strategy",
        "räkningen",
        "census",
    ];
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let lower = word.to_lowercase();
    capitals > 1
        || word.bytes().all(|b| b.is_ascii_digit()) && !is_year(word)
        || NAMES.contains(&lower.as_str())
        || BOUNDS.contains(&lower.as_str())
        || EVENTS.iter().any(|event| lower.ends_with(event))
}

/// Whether the year is part of a decade, a number or the base of an index: `1970-talet`, `2019/1024`, `1998:808`, `feb
/// 1994=100`.
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
    let is_base = after.trim_start().starts_with('=');
    numbered || sequel || is_base || decade.starts_with("tal")
}

/// Names of formats.
pub(super) struct Formats {
    /// In capitals: `CSV`, `WMS`.
    codes: HashSet<&'static str>,
    /// In any case: `GeoJSON`, `Excel`.
    names: Vec<&'static str>,
}

impl Formats {
    /// From the vocabularies.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        // Names that are ordinary words too, and one that is no format.
        const ORDINARY: [&str; 6] = ["access", "feather", "openapi", "text", "webbsida", "zip"];
        let class = cx.profile.class_named(class_name::DISTRIBUTION);
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

    /// The first of these words that names a format, unless it is part of a compound, as in `GPX-spår`.
    pub(super) fn find_in(&self, text: &str, words: &[&str]) -> Option<usize> {
        let index = self.find(words)?;
        let after = text.split_once(words[index]).map_or("", |(_, after)| after);
        let is_begun = after.starts_with('-') && !after[1..].starts_with(char::is_whitespace);
        (!is_begun).then_some(index)
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

/// The formats of a dataset's distributions; looked up once for all its titles.
pub(super) struct GivenFormats<'c, 'g> {
    cx: &'c Context<'g>,
    of: Option<TermId>,
    /// In lower case.
    names: HashSet<String>,
}

impl<'c, 'g> GivenFormats<'c, 'g> {
    pub(super) fn new(cx: &'c Context<'g>) -> Self {
        Self {
            cx,
            of: None,
            names: HashSet::new(),
        }
    }

    /// Whether a distribution of the dataset has the format with this name.
    pub(super) fn has(&mut self, dataset: TermId, word: &str) -> bool {
        if self.of != Some(dataset) {
            self.of = Some(dataset);
            self.names = names_of_formats(self.cx, dataset);
        }
        self.names.contains(&word.to_ascii_lowercase())
    }
}

fn names_of_formats(cx: &Context<'_>, dataset: TermId) -> HashSet<String> {
    let distributions = cx.values(dataset, dcat::P_DISTRIBUTION).iter();
    let properties = [dcterms::FORMAT, dcat::MEDIA_TYPE];
    let values = distributions
        .flat_map(|triple| properties.map(|property| cx.listed_values(triple.o, property)))
        .flatten();
    values
        .flat_map(|value| {
            let labels = [&value.code, &value.label.sv, &value.label.en];
            labels.into_iter().chain(&value.aliases)
        })
        .map(|label| label.to_ascii_lowercase())
        .collect()
}

/// Maximum number of names of a publisher, and of words in each.
const MOST_NAMES: usize = 20;
const MOST_WORDS: usize = 40;

/// Cache of publishers' names.
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

    /// The position of the publisher's name among the words.
    pub(super) fn find(&mut self, dataset: TermId, title: &[&str]) -> Option<Range<usize>> {
        let cx = self.cx;
        let publisher = cx.first(cx.graph.values(dataset, self.property?))?.o;
        let names = self.names.entry(publisher).or_insert_with(|| {
            let names = cx.values(publisher, foaf::NAME).iter().take(MOST_NAMES);
            names
                .map(|triple| words(cx.text(triple.o)).take(MOST_WORDS).collect())
                .collect()
        });
        names.iter().find_map(|name| position(title, name))
    }
}

/// The position of the name in the title. A name of one word may be an ordinary word in lower case.
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

/// The word without the genitive `s` of `Lillhamra kommuns`.
fn genitive(word: &str) -> Option<&str> {
    word.strip_suffix('s')
}

fn alike(word: &str, other: &str) -> bool {
    let lower = |word: &str| word.to_lowercase();
    word == other || (word.chars().count() == other.chars().count() && lower(word) == lower(other))
}
