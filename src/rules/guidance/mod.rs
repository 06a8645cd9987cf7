//! DIGG's recommendations on single fields, series and services.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
