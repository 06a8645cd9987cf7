//! The graph as serializers see it: top-level blocks in order, with nested blank nodes.

use super::Order;
use super::labels::Labels;
use super::nesting::Nesting;
use crate::rdf::{Graph, Term, TermId};
use foldhash::fast::FixedState;
use std::cmp::Ordering;
use std::collections::HashMap;

/// The number of statements from which sorting by precomputed rank pays.
const MANY: usize = 256;

type Ranks = HashMap<TermId, u32, FixedState>;

/// Predicate and object of one triple.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// Predicate.
    pub p: TermId,
    /// Object.
    pub o: TermId,
}

/// A graph as blocks with nested nodes.
#[derive(Debug)]
pub(super) struct Tree<'g> {
    graph: &'g Graph,
    nesting: Nesting,
    predicates: Vec<TermId>,
    predicate_ranks: Ranks,
    class_ranks: Ranks,
    labels: Labels,
}

impl<'g> Tree<'g> {
    /// Computes the nesting and the order of `graph`.
    pub fn new(graph: &'g Graph, order: &Order) -> Self {
        let mut predicates = distinct_predicates(graph);
        let predicate_ranks = rank(graph, &mut predicates, &order.predicates);
        let mut classes = distinct_classes(graph);
        let class_ranks = rank(graph, &mut classes, &order.classes);
        Self {
            graph,
            nesting: Nesting::new(graph),
            predicates,
            predicate_ranks,
            class_ranks,
            labels: Labels::new(graph),
        }
    }

    /// The graph.
    pub fn graph(&self) -> &'g Graph {
        self.graph
    }

    /// All predicates in order.
    pub fn predicates(&self) -> &[TermId] {
        &self.predicates
    }

    /// The classes that name the node element of some subject (RDF/XML).
    pub fn element_classes(&self) -> Vec<TermId> {
        let firsts = self.graph.subjects().filter_map(|s| self.first_class(s));
        distinct(firsts)
    }

    /// The label of a blank node.
    pub fn label(&self, id: TermId) -> &str {
        self.labels.get(self.graph, id)
    }

    /// Whether the node is written inside the only triple that refers to it.
    pub fn is_nested(&self, id: TermId) -> bool {
        self.nesting.is_nested(id)
    }

    /// The class of `s` that comes first in the order; blank nodes are no candidates.
    pub fn first_class(&self, s: TermId) -> Option<TermId> {
        self.graph
            .types(s)
            .filter_map(|class| self.class_ranks.get(&class).map(|rank| (rank, class)))
            .min()
            .map(|(_, class)| class)
    }

    /// The subjects that are not nested: by class, IRIs before blank nodes.
    pub fn blocks(&self) -> Vec<TermId> {
        let mut ranked: Vec<(u32, TermId)> = self
            .graph
            .subjects()
            .filter(|s| !self.is_nested(*s))
            .map(|s| {
                let class = self.first_class(s);
                (class.map_or(u32::MAX, |class| self.class_ranks[&class]), s)
            })
            .collect();
        ranked.sort_unstable();
        let mut blocks: Vec<TermId> = ranked.iter().map(|(_, s)| *s).collect();
        let mut rest = &mut blocks[..];
        for of_class in ranked.chunk_by(|a, b| a.0 == b.0) {
            let (class, others) = rest.split_at_mut(of_class.len());
            sort(self.graph, class);
            rest = others;
        }
        blocks
    }

    /// Predicates and objects of `s`, in order.
    pub fn statements(&self, s: TermId) -> Vec<Statement> {
        let mut statements: Vec<Statement> = self
            .graph
            .about(s)
            .iter()
            .map(|t| Statement { p: t.p, o: t.o })
            .collect();
        if statements.len() > MANY {
            return self.many_statements(statements);
        }
        // `rdf:type` values are in class order, so that the class that orders the block is the first.
        let class = |id: TermId| self.class_ranks.get(&id).copied().unwrap_or(u32::MAX);
        statements.sort_unstable_by(|a, b| {
            if a.p != b.p {
                return self.predicate_ranks[&a.p].cmp(&self.predicate_ranks[&b.p]);
            }
            let by_value = || compare(self.graph, a.o, b.o);
            if a.p == self.graph.rdf_type() {
                return class(a.o).cmp(&class(b.o)).then_with(by_value);
            }
            by_value()
        });
        statements
    }

    /// As [`Tree::statements`], for a subject with very many triples: a catalogue that lists a hundred thousand
    /// datasets.
    fn many_statements(&self, statements: Vec<Statement>) -> Vec<Statement> {
        let mut by_predicate = statements;
        by_predicate.sort_by_key(|statement| self.predicate_ranks[&statement.p]);
        let groups = by_predicate.chunk_by(|a, b| a.p == b.p);
        let sorted = groups.flat_map(|group| {
            let p = group[0].p;
            let mut objects: Vec<TermId> = group.iter().map(|statement| statement.o).collect();
            sort(self.graph, &mut objects);
            if p == self.graph.rdf_type() {
                objects
                    .sort_by_key(|class| self.class_ranks.get(class).copied().unwrap_or(u32::MAX));
            }
            objects.into_iter().map(move |o| Statement { p, o })
        });
        sorted.collect()
    }
}

