//! The difference of two graphs as terms: resources added, removed and changed, by statement.

use super::blank_nodes;
use super::colour::{Colour, Colours};
use super::side::{NEW, OLD, Side, Sides};
use crate::rdf::{TermId, Triple};
use std::collections::HashSet;

/// Two corresponding resources, with the statements that only one of them has.
pub(super) struct Pair {
    pub(super) of: [TermId; 2],
    pub(super) statements: [Vec<Triple>; 2],
}

/// The differences, as terms.
pub(super) struct Found {
    pub(super) colours: Colours,
    /// Resources only in the old graph, and only in the new one.
    pub(super) alone: [Vec<TermId>; 2],
    pub(super) changed: Vec<Pair>,
    pub(super) renamed: Vec<Pair>,
}

impl Found {
    pub(super) fn new(sides: &Sides<'_>, renamed: &[(TermId, TermId)], colours: Colours) -> Self {
        let mut found = Self {
            colours,
            alone: Default::default(),
            changed: Vec::new(),
            renamed: Vec::new(),
        };
        let is_renamed: HashSet<TermId> = renamed.iter().map(|(old, _)| *old).collect();
        let mut partners: Vec<Option<TermId>> = vec![None; sides[OLD].len() + sides[NEW].len()];
        for id in sides[NEW].described() {
            partners[sides[NEW].number(id) as usize] = Some(id);
        }
        for old in sides[OLD].described() {
            match partners[sides[OLD].number(old) as usize].take() {
                None => found.alone[OLD].push(old),
                Some(new) if is_renamed.contains(&old) => {
                    let pair = found.pair(sides, old, new);
                    found.renamed.push(pair);
                }
                Some(new) if found.is_same(sides, old, new) => {}
                Some(new) => {
                    let pair = found.pair(sides, old, new);
                    found.changed.push(pair);
                }
            }
        }
        found.alone[NEW] = partners.into_iter().flatten().collect();
        let blank_nodes = blank_nodes::alone(sides, &found.colours);
        for (alone, blank_nodes) in found.alone.iter_mut().zip(blank_nodes) {
            alone.extend(blank_nodes);
        }
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        let alone = self.alone.iter().all(Vec::is_empty);
        alone && self.changed.is_empty() && self.renamed.is_empty()
    }

    /// Whether both have the same statements.
    fn is_same(&self, sides: &Sides<'_>, old: TermId, new: TermId) -> bool {
        let content = |side: usize, id| self.colours.content(side, &sides[side], id);
        content(OLD, old) == content(NEW, new)
    }

    fn pair(&self, sides: &Sides<'_>, old: TermId, new: TermId) -> Pair {
        Pair {
            of: [old, new],
            statements: self.difference(sides, old, new),
        }
    }

    /// The statements of one that the other does not have.
    pub(super) fn difference(
        &self,
        sides: &Sides<'_>,
        old: TermId,
        new: TermId,
    ) -> [Vec<Triple>; 2] {
        let sorted = |number: usize, side: &Side<'_>, id| {
            let about = side.graph.about(id).iter();
            let mut sorted: Vec<(Colour, Triple)> = about
                .filter_map(|triple| Some((self.colours.statement(number, side, triple)?, *triple)))
                .collect();
            sorted.sort_by_key(|(colour, _)| *colour);
            sorted
        };
        let mut olds = sorted(OLD, &sides[OLD], old).into_iter().peekable();
        let mut news = sorted(NEW, &sides[NEW], new).into_iter().peekable();
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        loop {
            match (olds.peek(), news.peek()) {
                (Some((a, _)), Some((b, _))) if a == b => {
                    olds.next();
                    news.next();
                }
                (Some((a, triple)), other) if other.is_none_or(|(b, _)| a < b) => {
                    gone.push(*triple);
                    olds.next();
                }
                (_, Some((_, triple))) => {
                    come.push(*triple);
                    news.next();
                }
                (Some((_, triple)), None) => {
                    gone.push(*triple);
                    olds.next();
                }
                (None, None) => return [gone, come],
            }
        }
    }
}
