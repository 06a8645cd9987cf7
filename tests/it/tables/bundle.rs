//! The published profile, with its templates expanded to rows.

use super::facts::{Class, Count, Entry, Facts, Row, Value};
use katalog::rdf::Prefixes;
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};

/// Templates of classes.
const CLASSES: [&str; 10] = [
    "dcat:Catalog",
    "dcat:Dataset",
    "dcat:DatasetSeries",
    "dcat:Distribution",
    "dcat:DataService",
    "dcat:foaf:Agent",
    "dcat:contactPoint",
    "dcterms:LicenseDocument",
    "dcterms:Standard",
    "foaf:Document",
];

/// A published profile.
pub struct Bundle<'p> {
    prefixes: &'p Prefixes,
    templates: HashMap<String, Json>,
}

impl<'p> Bundle<'p> {
    pub fn parse(text: &str, prefixes: &'p Prefixes) -> Self {
        let json: Json = serde_json::from_str(text).expect("JSON");
        let templates = json["templates"]
            .as_array()
            .expect("templates")
            .iter()
            .map(|template| (string(template, "id"), template.clone()))
            .collect();
        Self {
            prefixes,
            templates,
        }
    }

    /// The facts of all classes in this version.
    pub fn facts(&self) -> Facts {
        let classes = CLASSES.iter().filter_map(|id| self.class(id));
        Facts {
            classes: classes.collect(),
        }
    }

    fn class(&self, id: &str) -> Option<Class> {
        let template = self.templates.get(id)?;
        template["items"].as_array()?;
        Some(Class {
            template: id.to_owned(),
            label: label(template),
            entries: self.items(template),
        })
    }

    fn entry(&self, item: &Json) -> Entry {
        let template = self.resolve(item);
        if template.get("property").is_some() {
            return Entry::Row(Box::new(self.row(&template)));
        }
        let rows = self.items(&template).into_iter().map(|entry| match entry {
            Entry::Row(row) => *row,
            Entry::Group { label, .. } => panic!("a group in a group: {label:?}"),
        });
        Entry::Group {
            label: label(&template),
            count: count(&template),
            rows: rows.collect(),
        }
    }

    fn items(&self, template: &Json) -> Vec<Entry> {
        let items = template["items"].as_array();
        items
            .into_iter()
            .flatten()
            .map(|item| self.entry(item))
            .collect()
    }

    /// An item is a template or its id, and may extend another.
    fn resolve(&self, item: &Json) -> Json {
        let template = match item.as_str() {
            Some(id) => self
                .templates
                .get(id)
                .unwrap_or_else(|| panic!("no template {id}")),
            None => item,
        };
        let Some(base) = template.get("extends") else {
            return template.clone();
        };
        let mut whole = self.resolve(base);
        let fields = whole.as_object_mut().expect("template");
        for (key, value) in template.as_object().expect("template") {
            fields.insert(key.clone(), value.clone());
        }
        whole
    }

    fn row(&self, template: &Json) -> Row {
        let texts = |key: &str| match &template[key] {
            Json::Array(many) => many.iter().map(|one| self.text(one)).collect(),
            Json::String(_) => BTreeSet::from([self.text(&template[key])]),
            _ => BTreeSet::new(),
        };
        let choices = template["choices"].as_array().map(|choices| {
            choices
                .iter()
                .map(|choice| Value {
                    it: string(choice, "value"),
                    sv: choice["label"]["sv"].as_str().map(str::to_owned),
                    en: choice["label"]["en"].as_str().map(str::to_owned),
                })
                .collect()
        });
        let constraints = template["constraints"].as_object();
        let types = constraints
            .into_iter()
            .flatten()
            .filter(|(property, _)| self.expand(property).ends_with("#type"))
            .flat_map(|(_, value)| match value {
                Json::Array(many) => many.iter().map(|one| self.text(one)).collect(),
                one => vec![self.text(one)],
            })
            .collect();
        Row {
            iri: self.expand(&string(template, "property")),
            label: label(template),
            // Two groups omit it; all others have this one.
            node: template["nodetype"]
                .as_str()
                .unwrap_or("RESOURCE")
                .to_owned(),
            datatypes: texts("datatype"),
            count: count(template),
            values: choices,
            pattern: template["pattern"].as_str().map(str::to_owned),
            depends_on: template["deps"]
                .as_array()
                .map(|deps| (self.text(&deps[0]), self.text(&deps[1]))),
            deprecated: styles(template).any(|style| style == "deprecated"),
            prefix: template["valueTemplate"]
                .as_str()
                .unwrap_or_default()
                .replace("$1", ""),
            types,
            nested: self.items(template),
        }
    }

    fn text(&self, json: &Json) -> String {
        self.expand(json.as_str().expect("text"))
    }

    fn expand(&self, iri: &str) -> String {
        self.prefixes.expand(iri).unwrap_or_else(|| iri.to_owned())
    }
}

fn styles(template: &Json) -> impl Iterator<Item = &str> {
    template["styles"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
}

fn string(json: &Json, key: &str) -> String {
    json[key]
        .as_str()
        .unwrap_or_else(|| panic!("no {key}: {json}"))
        .to_owned()
}

fn label(template: &Json) -> (String, String) {
    let label = &template["label"];
    (string(label, "sv"), string(label, "en"))
}

fn count(template: &Json) -> Count {
    let number = |key: &str| {
        let number = template["cardinality"][key].as_u64();
        number.map(|number| u32::try_from(number).expect("small"))
    };
    Count {
        min: number("min").unwrap_or(0),
        preferred: number("pref").unwrap_or(0),
        max: number("max"),
    }
}
