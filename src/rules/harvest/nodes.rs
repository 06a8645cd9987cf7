//! What several of these rules ask of nodes and statements.

use crate::rdf::{TermId, Triple};
use crate::rules::Context;

/// Whether `triple` comes before `other` by the names in it: which of several bears a finding must not hang on how the
/// catalogue is written down.
pub(super) fn comes_before(cx: &Context<'_>, triple: &Triple, other: &Triple) -> bool {
    let names = |triple: &Triple| [triple.s, triple.p, triple.o].map(|id| cx.graph.term(id));
    names(triple) < names(other)
}

/// Whether the node is an instance of the class with this name.
pub(super) fn is_a(cx: &Context<'_>, node: TermId, class: &str) -> bool {
    cx.profile
        .class_named(class)
        .is_some_and(|class| cx.is_instance(node, class))
}
