//! The tables that come with the program, decoded in one call.

use serde::de::DeserializeOwned;

/// Decodes one of katalog's own tables into `T`.
///
/// Authors' files are read by [`super::parse`], which keeps places and reports every slip.
///
/// # Errors
/// The first thing that does not fit, with its line.
pub fn decode_table<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}
