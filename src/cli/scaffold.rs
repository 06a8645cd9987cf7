//! Files of a new repository: the schemas that editors use, and where they are found.

use super::outcome::Failure;
use crate::profile::export;
use crate::workspace::error::FilesError;
use crate::workspace::files::replace_own;
use std::path::Path;

/// The hidden folder with the schemas that editors use.
const SCHEMAS: &str = ".katalog";

/// Where a file one folder down finds the schema for its kind.
pub(super) fn schema_path(concept: &str) -> String {
    format!("../{SCHEMAS}/{concept}.schema.json")
}

/// Puts the schemas where the files' first lines say they are.
pub(super) fn schemas(root: &Path) -> Result<(), Failure> {
    for (name, text) in export::files() {
        if let Some(name) = name.strip_prefix("json/") {
            write_file(&root.join(SCHEMAS).join(name), &text)?;
        }
    }
    Ok(())
}

/// Writes one file and the folders it needs; what of the path was named by the user has been judged before.
pub(super) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(replace_own(path, text.as_bytes()).map_err(|error| FilesError::write(path, error))?)
}
