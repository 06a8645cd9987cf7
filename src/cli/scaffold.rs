//! Files of a new repository, and the path to the schemas that they name.

use super::outcome::Failure;
use crate::workspace::error::FilesError;
use crate::workspace::files::replace_own;
use crate::workspace::schemas;
use std::path::Path;

/// Path to the schema of a class, from a file one folder down.
pub(super) fn schema_path(concept: &str) -> String {
    format!("../{}/{concept}.schema.json", schemas::FOLDER)
}

/// Writes a file and its parent folders; the user's part of the path was checked before.
pub(super) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(replace_own(path, text.as_bytes()).map_err(|error| FilesError::write(path, error))?)
}
