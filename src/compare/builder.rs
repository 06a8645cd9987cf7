//! What is at hand while a comparison is built.

use super::found::Found;
use super::side::Sides;
use crate::diagnostic::Lang;
use crate::profile::Profile;
use crate::rdf::TermId;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What is asked while a comparison is put into words.
pub(super) struct ComparisonBuilder<'t, 'g> {
    pub(super) found: &'t Found,
    pub(super) sides: &'t Sides<'g>,
    pub(super) profile: &'static Profile,
    pub(super) lang: Lang,
    /// Number of the class that a type stands for.
    pub(super) classes: [HashMap<TermId, usize>; 2],
    pub(super) names: [[Option<TermId>; 3]; 2],
    /// What is added, removed or renamed.
    pub(super) moved: [HashSet<TermId>; 2],
    /// Titles that were asked for: one thing may have any number of them, and any number of things may lead to it.
    pub(super) titles: [RefCell<HashMap<TermId, Option<String>>>; 2],
    pub(super) regrouped: bool,
}
