//! Controlled vocabularies: resolves code, label or IRI to the canonical value, with did-you-mean.

use super::Word;
use crate::diagnostic::Text;
use foldhash::{HashMap, HashSet};
use serde::Deserialize;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Index of a vocabulary in its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VocabularyId(pub usize);

/// A controlled vocabulary.
#[derive(Debug)]
pub struct Vocabulary {
    /// File stem.
    pub name: String,
    /// Label of the vocabulary.
    pub label: Text,
    /// IRI of the concept scheme.
    pub scheme: Option<String>,
    /// Codes are not readable: labels are written and suggested instead.
    pub by_label: bool,
    /// Its values.
    pub values: Vec<VocabularyValue>,
    pub(super) by_word: HashMap<String, usize>,
    pub(super) by_value: HashMap<String, usize>,
    pub(super) by_variant: HashMap<String, usize>,
    /// Names of web pages about a value, which are last in their URL.
    pub(super) pages: Vec<String>,
    /// Values and variants by normalized URL, where there are such pages.
    pub(super) by_plain: HashMap<String, usize>,
    /// Values and variants by [`spelled`].
    pub(super) by_spelling: HashMap<String, usize>,
    /// Codes, labels and aliases of values in use, for did-you-mean; built on first use.
    pub(super) near: OnceLock<Vec<(Word, usize)>>,
}

/// A value of a vocabulary: a row of its table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent marks of one table row"
)]
pub struct VocabularyValue {
    /// The code in YAML.
    pub code: String,
    /// The canonical IRI.
    #[serde(default)]
    pub iri: Option<String>,
    /// The canonical text, where the value is a literal (media types).
    #[serde(default)]
    pub text: Option<String>,
    /// Labels.
    pub label: Text,
    /// Alternative names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Variants: other IRIs of the same value.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Deprecated: read, but not suggested.
    #[serde(default)]
    pub deprecated: bool,
    /// The profile version that deprecated it.
    #[serde(default)]
    pub deprecated_since: Option<String>,
    /// The replacement.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// The same value in another vocabulary.
    #[serde(default)]
    pub same_as: Option<String>,
    /// The profile version that introduced it.
    #[serde(default)]
    pub since: Option<String>,
    /// File name extensions.
    #[serde(default)]
    pub extensions: Vec<String>,
    /// Whether the format, or the access right, is open.
    #[serde(default)]
    pub open: bool,
    /// Whether the format is machine-readable.
    #[serde(default)]
    pub machine_readable: bool,
    /// Whether the format is structured.
    #[serde(default)]
    pub structured: bool,
    /// Whether it is a query service rather than a file format.
    #[serde(default)]
    pub service: bool,
    /// Whether it is a container of other formats.
    #[serde(default)]
    pub container: bool,
    /// The conditions of a licence.
    #[serde(default)]
    pub licence: Option<Licence>,
    /// Whether this type of agent is a public body.
    #[serde(default)]
    pub public: bool,
    /// Days between updates of a frequency with an interval; 1 where it is shorter than a day.
    #[serde(default)]
    pub days: Option<u32>,
    /// Language tag of the language.
    #[serde(default)]
    pub tag: Option<String>,
    /// Media type of the file type.
    #[serde(default)]
    pub media_type: Option<String>,
    /// Number of hexadecimal digits of a checksum by the algorithm.
    #[serde(default)]
    pub hex_digits: Option<usize>,
}

impl VocabularyValue {
    /// The value in RDF: the IRI or the text.
    pub fn value(&self) -> &str {
        self.iri
            .as_deref()
            .or(self.text.as_deref())
            .unwrap_or(&self.code)
    }
}

/// The conditions of a licence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "five independent marks of one table row"
)]
pub struct Licence {
    /// Open according to the Open Definition.
    #[serde(default)]
    pub open: bool,
    /// Attribution is required.
    #[serde(default)]
    pub attribution: bool,
    /// Share-alike: derived works must have the same licence.
    #[serde(default)]
    pub share_alike: bool,
    /// No commercial use.
    #[serde(default)]
    pub non_commercial: bool,
    /// No derived works.
    #[serde(default)]
    pub no_derivatives: bool,
}

/// Normalizes a word for comparison: NFC, lower case, trimmed.
pub fn fold(word: &str) -> String {
    let word = word.trim();
    if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfc().collect::<String>().to_lowercase()
    }
}

/// Normalizes a URL: without scheme, `www.`, query, fragment, final slash, and the last segment when it is a page about
/// the value.
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
    // `deed.sv` and `legalcode.txt` are pages in a language or format.
    let page = last.split('.').next().unwrap_or(last);
    Some(if pages.iter().any(|known| known == page) {
        thing.trim_end_matches('/')
    } else {
        rest
    })
}

