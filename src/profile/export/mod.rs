//! Exports of the tables: JSON Schema, SHACL shapes, JSON-LD context, and the documentation of keys.
//!
//! Each format only decides how a row is expressed; facts about properties are in the tables alone.

mod context;
mod json;
mod json_schema;
mod keys;
mod shacl;
mod words;

pub use json_schema::RepositoryContext;
pub use keys::keys;

use super::{Profile, Version, embedded};

/// Every generated file: its path under `schemas/`, and its content.
///
/// # Panics
/// When a table is invalid, which tests exclude.
pub fn files() -> Vec<(String, String)> {
    let profile = embedded(Version::V3_0_1);
    let mut files = json_schema::files(profile, None);
    files.push((
        format!("shacl/{}.ttl", file_stem(profile)),
        shacl::shapes(profile),
    ));
    files.push(("context.jsonld".to_owned(), context::context(profile)));
    files
}

/// The schemas of a repository, for editors: file name and content.
pub fn repository_schemas(profile: &Profile, context: &RepositoryContext) -> Vec<(String, String)> {
    let files = json_schema::files(profile, Some(context)).into_iter();
    let in_folder = |path: String| path.rsplit('/').next().map(str::to_owned).unwrap_or(path);
    files.map(|(path, text)| (in_folder(path), text)).collect()
}

/// A generated file as one text that refers to no other: by its path, its name, or the kind of a schema (`dataset`).
pub fn self_contained(name: &str) -> Option<String> {
    let (path, text) = files().into_iter().find(|(path, _)| {
        let file = path.rsplit('/').next().unwrap_or(path);
        path == name || file == name || file.strip_suffix(SCHEMA) == Some(name)
    })?;
    let file = path.strip_prefix("json/");
    let kind = file.and_then(|file| file.strip_suffix(SCHEMA));
    let whole = kind.and_then(|kind| json_schema::self_contained(embedded(Version::V3_0_1), kind));
    Some(whole.unwrap_or(text))
}

/// The end of names of JSON schemas.
const SCHEMA: &str = ".schema.json";

/// File name without extension, such as `dcat-ap-se-3.0.1`.
fn file_stem(profile: &Profile) -> String {
    format!(
        "{}-{}",
        profile.name.to_lowercase(),
        profile.version.as_str()
    )
}
