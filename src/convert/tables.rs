//! The tables of `schemas/convert/`, which map codes and names of other formats to DCAT-AP-SE.

use crate::diagnostic::Text;
use crate::profile::fold;
use crate::yaml::decode_table;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// All tables.
#[derive(Debug)]
pub struct Tables {
    pub inspire: Inspire,
    pub iso: Iso,
    pub x_dcat: XDcat,
    protocols: HashMap<String, usize>,
    theme_labels: HashMap<String, usize>,
}

/// Themes and topic categories.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspire {
    pub theme_address: String,
    pub numbered_address: String,
    pub topic_address: String,
    pub concept_addresses: Vec<String>,
    pub themes: Vec<Theme>,
    pub topics: Vec<Topic>,
}

/// A spatial data theme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub code: String,
    pub number: u32,
    pub label: Text,
    pub data_themes: Vec<String>,
}

/// A topic category.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub code: String,
    #[serde(default)]
    pub themes: Vec<String>,
    #[serde(default)]
    pub related: Vec<String>,
}

/// The codes of ISO 19139 records.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Iso {
    pub protocols: Vec<Protocol>,
    pub format_words: BTreeMap<String, String>,
    pub frequencies: BTreeMap<String, String>,
    pub levels: BTreeMap<String, Level>,
    pub limitations: Vec<Limitations>,
    pub limitation_words: BTreeMap<String, Vec<String>>,
    pub classifications: BTreeMap<String, String>,
    pub licence_lists: Vec<LicenceList>,
    pub licence_words: BTreeMap<String, String>,
    pub condition_lists: Vec<String>,
    pub initiatives: Vec<String>,
    pub reference_system_address: String,
    pub reference_systems: BTreeMap<u32, Vec<String>>,
    pub specifications: BTreeMap<String, String>,
    pub metres: BTreeMap<String, f64>,
    pub about_the_record: Vec<String>,
}

/// A protocol of an online resource.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    pub words: Vec<String>,
    #[serde(rename = "use")]
    pub usage: Usage,
    #[serde(default)]
    pub format: Option<String>,
    #[serde(default)]
    pub standard: Option<String>,
}

/// What a URL with a protocol refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    Service,
    Download,
    Feed,
    Page,
    Unspecified,
}

/// Type of a resource by hierarchy level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Dataset,
    Series,
    Service,
    Other,
}

/// Codes for limitations on access.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limitations {
    pub address: String,
    pub values: BTreeMap<String, String>,
    pub otherwise: String,
}

/// Codes or URLs of licences.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenceList {
    pub address: String,
    pub values: BTreeMap<String, String>,
}

/// The keys of `x-dcat` blocks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct XDcat {
    pub blocks: BTreeMap<String, String>,
    pub keys: BTreeMap<String, BTreeMap<String, String>>,
    pub lists: Vec<String>,
    pub parts: BTreeMap<String, Vec<String>>,
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    pub addresses: BTreeMap<String, String>,
    pub known: BTreeMap<String, Vec<String>>,
}

const INSPIRE: &str = include_str!("../../schemas/convert/inspire.yaml");
const ISO: &str = include_str!("../../schemas/convert/iso-19139.yaml");
const X_DCAT: &str = include_str!("../../schemas/convert/x-dcat.yaml");

/// The tables, loaded on first use.
///
/// # Panics
/// When a table is invalid, which tests exclude.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let iso: Iso = decode("iso-19139.yaml", ISO);
        let words = (0..).zip(&iso.protocols);
        let protocols = words
            .flat_map(|(row, protocol)| protocol.words.iter().map(move |word| (fold(word), row)))
            .collect();
        let inspire: Inspire = decode("inspire.yaml", INSPIRE);
        let themes = (0..).zip(&inspire.themes);
        let theme_labels = themes
            .flat_map(|(row, theme)| {
                [&theme.label.sv, &theme.label.en].map(|label| (loosened(label), row))
            })
            .collect();
        Tables {
            inspire,
            theme_labels,
            iso,
            x_dcat: decode("x-dcat.yaml", X_DCAT),
            protocols,
        }
    })
}

fn decode<T: DeserializeOwned>(name: &str, text: &str) -> T {
    decode_table(text).unwrap_or_else(|error| panic!("schemas/convert/{name}: {error}"))
}

impl Tables {
    /// The theme with this label.
    pub fn theme(&self, label: &str) -> Option<&Theme> {
        let row = self.theme_labels.get(&loosened(label))?;
        self.inspire.themes.get(*row)
    }

