//! Builder of the graph: interns terms, collects triples within a budget, and indexes them at the end.

use super::graph::{Graph, Triple, Unexplained};
use super::{Origin, Term, TermId, Terms, vocab};
use crate::source::budget::{ExpansionBudget, LONGEST_NAME};

/// Builds a graph from triples, within an expansion budget: past it nothing more is added, and [`GraphBuilder::excess`]
/// says why.
#[derive(Debug, Default)]
pub struct GraphBuilder {
    terms: Terms,
    triples: Vec<Triple>,
    left: ExpansionBudget,
    excess: Option<Excess>,
    unexplained: Vec<Unexplained>,
}

/// Keys and types that are reported.
const MOST_UNEXPLAINED: usize = 100;

/// Which limit the triples exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// An IRI, a label or a language tag longer than [`LONGEST_NAME`].
    Name,
    /// The size of the graph in proportion to the size of the input (the expansion budget).
    Expansion,
}

/// Bytes that a triple takes with its index entries.
const TRIPLE: usize = size_of::<Triple>() + 12;
/// Bytes that a term takes besides its text.
const TERM: usize = 48;

impl GraphBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty builder with capacity for what `bytes` of YAML typically give; reallocation is costly here.
    pub fn for_input(bytes: usize) -> Self {
        Self {
            terms: Terms::for_input(bytes),
            triples: Vec::with_capacity(bytes / 20),
            ..Self::default()
        }
    }

    /// An empty builder with capacity for a graph of about the size of `graph`.
    pub fn beside(graph: &Graph) -> Self {
        let bytes = graph.terms.text_len() + graph.len() * TRIPLE;
        let mut builder = Self::for_input(bytes);
        builder.allow(bytes);
        builder
    }

    /// Adds `bytes` of input to the expansion budget.
    pub fn allow(&mut self, bytes: usize) {
        self.left.allow(bytes);
    }

    /// The limit that was exceeded; `None` as long as everything was added.
    pub fn excess(&self) -> Option<Excess> {
        self.excess
    }

    /// Charges bytes of intermediate processing to the budget.
    #[inline]
    pub(super) fn charge_work(&mut self, bytes: usize) {
        if !self.left.charge_work(bytes) {
            self.excess.get_or_insert(Excess::Expansion);
        }
    }

    /// Interns a term. After an [`excess`](Self::excess) the id is that of an arbitrary other term.
    #[inline]
    pub fn term(&mut self, term: Term<'_>) -> TermId {
        let (text, is_name) = match term {
            Term::Iri(text) | Term::Blank(text) => (text, true),
            Term::Literal {
                value,
                datatype,
                language,
            } => {
                let kind = datatype.or(language).map_or(0, str::len);
                if kind > LONGEST_NAME {
                    self.excess.get_or_insert(Excess::Name);
                }
                self.charge_work(kind);
                (value, false)
            }
        };
        if is_name && text.len() > LONGEST_NAME {
            self.excess.get_or_insert(Excess::Name);
        }
        self.charge_work(text.len());
        // A long text is checked against the budget before it is copied; short ones afterwards.
        if text.len() > LONGEST_NAME
            && !self.left.allows_memory(text.len())
            && self.terms.get(term).is_none()
        {
            self.excess.get_or_insert(Excess::Expansion);
        }
        if self.excess.is_some() {
            return self.terms.any();
        }
        let (before, count) = (self.terms.text_len(), self.terms.len());
        let id = self.terms.intern(term);
        if self.terms.len() != count {
            let more = self.terms.text_len() - before + TERM * (self.terms.len() - count);
            self.charge_memory(more);
        }
        id
    }

    /// Charges bytes that are kept outside of the graph to the budget.
    #[inline]
    pub(super) fn charge_memory(&mut self, bytes: usize) {
        if !self.left.charge_memory(bytes) {
            self.excess.get_or_insert(Excess::Expansion);
        }
    }

    /// Interns an IRI.
    pub fn iri(&mut self, iri: &str) -> TermId {
        self.term(Term::Iri(iri))
    }

    /// The terms interned so far.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Adds a triple of interned terms.
    pub fn push(&mut self, s: TermId, p: TermId, o: TermId, origin: impl Into<Origin>) {
        self.charge_memory(TRIPLE);
        if self.excess.is_some() {
            return;
        }
        self.triples.push(Triple {
            s,
            p,
            o,
            origin: origin.into(),
        });
    }

    /// Interns the terms of a triple and adds it.
    pub fn add(&mut self, s: Term<'_>, p: &str, o: Term<'_>, origin: impl Into<Origin>) {
        let (s, p, o) = (self.term(s), self.iri(p), self.term(o));
        self.push(s, p, o, origin);
    }

    /// The triples so far, in insertion order.
    pub fn triples(&self) -> &[Triple] {
        &self.triples
    }

    /// Notes what a file says in words that nothing explains, once each; many are cut off.
    pub fn note_unexplained(&mut self, unexplained: Unexplained) {
        let is_new =
            self.unexplained.len() < MOST_UNEXPLAINED && !self.unexplained.contains(&unexplained);
        if is_new {
            self.unexplained.push(unexplained);
        }
    }

    /// The number of statements that were added.
    pub fn added(&self) -> usize {
        self.triples.len()
    }

    /// Sorts the triples, moves duplicates to [`Graph::repeated`] (the first one written stays) and builds the indexes.
    pub fn finish(mut self) -> Graph {
        // The stable sort is faster on input that is mostly sorted.
        self.triples.sort_by_key(|t| (t.s, t.p, t.o));
        let repeated = self.without_repeated();
        self.triples.shrink_to_fit();
        let count = self.terms.len();
        let by_subject = starts(count, self.triples.iter().map(|t| t.s));
        let mut by_object = starts(count, self.triples.iter().map(|t| t.o));
        let mut incoming = vec![0; self.triples.len()];
        let mut next = by_object.clone();
        for (index, triple) in (0u32..).zip(&self.triples) {
            let slot = &mut next[triple.o.index()];
            incoming[*slot as usize] = index;
            *slot += 1;
        }
        by_object.shrink_to_fit();
        let rdf_type = self.terms.intern(Term::Iri(vocab::rdf::TYPE));
        Graph {
            terms: self.terms,
            triples: self.triples,
            by_subject,
            by_object,
            incoming,
            rdf_type,
            repeated,
            unexplained: self.unexplained,
        }
    }

    /// Removes duplicates from the sorted triples and returns those that were written at another place than the first.
    fn without_repeated(&mut self) -> Vec<Triple> {
        let mut repeated = Vec::new();
        self.triples.dedup_by(|next, first| {
            let same = (next.s, next.p, next.o) == (first.s, first.p, first.o);
            let elsewhere = next.origin != first.origin && next.origin.span().is_some();
            if same && elsewhere {
                repeated.push(*next);
            }
            same
        });
        repeated
    }
}

/// For each term the index of its first triple, and one entry more for the end.
fn starts(terms: usize, column: impl Iterator<Item = TermId>) -> Vec<u32> {
    let mut starts = vec![0u32; terms + 1];
    for id in column {
        starts[id.index() + 1] += 1;
    }
    let mut sum = 0;
    for slot in &mut starts {
        sum += *slot;
        *slot = sum;
    }
    starts
}
