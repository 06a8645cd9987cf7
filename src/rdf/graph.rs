//! The graph: triples of term numbers, sorted by subject, each with its origin.

use super::{Origin, Term, TermId, Terms, vocab};
use crate::source::budget::{Expansion, LONGEST_NAME};

/// One statement and where it was written.
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

/// Gathers triples, as long as what was read may expand to them: after that it takes nothing more, and tells why.
#[derive(Debug, Default)]
pub struct GraphBuilder {
    terms: Terms,
    triples: Vec<Triple>,
    left: Expansion,
    excess: Option<Excess>,
}

/// More than what is taken into a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// An IRI, a label or a language tag longer than [`LONGEST_NAME`].
    Name,
    /// All together, set against the size of what was read.
    Expansion,
}

/// What a triple takes with the indexes on it, in bytes.
const TRIPLE: usize = size_of::<Triple>() + 12;
/// What a term takes besides its text.
const TERM: usize = 48;

impl GraphBuilder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing yet, with room for what `bytes` of description commonly come to: memory that grows step by step is
    /// copied and cleared again and again.
    pub fn for_input(bytes: usize) -> Self {
        Self {
            terms: Terms::for_input(bytes),
            triples: Vec::with_capacity(bytes / 20),
            ..Self::default()
        }
    }

    /// Nothing yet, with room for a graph that is made from another one.
    pub fn beside(graph: &Graph) -> Self {
        let bytes = graph.terms.text_len() + graph.len() * TRIPLE;
        let mut builder = Self::for_input(bytes);
        builder.allow(bytes);
        builder
    }

    /// Allows for what `bytes` of description more may expand to.
    pub fn allow(&mut self, bytes: usize) {
        self.left.allow(bytes);
    }

    /// Why nothing more is taken; none as long as all was.
    pub fn excess(&self) -> Option<Excess> {
        self.excess
    }

    /// Counts bytes that are gone through on the way here.
    #[inline]
    pub(super) fn go_through(&mut self, bytes: usize) {
        if !self.left.go_through(bytes) {
            self.excess.get_or_insert(Excess::Expansion);
        }
    }

    /// The number of a term, which is taken in if it is new. Once there is an [`excess`](Self::excess) it is that of
    /// some other term.
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
                self.go_through(kind);
                (value, false)
            }
        };
        if is_name && text.len() > LONGEST_NAME {
            self.excess.get_or_insert(Excess::Name);
        }
        self.go_through(text.len());
        // A long text is taken in only when there is room for it; short ones are counted afterwards.
        if text.len() > LONGEST_NAME
            && !self.left.has_room(text.len())
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
            self.keep(more);
        }
        id
    }

    /// Counts bytes that are kept beside the graph.
    #[inline]
    pub(super) fn keep(&mut self, bytes: usize) {
        if !self.left.keep(bytes) {
            self.excess.get_or_insert(Excess::Expansion);
        }
    }

    /// The number of an IRI, which is taken in if it is new.
    pub fn iri(&mut self, iri: &str) -> TermId {
        self.term(Term::Iri(iri))
    }

    /// The terms so far.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Adds a triple of terms already taken in.
    pub fn push(&mut self, s: TermId, p: TermId, o: TermId, origin: impl Into<Origin>) {
        self.keep(TRIPLE);
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

    /// Adds a triple.
    pub fn add(&mut self, s: Term<'_>, p: &str, o: Term<'_>, origin: impl Into<Origin>) {
        let (s, p, o) = (self.term(s), self.iri(p), self.term(o));
        self.push(s, p, o, origin);
    }

    /// The triples so far, in the order in which they came.
    pub fn triples(&self) -> &[Triple] {
        &self.triples
    }

    /// Sorts, sets repeated triples apart (the first one written stays) and makes the indexes.
    pub fn finish(mut self) -> Graph {
        // The stable sort gains from input that is mostly in order already.
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
        }
    }

    /// Takes out the sorted triples that were written before, and gives back those that were written elsewhere.
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

/// For each term the index of its first triple, and one more for the end.
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

/// A finished graph.
#[derive(Debug)]
pub struct Graph {
    terms: Terms,
    triples: Vec<Triple>,
    by_subject: Vec<u32>,
    by_object: Vec<u32>,
    incoming: Vec<u32>,
    rdf_type: TermId,
    /// Triples that were written at other places before, by subject, predicate and object number.
    repeated: Vec<Triple>,
}

impl Graph {
    /// The further places where triples are written that are written more than once.
    pub fn repeated(&self) -> &[Triple] {
        &self.repeated
    }

    /// The terms.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The term with this number.
    pub fn term(&self, id: TermId) -> Term<'_> {
        self.terms.term(id)
    }

    /// Number of an IRI, if it occurs.
    pub fn iri(&self, iri: &str) -> Option<TermId> {
        self.terms.iri(iri)
    }

    /// Number of `rdf:type`.
    pub fn rdf_type(&self) -> TermId {
        self.rdf_type
    }

    /// All triples by subject, predicate and object number.
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

    /// All subjects, in the order in which their terms were first met.
    pub fn subjects(&self) -> impl Iterator<Item = TermId> {
        self.triples
            .chunk_by(|a, b| a.s == b.s)
            .map(|chunk| chunk[0].s)
    }

    /// The triples of one subject, grouped by predicate.
    pub fn about(&self, s: TermId) -> &[Triple] {
        match (
            self.by_subject.get(s.index()),
            self.by_subject.get(s.index() + 1),
        ) {
            (Some(start), Some(end)) => &self.triples[*start as usize..*end as usize],
            // `rdf:type` may be taken in after the indexes are made.
            _ => &[],
        }
    }

    /// The triples of one subject with one predicate.
    pub fn values(&self, s: TermId, p: TermId) -> &[Triple] {
        Self::values_among(self.about(s), p)
    }

    /// Those with one predicate among the triples [`about`](Self::about) a subject.
    pub fn values_among(about: &[Triple], p: TermId) -> &[Triple] {
        let start = about.partition_point(|t| t.p < p);
        let len = about[start..].partition_point(|t| t.p == p);
        &about[start..start + len]
    }

    /// Whether the triple is there.
    pub fn has(&self, s: TermId, p: TermId, o: TermId) -> bool {
        let values = self.values(s, p);
        values.binary_search_by_key(&o, |triple| triple.o).is_ok()
    }

    /// Whether any triple leads from one node to the other.
    pub fn leads(&self, from: TermId, to: TermId) -> bool {
        // Whichever of the two is in fewer triples: the other may be in nearly all of them.
        let about = self.about(from);
        if about.len() <= self.incoming_of(to).len() {
            return about.iter().any(|triple| triple.o == to);
        }
        self.incoming(to).any(|triple| triple.s == from)
    }

    /// The triples whose object is `o`, by subject.
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

    /// Whether anything is said of `s`.
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