    /// The protocol with this name, also with a version or operation after it.
    pub fn protocol(&self, word: &str) -> Option<&Protocol> {
        let word = fold(word);
        let mut rest = word.as_str();
        loop {
            if let Some(row) = self.protocols.get(rest) {
                return Some(&self.iso.protocols[*row]);
            }
            let shorter = rest.trim_end_matches(|c: char| !"-:/ ".contains(c));
            rest = shorter.trim_end_matches(['-', ':', '/', ' ']);
            // `http` alone would match every URL.
            if rest.is_empty() || rest.starts_with("http:/") || rest == "http" || rest == "https" {
                return None;
            }
        }
    }
}

impl Inspire {
    /// The theme with this code.
    pub fn theme(&self, code: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.code == code)
    }

    /// Whether a URL is below a concept scheme of themes.
    pub fn is_concept(&self, iri: &str) -> bool {
        let plain = iri.replacen("https://", "http://", 1);
        self.concept_addresses
            .iter()
            .any(|list| plain.starts_with(list))
    }

    /// The theme with this URL.
    pub fn theme_at(&self, word: &str) -> Option<&Theme> {
        let word = word.trim();
        let plain = word.replacen("https://", "http://", 1);
        let plain = plain.trim_end_matches('/');
        if let Some(code) = plain.strip_prefix(&self.theme_address) {
            return self.theme(code);
        }
        if let Some(number) = plain.strip_prefix(&self.numbered_address) {
            let number: u32 = number.parse().ok()?;
            return self.themes.iter().find(|theme| theme.number == number);
        }
        None
    }
}

/// Normalizes a label for comparison: dashes and spaces vary.
fn loosened(label: &str) -> String {
    fold(label).replace(['—', '–', '-', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_together() {
        let tables = tables();
        let codes: Vec<_> = tables.inspire.themes.iter().map(|t| &t.code).collect();
        for topic in &tables.inspire.topics {
            for theme in topic.themes.iter().chain(&topic.related) {
                assert!(codes.contains(&theme), "{theme}");
            }
        }
        let words: usize = tables.iso.protocols.iter().map(|p| p.words.len()).sum();
        let folded = tables.protocols.len();
        assert!(words - folded < 5, "{words} words, {folded} different");
    }

    #[test]
    fn every_code_is_in_its_vocabulary() {
        let profile = crate::profile::embedded(crate::profile::Version::default());
        let has = |lists: &[&str], code: &str| {
            let mut lists = lists
                .iter()
                .filter_map(|list| profile.vocabulary_named(list));
            assert!(
                lists.any(|list| profile.vocabulary(list).by_word(code).is_some()),
                "{code}"
            );
        };
        let Tables {
            inspire,
            iso,
            x_dcat,
            ..
        } = tables();
        let formats = iso.protocols.iter().filter_map(|row| row.format.as_ref());
        for code in formats.chain(iso.format_words.values()) {
            has(
                &["media-type-geo", "media-type-common", "media-type-other"],
                code,
            );
        }
        iso.frequencies
            .values()
            .for_each(|code| has(&["frequency"], code));
        inspire
            .themes
            .iter()
            .flat_map(|theme| &theme.data_themes)
            .for_each(|code| has(&["data-theme"], code));
        let limits = iso
            .limitations
            .iter()
            .flat_map(|list| list.values.values().chain([&list.otherwise]));
        for code in limits
            .chain(iso.limitation_words.keys())
            .chain(iso.classifications.values())
        {
            has(&["access-right"], code);
        }
        let licences = iso
            .licence_lists
            .iter()
            .flat_map(|list| list.values.values());
        licences
            .chain(iso.licence_words.values())
            .for_each(|code| has(&["licence"], code));
        for (class, keys) in &x_dcat.keys {
            let class = profile.class(profile.class_named(class).expect("a class"));
            for key in keys.values() {
                assert!(class.by_key(key).is_some(), "{key}");
            }
        }
        for class in x_dcat.blocks.values() {
            assert!(profile.class_named(class).is_some(), "{class}");
        }
    }

    #[test]
    fn protocols_with_something_behind_them() {
        let format = |word: &str| tables().protocol(word).map(|p| p.format.clone());
        for word in [
            "OGC:WMS",
            "OGC:WMS-1.3.0-http-get-map",
            "HTTP:OGC:WMS",
            "ogc:wms:1.1.1",
        ] {
            assert_eq!(format(word), Some(Some("WMS".into())), "{word}");
        }
        assert_eq!(format("HTTP:Nedladdning:data"), Some(None));
        assert_eq!(format("HTTP:Nedladdning:Atom"), Some(Some("ATOM".into())));
        assert_eq!(
            format("HTTP:OGC:API-Features"),
            Some(Some("GEOJSON".into()))
        );
        assert_eq!(format("HTTP:Nedladdning:GUI"), Some(Some("HTML".into())));
        for word in ["HTTP:Påhittat", "http://example.se/x", "WebMapThing", ""] {
            assert_eq!(format(word), None, "{word}");
        }
    }
}
