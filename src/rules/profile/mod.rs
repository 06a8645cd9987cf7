//! Rules that check the rows of the profile, one for each kind of constraint.

mod almost;
mod cardinality;
mod choices;
mod datatype;
mod dependency;
mod deprecated;
mod email;
mod language_missing;
mod language_repeated;
mod language_unknown;
mod lexical;
mod listed;
mod mandatory;
mod meant_value;
mod nested_type;
mod node_kind;
mod pattern;
mod recommended;
mod size;
mod telephone;
mod undescribed;
mod unknown_class;
mod unknown_property;
mod variant;
mod vocabulary;
mod wrong_class;

pub(super) use language_unknown::is_doubtful;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &cardinality::RULE,
    &datatype::RULE,
    &dependency::RULE,
    &deprecated::RULE,
    &email::RULE,
    &language_missing::RULE,
    &language_repeated::RULE,
    &language_unknown::RULE,
    &lexical::RULE,
    &mandatory::RULE,
    &nested_type::RULE,
    &node_kind::RULE,
    &pattern::RULE,
    &recommended::RULE,
    &telephone::RULE,
    &undescribed::RULE,
    &unknown_class::RULE,
    &unknown_property::RULE,
    &variant::RULE,
    &vocabulary::RULE,
    &wrong_class::RULE,
];
