//! What the harvester demands beyond the tables.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
