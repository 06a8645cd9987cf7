//! From the tables in `schemas/` to a [`Profile`]. The tables are part of the program: a broken one is a
//! failing test, never a surprise at run time.

use super::property::{Class, ClassId, DependsOn, NodeKind, Profile, Property, Way};
use super::{Form, Vocabulary, VocabularyId, VocabularyValue, fold};
use crate::diagnostic::{Severity, Text};
use crate::rdf::Prefixes;
use crate::yaml::decode_table;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// A version of DCAT-AP-SE.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// 2.2.0.
    V2_2_0,
    /// 3.0.1, the one in force.
    #[default]
    V3_0_1,
}

impl Version {
    /// All of them, the oldest first.
    pub const ALL: [Self; 2] = [Self::V2_2_0, Self::V3_0_1];

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2_2_0 => "2.2.0",
            Self::V3_0_1 => "3.0.1",
        }
    }

    /// From how it is written.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|version| version.as_str() == text)
    }
}

/// A table that does not hold together.
#[derive(Debug, thiserror::Error)]
#[error("schemas/{file}: {message}")]
pub struct LoadError {
    file: String,
    message: String,
}

const PREFIXES: &str = include_str!("../../schemas/prefixes.yaml");
const PROFILE_3_0_1: &str = include_str!("../../schemas/profiles/dcat-ap-se-3.0.1.yaml");
const PROFILE_2_2_0: &str = include_str!("../../schemas/profiles/dcat-ap-se-2.2.0.yaml");

macro_rules! vocabulary_files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../schemas/vocabularies/", $name, ".yaml")))),+]
    };
}

/// Every vocabulary, by file stem; a test keeps the list equal to the folder.
const VOCABULARIES: &[(&str, &str)] = vocabulary_files![
    "access-right",
    "agent-classification",
    "agent-kind",
    "agent-role",
    "architecture-style",
    "availability",
    "availability-old",
    "checksum-algorithm",
    "checksum-algorithm-other",
    "contact-kind",
    "data-theme",
    "file-type",
    "frequency",
    "frequency-cld",
    "hvd-category",
    "language",
    "legislation",
    "licence",
    "licence-other",
    "media-type-common",
    "media-type-geo",
    "media-type-other",
    "publisher-type",
    "status",
    "status-adms",
    "theme-taxonomy",
];

