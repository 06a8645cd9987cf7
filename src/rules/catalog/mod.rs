//! Rules about the catalogue and its members.

mod loose_distribution;
mod no_catalog;
mod no_dataset;
mod unlisted;
mod unwritable;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &loose_distribution::RULE,
    &no_catalog::RULE,
    &no_dataset::RULE,
    &unlisted::RULE,
    &unwritable::RULE,
];