/// All predicates of `graph`, in term order.
pub(super) fn distinct_predicates(graph: &Graph) -> Vec<TermId> {
    distinct(graph.triples().iter().map(|t| t.p))
}

fn distinct_classes(graph: &Graph) -> Vec<TermId> {
    let types = graph
        .triples()
        .iter()
        .filter(|t| t.p == graph.rdf_type() && graph.terms().is_iri(t.o));
    distinct(types.map(|t| t.o))
}

fn distinct(ids: impl Iterator<Item = TermId>) -> Vec<TermId> {
    let mut seen = std::collections::HashSet::<TermId, FixedState>::default();
    let mut distinct: Vec<TermId> = ids.filter(|id| seen.insert(*id)).collect();
    distinct.sort_unstable();
    distinct
}

/// Sorts `ids`: `rdf:type`, then those that are `listed`, then the others by IRI.
fn rank(graph: &Graph, ids: &mut [TermId], listed: &[String]) -> Ranks {
    let mut places = HashMap::<TermId, usize, FixedState>::default();
    for (place, iri) in listed.iter().enumerate() {
        if let Some(id) = graph.iri(iri) {
            places.entry(id).or_insert(place);
        }
    }
    ids.sort_by_cached_key(|id| {
        (
            *id != graph.rdf_type(),
            places.get(id).copied().unwrap_or(usize::MAX),
            graph.terms().text_of(*id),
        )
    });
    ids.iter().copied().zip(0..).collect()
}

/// Sorts terms as [`compare`] does. IRIs of one catalogue share a long prefix, so the 16 bytes after it are compared
/// first.
fn sort(graph: &Graph, ids: &mut [TermId]) {
    let terms = graph.terms();
    let Some(first) = ids.first().map(|id| terms.text_of(*id).as_bytes()) else {
        return;
    };
    if ids.len() < MANY || !ids.iter().all(|id| terms.is_iri(*id)) {
        return ids.sort_unstable_by(|a, b| compare(graph, *a, *b));
    }
    let shared = ids.iter().fold(first.len(), |shared, id| {
        let text = terms.text_of(*id).as_bytes();
        let pairs = first[..shared].iter().zip(text);
        pairs.take_while(|(a, b)| a == b).count()
    });
    let key = |id: &TermId| {
        let mut key = [0; 16];
        let text = &terms.text_of(*id).as_bytes()[shared..];
        let length = text.len().min(key.len());
        key[..length].copy_from_slice(&text[..length]);
        u128::from_be_bytes(key)
    };
    let mut keyed: Vec<(u128, TermId)> = ids.iter().map(|id| (key(id), *id)).collect();
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(graph, a.1, b.1)));
    for (slot, (_, id)) in ids.iter_mut().zip(keyed) {
        *slot = id;
    }
}

/// The order of objects: IRIs, then literals by language, text and datatype, then blank nodes in term order.
pub(super) fn compare(graph: &Graph, a: TermId, b: TermId) -> Ordering {
    let key = |id: TermId| match graph.term(id) {
        Term::Iri(iri) => (0, "", iri, "", id),
        Term::Literal {
            value,
            datatype,
            language,
        } => (
            1,
            language.unwrap_or_default(),
            value,
            datatype.unwrap_or_default(),
            id,
        ),
        Term::Blank(_) => (2, "", "", "", id),
    };
    key(a).cmp(&key(b))
}
