//! Addresses that nobody outside reaches, or that tell what they should not.

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[];
