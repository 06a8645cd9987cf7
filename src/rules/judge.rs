//! Whether a value fits one of the ways its row allows, and if not, why not.

use super::Context;
use crate::profile::{NodeKind, Property, Way};
use crate::rdf::{TermId, Triple};

/// Why a value fits none of the ways of its row. Each fault belongs to one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A literal where an IRI or a nested node belongs, or the reverse.
    NodeKind,
    /// A literal of another datatype.
    Datatype,
    /// Not one of the listed values.
    Vocabulary,
    /// Does not match the pattern.
    Pattern,
    /// A nested node without the type it must have.
    NestedType,
}

/// The fault of the value, or none when one of the ways takes it.
pub(super) fn fault(cx: &Context<'_>, row: &Property, triple: &Triple) -> Option<Fault> {
    let mut nearest: Option<Fault> = None;
    for way in &row.ways {
        let fault = fault_of_way(cx, row, way, triple.o)?;
        if nearest.is_none_or(|other| rank(other) < rank(fault)) {
            nearest = Some(fault);
        }
    }
    let fault = nearest?;
    // A word where a list is asked for: which values there are helps more than what an IRI is.
    if fault == Fault::NodeKind
        && cx.graph.terms().is_literal(triple.o)
        && row
            .ways
            .iter()
            .any(|way| !way.vocabularies.is_empty() || !way.suggest.is_empty())
        // A listed IRI between quotes is the right value; only what it is written as is wrong.
        && cx.lists(row).iter().all(|list| list.by_value(cx.text(triple.o)).is_none())
    {
        return Some(Fault::Vocabulary);
    }
    Some(fault)
}

/// The nearest miss tells most: a value of the right kind that is not listed beats one of the wrong kind.
fn rank(fault: Fault) -> u8 {
    match fault {
        Fault::NodeKind => 0,
        Fault::Pattern => 1,
        Fault::Datatype => 2,
        Fault::NestedType => 3,
        Fault::Vocabulary => 4,
    }
}

pub(super) fn fault_of_way(
    cx: &Context<'_>,
    row: &Property,
    way: &Way,
    value: TermId,
) -> Option<Fault> {
    let terms = cx.graph.terms();
    if !way.node.takes(terms.term(value)) {
        return Some(Fault::NodeKind);
    }
    if way.node == NodeKind::Typed {
        let datatype = terms.datatype_of(value).map(|id| terms.text_of(id));
        if !way
            .datatypes
            .iter()
            .any(|allowed| Some(allowed.as_str()) == datatype)
        {
            return Some(Fault::Datatype);
        }
    }
    if !way.vocabularies.is_empty()
        && !way
            .vocabularies
            .iter()
            .any(|list| cx.is_listed(*list, value))
    {
        // A literal with a language or datatype may still be a listed text.
        let listed_text = terms.is_literal(value)
            && way.vocabularies.iter().any(|list| {
                cx.profile
                    .vocabulary(*list)
                    .by_value(terms.text_of(value))
                    .is_some()
            });
        if !listed_text {
            return Some(Fault::Vocabulary);
        }
    }
    if !way.node.is_literal()
        && let Some(form) = way.form
        && !terms.text_of(value).starts_with(form.prefix())
    {
        return Some(Fault::Pattern);
    }
    if !way.matches_pattern(terms.text_of(value)) {
        return Some(Fault::Pattern);
    }
    // A way to write something in place: the node must be of the class.
    if row.nested && !row.described && way.node == NodeKind::Resource && !way.classes.is_empty() {
        let typed = way
            .classes
            .iter()
            .any(|class| cx.is_instance(value, *class));
        if !typed {
            return Some(Fault::NestedType);
        }
    }
    None
}
