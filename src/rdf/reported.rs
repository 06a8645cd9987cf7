//! What a graph lacks because its source could not be read, which was already reported while reading. It is passed
//! beside the graph, so that one mistake gives one finding.

use super::TermId;
use foldhash::HashSet;

/// What was reported while reading, by the term ids of the graph.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    /// Subject and predicate of values that could not be read.
    values: HashSet<(TermId, TermId)>,
    /// Resources whose description, or a reference to which, could not be read.
    resources: HashSet<TermId>,
    /// Whether a part that many others depend on, such as `catalog.yaml`, could not be read.
    incomplete: bool,
}

impl Reported {
    /// Records that a value of this property was reported.
    pub fn note_value(&mut self, s: TermId, p: TermId) {
        self.values.insert((s, p));
    }

    /// Records that the description of this resource could not be read, or that a reference to it was reported.
    pub fn note_resource(&mut self, resource: TermId) {
        self.resources.insert(resource);
    }

    /// Records that the catalogue itself could not be read.
    pub fn note_incomplete(&mut self) {
        self.incomplete = true;
    }

    /// Whether a value of this property was reported.
    pub fn has_value(&self, s: TermId, p: TermId) -> bool {
        !self.values.is_empty() && self.values.contains(&(s, p))
    }

    /// Whether this resource, or a reference to it, was reported.
    pub fn has_resource(&self, resource: TermId) -> bool {
        !self.resources.is_empty() && self.resources.contains(&resource)
    }

    /// Whether the catalogue itself could not be read, so that what depends on it is not checked.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }
}
