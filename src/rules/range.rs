//! Range check: whether a value fits one of the range alternatives of its row, and if not, in which respect.

use super::Context;
use crate::profile::{NodeKind, Property, RangeAlternative};
use crate::rdf::{TermId, Triple};

/// In which respect a value violates the range of its row. Each violation is reported by one rule of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeViolation {
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

/// The violation of the closest alternative; `None` when the value fits one of them.
pub(super) fn violation(
    cx: &Context<'_>,
    row: &Property,
    triple: &Triple,
) -> Option<RangeViolation> {
    let mut nearest: Option<RangeViolation> = None;
    for alternative in &row.alternatives {
        let violation = violation_of_alternative(cx, row, alternative, triple.o)?;
        if nearest.is_none_or(|other| rank(other) < rank(violation)) {
            nearest = Some(violation);
        }
    }
    let violation = nearest?;
    // Plain text where a vocabulary is the range: the listed values help the author more than "must be an IRI".
    if violation == RangeViolation::NodeKind
        && cx.graph.terms().is_literal(triple.o)
        && row
            .alternatives
            .iter()
            .any(|alternative| !alternative.vocabularies.is_empty() || !alternative.suggest.is_empty())
        // A listed IRI written as a literal is the right value with the wrong node kind.
        && cx.lists(row).iter().all(|list| list.by_value(cx.text(triple.o)).is_none())
    {
        return Some(RangeViolation::Vocabulary);
    }
    Some(violation)
}

/// How close a violation is to a valid value, 4 being closest: an unlisted value of the right node kind is reported rather
/// than the wrong node kind for another alternative.
fn rank(violation: RangeViolation) -> u8 {
    match violation {
        RangeViolation::NodeKind => 0,
        RangeViolation::Pattern => 1,
        RangeViolation::Datatype => 2,
        RangeViolation::NestedType => 3,
        RangeViolation::Vocabulary => 4,
    }
}

pub(super) fn violation_of_alternative(
    cx: &Context<'_>,
    row: &Property,
    alternative: &RangeAlternative,
    value: TermId,
) -> Option<RangeViolation> {
    let terms = cx.graph.terms();
    if !alternative.node.takes(terms.term(value)) {
        return Some(RangeViolation::NodeKind);
    }
    if alternative.node == NodeKind::Typed {
        let datatype = terms.datatype_of(value).map(|id| terms.text_of(id));
        if !alternative
            .datatypes
            .iter()
            .any(|allowed| Some(allowed.as_str()) == datatype)
        {
            return Some(RangeViolation::Datatype);
        }
    }
    if !alternative.vocabularies.is_empty()
        && !alternative
            .vocabularies
            .iter()
            .any(|list| cx.is_listed(*list, value))
    {
        // A literal with a language or datatype may still be a listed text.
        let listed_text = terms.is_literal(value)
            && alternative.vocabularies.iter().any(|list| {
                cx.profile
                    .vocabulary(*list)
                    .by_value(terms.text_of(value))
                    .is_some()
            });
        if !listed_text {
            return Some(RangeViolation::Vocabulary);
        }
    }
    if !alternative.node.is_literal()
        && let Some(form) = alternative.form
        && !terms.text_of(value).starts_with(form.prefix())
    {
        return Some(RangeViolation::Pattern);
    }
    if !alternative.matches_pattern(terms.text_of(value)) {
        return Some(RangeViolation::Pattern);
    }
    // The range is a nested node: it must be an instance of one of the classes.
    if row.nested
        && !row.described
        && alternative.node == NodeKind::Resource
        && !alternative.classes.is_empty()
    {
        let typed = alternative
            .classes
            .iter()
            .any(|class| cx.is_typed(value, *class));
        if !typed {
            return Some(RangeViolation::NestedType);
        }
    }
    None
}
