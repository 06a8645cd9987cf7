//! High-value datasets: the mark and what follows from it.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
