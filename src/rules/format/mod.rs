//! Formats: what is declared, and what people can do with it.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
