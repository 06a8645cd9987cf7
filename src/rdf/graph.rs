//! The graph: triples of term ids, sorted by subject, each with its origin.

use super::{Origin, Term, TermId, Terms};
use crate::source::Span;

/// A word in a file that nothing explains, so that what it says is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unexplained {
    /// The word.
    pub name: String,
    /// What it is.
    pub kind: UnexplainedKind,
    /// Where it is first.
    pub span: Option<Span>,
    /// Where else it is, as far as that is known.
    pub others: Vec<Span>,
}

/// What kind of word it is that nothing explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnexplainedKind {
    /// A key in JSON-LD that no context has.
    Key,
    /// A type in JSON-LD that no context has.
    Type,
    /// An attribute that begins with `xml`, which RDF/XML passes over.
    Attribute,
}

/// A triple and its origin: where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triple {
    /// Subject: an IRI or a blank node.
    pub s: TermId,
    /// Predicate: an IRI.
    pub p: TermId,
    /// Object: any term.
    pub o: TermId,
    /// Where it was written.
    pub origin: Origin,
}

/// An immutable graph, indexed by subject and by object.
#[derive(Debug)]
pub struct Graph {
    pub(super) terms: Terms,
    pub(super) triples: Vec<Triple>,
    pub(super) by_subject: Vec<u32>,
    pub(super) by_object: Vec<u32>,
    pub(super) incoming: Vec<u32>,
    pub(super) rdf_type: TermId,
    /// Duplicates of triples that were written at other places before, by subject, predicate and object id.
    pub(super) repeated: Vec<Triple>,
    pub(super) unexplained: Vec<Unexplained>,
}

impl Graph {
    /// The duplicates: triples with the further places at which they are written.
    pub fn repeated(&self) -> &[Triple] {
        &self.repeated
    }

    /// What the files say in words that nothing explains.
    pub fn unexplained(&self) -> &[Unexplained] {
        &self.unexplained
    }

    /// The terms.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The term with this id.
    pub fn term(&self, id: TermId) -> Term<'_> {
        self.terms.term(id)
    }

    /// The id of an IRI, if it occurs.
    pub fn iri(&self, iri: &str) -> Option<TermId> {
        self.terms.iri(iri)
    }

    /// The id of `rdf:type`.
    pub fn rdf_type(&self) -> TermId {
        self.rdf_type
    }

    /// All triples, sorted by the ids of subject, predicate and object.
    pub fn triples(&self) -> &[Triple] {
        &self.triples
    }

    /// Number of triples.
    pub fn len(&self) -> usize {
        self.triples.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.triples.is_empty()
    }

    /// All subjects, in the order in which their terms were interned.
    pub fn subjects(&self) -> impl Iterator<Item = TermId> {
        self.triples
            .chunk_by(|a, b| a.s == b.s)
            .map(|chunk| chunk[0].s)
    }

    /// The triples with this subject, grouped by predicate.
    pub fn about(&self, s: TermId) -> &[Triple] {
        match (
            self.by_subject.get(s.index()),
            self.by_subject.get(s.index() + 1),
        ) {
            (Some(start), Some(end)) => &self.triples[*start as usize..*end as usize],
            // `rdf:type` may be interned after the indexes are built.
            _ => &[],
        }
    }

    /// The triples with this subject and predicate.
    pub fn values(&self, s: TermId, p: TermId) -> &[Triple] {
        Self::values_among(self.about(s), p)
    }

    /// Those with one predicate among the triples [`about`](Self::about) a subject.
    pub fn values_among(about: &[Triple], p: TermId) -> &[Triple] {
        let start = about.partition_point(|t| t.p < p);
        let len = about[start..].partition_point(|t| t.p == p);
        &about[start..start + len]
    }

    /// Whether the graph contains the triple.
    pub fn has(&self, s: TermId, p: TermId, o: TermId) -> bool {
        let values = self.values(s, p);
        values.binary_search_by_key(&o, |triple| triple.o).is_ok()
    }

    /// Whether any triple has `from` as subject and `to` as object.
    pub fn is_linked(&self, from: TermId, to: TermId) -> bool {
        // The shorter of the two lists is searched: the other term may be in nearly every triple.
        let about = self.about(from);
        if about.len() <= self.incoming_of(to).len() {
            return about.iter().any(|triple| triple.o == to);
        }
        self.incoming(to).any(|triple| triple.s == from)
    }

    /// The triples with object `o`, by subject.
    pub fn incoming(&self, o: TermId) -> impl Iterator<Item = &Triple> {
        self.incoming_of(o)
            .iter()
            .map(|index| &self.triples[*index as usize])
    }

    fn incoming_of(&self, o: TermId) -> &[u32] {
        let range = match (
            self.by_object.get(o.index()),
            self.by_object.get(o.index() + 1),
        ) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        &self.incoming[range]
    }

    /// Whether any triple has `s` as subject.
    pub fn is_described(&self, s: TermId) -> bool {
        !self.about(s).is_empty()
    }

    /// The types of a subject.
    pub fn types(&self, s: TermId) -> impl Iterator<Item = TermId> {
        self.values(s, self.rdf_type).iter().map(|t| t.o)
    }

    /// The subjects of one type, in term order.
    pub fn instances(&self, class: TermId) -> impl Iterator<Item = TermId> {
        self.incoming(class)
            .filter(|t| t.p == self.rdf_type)
            .map(|t| t.s)
    }
}
