//! Rules about the text of titles, descriptions and keywords.

mod description_thin;
mod double_encoded;
mod encoding;
mod html;
mod placeholder;
mod quoted;
mod untouched_example;
mod wrong_language;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &description_thin::RULE,
    &double_encoded::RULE,
    &html::RULE,
    &placeholder::RULE,
    &quoted::RULE,
    &untouched_example::RULE,
    &wrong_language::RULE,
];
