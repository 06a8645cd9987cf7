//! Queries about nodes and triples, shared by these rules.

use crate::rdf::{TermId, Triple};
use crate::rules::Context;

/// Whether `triple` is before `other` in term order: which of several triples has the finding must not depend on the
/// serialization.
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
