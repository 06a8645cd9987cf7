//! Texts that were not meant to be published as they stand.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
