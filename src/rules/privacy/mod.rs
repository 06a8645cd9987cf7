//! What must not be published about people.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
