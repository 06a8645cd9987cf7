//! What a graph lacks because its source could not be read there, which was reported: it travels beside the graph, so
//! that one fault gives one finding.

use super::TermId;
use std::collections::HashSet;

/// What was reported before the graph was made, in the numbers of its terms.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    /// Subject and predicate of values that could not be read.
    values: HashSet<(TermId, TermId)>,
    /// Things whose description, or a reference to which, could not be read.
    things: HashSet<TermId>,
    /// Whether a part that everything hangs on could not be read.
    incomplete: bool,
}

impl Reported {
    /// Notes that a value of this property was reported.
    pub fn note_value(&mut self, s: TermId, p: TermId) {
        self.values.insert((s, p));
    }

    /// Notes that the description of this thing could not be read, or that a reference to it was reported.
    pub fn note_thing(&mut self, thing: TermId) {
        self.things.insert(thing);
    }

    /// Notes that the catalogue itself could not be read.
    pub fn note_incomplete(&mut self) {
        self.incomplete = true;
    }

    /// Whether a value of this property was reported.
    pub fn has_value(&self, s: TermId, p: TermId) -> bool {
        !self.values.is_empty() && self.values.contains(&(s, p))
    }

    /// Whether this thing, or a reference to it, was reported.
    pub fn has_thing(&self, thing: TermId) -> bool {
        !self.things.is_empty() && self.things.contains(&thing)
    }

    /// Whether the catalogue itself could not be read, so that what hangs on it is not judged.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }
}
