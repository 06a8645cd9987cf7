//! Which blank nodes are nested: those that are the object of exactly one triple.

use crate::rdf::{Graph, TermId};

/// Nodes nested deeper than this become top-level blocks: parsers recurse, and so do the serializers.
const MAX_DEPTH: u8 = 64;

/// Not visited yet.
const UNKNOWN: u8 = 0;
/// A top-level block; nested nodes have their depth here, from 1 to [`MAX_DEPTH`].
const BLOCK: u8 = u8::MAX;
/// On the path from the current node upwards (cycle detection).
const CLIMBING: u8 = u8::MAX - 1;

/// For each term its nesting depth, or [`BLOCK`].
#[derive(Debug)]
pub(super) struct Nesting(Vec<u8>);

impl Nesting {
    /// Computes the depth of all blank nodes of `graph`.
    pub fn new(graph: &Graph) -> Self {
        let terms = graph.terms();
        let mut depths = vec![UNKNOWN; terms.len()];
        let mut path = Vec::new();
        for id in (0..terms.len()).map(TermId::from_index) {
            if terms.is_blank(id) {
                // A cycle is broken once; the second pass then ends where it was broken.
                while depths[id.index()] == UNKNOWN {
                    settle(graph, id, &mut depths, &mut path);
                }
            }
        }
        Self(depths)
    }

    /// Whether the node is nested.
    pub fn is_nested(&self, id: TermId) -> bool {
        (1..=MAX_DEPTH).contains(&self.0[id.index()])
    }
}

/// Follows parents from `start` to a node with a known depth, and sets the depth of all nodes on the path.
fn settle(graph: &Graph, start: TermId, depths: &mut [u8], path: &mut Vec<TermId>) {
    path.clear();
    let mut at = start;
    let mut depth = loop {
        match depths[at.index()] {
            UNKNOWN => {}
            CLIMBING => return open_loop(at, depths, path),
            BLOCK => break 0,
            depth => break depth,
        }
        let Some(parent) = only_parent(graph, at) else {
            depths[at.index()] = BLOCK;
            break 0;
        };
        depths[at.index()] = CLIMBING;
        path.push(at);
        at = parent;
    };
    for id in path.iter().rev() {
        depth += 1;
        depths[id.index()] = depth;
        if depth > MAX_DEPTH {
            depths[id.index()] = BLOCK;
            depth = 0;
        }
    }
}

/// Breaks a cycle of nodes that are only referred to by each other: its first node becomes a block.
fn open_loop(at: TermId, depths: &mut [u8], path: &[TermId]) {
    for id in path {
        depths[id.index()] = UNKNOWN;
    }
    let members = path.iter().skip_while(|id| **id != at);
    if let Some(first) = members.min() {
        depths[first.index()] = BLOCK;
    }
}

/// The subject in which a described blank node can be nested.
fn only_parent(graph: &Graph, id: TermId) -> Option<TermId> {
    if !graph.terms().is_blank(id) || !graph.is_described(id) {
        return None;
    }
    let mut incoming = graph.incoming(id);
    let only = incoming.next()?;
    incoming.next().is_none().then_some(only.s)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::write::{Order, tree::Tree};
    use crate::rdf::{GraphBuilder, Origin, Term};

    /// A graph of blank nodes, from pairs of labels.
    fn graph(edges: &[(&str, &str)]) -> Graph {
        let mut builder = GraphBuilder::new();
        for (s, o) in edges {
            builder.add(
                Term::Blank(s),
                "http://a/p",
                Term::Blank(o),
                Origin::nowhere(),
            );
        }
        builder.finish()
    }

    fn blocks(graph: &Graph) -> Vec<&str> {
        let tree = Tree::new(graph, &Order::default());
        let blocks = tree.blocks();
        blocks
            .into_iter()
            .map(|s| graph.terms().text_of(s))
            .collect()
    }

    #[test]
    fn only_described_nodes_with_one_reference_are_nested() {
        let graph = graph(&[("a", "b"), ("b", "c"), ("a", "d"), ("e", "d"), ("d", "f")]);
        assert_eq!(blocks(&graph), ["a", "d", "e"]);
        let tree = Tree::new(&graph, &Order::default());
        let c = graph.terms().get(Term::Blank("c")).expect("it is there");
        assert!(!tree.is_nested(c), "nothing is said of c");
    }

    #[test]
    fn loops_are_opened_once() {
        assert_eq!(blocks(&graph(&[("a", "a")])), ["a"]);
        assert_eq!(blocks(&graph(&[("a", "b"), ("b", "c"), ("c", "a")])), ["a"]);
        // A chain that leads into the cycle and is visited before it.
        let tail = graph(&[("t", "x"), ("b", "t"), ("b", "c"), ("c", "b")]);
        assert_eq!(blocks(&tail), ["b"]);
    }

    #[test]
    fn long_chains_are_cut() {
        let labels: Vec<String> = (0..200).map(|n| format!("n{n}")).collect();
        let edges: Vec<(&str, &str)> = labels.windows(2).map(|w| (&*w[0], &*w[1])).collect();
        assert_eq!(blocks(&graph(&edges)), ["n0", "n65", "n130", "n195"]);
    }
}