/// The profile of `version`, loaded on first use.
///
/// # Panics
/// When a table is broken, which the tests rule out.
pub fn embedded(version: Version) -> &'static Profile {
    static V2: OnceLock<Profile> = OnceLock::new();
    static V3: OnceLock<Profile> = OnceLock::new();
    let slot = match version {
        Version::V2_2_0 => &V2,
        Version::V3_0_1 => &V3,
    };
    slot.get_or_init(|| load(version).expect("the tables in schemas/ hold together"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrefixTable {
    prefixes: BTreeMap<String, String>,
    #[serde(default)]
    known_vocabularies: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VocabularyTable {
    vocabulary: String,
    label: Text,
    #[serde(default)]
    scheme: Option<String>,
    #[serde(default)]
    by_label: bool,
    values: Vec<VocabularyValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileTable {
    profile: String,
    #[allow(dead_code, reason = "for readers of the table")]
    version: String,
    classes: Vec<ClassRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileChanges {
    profile: String,
    #[allow(dead_code, reason = "for readers of the table")]
    version: String,
    #[allow(dead_code, reason = "for readers of the table; there is one base")]
    based_on: String,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    change: BTreeMap<String, BTreeMap<String, Json>>,
    #[serde(default)]
    add: BTreeMap<String, Vec<Json>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassRow {
    class: String,
    iri: String,
    #[serde(default)]
    types: Vec<String>,
    #[serde(default)]
    subclasses: Vec<String>,
    label: Text,
    help: Text,
    #[serde(default)]
    folder: Option<String>,
    #[serde(default)]
    concept: Option<String>,
    #[serde(default)]
    text_key: Option<String>,
    properties: Vec<Json>,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PropertyRow {
    key: String,
    iri: String,
    label: Text,
    help: Text,
    #[serde(default)]
    min: u32,
    #[serde(default)]
    preferred: u32,
    #[serde(default)]
    max: Option<u32>,
    #[serde(default)]
    ways: Vec<WayRow>,
    #[serde(default)]
    node: Option<NodeKind>,
    #[serde(default)]
    class: OneOrMany,
    #[serde(default)]
    datatypes: Vec<String>,
    #[serde(default)]
    vocabulary: OneOrMany,
    #[serde(default)]
    suggest: OneOrMany,
    #[serde(default)]
    pattern: Option<String>,
    #[serde(default)]
    form: Option<Form>,
    #[serde(default)]
    depends_on: Option<DependsOnRow>,
    #[serde(default)]
    deprecated: bool,
    #[serde(default)]
    replaced_by: Option<String>,
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    inferred: bool,
    #[serde(default)]
    outside: bool,
    #[serde(default)]
    nested: bool,
    #[serde(default)]
    described: bool,
    #[serde(default)]
    link: bool,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    same_property_as: Option<String>,
    #[serde(default)]
    many_per_language: bool,
    #[serde(default)]
    others_beside: bool,
    #[serde(default)]
    series_shared: bool,
    #[serde(default)]
    marks: bool,
    #[serde(default)]
    default: Option<String>,
    #[serde(default)]
    taken_from: Option<String>,
    #[serde(default)]
    missing: Option<Severity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WayRow {
    #[serde(default)]
    label: Option<Text>,
    #[serde(default)]
    help: Option<Text>,
    node: NodeKind,
    #[serde(default)]
    class: OneOrMany,
    #[serde(default)]
    datatypes: Vec<String>,
    #[serde(default)]
    vocabulary: OneOrMany,
    #[serde(default)]
    suggest: OneOrMany,
    #[serde(default)]
    pattern: Option<String>,
    #[serde(default)]
    form: Option<Form>,
    #[serde(default)]
    deprecated: bool,
    #[serde(default)]
    min: u32,
    #[serde(default)]
    preferred: u32,
    #[serde(default)]
    max: Option<u32>,
    #[serde(default)]
    nested: bool,
    #[serde(default)]
    replaced_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DependsOnRow {
    property: String,
    value: String,
}

/// Puts the tables of `version` together.
fn load(version: Version) -> Result<Profile, LoadError> {
    let prefix_table: PrefixTable = decode("prefixes.yaml", PREFIXES)?;
    let prefixes = Prefixes::new(prefix_table.prefixes);
    let file = match version {
        Version::V3_0_1 => "profiles/dcat-ap-se-3.0.1.yaml",
        Version::V2_2_0 => "profiles/dcat-ap-se-2.2.0.yaml",
    };
    let mut table: ProfileTable = decode("profiles/dcat-ap-se-3.0.1.yaml", PROFILE_3_0_1)?;
    if version == Version::V2_2_0 {
        let changes: ProfileChanges = decode(file, PROFILE_2_2_0)?;
        apply(&mut table, changes).map_err(|message| LoadError {
            file: file.into(),
            message,
        })?;
    }
    let vocabularies = VOCABULARIES
        .iter()
        .map(|(name, text)| vocabulary(name, text, version))
        .collect::<Result<Vec<_>, _>>()?;
    resolve(
        version,
        table,
        prefixes,
        prefix_table.known_vocabularies,
        vocabularies,
    )
    .map_err(|message| LoadError {
        file: file.into(),
        message,
    })
}

fn decode<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, LoadError> {
    decode_table(text).map_err(|message| LoadError {
        file: file.to_owned(),
        message,
    })
}

/// Applies the older version's differences to the rows of the newer one.
fn apply(table: &mut ProfileTable, changes: ProfileChanges) -> Result<(), String> {
    table.profile = changes.profile;
    for name in &changes.remove {
        match name.split_once('.') {
            None => table.classes.retain(|class| class.class != *name),
            Some((class, key)) => {
                let class = class_row(table, class)?;
                let before = class.properties.len();
                class.properties.retain(|row| row["key"] != key);
                if class.properties.len() == before {
                    return Err(format!("nothing to remove: {name}"));
                }
            }
        }
    }
    for (name, fields) in changes.change {
        let (class, key) = name
            .split_once('.')
            .ok_or_else(|| format!("not class.key: {name}"))?;
        let row = class_row(table, class)?
            .properties
            .iter_mut()
            .find(|row| row["key"] == key)
            .and_then(Json::as_object_mut)
            .ok_or_else(|| format!("nothing to change: {name}"))?;
        for (field, value) in fields {
            if value.is_null() {
                row.remove(&field);
            } else {
                row.insert(field, value);
            }
        }
    }
    for (class, rows) in changes.add {
        class_row(table, &class)?.properties.extend(rows);
    }
    Ok(())
}

fn class_row<'t>(table: &'t mut ProfileTable, name: &str) -> Result<&'t mut ClassRow, String> {
    table
        .classes
        .iter_mut()
        .find(|class| class.class == name)
        .ok_or_else(|| format!("no class {name}"))
}

fn vocabulary(name: &str, text: &str, version: Version) -> Result<Vocabulary, LoadError> {
    let file = format!("vocabularies/{name}.yaml");
    let table: VocabularyTable = decode(&file, text)?;
    let error = |message: String| LoadError {
        file: file.clone(),
        message,
    };
    if table.vocabulary != name {
        return Err(error(format!("is called {}", table.vocabulary)));
    }
    let mut values: Vec<_> = table
        .values
        .into_iter()
        .filter(|value| {
            value
                .since
                .as_deref()
                .and_then(Version::parse)
                .is_none_or(|since| since <= version)
        })
        .collect();
    for value in &mut values {
        let since = value.deprecated_since.as_deref().and_then(Version::parse);
        value.deprecated |= since.is_some_and(|since| since <= version);
    }
    let mut by_word = HashMap::new();
    let mut by_value = HashMap::new();
    let mut by_variant = HashMap::new();
    for (index, value) in values.iter().enumerate() {
        by_value.insert(value.value().to_owned(), index);
        for variant in &value.variants {
            by_variant.insert(variant.clone(), index);
        }
        by_word.insert(fold(&value.code), index);
    }
    for (index, value) in values
        .iter()
        .enumerate()
        .filter(|(_, value)| !value.deprecated)
    {
        // A code beats another value's label; of equal labels the first value has it.
        for word in [&value.label.sv, &value.label.en]
            .into_iter()
            .chain(&value.aliases)
        {
            by_word.entry(fold(word)).or_insert(index);
        }
    }
    Ok(Vocabulary {
        name: table.vocabulary,
        label: table.label,
        scheme: table.scheme,
        by_label: table.by_label,
        values,
        by_word,
        by_value,
        by_variant,
    })
}

fn resolve(
    version: Version,
    table: ProfileTable,
    prefixes: Prefixes,
    known_vocabularies: Vec<String>,
    vocabularies: Vec<Vocabulary>,
) -> Result<Profile, String> {
    let class_names: HashMap<String, ClassId> = table
        .classes
        .iter()
        .enumerate()
        .map(|(i, class)| (class.class.clone(), ClassId(i)))
        .collect();
    let resolver = Resolver {
        prefixes: &prefixes,
        class_names: &class_names,
        vocabularies: &vocabularies,
    };
    let classes = table
        .classes
        .into_iter()
        .map(|row| resolver.class(row))
        .collect::<Result<Vec<_>, String>>()?;
    Ok(Profile {
        name: table.profile,
        version,
        prefixes,
        known_vocabularies,
        classes,
        vocabularies,
        class_names,
    })
}

struct Resolver<'t> {
    prefixes: &'t Prefixes,
    class_names: &'t HashMap<String, ClassId>,
    vocabularies: &'t [Vocabulary],
}

impl Resolver<'_> {
    fn expand(&self, iri: &str) -> Result<String, String> {
        if iri.contains("://") {
            return Ok(iri.to_owned());
        }
        self.prefixes
            .expand(iri)
            .ok_or_else(|| format!("unknown prefix in {iri}"))
    }

    fn classes(&self, names: OneOrMany) -> Result<Vec<ClassId>, String> {
        names
            .into_vec()
            .into_iter()
            .map(|name| {
                self.class_names
                    .get(&name)
                    .copied()
                    .ok_or_else(|| format!("no class {name}"))
            })
            .collect()
    }

    fn vocabularies(&self, names: OneOrMany) -> Result<Vec<VocabularyId>, String> {
        names
            .into_vec()
            .into_iter()
            .map(|name| {
                let found = self
                    .vocabularies
                    .iter()
                    .position(|vocabulary| vocabulary.name == name);
                found
                    .map(VocabularyId)
                    .ok_or_else(|| format!("no vocabulary {name}"))
            })
            .collect()
    }

    fn class(&self, row: ClassRow) -> Result<Class, String> {
        let iri = self.expand(&row.iri)?;
        let mut types = vec![iri.clone()];
        for name in &row.types {
            let expanded = self.expand(name)?;
            if !types.contains(&expanded) {
                types.push(expanded);
            }
        }
        let name = row.class.clone();
        let properties = row
            .properties
            .into_iter()
            .map(|json| {
                let key = json["key"].as_str().unwrap_or("?").to_owned();
                serde_json::from_value::<PropertyRow>(json)
                    .map_err(|error| error.to_string())
                    .and_then(|row| self.property(row))
                    .map_err(|message| format!("{name}.{key}: {message}"))
            })
            .collect::<Result<Vec<_>, String>>()?;
        Ok(Class {
            // Profiles live as long as the program; a name that does spares findings an allocation.
            name: Box::leak(row.class.into_boxed_str()),
            iri,
            types,
            subclasses: self.classes(OneOrMany::Many(row.subclasses))?,
            label: row.label,
            help: row.help,
            folder: row.folder,
            concept: row.concept,
            text_key: row.text_key,
            properties,
        })
    }

    fn property(&self, row: PropertyRow) -> Result<Property, String> {
        let mut nested = row.nested;
        let mut replaced_by = row.replaced_by;
        let way_rows = if row.ways.is_empty() {
            vec![WayRow {
                label: None,
                help: None,
                node: row.node.ok_or("neither node nor ways")?,
                class: row.class,
                datatypes: row.datatypes,
                vocabulary: row.vocabulary,
                suggest: row.suggest,
                pattern: row.pattern,
                form: row.form,
                deprecated: row.deprecated,
                min: row.min,
                preferred: row.preferred,
                max: row.max,
                nested: false,
                replaced_by: None,
            }]
        } else {
            row.ways
        };
        let mut ways = Vec::with_capacity(way_rows.len());
        for way in way_rows {
            nested |= way.nested;
            replaced_by = replaced_by.or_else(|| way.replaced_by.clone());
            ways.push(self.way(way)?);
        }
        Ok(Property {
            iri: self.expand(&row.iri)?,
            key: row.key,
            label: row.label,
            help: row.help,
            min: row.min,
            preferred: row.preferred,
            max: row.max,
            ways,
            depends_on: row
                .depends_on
                .map(|d| {
                    Ok::<_, String>(DependsOn {
                        property: self.expand(&d.property)?,
                        value: d.value,
                    })
                })
                .transpose()?,
            deprecated: row.deprecated,
            replaced_by: replaced_by.map(|iri| self.expand(&iri)).transpose()?,
            since: row.since,
            inferred: row.inferred,
            outside: row.outside,
            nested,
            described: row.described,
            link: row.link,
            aliases: row.aliases,
            same_property_as: row.same_property_as,
            many_per_language: row.many_per_language,
            others_beside: row.others_beside,
            series_shared: row.series_shared,
            marks: row.marks,
            default: row.default,
            taken_from: row.taken_from,
            missing: row.missing,
        })
    }

    fn way(&self, way: WayRow) -> Result<Way, String> {
        let regex = way
            .pattern
            .as_deref()
            // The expressions are written for JavaScript: `(?=.)` is a look-ahead that Rust's engine lacks, and
            // `()-.` is a range there. Where a row needs more than its expression, the datatype's grammar sees to it.
            .map(|pattern| {
                regex::Regex::new(&format!("^(?:{})$", portable(pattern)))
                    .map_err(|e| e.to_string())
            })
            .transpose()?;
        Ok(Way {
            label: way.label,
            help: way.help,
            node: way.node,
            classes: self.classes(way.class)?,
            datatypes: way
                .datatypes
                .iter()
                .map(|iri| self.expand(iri))
                .collect::<Result<_, _>>()?,
            vocabularies: self.vocabularies(way.vocabulary)?,
            suggest: self.vocabularies(way.suggest)?,
            pattern: way.pattern,
            regex,
            form: way.form,
            deprecated: way.deprecated,
            min: way.min,
            preferred: way.preferred,
            max: way.max,
        })
    }
}

/// A JavaScript expression as Rust's engine reads it.
fn portable(pattern: &str) -> String {
    pattern
        .trim_start_matches('^')
        .trim_end_matches('$')
        .replace("(?=.)", "")
        .replace("\\/", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_loads() {
        for version in Version::ALL {
            let profile = load(version).unwrap_or_else(|error| panic!("{error}"));
            assert!(profile.class_named("Dataset").is_some());
        }
    }

    #[test]
    fn every_vocabulary_file_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/vocabularies");
        let mut stems: Vec<String> = std::fs::read_dir(folder)
            .expect("schemas/vocabularies")
            .map(|entry| {
                entry
                    .expect("entry")
                    .path()
                    .file_stem()
                    .expect("stem")
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        stems.sort();
        assert_eq!(
            stems,
            VOCABULARIES
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect::<Vec<_>>()
        );
    }
}
