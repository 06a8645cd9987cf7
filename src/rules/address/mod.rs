//! Addresses: links and identifiers.

mod credentials;
mod example;
mod host;
mod identifier;
mod insecure;
mod invisible;
mod own_iri;
mod token;
mod unreachable;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &credentials::RULE,
    &example::RULE,
    &identifier::RULE,
    &insecure::RULE,
    &invisible::RULE,
    &own_iri::RULE,
    &token::RULE,
    &unreachable::RULE,
];
