//! Two graphs with one number for a term of either, so that terms are compared without their texts.

use crate::rdf::{Graph, TermId};

/// The number that a term has in both graphs. Blank nodes have one too, but it says nothing of them.
pub(super) type Number = u32;

/// One of the two graphs.
pub(super) struct Side<'g> {
    pub(super) graph: &'g Graph,
    numbers: Vec<Number>,
}

/// The old graph and the new one.
pub(super) type Sides<'g> = [Side<'g>; 2];

/// Index of the old graph among [`Sides`].
pub(super) const OLD: usize = 0;
/// Index of the new graph among [`Sides`].
pub(super) const NEW: usize = 1;

/// Numbers the terms of both graphs.
pub(super) fn sides<'g>(old: &'g Graph, new: &'g Graph) -> Sides<'g> {
    let numbered = (0..).zip(old.terms().ids());
    let numbers_old: Vec<Number> = numbered.map(|(number, _)| number).collect();
    let mut fresh = numbers_old.len();
    let terms = new.terms();
    let mut number_of = |id: TermId| {
        let known = (!terms.is_blank(id))
            .then(|| old.terms().get(terms.term(id)))
            .flatten();
        let index = known.map_or_else(
            || {
                fresh += 1;
                fresh - 1
            },
            TermId::index,
        );
        Number::try_from(index).unwrap_or(Number::MAX)
    };
    let numbers_new = terms.ids().map(&mut number_of).collect();
    let side = |graph, numbers| Side { graph, numbers };
    [side(old, numbers_old), side(new, numbers_new)]
}

impl Side<'_> {
    /// The number of a term of this graph.
    pub(super) fn number(&self, id: TermId) -> Number {
        self.numbers[id.index()]
    }

    /// Lets a term pass for the one that has this number.
    pub(super) fn pass_for(&mut self, id: TermId, number: Number) {
        self.numbers[id.index()] = number;
    }

    /// Number of terms.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The IRIs that are described.
    pub(super) fn described(&self) -> impl Iterator<Item = TermId> {
        let terms = self.graph.terms();
        self.graph.subjects().filter(|id| terms.is_iri(*id))
    }
}
