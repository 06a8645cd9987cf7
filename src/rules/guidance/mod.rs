//! DIGG's recommendations about single properties, series and services.

mod access_service;
mod api;
mod api_description;
mod api_viewer;
mod dataset_licence;
mod distribution_title;
mod documentation;
mod end_before_start;
mod fee_unexplained;
mod future_date;
mod idle_role;
mod keyword_capitals;
mod keyword_hashtag;
mod keyword_length;
mod keyword_list;
mod keyword_twice;
mod keywords;
mod language_missing_english;
mod language_missing_swedish;
mod languages;
mod licence_missing;
mod licence_restricts;
mod many_downloads;
mod modified_stale;
mod no_distribution;
mod placeholder_date;
mod protected_data;
mod resources;
mod same_download;
mod same_title;
mod series;
mod series_empty;
mod series_extent;
mod series_issued;
mod series_nested;
mod series_size;
mod series_unlike;
mod stand_alone_service;
mod title_content;
mod title_length;
mod title_words;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &access_service::RULE,
    &api_description::RULE,
    &api_viewer::RULE,
    &dataset_licence::RULE,
    &distribution_title::RULE,
    &documentation::RULE,
    &end_before_start::RULE,
    &fee_unexplained::RULE,
    &future_date::RULE,
    &idle_role::RULE,
    &keyword_capitals::RULE,
    &keyword_hashtag::RULE,
    &keyword_length::RULE,
    &keyword_list::RULE,
    &keyword_twice::RULE,
    &language_missing_english::RULE,
    &language_missing_swedish::RULE,
    &licence_missing::RULE,
    &licence_restricts::RULE,
    &many_downloads::RULE,
    &modified_stale::RULE,
    &no_distribution::RULE,
    &placeholder_date::RULE,
    &protected_data::RULE,
    &same_download::RULE,
    &same_title::RULE,
    &series_empty::RULE,
    &series_extent::RULE,
    &series_issued::RULE,
    &series_nested::RULE,
    &series_size::RULE,
    &series_unlike::RULE,
    &stand_alone_service::RULE,
    &title_content::RULE,
    &title_length::RULE,
];
