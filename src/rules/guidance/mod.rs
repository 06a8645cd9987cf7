//! DIGG's recommendations on single fields, series and services.

mod dataset_licence;
mod end_before_start;
mod future_date;
mod idle_role;
mod keyword_capitals;
mod keyword_length;
mod keyword_list;
mod keyword_twice;
mod keywords;
mod language_missing_english;
mod language_missing_swedish;
mod languages;
mod licence_missing;
mod licence_restricts;
mod modified_stale;
mod resources;
mod title_content;
mod title_length;
mod title_words;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &dataset_licence::RULE,
    &end_before_start::RULE,
    &future_date::RULE,
    &idle_role::RULE,
    &keyword_capitals::RULE,
    &keyword_length::RULE,
    &keyword_list::RULE,
    &keyword_twice::RULE,
    &language_missing_english::RULE,
    &language_missing_swedish::RULE,
    &licence_missing::RULE,
    &licence_restricts::RULE,
    &modified_stale::RULE,
    &title_content::RULE,
    &title_length::RULE,
];
