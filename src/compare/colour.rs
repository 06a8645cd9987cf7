//! Colour refinement of blank nodes (hash of their statements), as in RDF dataset canonicalization (RDFC-1.0).
//!
//! Nodes without blank nodes as values are coloured first, then those that refer to them. Nodes in cycles are coloured
//! repeatedly by the colours around them, until no more classes split.

use super::side::{Side, Sides};
use crate::rdf::{TermId, Triple};
use foldhash::quality::FixedState;
use std::hash::BuildHasher;

/// A 128-bit hash of a node's statements.
pub(super) type Colour = u128;

/// How a term takes part in the hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mask {
    /// By its id.
    Seen,
    /// By its statements.
    Hidden,
    /// Not at all: statements that refer to it are left out.
    Dropped,
}

/// Rounds after which the nodes in cycles of any real catalogue are stable; otherwise they are compared exactly.
const ROUNDS: usize = 64;

/// Colours of the terms of both graphs.
pub(super) struct Colours {
    pub(super) masks: [Vec<Mask>; 2],
    of: [Vec<Colour>; 2],
    hash: [FixedState; 2],
    /// Whether refinement reached a fixpoint.
    pub(super) is_stable: bool,
}

impl Colours {
    /// Colours all terms that `mask` hides.
    pub(super) fn paint(sides: &Sides<'_>, mask: impl Fn(usize, TermId) -> Mask) -> Self {
        let masks = [0, 1].map(|side| {
            let ids = sides[side].graph.terms().ids();
            ids.map(|id| mask(side, id)).collect::<Vec<_>>()
        });
        let mut colours = Self {
            masks,
            of: [0, 1].map(|side: usize| vec![0; sides[side].len()]),
            hash: [FixedState::with_seed(1), FixedState::with_seed(2)],
            is_stable: true,
        };
        let rest = [0, 1].map(|side| colours.paint_trees(side, &sides[side]));
        if rest.iter().any(|rest| !rest.is_empty()) {
            colours.refine(sides, &rest, false);
        }
        colours
    }

    /// The colour of a hidden term.
    pub(super) fn of(&self, side: usize, id: TermId) -> Colour {
        self.of[side][id.index()]
    }

    /// Colours the nodes that lead to no cycle, and returns the others.
    fn paint_trees(&mut self, number: usize, side: &Side<'_>) -> Vec<TermId> {
        let graph = side.graph;
        let is_hidden = |colours: &Self, id: TermId| colours.mask(number, id) == Mask::Hidden;
        let hidden: Vec<TermId> = graph
            .terms()
            .ids()
            .filter(|id| is_hidden(self, *id))
            .collect();
        // For each node, the number of statements with a value that is not coloured yet.
        let mut waiting = vec![0u32; if hidden.is_empty() { 0 } else { side.len() }];
        let mut ready = Vec::new();
        for id in &hidden {
            let about = graph.about(*id).iter();
            let count = about.filter(|triple| is_hidden(self, triple.o)).count();
            waiting[id.index()] = u32::try_from(count).unwrap_or(u32::MAX);
            if count == 0 {
                ready.push(*id);
            }
        }
        while let Some(id) = ready.pop() {
            self.of[number][id.index()] = self.content(number, side, id);
            for triple in graph.incoming(id) {
                if !is_hidden(self, triple.s) {
                    continue;
                }
                let left = &mut waiting[triple.s.index()];
                *left -= 1;
                if *left == 0 {
                    ready.push(triple.s);
                }
            }
        }
        let is_waiting = |id: &TermId| waiting[id.index()] > 0;
        hidden.into_iter().filter(is_waiting).collect()
    }

    /// Refines the colours of `nodes` by their neighbours until stable; with `inwards`, also by statements that refer
    /// to them.
    pub(super) fn refine(&mut self, sides: &Sides<'_>, nodes: &[Vec<TermId>; 2], inwards: bool) {
        let mut apart = 0;
        for _ in 0..ROUNDS {
            let next = [0, 1].map(|side| {
                let nodes = nodes[side].iter();
                let paint = |id: &TermId| {
                    let colour =
                        self.mix(self.of(side, *id), self.content(side, &sides[side], *id));
                    if inwards {
                        self.mix(colour, self.context(side, &sides[side], *id))
                    } else {
                        colour
                    }
                };
                nodes.map(paint).collect::<Vec<Colour>>()
            });
            let mut all: Vec<Colour> = next.iter().flatten().copied().collect();
            for side in [0, 1] {
                for (id, colour) in nodes[side].iter().zip(&next[side]) {
                    self.of[side][id.index()] = *colour;
                }
            }
            all.sort_unstable();
            all.dedup();
            if all.len() == apart {
                return;
            }
            apart = all.len();
        }
        self.is_stable = false;
    }

    /// Hash of a node's statements, those that refer to it, and its own colour.
    pub(super) fn all_around(&self, number: usize, side: &Side<'_>, id: TermId) -> Colour {
        let around = self.mix(
            self.content(number, side, id),
            self.context(number, side, id),
        );
        self.mix(self.of(number, id), around)
    }

    /// Hash of a node's statements, independent of order.
    pub(super) fn content(&self, number: usize, side: &Side<'_>, id: TermId) -> Colour {
        let about = side.graph.about(id).iter();
        let hashes = about.filter_map(|triple| self.statement(number, side, triple));
        self.gather(hashes)
    }

    /// Hash of the statements that refer to a node, independent of order.
    pub(super) fn context(&self, number: usize, side: &Side<'_>, id: TermId) -> Colour {
        let incoming = side.graph.incoming(id);
        let hashes = incoming.filter_map(|triple| {
            let from = self.value(number, side, triple.s)?;
            Some(self.mix(u128::from(side.number(triple.p)), from))
        });
        self.gather(hashes)
    }

    /// Hash of a statement without its subject; `None` when it is left out.
    pub(super) fn statement(
        &self,
        number: usize,
        side: &Side<'_>,
        triple: &Triple,
    ) -> Option<Colour> {
        let value = self.value(number, side, triple.o)?;
        Some(self.mix(u128::from(side.number(triple.p)), value))
    }

    /// The value that a term is hashed by. Colours never collide with ids, which are smaller.
    pub(super) fn value(&self, number: usize, side: &Side<'_>, id: TermId) -> Option<Colour> {
        match self.mask(number, id) {
            Mask::Seen => Some(u128::from(side.number(id))),
            Mask::Hidden => Some(self.of(number, id)),
            Mask::Dropped => None,
        }
    }

    fn mask(&self, side: usize, id: TermId) -> Mask {
        self.masks[side][id.index()]
    }

    /// Combines hashes independent of order; duplicates count.
    fn gather(&self, hashes: impl Iterator<Item = Colour>) -> Colour {
        let mut count = 0u128;
        let mut sum = 0u128;
        for hash in hashes {
            count += 1;
            sum = sum.wrapping_add(hash);
        }
        self.mix(count, sum)
    }

    /// Combines two hashes in order.
    pub(super) fn mix(&self, first: Colour, second: Colour) -> Colour {
        let half = |state: &FixedState| u128::from(state.hash_one((first, second)));
        (half(&self.hash[0]) << 64) | half(&self.hash[1])
    }
}
