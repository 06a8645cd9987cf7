//! What is lost in reading RDF.

mod unexplained_key;
mod unread_attribute;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[&unexplained_key::RULE, &unread_attribute::RULE];
