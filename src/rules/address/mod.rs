//! Addresses: links and identifiers.

mod credentials;
mod example;
mod host;
mod identifier;
mod insecure;
mod token;
mod unreachable;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &credentials::RULE,
    &example::RULE,
    &identifier::RULE,
    &insecure::RULE,
    &token::RULE,
    &unreachable::RULE,
];