/// What several spellings of a listed IRI or media type have in common: letters in lower case, for an IRI without
/// scheme, `www.` and final slash, for a media type without spaces.
pub(super) fn spelled(value: &str) -> String {
    let value = value.trim().to_ascii_lowercase();
    let rest = value
        .strip_prefix("http://")
        .or_else(|| value.strip_prefix("https://"));
    match rest {
        Some(rest) => {
            let rest = rest.strip_prefix("www.").unwrap_or(rest);
            rest.trim_end_matches(['/', '#']).to_owned()
        }
        None => value.chars().filter(|c| !c.is_whitespace()).collect(),
    }
}

impl Vocabulary {
    /// The value with this code, label in either language, or alias.
    pub fn by_word(&self, word: &str) -> Option<&VocabularyValue> {
        self.by_word
            .get(&fold(word))
            .map(|index| &self.values[*index])
    }

    /// The value with this canonical IRI or text.
    pub fn by_value(&self, value: &str) -> Option<&VocabularyValue> {
        self.by_value.get(value).map(|index| &self.values[*index])
    }

    /// The value of which this IRI, or this media type, is another spelling.
    pub fn by_variant(&self, value: &str) -> Option<&VocabularyValue> {
        self.by_spelling(value, &spelled(value))
    }

    /// The same, for a value whose [`spelled`] form is at hand.
    pub(super) fn by_spelling(&self, value: &str, spelled: &str) -> Option<&VocabularyValue> {
        if self.by_value.contains_key(value) {
            return None;
        }
        let plain = || self.by_plain.get(plain(value, &self.pages)?);
        let index = self.by_variant.get(value).or_else(plain);
        let index = index.or_else(|| {
            // How the text is encoded says nothing of the format.
            let bare = || {
                let (bare, parameters) = spelled.split_once(';')?;
                let mut names = parameters.split(';').filter_map(|of| of.split('=').next());
                if !names.all(|name| ["charset", "encoding", "header", "q"].contains(&name)) {
                    return None;
                }
                bare.contains('/').then(|| self.by_spelling.get(bare))?
            };
            self.by_spelling.get(spelled).or_else(bare)
        });
        index.map(|index| &self.values[*index])
    }

    /// The code of an IRI of this list's concept scheme, whether it is listed here or not.
    pub fn code_in_scheme<'i>(&self, iri: &'i str) -> Option<&'i str> {
        let scheme = spelled(self.scheme.as_deref()?);
        let start = iri.find("://")? + 3;
        let rest = iri.get(start..)?;
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        let code = rest.get(scheme.len()..)?.strip_prefix('/')?;
        let is_code = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        let is_own = rest[..scheme.len()].eq_ignore_ascii_case(&scheme);
        (is_own && !code.is_empty() && code.bytes().all(is_code)).then_some(code)
    }

    /// The value whose code is one of several words, in capitals: `Adobe PDF`.
    pub fn code_within(&self, words: &str) -> Option<&VocabularyValue> {
        let parts: Vec<&str> = words.split([' ', '(', ')']).collect();
        let is_code = |part: &&str| {
            part.len() > 2
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        let mut codes = parts
            .iter()
            .copied()
            .filter(is_code)
            .filter_map(|part| self.by_word(part));
        codes
            .next()
            .filter(|value| parts.len() > 1 && !value.deprecated)
    }

    /// The value most similar to `word` (did-you-mean): a label or alias in common, or one slip from it. Three letters of
    /// a code have no likeness: `SMA` is Southern Sami, and `MSA` Malay.
    pub fn nearest(&self, word: &str) -> Option<&VocabularyValue> {
        let word = fold(word);
        let tail = word.trim_end_matches(['/', '#']);
        let tail = tail.rsplit(['/', '#']).next().unwrap_or(tail);
        // The last part of an IRI may be a label: `…/language/SWEDISH`.
        if tail.len() < word.len()
            && word.contains("://")
            && let Some(named) = self.by_word.get(tail)
        {
            return Some(&self.values[*named]).filter(|value| !value.deprecated);
        }
        let tail = Word::new(tail);
        // `dagligen ofta` contains `dagligen`: a whole word in common weighs more than similar letters.
        let parts = word.split([' ', '_', '-']);
        let parts: HashSet<&str> = parts.filter(|part| part.chars().nth(3).is_some()).collect();
        let whole = Word::new(word.as_str());
        self.near
            .get_or_init(|| self.words())
            .iter()
            .filter_map(|(candidate, index)| {
                let most = match candidate.length() {
                    0..4 => 0,
                    4..12 => 1,
                    _ => 2,
                };
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
