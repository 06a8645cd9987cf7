//! DIGG's recommendations on single fields, series and services.

mod access_service;
mod api;
mod api_description;
mod api_viewer;
mod documentation;
mod fee_unexplained;
mod many_downloads;
mod protected_data;
mod series;
mod series_empty;
mod series_extent;
mod series_issued;
mod series_nested;
mod series_size;
mod series_unlike;
mod stand_alone_service;
mod words;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &access_service::RULE,
    &api_description::RULE,
    &api_viewer::RULE,
    &documentation::RULE,
    &fee_unexplained::RULE,
    &many_downloads::RULE,
    &protected_data::RULE,
    &series_empty::RULE,
    &series_extent::RULE,
    &series_issued::RULE,
    &series_nested::RULE,
    &series_size::RULE,
    &series_unlike::RULE,
    &stand_alone_service::RULE,
];
