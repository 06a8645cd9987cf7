//! Requirements of the harvester beyond the profile.

mod bare_sub_catalog;
mod blank_node;
mod catalog_licence;
mod catalog_record;
mod identifier_collision;
mod idle_publisher;
mod iri;
mod nodes;
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

use super::Rule;

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
