//! Formats of distributions.

mod address_ending;
mod checksum;
mod known;
mod only_closed;
mod unknown_media_type;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &address_ending::RULE,
    &checksum::RULE,
    &only_closed::RULE,
    &unknown_media_type::RULE,
];
