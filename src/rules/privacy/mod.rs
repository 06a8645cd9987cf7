//! What should not be published about people.

mod contact;
mod identity_number;
mod individual;
mod number;
mod personal_address;
mod private_mail;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &identity_number::RULE,
    &individual::RULE,
    &personal_address::RULE,
    &private_mail::RULE,
];
