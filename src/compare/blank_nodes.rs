//! Blank nodes that no resource with an IRI refers to.

use super::colour::{Colour, Colours};
use super::side::{NEW, OLD, Side, Sides};
use crate::rdf::TermId;
use std::collections::HashMap;

/// Blank nodes of each side without a counterpart on the other.
pub(super) fn alone(sides: &Sides<'_>, colours: &Colours) -> [Vec<TermId>; 2] {
    unmatched([OLD, NEW].map(|side| roots(&sides[side])), colours)
}

/// Of all blank nodes, also referred ones, those without a counterpart: for cycles so large that the difference does
/// not show in the resources that refer to them.
pub(super) fn anywhere(sides: &Sides<'_>, colours: &Colours) -> [Vec<TermId>; 2] {
    let all = [OLD, NEW].map(|side| {
        let graph = sides[side].graph;
        let blank = graph.subjects().filter(|id| graph.terms().is_blank(*id));
        blank.collect()
    });
    unmatched(all, colours)
}

fn unmatched(roots: [Vec<TermId>; 2], colours: &Colours) -> [Vec<TermId>; 2] {
    if roots.iter().all(Vec::is_empty) {
        return roots;
    }
    let mut counts: HashMap<Colour, i64> = HashMap::new();
    for (side, step) in [(OLD, 1), (NEW, -1)] {
        for id in &roots[side] {
            *counts.entry(colours.of(side, *id)).or_default() += step;
        }
    }
    let [old, new] = roots;
    let mut left = |side: usize, step: i64, mut ids: Vec<TermId>| {
        ids.retain(|id| {
            let count = counts.entry(colours.of(side, *id)).or_default();
            let is_more = *count * step > 0;
            if is_more {
                *count -= step;
            }
            is_more
        });
        ids
    };
    [left(OLD, 1, old), left(NEW, -1, new)]
}

/// Described blank nodes that nothing refers to; of a cycle, all nodes.
fn roots(side: &Side<'_>) -> Vec<TermId> {
    let graph = side.graph;
    let terms = graph.terms();
    let blank: Vec<TermId> = graph.subjects().filter(|id| terms.is_blank(*id)).collect();
    if blank.is_empty() {
        return blank;
    }
    let mut reached = vec![false; side.len()];
    let mut ahead = Vec::new();
    let mut roots = Vec::new();
    for id in &blank {
        let mut incoming = graph.incoming(*id).peekable();
        let is_root = incoming.peek().is_none();
        if is_root {
            roots.push(*id);
        }
        if is_root || incoming.any(|triple| terms.is_iri(triple.s)) {
            reached[id.index()] = true;
            ahead.push(*id);
        }
    }
    while let Some(id) = ahead.pop() {
        for triple in graph.about(id) {
            if terms.is_blank(triple.o) && !std::mem::replace(&mut reached[triple.o.index()], true)
            {
                ahead.push(triple.o);
            }
        }
    }
    roots.extend(blank.into_iter().filter(|id| !reached[id.index()]));
    roots
}
