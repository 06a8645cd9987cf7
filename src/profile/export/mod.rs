//! The same tables as JSON Schema, SHACL shapes, JSON-LD context, and the documents on keys.
//!
//! What is written here is how each format says a row; nothing about a property is said again.

mod context;
mod json;
mod json_schema;
mod keys;
mod shacl;
mod words;

pub use keys::keys;

use super::{Profile, Version, embedded};

/// Every generated file: its path under `schemas/` and its contents.
///
/// # Panics
/// When a table is broken, which the tests rule out.
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

/// `dcat-ap-se-3.0.1`.
fn file_stem(profile: &Profile) -> String {
    format!(
        "{}-{}",
        profile.name.to_lowercase(),
        profile.version.as_str()
    )
}
