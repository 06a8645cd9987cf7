//! The table files as serde reads them, before names are resolved.

use super::property::NodeKind;
use super::{Form, VocabularyValue};
use crate::diagnostic::Text;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PrefixTable {
    pub(super) prefixes: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) known_vocabularies: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VocabularyTable {
    pub(super) vocabulary: String,
    pub(super) label: Text,
    #[serde(default)]
    pub(super) scheme: Option<String>,
    #[serde(default)]
    pub(super) by_label: bool,
    #[serde(default)]
    pub(super) pages: Vec<String>,
    pub(super) values: Vec<VocabularyValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProfileTable {
    pub(super) profile: String,
    #[allow(dead_code, reason = "for readers of the table")]
    pub(super) version: String,
    pub(super) classes: Vec<ClassRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProfileChanges {
    pub(super) profile: String,
    #[allow(dead_code, reason = "for readers of the table")]
    pub(super) version: String,
    #[allow(dead_code, reason = "for readers of the table; there is one base")]
    pub(super) based_on: String,
    #[serde(default)]
    pub(super) remove: Vec<String>,
    #[serde(default)]
    pub(super) change: BTreeMap<String, BTreeMap<String, Json>>,
    #[serde(default)]
    pub(super) add: BTreeMap<String, Vec<serde_json::Map<String, Json>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClassRow {
    pub(super) class: String,
    pub(super) iri: String,
    #[serde(default)]
    pub(super) types: Vec<String>,
    #[serde(default)]
    pub(super) subclasses: Vec<String>,
    pub(super) label: Text,
    /// The label of several, in lower case.
    pub(super) plural: Text,
    pub(super) help: Text,
    #[serde(default)]
    pub(super) folder: Option<String>,
    #[serde(default)]
    pub(super) concept: Option<String>,
    #[serde(default)]
    pub(super) text_key: Option<String>,
    /// Read as [`super::Property`], but for their ranges, which are resolved first.
    pub(super) properties: Vec<serde_json::Map<String, Json>>,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(super) fn into_vec(self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RangeAlternativeRow {
    #[serde(default)]
    pub(super) label: Option<Text>,
    #[serde(default)]
    pub(super) help: Option<Text>,
    pub(super) node: NodeKind,
    #[serde(default)]
    pub(super) class: OneOrMany,
    #[serde(default)]
    pub(super) datatypes: Vec<String>,
    #[serde(default)]
    pub(super) vocabulary: OneOrMany,
    #[serde(default)]
    pub(super) suggest: OneOrMany,
    #[serde(default)]
    pub(super) pattern: Option<String>,
    #[serde(default)]
    pub(super) form: Option<Form>,
    #[serde(default)]
    pub(super) deprecated: bool,
    #[serde(default)]
    pub(super) min: u32,
    #[serde(default)]
    pub(super) preferred: u32,
    #[serde(default)]
    pub(super) max: Option<u32>,
    #[serde(default)]
    pub(super) nested: bool,
    #[serde(default)]
    pub(super) replaced_by: Option<String>,
}

/// What a row says of its range; where it lists no alternatives, these describe the one it has.
const RANGE_KEYS: [&str; 7] = [
    "node",
    "class",
    "datatypes",
    "vocabulary",
    "suggest",
    "pattern",
    "form",
];

/// What a row says of both itself and its only alternative.
const SHARED_KEYS: [&str; 4] = ["min", "preferred", "max", "deprecated"];

impl RangeAlternativeRow {
    /// Takes the alternatives out of a property's row: those it lists, or the one that its own keys describe.
    pub(super) fn take(row: &mut serde_json::Map<String, Json>) -> Result<Vec<Self>, String> {
        let listed = row.remove("ways").unwrap_or_else(|| {
            let own = RANGE_KEYS.iter().filter_map(|key| row.remove_entry(*key));
            let mut only: serde_json::Map<_, _> = own.collect();
            for key in SHARED_KEYS {
                if let Some(value) = row.get(key) {
                    only.insert(key.to_owned(), value.clone());
                }
            }
            Json::Array(vec![Json::Object(only)])
        });
        serde_json::from_value(listed).map_err(|error| error.to_string())
    }
}
