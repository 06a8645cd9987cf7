//! Rules about high-value datasets (HVD).

mod access_rights;
mod distribution_category;
mod licence;
mod marks;
mod no_marked_distribution;
mod other_regulation;
mod service_contact;
mod service_documentation;
mod service_serves;
mod unmarked_dataset;
mod unmarked_distribution;
mod unmarked_service;

pub(super) use marks::{Marks, is_regulation_by_another_name};

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &access_rights::RULE,
    &distribution_category::RULE,
    &licence::RULE,
    &no_marked_distribution::RULE,
    &other_regulation::RULE,
    &service_contact::RULE,
    &service_documentation::RULE,
    &service_serves::RULE,
    &unmarked_dataset::RULE,
    &unmarked_distribution::RULE,
    &unmarked_service::RULE,
];
