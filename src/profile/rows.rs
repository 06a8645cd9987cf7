//! The table files as serde reads them, before names are resolved.

use super::property::NodeKind;
use super::{Form, VocabularyValue};
use crate::diagnostic::{Severity, Text};
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
    pub(super) add: BTreeMap<String, Vec<Json>>,
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
    pub(super) properties: Vec<Json>,
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
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent flags of one table row"
)]
pub(super) struct PropertyRow {
    pub(super) key: String,
    pub(super) iri: String,
    pub(super) label: Text,
    pub(super) help: Text,
    #[serde(default)]
    pub(super) min: u32,
    #[serde(default)]
    pub(super) preferred: u32,
    #[serde(default)]
    pub(super) max: Option<u32>,
    #[serde(default, rename = "ways")]
    pub(super) alternatives: Vec<RangeAlternativeRow>,
    #[serde(default)]
    pub(super) node: Option<NodeKind>,
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
    pub(super) depends_on: Option<DependsOnRow>,
    #[serde(default)]
    pub(super) deprecated: bool,
    #[serde(default)]
    pub(super) replaced_by: Option<String>,
    #[serde(default)]
    pub(super) since: Option<String>,
    #[serde(default)]
    pub(super) inferred: bool,
    #[serde(default)]
    pub(super) outside: bool,
    #[serde(default)]
    pub(super) nested: bool,
    #[serde(default)]
    pub(super) described: bool,
    #[serde(default)]
    pub(super) link: bool,
    #[serde(default)]
    pub(super) name: bool,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) same_property_as: Option<String>,
    #[serde(default)]
    pub(super) many_per_language: bool,
    #[serde(default)]
    pub(super) others_beside: bool,
    #[serde(default)]
    pub(super) series_shared: bool,
    #[serde(default, rename = "marks")]
    pub(super) implies: bool,
    #[serde(default)]
    pub(super) default: Option<String>,
    #[serde(default)]
    pub(super) taken_from: Option<String>,
    #[serde(default)]
    pub(super) pattern_binds: bool,
    #[serde(default)]
    pub(super) tolerated: Vec<String>,
    #[serde(default)]
    pub(super) group: bool,
    #[serde(default)]
    pub(super) example: Option<String>,
    #[serde(default)]
    pub(super) missing: Option<Severity>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DependsOnRow {
    pub(super) property: String,
    pub(super) value: String,
}
