//! Loads the bundled tables of `schemas/` into a [`Profile`]. An invalid table fails a test, and never a run.

use super::property::Profile;
use super::rows::{ClassRow, PrefixTable, ProfileChanges, ProfileTable, VocabularyTable};
use super::{Version, Vocabulary, resolve};
use crate::yaml::decode_table;
use std::sync::OnceLock;

/// An inconsistent table.
#[derive(Debug, thiserror::Error)]
#[error("schemas/{file}: {message}")]
pub struct LoadError {
    file: String,
    message: String,
}

const PREFIXES: &str = include_str!("../../schemas/prefixes.yaml");
const PROFILE_3_0_1: &str = include_str!("../../schemas/profiles/dcat-ap-se-3.0.1.yaml");
const PROFILE_2_2_0: &str = include_str!("../../schemas/profiles/dcat-ap-se-2.2.0.yaml");
const PLACES_OF_SWEDEN: &str = include_str!("../../schemas/places.yaml");

macro_rules! vocabulary_files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../schemas/vocabularies/", $name, ".yaml")))),+]
    };
}

/// Every vocabulary, by file stem; a test compares the list with the folder.
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
/// When a table is invalid, which tests exclude.
pub fn embedded(version: Version) -> &'static Profile {
    static V2: OnceLock<Profile> = OnceLock::new();
    static V3: OnceLock<Profile> = OnceLock::new();
    let slot = match version {
        Version::V2_2_0 => &V2,
        Version::V3_0_1 => &V3,
    };
    slot.get_or_init(|| load(version).expect("the tables in schemas/ hold together"))
}

/// Places of Sweden with their IRIs in `GeoNames`: no list of the profile, but what authors look up. Loaded on first use.
///
/// # Panics
/// When the table is invalid, which tests exclude.
pub fn places() -> &'static Vocabulary {
    static PLACES: OnceLock<Vocabulary> = OnceLock::new();
    PLACES.get_or_init(|| {
        let table: VocabularyTable =
            decode("places.yaml", PLACES_OF_SWEDEN).expect("the table of places can be read");
        resolve::vocabulary(table, Version::default())
    })
}

/// Loads the tables of `version`.
fn load(version: Version) -> Result<Profile, LoadError> {
    let prefix_table: PrefixTable = decode("prefixes.yaml", PREFIXES)?;
    let file = match version {
        Version::V3_0_1 => "profiles/dcat-ap-se-3.0.1.yaml",
        Version::V2_2_0 => "profiles/dcat-ap-se-2.2.0.yaml",
    };
    // Two parts of similar size, parsed in parallel: every run begins with this.
    let (table, vocabularies) = std::thread::scope(|scope| {
        let vocabularies = scope.spawn(|| {
            VOCABULARIES
                .iter()
                .map(|(name, text)| vocabulary(name, text, version))
                .collect::<Result<Vec<_>, _>>()
        });
        (
            profile_table(version, file),
            vocabularies
                .join()
                .expect("reading the tables does not panic"),
        )
    });
    let (table, vocabularies) = (table?, vocabularies?);
    resolve::resolve(version, table, prefix_table, vocabularies).map_err(|message| LoadError {
        file: file.into(),
        message,
    })
}

/// The rows of `version`.
fn profile_table(version: Version, file: &str) -> Result<ProfileTable, LoadError> {
    let mut table: ProfileTable = decode("profiles/dcat-ap-se-3.0.1.yaml", PROFILE_3_0_1)?;
    if version == Version::V2_2_0 {
        let changes: ProfileChanges = decode(file, PROFILE_2_2_0)?;
        apply(&mut table, changes).map_err(|message| LoadError {
            file: file.into(),
            message,
        })?;
    }
    Ok(table)
}

/// One vocabulary.
fn vocabulary(name: &str, text: &str, version: Version) -> Result<Vocabulary, LoadError> {
    let file = format!("vocabularies/{name}.yaml");
    let table: VocabularyTable = decode(&file, text)?;
    if table.vocabulary != name {
        let message = format!("is called {}", table.vocabulary);
        return Err(LoadError { file, message });
    }
    Ok(resolve::vocabulary(table, version))
}

fn decode<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, LoadError> {
    decode_table(text).map_err(|message| LoadError {
        file: file.to_owned(),
        message,
    })
}

/// Applies the differences of the older version to the rows of the newer one.
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
