//! Values that many resources have alike.

use crate::profile::ClassId;
use crate::rdf::TermId;
use hashbrown::HashMap;

/// Values that may be the same for many.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Same {
    Terms(Vec<TermId>),
    /// One thing described in its place, of which each resource has a copy.
    Copy(u64),
    /// What is described inside a series, and anew in each of its datasets: no other values are the same.
    Unlike,
}

/// The defaults of the repository.
#[derive(Default)]
pub(super) struct Defaults(pub(super) HashMap<(ClassId, TermId), (Same, TermId)>);
