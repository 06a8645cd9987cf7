//! Search in a vocabulary: by a part of a code, label or alias, whatever its accents.

use super::{Vocabulary, VocabularyValue, Word, fold};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How well a value matches a word; better ones are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// A name of it is the word.
    Whole,
    /// A name of it, or a word in a name, begins with the word.
    Start,
    /// The word is within a name.
    Part,
    /// A name of it, or a word in a name, is one slip from the word.
    Slip,
}

impl Vocabulary {
    /// The values whose code, label in either language, alias or IRI has `word`, or is one slip from it, in the order of
    /// the table.
    pub fn search(&self, word: &str) -> Vec<(Match, &VocabularyValue)> {
        let word = plain(word);
        if word.is_empty() {
            return Vec::new();
        }
        let wanted = Word::new(word.as_str());
        let values = self.values.iter();
        let ranked = values.filter_map(|value| Some((rank(value, &wanted)?, value)));
        ranked.collect()
    }
}

fn rank(value: &VocabularyValue, wanted: &Word) -> Option<Match> {
    let names = [&value.code, &value.label.sv, &value.label.en];
    let names = names.into_iter().chain(&value.aliases);
    let own = names.filter_map(|name| rank_of(&plain(name), wanted));
    let by_value = (fold(value.value()) == wanted.text()).then_some(Match::Whole);
    own.chain(by_value).min()
}

fn rank_of(name: &str, wanted: &Word) -> Option<Match> {
    /// Shorter words have no slips: `SMA` is not `SME`.
    const LONG: usize = 4;
    let word = wanted.text();
    let mut parts = name.split([' ', '-', '_', ',', '/', '(', ')']);
    if name == word {
        Some(Match::Whole)
    } else if name.starts_with(word) || parts.clone().any(|part| part.starts_with(word)) {
        Some(Match::Start)
    } else if name.contains(word) {
        Some(Match::Part)
    } else {
        let is_near = |part: &str| wanted.distance(&Word::new(part), 1).is_some();
        let slips = wanted.length() >= LONG && (is_near(name) || parts.any(is_near));
        slips.then_some(Match::Slip)
    }
}

/// In lower case, without accents: `miljo` for `Miljö`.
fn plain(word: &str) -> String {
    let letters = word.trim().nfd().filter(|c| !is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Match;
    use crate::profile::{Version, VocabularyValue, embedded, places};

    #[test]
    fn values_are_found_by_parts_of_their_names() {
        let profile = embedded(Version::default());
        let best = |list: &str, word: &str| {
            let id = profile.vocabulary_named(list).expect("a list");
            let found = profile.vocabulary(id).search(word);
            let best = found.into_iter().min_by_key(|(rank, _)| *rank);
            best.map(|(rank, value)| (rank, value.code.as_str()))
        };
        assert_eq!(best("data-theme", "miljo"), Some((Match::Whole, "ENVI")));
        assert_eq!(best("data-theme", "envi"), Some((Match::Whole, "ENVI")));
        assert_eq!(best("data-theme", "jordbr"), Some((Match::Start, "AGRI")));
        assert_eq!(best("data-theme", "miljl"), Some((Match::Slip, "ENVI")));
        assert_eq!(best("data-theme", "xyzzy"), None);
        assert_eq!(best("data-theme", " "), None);
        assert_eq!(
            best("frequency", "årlig").map(|(_, code)| code),
            Some("ANNUAL")
        );
    }

    #[test]
    fn the_places_are_the_country_its_counties_and_municipalities() {
        let places = places();
        let with =
            |fits: fn(&str) -> bool| places.values.iter().filter(|of| fits(&of.code)).count();
        assert_eq!(with(|code| code == "SE"), 1);
        assert_eq!(with(|code| code.starts_with("SE-")), 21);
        assert_eq!(with(|code| code.parse::<u16>().is_ok()), 290);
        for (word, iri) in [
            ("umeå", "http://sws.geonames.org/602149/"),
            ("Göteborg", "http://sws.geonames.org/2711533/"),
            ("Sverige", "http://sws.geonames.org/2661886/"),
        ] {
            assert_eq!(places.by_word(word).map(VocabularyValue::value), Some(iri));
        }
        // A word names one place, and an IRI too.
        let mut iris: Vec<_> = places.values.iter().map(VocabularyValue::value).collect();
        iris.sort_unstable();
        iris.dedup();
        assert_eq!(iris.len(), places.values.len());
    }
}
