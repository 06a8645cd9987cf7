//! Exports of the tables: JSON Schema, SHACL shapes, JSON-LD context, and the documentation of keys.
//!
//! Each format only decides how a row is expressed; facts about properties are in the tables alone.

mod context;
mod json;
mod json_schema;
mod keys;
mod shacl;
mod words;

pub use keys::keys;

use super::{Profile, Version, embedded};

/// Every generated file: its path under `schemas/`, and its content.
///
/// # Panics
/// When a table is invalid, which tests exclude.
pub fn files() -> Vec<(String, String)> {
    let profile = embedded(Version::V3_0_1);
    let mut files = json_schema::files(profile);
    files.push((
        format!("shacl/{}.ttl", file_stem(profile)),
        shacl::shapes(profile),
    ));
    files.push(("context.jsonld".to_owned(), context::context(profile)));
    files
}

/// File name without extension, such as `dcat-ap-se-3.0.1`.
fn file_stem(profile: &Profile) -> String {
    format!(
        "{}-{}",
        profile.name.to_lowercase(),
        profile.version.as_str()
    )
}
