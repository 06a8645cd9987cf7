//! State while a comparison is built.

use super::bilingual::Words;
use super::found::Found;
use super::side::Sides;
use crate::profile::Profile;
use crate::rdf::TermId;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// State while a comparison is built.
pub(super) struct ComparisonBuilder<'t, 'g> {
    pub(super) found: &'t Found,
    pub(super) sides: &'t Sides<'g>,
    pub(super) profile: &'static Profile,
    /// Index of the class for each type.
    pub(super) classes: [HashMap<TermId, usize>; 2],
    pub(super) names: [[Option<TermId>; 3]; 2],
    /// Resources that are added, removed or renamed.
    pub(super) moved: [HashSet<TermId>; 2],
    /// Cache of titles: a resource may have many, and be referred to many times.
    pub(super) titles: [RefCell<HashMap<TermId, Option<Words>>>; 2],
    pub(super) regrouped: bool,
}
