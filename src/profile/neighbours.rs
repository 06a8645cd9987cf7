//! Terms of other vocabularies that are written for terms of the profile.

use super::Profile;
use super::term_name::{TermKind, canonical, folded, plain};
use crate::rdf::Prefixes;
use crate::yaml::decode_table;
use foldhash::HashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const NEIGHBOURS: &str = include_str!("../../schemas/neighbours.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    prefixes: HashMap<String, String>,
    namespaces: BTreeMap<String, String>,
    classes: BTreeMap<String, Meant>,
    properties: BTreeMap<String, Meant>,
    attributes: BTreeMap<String, Attributes>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Meant {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributes {
    prefix: String,
    names: Vec<String>,
}

/// The table, with IRIs in full.
pub(super) struct Neighbours {
    prefixes: HashMap<String, String>,
    /// By namespace without scheme and separator.
    namespaces: HashMap<String, String>,
    classes: HashMap<String, Vec<String>>,
    properties: HashMap<String, Vec<String>>,
    attributes: BTreeMap<String, Attributes>,
}

/// The table, read on first use.
///
/// # Panics
/// When it is invalid, which tests exclude.
pub(super) fn neighbours(prefixes: &Prefixes) -> &'static Neighbours {
    static SLOT: OnceLock<Neighbours> = OnceLock::new();
    SLOT.get_or_init(|| {
        Neighbours::parse(prefixes).expect("schemas/neighbours.yaml holds together")
    })
}

impl Profile {
    /// The IRI that is meant by a compact IRI, also where its prefix is only often used for one of the tables.
    pub fn expand(&self, compact: &str) -> Option<String> {
        neighbours(&self.prefixes).expand(compact, &self.prefixes)
    }
}

impl Neighbours {
    fn parse(prefixes: &Prefixes) -> Result<Self, String> {
        let table: Table = decode_table(NEIGHBOURS)?;
        let whole = |iri: &str| {
            if iri.contains("://") {
                return Ok(iri.to_owned());
            }
            let whole = prefixes.expand(iri);
            let whole = whole.ok_or_else(|| format!("unknown prefix in {iri}"))?;
            Ok::<_, String>(canonical(&whole).into_owned())
        };
        let terms = |rows: BTreeMap<String, Meant>| {
            let rows = rows.into_iter().map(|(from, meant)| {
                let meant = match meant {
                    Meant::One(meant) => vec![meant],
                    Meant::Many(meant) => meant,
                };
                let meant = meant.iter().map(|iri| whole(iri));
                Ok((whole(&from)?, meant.collect::<Result<_, String>>()?))
            });
            rows.collect::<Result<HashMap<_, _>, String>>()
        };
        let namespaces = table.namespaces.into_iter().map(|(from, prefix)| {
            let to = whole(&format!("{prefix}:"))?;
            Ok((plain(&from), to))
        });
        Ok(Self {
            namespaces: namespaces.collect::<Result<_, String>>()?,
            classes: terms(table.classes)?,
            properties: terms(table.properties)?,
            prefixes: table.prefixes,
            attributes: table.attributes,
        })
    }

    /// What a class or property is written for.
    pub(super) fn of(&self, kind: TermKind, iri: &str) -> Option<&[String]> {
        let rows = match kind {
            TermKind::Class => &self.classes,
            TermKind::Property => &self.properties,
        };
        rows.get(iri).map(Vec::as_slice)
    }

    /// The namespace that the one of this IRI stands for, and the local name.
    pub(super) fn namespace<'i>(&self, iri: &'i str) -> Option<(&str, &'i str)> {
        let (namespace, name) = iri.split_at(iri.rfind(['#', '/'])? + 1);
        let of = self.namespaces.get(&plain(namespace))?.as_str();
        (!name.is_empty()).then_some((of, name))
    }

    /// The IRI of a compact IRI whose prefix is that of the tables, or one that is often used for it.
    pub(super) fn expand(&self, compact: &str, prefixes: &Prefixes) -> Option<String> {
        prefixes.expand(compact).or_else(|| {
            let (prefix, name) = compact.split_once(':')?;
            prefixes.expand(&format!("{}:{name}", self.prefixes.get(prefix)?))
        })
    }

    /// The attribute of the XML syntax that is meant, `rdf:resource`.
    pub(super) fn attribute(&self, iri: &str) -> Option<String> {
        let (of, name) = self
            .attributes
            .iter()
            .find_map(|(namespace, of)| Some((of, iri.strip_prefix(namespace.as_str())?)))?;
        let name = match name {
            // As the property, `xml:language` is common.
            "language" | "Language" if of.prefix == "xml" => "lang",
            _ => name,
        };
        let is_meant = |known: &&String| folded(known) == folded(name);
        let known = of.names.iter().find(is_meant)?;
        Some(format!("{}:{known}", of.prefix))
    }
}
