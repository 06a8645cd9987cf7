//! Places and geometries.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
