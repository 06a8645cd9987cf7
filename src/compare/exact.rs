//! Exact isomorphism of blank nodes with equal colours, as RDFC-1.0 would decide it.
//!
//! Colours distinguish whatever differs locally. Where blank nodes form cycles, two graphs may look the same from every
//! node and yet differ: two triangles and a hexagon. Such components are compared exactly, as canonical labels
//! (RDFC-1.0) would, within a bounded amount of work.

use super::colour::Colours;
use super::component::{Component, components};
use super::partition::{CombinedGraph, Exhausted, Imbalance, Partition, Work};
use super::search;
use super::side::{NEW, OLD, Sides};
use crate::rdf::TermId;
use std::collections::BTreeMap;

/// Steps of work: a second or two.
const MOST_STEPS: usize = 40_000_000;

/// Result of comparing blank nodes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Isomorphic.
    Same,
    /// Components without a counterpart on the other side; one node of each.
    Different([Vec<TermId>; 2]),
    /// The bound on the work was reached.
    Undecided,
}

/// Compares blank nodes, once their colours are the same on both sides.
pub(super) fn compare(sides: &Sides<'_>, colours: &Colours) -> Verdict {
    // Stable colours decide trees completely.
    let is_hidden = |component: &Component| component.is_cyclic || !colours.is_stable;
    let components = [OLD, NEW].map(|side| {
        let mut components = components(sides, side);
        components.retain(is_hidden);
        components
    });
    if components.iter().all(Vec::is_empty) {
        return Verdict::Same;
    }
    let mut work = Work(MOST_STEPS);
    Components::new(sides, colours, components, &mut work)
        .and_then(|of| of.compare(&mut work))
        .unwrap_or(Verdict::Undecided)
}

/// The components of both graphs, with the final classes of refinement.
struct Components<'c> {
    of: [Vec<Component>; 2],
    classes: Vec<u32>,
    /// Offsets of the node classes of each component.
    starts: [Vec<usize>; 2],
    colours: &'c Colours,
}

/// A component: its side and index.
type At = (usize, usize);

impl<'c> Components<'c> {
    fn new(
        sides: &Sides<'_>,
        colours: &'c Colours,
        of: [Vec<Component>; 2],
        work: &mut Work,
    ) -> Result<Self, Exhausted> {
        let mut keys = Vec::new();
        let mut triples = Vec::new();
        let mut starts = [Vec::new(), Vec::new()];
        let mut olds = 0;
        for side in [OLD, NEW] {
            for component in &of[side] {
                starts[side].push(keys.len());
                let first = number(keys.len());
                let edges = component.edges.iter();
                triples.extend(edges.map(|(s, p, o)| (first + s, *p, first + o)));
                let key = |id: &TermId| colours.all_around(side, &sides[side], *id);
                keys.extend(component.nodes.iter().map(key));
            }
            if side == OLD {
                olds = keys.len();
            }
        }
        let graph = CombinedGraph::new(number(olds), keys.len(), &triples);
        let mut partition = Partition::new(&keys);
        partition.refine(&graph, Imbalance::Refine, work)?;
        let classes = (0..number(keys.len())).map(|node| partition.of(node));
        Ok(Self {
            of,
            classes: classes.collect(),
            starts,
            colours,
        })
    }

    fn compare(&self, work: &mut Work) -> Result<Verdict, Exhausted> {
        let mut groups: BTreeMap<Vec<u32>, Vec<At>> = BTreeMap::new();
        for side in [OLD, NEW] {
            for place in 0..self.of[side].len() {
                let mut classes = self.classes((side, place)).to_vec();
                classes.sort_unstable();
                groups.entry(classes).or_default().push((side, place));
            }
        }
        // Groups of uneven size are decided already.
        let mut left: Vec<At> = groups.values().flat_map(|group| rest(group)).collect();
        if left.is_empty() {
            for group in groups.values() {
                left.extend(self.unmatched(group, work)?);
            }
        }
        if left.is_empty() {
            return Ok(Verdict::Same);
        }
        Ok(Verdict::Different([OLD, NEW].map(|side| {
            let of_side = left.iter().filter(|(of, _)| *of == side);
            of_side.map(|at| self.at(*at).nodes[0]).collect()
        })))
    }

