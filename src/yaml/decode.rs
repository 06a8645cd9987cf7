//! Deserialization of the bundled tables.

use serde::de::DeserializeOwned;

/// Deserializes one of katalog's own tables into `T`.
///
/// Users' files are read by [`super::parse`], which keeps spans and reports every mistake.
///
/// # Errors
/// The first mismatch, with its line.
pub fn decode_table<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}
