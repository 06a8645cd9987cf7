//! Rename detection: resources whose IRI changed and nothing else.

use super::colour::{Colour, Colours, Mask};
use super::side::{NEW, OLD, Sides};
use crate::profile::Profile;
use crate::rdf::TermId;
use std::collections::HashMap;

/// Pairs resources that only the old graph describes with equal ones that only the new graph describes. First by all
/// statements, with references to renamed resources as equal; then, where referenced resources changed too, without
/// such references. Both of a pair get the same id.
pub(super) fn pairs(sides: &mut Sides<'_>, profile: &Profile) -> Vec<(TermId, TermId)> {
    let alone = moved(sides);
    if alone.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let mut moves = Moves::new(sides, profile, alone);
    let hidden = moves.paint(sides, Mask::Hidden);
    moves.pair(sides, |side, id| {
        let content = hidden.of(side, id);
        hidden.mix(content, hidden.context(side, &sides[side], id))
    });
    moves.pair(sides, |side, id| hidden.of(side, id));
    let dropped = moves.paint(sides, Mask::Dropped);
    moves.pair(sides, |side, id| dropped.content(side, &sides[side], id));
    let pairs = moves.pairs;
    for (old, new) in &pairs {
        let number = sides[OLD].number(*old);
        sides[NEW].pass_for(*new, number);
    }
    pairs
}

/// The IRIs that only one graph describes, sorted.
fn moved(sides: &Sides<'_>) -> [Vec<TermId>; 2] {
    let count = sides[OLD].len() + sides[NEW].len();
    let described = [OLD, NEW].map(|side| {
        let mut described = vec![false; count];
        for id in sides[side].described() {
            described[sides[side].number(id) as usize] = true;
        }
        described
    });
    [OLD, NEW].map(|side| {
        let here = &sides[side];
        let other = &described[1 - side];
        let mut moved: Vec<TermId> = here
            .described()
            .filter(|id| !other[here.number(*id) as usize])
            .collect();
        moved.sort_unstable_by_key(|id| here.graph.terms().text_of(*id));
        moved
    })
}

struct Moves {
    /// Whether a term is one of them.
    is_moved: [Vec<bool>; 2],
    /// Unpaired ones with enough statements to be recognized by.
    left: [Vec<TermId>; 2],
    pairs: Vec<(TermId, TermId)>,
}

impl Moves {
    fn new(sides: &Sides<'_>, profile: &Profile, moved: [Vec<TermId>; 2]) -> Self {
        let is_moved = [OLD, NEW].map(|side| {
            let mut is_moved = vec![false; sides[side].len()];
            for id in &moved[side] {
                is_moved[id.index()] = true;
            }
            is_moved
        });
        let mut left = moved;
        for (side, left) in sides.iter().zip(&mut left) {
            let significant_changes = DistinctiveTerms::new(side.graph, profile);
            left.retain(|id| significant_changes.is_distinctive(side.graph, *id));
        }
        Self {
            is_moved,
            left,
            pairs: Vec::new(),
        }
    }

    fn paint(&self, sides: &Sides<'_>, moved: Mask) -> Colours {
        Colours::paint(sides, |side, id| {
            if self.is_moved[side][id.index()] {
                moved
            } else if sides[side].graph.terms().is_blank(id) {
                Mask::Hidden
            } else {
                Mask::Seen
            }
        })
    }

    /// Pairs terms of the same colour, in order.
    fn pair(&mut self, sides: &Sides<'_>, colour: impl Fn(usize, TermId) -> Colour) {
        let mut by_colour: HashMap<Colour, Vec<TermId>> = HashMap::new();
        for id in self.left[OLD].iter().rev() {
            by_colour.entry(colour(OLD, *id)).or_default().push(*id);
        }
        let pairs = &mut self.pairs;
        let mut found = vec![false; sides[OLD].len()];
        self.left[NEW].retain(|new| {
            let same = by_colour.get_mut(&colour(NEW, *new));
            let Some(old) = same.and_then(Vec::pop) else {
                return true;
            };
            found[old.index()] = true;
            pairs.push((old, *new));
            false
        });
        self.left[OLD].retain(|old| !found[old.index()]);
    }
}

/// What makes a description distinctive: a text, or a URL of its own. A type alone does not.
struct DistinctiveTerms {
    links: Vec<TermId>,
}

impl DistinctiveTerms {
    fn new(graph: &crate::rdf::Graph, profile: &Profile) -> Self {
        let links = profile.properties_with(|row| row.link);
        let mut links: Vec<TermId> = links.filter_map(|iri| graph.iri(iri)).collect();
        links.sort_unstable();
        links.dedup();
        Self { links }
    }

    fn is_distinctive(&self, graph: &crate::rdf::Graph, id: TermId) -> bool {
        let about = graph.about(id).iter();
        let mut significant_changes = about.filter(|triple| {
            graph.terms().is_literal(triple.o) || self.links.binary_search(&triple.p).is_ok()
        });
        significant_changes.next().is_some()
    }
}