    /// Of components with the same classes, those without a counterpart on the other side.
    fn unmatched(&self, group: &[At], work: &mut Work) -> Result<Vec<At>, Exhausted> {
        // The classes decide trees.
        if !self.at(group[0]).is_cyclic {
            return Ok(Vec::new());
        }
        let mut kinds: Vec<(Reduced, Vec<At>)> = Vec::new();
        'component: for at in group {
            let reduced = self.reduced(*at);
            work.spend(reduced.keys.len())?;
            for (kind, members) in &mut kinds {
                if kind.is_same(&reduced, work)? {
                    members.push(*at);
                    continue 'component;
                }
            }
            kinds.push((reduced, vec![*at]));
        }
        Ok(kinds
            .iter()
            .flat_map(|(_, members)| rest(members))
            .collect())
    }

    fn at(&self, (side, place): At) -> &Component {
        &self.of[side][place]
    }

    fn classes(&self, at: At) -> &[u32] {
        let start = self.starts[at.0][at.1];
        &self.classes[start..start + self.at(at).nodes.len()]
    }

    /// The part of a component that has to be compared exactly.
    fn reduced(&self, at: At) -> Reduced {
        let keys = self.classes(at).iter().map(|class| u128::from(*class));
        let mut reduced = Reduced {
            keys: keys.collect(),
            triples: self.at(at).edges.clone(),
        };
        reduced.cut_branches();
        for _ in 0..MOST_FOLDS {
            if !reduced.fold_twins(|key, count| self.colours.mix(key, count)) {
                break;
            }
        }
        reduced
    }
}

/// The surplus of one side.
fn rest(group: &[At]) -> Vec<At> {
    let of = |side: usize| group.iter().filter(move |at| at.0 == side).copied();
    let (old, new) = (of(OLD).count(), of(NEW).count());
    of(OLD).skip(new).chain(of(NEW).skip(old)).collect()
}

/// Rounds of folding: folding twins may reveal further twins.
const MOST_FOLDS: usize = 8;

/// A component without the parts that its classes decide.
struct Reduced {
    keys: Vec<u128>,
    triples: Vec<(u32, u64, u32)>,
}

impl Reduced {
    fn is_same(&self, other: &Self, work: &mut Work) -> Result<bool, Exhausted> {
        if (self.keys.len(), self.triples.len()) != (other.keys.len(), other.triples.len()) {
            return Ok(false);
        }
        let count = number(self.keys.len());
        let keys = [&self.keys[..], &other.keys].concat();
        let others = other.triples.iter();
        let others = others.map(|(s, p, o)| (s + count, *p, o + count));
        let triples: Vec<_> = self.triples.iter().copied().chain(others).collect();
        work.spend(triples.len())?;
        let graph = CombinedGraph::new(count, keys.len(), &triples);
        search::is_same(&graph, &keys, work)
    }

    /// Removes trees attached to cycles: the class of the node they are attached to decides them.
    fn cut_branches(&mut self) {
        let graph = self.joint();
        let mut degrees: Vec<usize> = (0..number(self.keys.len()))
            .map(|node| graph.edges(node).len())
            .collect();
        let mut leaves: Vec<u32> = (0..number(degrees.len()))
            .filter(|node| degrees[*node as usize] == 1)
            .collect();
        let mut stays = vec![true; degrees.len()];
        while let Some(leaf) = leaves.pop() {
            stays[leaf as usize] = false;
            for (_, other) in graph.edges(leaf) {
                let degree = &mut degrees[*other as usize];
                *degree -= 1;
                if *degree == 1 && stays[*other as usize] {
                    leaves.push(*other);
                }
            }
        }
        self.keep(&stays);
    }

    /// Merges twins, nodes with the same neighbours, which are interchangeable; returns whether there were any.
    fn fold_twins(&mut self, mix: impl Fn(u128, u128) -> u128) -> bool {
        let graph = self.joint();
        let around = |node: u32| {
            let mut edges = graph.edges(node).to_vec();
            edges.sort_unstable();
            (self.keys[node as usize], edges)
        };
        let mut nodes: Vec<_> = (0..number(self.keys.len()))
            .map(|node| (around(node), node))
            .collect();
        nodes.sort_unstable();
        let mut stays = vec![true; nodes.len()];
        let mut any = false;
        let twins = nodes.chunk_by(|(a, _), (b, _)| a == b);
        let twins: Vec<Vec<u32>> = twins
            .filter(|twins| twins.len() > 1)
            .map(|twins| twins.iter().map(|(_, node)| *node).collect())
            .collect();
        for twins in twins {
            any = true;
            let first = twins[0] as usize;
            self.keys[first] = mix(self.keys[first], twins.len() as u128);
            for twin in &twins[1..] {
                stays[*twin as usize] = false;
            }
        }
        if any {
            self.keep(&stays);
        }
        any
    }

    fn joint(&self) -> CombinedGraph {
        CombinedGraph::new(0, self.keys.len(), &self.triples)
    }

    fn keep(&mut self, stays: &[bool]) {
        let mut next = 0;
        let places: Vec<u32> = stays
            .iter()
            .map(|stays| {
                let place = next;
                next += u32::from(*stays);
                place
            })
            .collect();
        let mut stay = stays.iter();
        self.keys
            .retain(|_| stay.next().copied().unwrap_or_default());
        let stays = |node: u32| stays[node as usize];
        let triples = self
            .triples
            .iter()
            .filter(|(s, _, o)| stays(*s) && stays(*o));
        self.triples = triples
            .map(|(s, p, o)| (places[*s as usize], *p, places[*o as usize]))
            .collect();
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
