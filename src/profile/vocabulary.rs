//! Controlled vocabularies: resolves code, label or IRI to the canonical value, with did-you-mean.

use super::Word;
use crate::diagnostic::Text;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Number of a vocabulary in its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VocabularyId(pub usize);

/// A list of values.
#[derive(Debug)]
pub struct Vocabulary {
    /// File stem.
    pub name: String,
    /// Label of the list.
    pub label: Text,
    /// IRI of the list itself.
    pub scheme: Option<String>,
    /// Its codes say nothing to people: authors write labels, and labels are what is offered.
    pub by_label: bool,
    /// Its values.
    pub values: Vec<VocabularyValue>,
    pub(super) by_word: HashMap<String, usize>,
    pub(super) by_value: HashMap<String, usize>,
    pub(super) by_variant: HashMap<String, usize>,
    /// Names of pages about a value, which stand last in their address.
    pub(super) pages: Vec<String>,
    /// Where there are such pages, the values and variants without what may differ from one spelling to another.
    pub(super) by_plain: HashMap<String, usize>,
    /// Codes, labels and aliases of the values that are still in use, made when a word is compared with them.
    pub(super) near: OnceLock<Vec<(Word, usize)>>,
}

/// One value of a vocabulary, a row of its table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent marks of one table row"
)]
pub struct VocabularyValue {
    /// What an author writes.
    pub code: String,
    /// The canonical IRI.
    #[serde(default)]
    pub iri: Option<String>,
    /// The canonical text, where the value is a literal (media types).
    #[serde(default)]
    pub text: Option<String>,
    /// Labels.
    pub label: Text,
    /// Other words.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Other IRIs of the same thing.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Understood, not offered.
    #[serde(default)]
    pub deprecated: bool,
    /// The profile version from which on it is deprecated.
    #[serde(default)]
    pub deprecated_since: Option<String>,
    /// The value to use instead.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// Another list's value for the same thing.
    #[serde(default)]
    pub same_as: Option<String>,
    /// The profile version that brought it.
    #[serde(default)]
    pub since: Option<String>,
    /// File endings.
    #[serde(default)]
    pub extensions: Vec<String>,
    /// Whether the format, or the access, is open.
    #[serde(default)]
    pub open: bool,
    /// Whether the format can be read by machines.
    #[serde(default)]
    pub machine_readable: bool,
    /// Whether the format has structure.
    #[serde(default)]
    pub structured: bool,
    /// Whether it is a service that answers queries, not a file.
    #[serde(default)]
    pub service: bool,
    /// Whether files of any format lie inside.
    #[serde(default)]
    pub container: bool,
    /// What the licence asks.
    #[serde(default)]
    pub licence: Option<Licence>,
    /// Whether such an agent is a public body.
    #[serde(default)]
    pub public: bool,
    /// Days from one update to the next, of a frequency that promises any; 1 where it is less than a day.
    #[serde(default)]
    pub days: Option<u32>,
    /// Language tag of the language.
    #[serde(default)]
    pub tag: Option<String>,
    /// Media type of the file type.
    #[serde(default)]
    pub media_type: Option<String>,
}

impl VocabularyValue {
    /// What stands in RDF: the IRI or the text.
    pub fn value(&self) -> &str {
        self.iri
            .as_deref()
            .or(self.text.as_deref())
            .unwrap_or(&self.code)
    }
}

/// What a licence asks of those who use the data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "five independent marks of one table row"
)]
pub struct Licence {
    /// Open as the open definition has it.
    #[serde(default)]
    pub open: bool,
    /// The source must be named.
    #[serde(default)]
    pub attribution: bool,
    /// Works made from it must bear the same licence.
    #[serde(default)]
    pub share_alike: bool,
    /// No commercial use.
    #[serde(default)]
    pub non_commercial: bool,
    /// No changed works.
    #[serde(default)]
    pub no_derivatives: bool,
}

/// A word as it is compared: composed Unicode, lower case, no space around.
pub fn fold(word: &str) -> String {
    let word = word.trim();
    if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfc().collect::<String>().to_lowercase()
    }
}

/// A web address without what differs between spellings of it: scheme, `www.`, what follows `?` or `#`, the slash at the
/// end, and the page that shows the thing it names.
pub(super) fn plain<'i>(iri: &'i str, pages: &[String]) -> Option<&'i str> {
    let rest = iri
        .strip_prefix("http://")
        .or_else(|| iri.strip_prefix("https://"))?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let Some((thing, last)) = rest.rsplit_once('/') else {
        return Some(rest);
    };
    // `deed.sv` and `legalcode.txt` are pages in a language or form.
    let page = last.split('.').next().unwrap_or(last);
    Some(if pages.iter().any(|known| known == page) {
        thing.trim_end_matches('/')
    } else {
        rest
    })
}

impl Vocabulary {
    /// The value an author's word stands for: a code, a label in either language or an alias.
    pub fn by_word(&self, word: &str) -> Option<&VocabularyValue> {
        self.by_word
            .get(&fold(word))
            .map(|index| &self.values[*index])
    }

    /// The value whose canonical IRI or text this is.
    pub fn by_value(&self, value: &str) -> Option<&VocabularyValue> {
        self.by_value.get(value).map(|index| &self.values[*index])
    }

    /// The value of which this IRI is a known other spelling.
    pub fn by_variant(&self, iri: &str) -> Option<&VocabularyValue> {
        let plain = || self.by_plain.get(plain(iri, &self.pages)?);
        let index = self.by_variant.get(iri).or_else(plain);
        index.map(|index| &self.values[*index])
    }

    /// The value an author most likely meant by `word`.
    pub fn nearest(&self, word: &str) -> Option<&VocabularyValue> {
        let word = fold(word);
        let tail = Word::new(word.rsplit(['/', '#']).next().unwrap_or(&word));
        // `dagligen ofta` holds `dagligen`: a whole word in common weighs more than letters.
        let parts = word.split([' ', '_', '-']);
        let parts: HashSet<&str> = parts.filter(|part| part.chars().nth(3).is_some()).collect();
        let whole = Word::new(word.as_str());
        self.near
            .get_or_init(|| self.words())
            .iter()
            .filter_map(|(candidate, index)| {
                let most = candidate.length().max(3) / 3;
                let distance = if parts.contains(candidate.text()) {
                    Some(1).filter(|distance| *distance <= most)
                } else {
                    let all = [&whole, &tail].map(|word| word.distance(candidate, most));
                    all.into_iter().flatten().min()
                };
                Some((distance?, &self.values[*index]))
            })
            .min_by_key(|(distance, value)| (*distance, &value.code))
            .map(|(_, value)| value)
    }

    fn words(&self) -> Vec<(Word, usize)> {
        let values = self.values.iter().enumerate();
        values
            .filter(|(_, value)| !value.deprecated)
            .flat_map(|(index, value)| {
                let words = [&value.code, &value.label.sv, &value.label.en];
                let words = words.into_iter().chain(&value.aliases);
                words.map(move |word| (Word::new(fold(word)), index))
            })
            .collect()
    }
}
