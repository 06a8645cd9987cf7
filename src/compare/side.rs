//! Interns the terms of both graphs together, so that terms are compared by id.

use crate::rdf::{Graph, Term, TermId};
use std::collections::HashMap;

/// The id of a term in both graphs. Blank nodes have one too, without meaning.
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

/// Assigns ids: those of the old graph by index, then those that are only in the new one.
pub(super) fn sides<'g>(old: &'g Graph, new: &'g Graph) -> Sides<'g> {
    let mut numbering = Numbering {
        old,
        next: old.terms().len(),
        mixed: HashMap::new(),
    };
    let ids = old.terms().ids();
    let of_old = ids.map(|id| numbering.of_old(id)).collect();
    let ids = new.terms().ids();
    let of_new = ids.map(|id| numbering.of_new(new, id)).collect();
    let side = |graph, numbers| Side { graph, numbers };
    [side(old, of_old), side(new, of_new)]
}

struct Numbering<'g> {
    old: &'g Graph,
    next: usize,
    /// Ids of texts with a language tag that is not in lower case: tags are case-insensitive, and some tools change
    /// their case.
    mixed: HashMap<(String, String), Number>,
}

impl Numbering<'_> {
    fn of_old(&mut self, id: TermId) -> Number {
        let own = number(id.index());
        match mixed_key(self.old.term(id)) {
            Some(key) => {
                let lower = self.old.terms().get(Term::tagged(&key.0, &key.1));
                let own = lower.map_or(own, |id| number(id.index()));
                *self.mixed.entry(key).or_insert(own)
            }
            None => own,
        }
    }

    /// The id of a text that the old graph has with another case of its language tag.
    fn by_mixed(&self, term: Term<'_>) -> Option<Number> {
        if self.mixed.is_empty() {
            return None;
        }
        self.mixed.get(&key_of(term)?).copied()
    }

    fn of_new(&mut self, new: &Graph, id: TermId) -> Number {
        let term = new.term(id);
        let known = match (mixed_key(term), term) {
            (_, Term::Blank(_)) => None,
            (Some(key), _) => {
                let lower = Term::tagged(&key.0, &key.1);
                let known = self.old.terms().get(lower).map(|id| number(id.index()));
                known.or_else(|| self.mixed.get(&key).copied())
            }
            (None, term) => self
                .old
                .terms()
                .get(term)
                .map_or_else(|| self.by_mixed(term), |id| Some(number(id.index()))),
        };
        known.unwrap_or_else(|| {
            let own = number(self.next);
            self.next += 1;
            if let Some(key) = mixed_key(term) {
                self.mixed.insert(key, own);
            }
            own
        })
    }
}

/// The text and its tag in lower case.
fn key_of(term: Term<'_>) -> Option<(String, String)> {
    match term {
        Term::Literal {
            value,
            language: Some(tag),
            ..
        } => Some((value.to_owned(), tag.to_ascii_lowercase())),
        Term::Literal { .. } | Term::Iri(_) | Term::Blank(_) => None,
    }
}

/// As [`key_of`], for a text whose tag is not in lower case.
fn mixed_key(term: Term<'_>) -> Option<(String, String)> {
    let Term::Literal {
        language: Some(tag),
        ..
    } = term
    else {
        return None;
    };
    let is_mixed = tag.bytes().any(|byte| byte.is_ascii_uppercase());
    is_mixed.then(|| key_of(term)).flatten()
}

fn number(index: usize) -> Number {
    Number::try_from(index).unwrap_or(Number::MAX)
}

impl Side<'_> {
    /// The id of a term of this graph.
    pub(super) fn number(&self, id: TermId) -> Number {
        self.numbers[id.index()]
    }

    /// Makes a term equal to the one with this id.
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
