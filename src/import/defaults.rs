//! Values that many resources share.

use crate::profile::ClassId;
use crate::rdf::TermId;
use std::collections::HashMap;

/// Values for comparison between resources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Same {
    Terms(Vec<TermId>),
    /// A nested resource, of which each resource has an equal copy.
    Copy(u64),
    /// Nested in a series, and different in its datasets: equal to nothing.
    Unlike,
}

/// The `defaults:` of the repository.
#[derive(Default)]
pub(super) struct Defaults(pub(super) HashMap<(ClassId, TermId), (Same, TermId)>);
