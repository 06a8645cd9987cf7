//! Requirements of the harvester beyond the profile.

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

pub(super) use parts::{any_bare, is_fetched};

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

/// Whether `triple` is before `other` in term order: which of several triples has the finding must not depend on the
/// serialization.
fn comes_before(cx: &Context<'_>, triple: &Triple, other: &Triple) -> bool {
    let names = |triple: &Triple| [triple.s, triple.p, triple.o].map(|id| cx.graph.term(id));
    names(triple) < names(other)
}

/// Whether the node is an instance of the class with this name.
fn is_a(cx: &Context<'_>, node: TermId, class: &str) -> bool {
    cx.profile
        .class_named(class)
        .is_some_and(|class| cx.is_instance(node, class))
}
