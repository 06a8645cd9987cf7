//! Files of a new repository: JSON schemas for editors, and their paths.

use super::outcome::Failure;
use crate::profile::export;
use crate::workspace::error::FilesError;
use crate::workspace::files::replace_own;
use std::path::Path;

/// The hidden folder for schemas.
const SCHEMAS: &str = ".katalog";

/// Path to the schema of a class, from a file one folder down.
pub(super) fn schema_path(concept: &str) -> String {
    format!("../{SCHEMAS}/{concept}.schema.json")
}

/// Writes the schemas to where the first lines of files refer to.
pub(super) fn schemas(root: &Path) -> Result<(), Failure> {
    for (name, text) in export::files() {
        if let Some(name) = name.strip_prefix("json/") {
            write_file(&root.join(SCHEMAS).join(name), &text)?;
        }
    }
    Ok(())
}

/// Writes a file and its parent folders; the user's part of the path was checked before.
pub(super) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(replace_own(path, text.as_bytes()).map_err(|error| FilesError::write(path, error))?)
}
