//! The catalogue and what it lists.

mod no_catalog;
mod no_dataset;
mod unlisted;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[&no_catalog::RULE, &no_dataset::RULE, &unlisted::RULE];
