//! What the harvester demands beyond the tables.

mod bare_sub_catalog;
mod blank_node;
mod catalog_licence;
mod catalog_record;
mod identifier_collision;
mod idle_publisher;
mod iri;
mod organisation;
mod organisation_iri;
mod parts;
mod publisher_iri;
mod same_organisation;
mod service_shown;
mod shared_iri;
mod sub_catalog_cycle;
mod sub_catalog_depth;
mod sub_catalog_type;

pub(super) use parts::any_bare;

use super::{Context, Rule};
use crate::rdf::{TermId, Triple};

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &bare_sub_catalog::RULE,
    &blank_node::RULE,
    &catalog_licence::RULE,
    &catalog_record::RULE,
    &identifier_collision::RULE,
    &idle_publisher::RULE,
    &iri::RULE,
    &organisation_iri::RULE,
    &publisher_iri::RULE,
    &same_organisation::RULE,
    &service_shown::RULE,
    &shared_iri::RULE,
    &sub_catalog_cycle::RULE,
    &sub_catalog_depth::RULE,
    &sub_catalog_type::RULE,
];

/// Whether `triple` was written before `other`; of what has no place the one met first stays.
fn stands_before(triple: &Triple, other: &Triple) -> bool {
    match (triple.origin.span(), other.origin.span()) {
        (Some(own), Some(other)) => own < other,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Whether the node is an instance of the class with this name.
fn is_a(cx: &Context<'_>, node: TermId, class: &str) -> bool {
    cx.profile
        .class_named(class)
        .is_some_and(|class| cx.is_instance(node, class))
}
