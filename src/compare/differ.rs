//! Computes the difference of two graphs.

use super::comparison::{BlankNodes, Comparison};
use super::exact::{self, Verdict};
use super::found::Found;
use super::side::sides;
use super::{blank_nodes, build, regroup, rename};
use crate::profile::Profile;
use crate::rdf::Graph;

/// Compares two graphs up to order and blank node labels: the comparison is empty exactly when they are isomorphic.
/// Where deciding that takes too long, it is not empty, and says so.
pub fn compare(old: &Graph, new: &Graph, profile: &'static Profile) -> Comparison {
    let mut sides = sides(old, new);
    let renamed = rename::pairs(&mut sides, profile);
    let mut found = Found::new(&sides, &renamed, regroup::by_content(&sides));
    if !found.is_empty() {
        return build::build(&found, &sides, profile, false);
    }
    if let Some(colours) = regroup::colours(&sides) {
        found = Found::new(&sides, &[], colours);
        if found.is_empty() {
            found.alone = blank_nodes::anywhere(&sides, &found.colours);
        }
    }
    let mut blank_nodes = BlankNodes::Compared;
    if found.is_empty() {
        match exact::compare(&sides, &found.colours) {
            Verdict::Same => return Comparison::default(),
            Verdict::Different(alone) => {
                found.alone = alone;
                blank_nodes = BlankNodes::Connected;
            }
            Verdict::Undecided => blank_nodes = BlankNodes::Undecided,
        }
    }
    Comparison {
        blank_nodes,
        ..build::build(&found, &sides, profile, true)
    }
}
