//! What the schemas of a repository know about it: what `defaults:` gives, and the ids of its resources.

use crate::profile::{Class, Profile, Property, class_name};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// Facts about a repository, for its own copy of the schemas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepositoryContext {
    /// The keys under `defaults:`, by concept (`dataset`, `distribution` …).
    pub defaults: BTreeMap<String, BTreeSet<String>>,
    /// Id and label of each resource with a file, by the name of its class.
    pub resources: BTreeMap<&'static str, Vec<(String, String)>>,
}

impl RepositoryContext {
    pub(super) fn resources(&self, class: &Class) -> &[(String, String)] {
        self.resources.get(class.name).map_or(&[], Vec::as_slice)
    }

    fn gives(&self, class: &Class, key: &str) -> bool {
        let keys = class.concept.as_ref().and_then(|of| self.defaults.get(of));
        keys.is_some_and(|keys| keys.contains(key))
    }

    /// Whether `null` suppresses a value, or the property is optional anyway.
    pub(super) fn may_be_null(&self, class: &Class, property: &Property) -> bool {
        let has_series = self.resources.contains_key(class_name::DATASET_SERIES);
        let is_implied = (property.series_shared && has_series)
            || property.default.is_some()
            || property.taken_from.is_some()
            || property.depends_on.is_some();
        (property.min == 0 && property.preferred == 0)
            || is_implied
            || self.gives(class, &property.key)
    }

    /// A schema that demands the mandatory keys of a class, less those that are given otherwise.
    pub(super) fn required(&self, profile: &Profile, class: &Class) -> Json {
        let mandatory = class.properties.iter().filter(|row| {
            let is_given = row.default.is_some() || self.gives(class, &row.key);
            row.min > 0 && row.depends_on.is_none() && !row.inferred && !is_given
        });
        let demands: Vec<Json> = mandatory
            .map(|row| any_key_of(&names(profile, class, row)))
            .collect();
        if demands.is_empty() {
            return json!({});
        }
        // A resource of another class has its rows, and a reference has none.
        json!({
            "if": { "anyOf": [{ "required": ["@type"] }, { "required": ["@id"] }] },
            "else": { "allOf": demands },
        })
    }

    /// What a file of the class lacks, and its nested resources.
    pub(super) fn required_in_file(&self, profile: &Profile, class: &Class) -> Vec<Json> {
        let mut schemas = vec![self.required(profile, class)];
        let mut nested = Map::new();
        for row in class
            .properties
            .iter()
            .filter(|row| row.nested && row.described)
        {
            let mut classes = row.alternatives.iter().flat_map(|of| &of.classes);
            if let (Some(id), None) = (classes.next(), classes.next()) {
                let one = self.required(profile, profile.class(*id));
                let one = json!({ "if": { "type": "object" }, "then": one });
                let all =
                    json!({ "if": { "type": "array" }, "then": { "items": one }, "else": one });
                nested.insert(row.key.clone(), all);
            }
        }
        if !nested.is_empty() {
            schemas.push(json!({ "properties": nested }));
        }
        schemas.retain(|schema| schema != &json!({}));
        schemas
    }
}

/// Every key by which the property may be written, and that of the one it is taken from.
fn names(profile: &Profile, class: &Class, property: &Property) -> Vec<String> {
    let mut names = vec![property.key.clone()];
    let same = class.properties.iter().filter(|other| {
        other.key != property.key && other.iri == property.iri
            || property.taken_from.as_deref() == Some(&other.key)
            || property.series_shared && other.key == "inSeries"
    });
    for other in same {
        names.push(other.key.clone());
    }
    names.extend([
        profile.prefixes.compact(&property.iri),
        property.iri.clone(),
    ]);
    names
}

fn any_key_of(names: &[String]) -> Json {
    let each: Vec<Json> = names
        .iter()
        .map(|name| json!({ "required": [name] }))
        .collect();
    json!({ "anyOf": each })
}
