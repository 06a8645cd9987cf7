//! Checks that blank nodes with equal descriptions are shared in the same way in both graphs.

use super::colour::{Colours, Mask};
use super::side::{NEW, OLD, Sides};
use crate::rdf::TermId;

/// Colours of blank nodes by their statements and by what refers to them; `None` when each is referred to once, so that
/// there is nothing more to compare.
pub(super) fn colours(sides: &Sides<'_>) -> Option<Colours> {
    let blank: [Vec<TermId>; 2] = [OLD, NEW].map(|side| {
        let terms = sides[side].graph.terms();
        terms.ids().filter(|id| terms.is_blank(*id)).collect()
    });
    let any_shared = [OLD, NEW].into_iter().any(|side| {
        let graph = sides[side].graph;
        blank[side]
            .iter()
            .any(|id| graph.incoming(*id).count() != 1)
    });
    if !any_shared {
        return None;
    }
    let mut colours = by_content(sides);
    colours.refine(sides, &blank, true);
    Some(colours)
}

/// Colours of blank nodes by their statements.
pub(super) fn by_content(sides: &Sides<'_>) -> Colours {
    Colours::paint(sides, |side, id| {
        if sides[side].graph.terms().is_blank(id) {
            Mask::Hidden
        } else {
            Mask::Seen
        }
    })
}
