//! Connected components of blank nodes.

use super::side::Sides;
use crate::rdf::TermId;

/// Blank nodes that are connected with each other.
#[derive(Debug, Default)]
pub(super) struct Component {
    /// The nodes.
    pub(super) nodes: Vec<TermId>,
    /// Edges: indices of two nodes, and the id of the property.
    pub(super) edges: Vec<(u32, u64, u32)>,
    /// Whether there is more than one path between two nodes.
    pub(super) is_cyclic: bool,
}

/// The components of a graph with more than one node.
pub(super) fn components(sides: &Sides<'_>, side: usize) -> Vec<Component> {
    let here = &sides[side];
    let terms = here.graph.terms();
    let blank = here.graph.subjects().filter(|id| terms.is_blank(*id));
    let about = blank.flat_map(|id| here.graph.about(id));
    let edges: Vec<(TermId, u64, TermId)> = about
        .filter(|triple| terms.is_blank(triple.o))
        .map(|triple| (triple.s, u64::from(here.number(triple.p)), triple.o))
        .collect();
    if edges.is_empty() {
        return Vec::new();
    }
    let mut roots: Vec<u32> = (0u32..).take(here.len()).collect();
    for (s, _, o) in &edges {
        let (one, other) = (root(&mut roots, *s), root(&mut roots, *o));
        // The smaller id is the root, so that nodes are in order.
        roots[one.max(other) as usize] = one.min(other);
    }
    let mut found: Vec<Component> = Vec::new();
    // Index of a component by its root, and of a node in its component.
    let mut of_root = vec![u32::MAX; here.len()];
    let mut of_node = vec![u32::MAX; here.len()];
    let mut place = |node: TermId, found: &mut Vec<Component>| {
        let of_root = &mut of_root[root(&mut roots, node) as usize];
        if *of_root == u32::MAX {
            *of_root = number(found.len());
            found.push(Component::default());
        }
        let of_node = &mut of_node[node.index()];
        let component = &mut found[*of_root as usize];
        if *of_node == u32::MAX {
            *of_node = number(component.nodes.len());
            component.nodes.push(node);
        }
        (*of_root as usize, *of_node)
    };
    for (s, p, o) in edges {
        let (component, s) = place(s, &mut found);
        let (_, o) = place(o, &mut found);
        found[component].edges.push((s, p, o));
    }
    for component in &mut found {
        component.is_cyclic = component.edges.len() >= component.nodes.len();
    }
    found
}

/// The root of a node (union-find, with path compression).
fn root(roots: &mut [u32], node: TermId) -> u32 {
    let mut at = number(node.index());
    while roots[at as usize] != at {
        let above = roots[roots[at as usize] as usize];
        roots[at as usize] = above;
        at = above;
    }
    at
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
