//! The class of each resource: by `rdf:type`, else by the property that refers to it.

use crate::profile::{ClassId, Profile, class_name};
use crate::rdf::{Graph, Term, TermId};
use std::collections::BTreeMap;

/// Classes that take precedence where a node is an instance of several, in order.
const WEIGHT: [&str; 7] = [
    class_name::CATALOG,
    class_name::DATASET_SERIES,
    class_name::DATASET,
    class_name::DATA_SERVICE,
    class_name::DISTRIBUTION,
    class_name::AGENT,
    class_name::CONTACT_POINT,
];

/// The class of every node, by term id.
pub(super) struct Classes {
    typed: Vec<Option<ClassId>>,
    by_role: Vec<Option<ClassId>>,
}

impl Classes {
    pub(super) fn of(graph: &Graph, profile: &'static Profile) -> Self {
        let typed = by_type(graph, profile);
        let by_role = by_role(graph, profile, &typed);
        Self { typed, by_role }
    }

    /// The class by `rdf:type`.
    pub(super) fn typed(&self, node: TermId) -> Option<ClassId> {
        self.typed.get(node.index()).copied().flatten()
    }

    /// The class by `rdf:type`, else by use.
    pub(super) fn class(&self, node: TermId) -> Option<ClassId> {
        self.typed(node)
            .or_else(|| self.by_role.get(node.index()).copied().flatten())
    }
}

/// Precedence of a class; lower comes first.
fn weight(profile: &Profile, class: ClassId) -> usize {
    let name = profile.class(class).name;
    let known = WEIGHT.iter().position(|other| *other == name);
    known.unwrap_or(WEIGHT.len() + class.0)
}

fn by_type(graph: &Graph, profile: &Profile) -> Vec<Option<ClassId>> {
    let mut of_type: BTreeMap<TermId, (usize, ClassId)> = BTreeMap::new();
    for (number, class) in profile.classes.iter().enumerate() {
        for iri in &class.types {
            if let Some(term) = graph.iri(iri) {
                let found = (weight(profile, ClassId(number)), ClassId(number));
                of_type.entry(term).or_insert(found);
            }
        }
    }
    let mut classes: Vec<Option<(usize, ClassId)>> = vec![None; graph.terms().len()];
    for (class, found) in &of_type {
        for node in graph.instances(*class) {
            let slot = &mut classes[node.index()];
            *slot = Some(slot.map_or(*found, |other| other.min(*found)));
        }
    }
    classes
        .into_iter()
        .map(|found| found.map(|(_, class)| class))
        .collect()
}

/// Classes of untyped nodes by use: the object of `dcterms:publisher` is an agent.
fn by_role(
    graph: &Graph,
    profile: &'static Profile,
    typed: &[Option<ClassId>],
) -> Vec<Option<ClassId>> {
    let mut classes: Vec<Option<ClassId>> = vec![None; typed.len()];
    let unknown: Vec<TermId> = graph
        .subjects()
        .filter(|node| typed[node.index()].is_none())
        .collect();
    // Nodes used by a node that is itself classified by use are found in the next round.
    for _ in 0..3 {
        let mut changed = false;
        for node in unknown.iter().filter(|node| node.index() < typed.len()) {
            if classes[node.index()].is_some() {
                continue;
            }
            let role = graph.incoming(*node).find_map(|triple| {
                let parent = typed[triple.s.index()].or(classes[triple.s.index()])?;
                let Term::Iri(property) = graph.term(triple.p) else {
                    return None;
                };
                let row = profile.class(parent).by_iri(property)?;
                let class = row
                    .alternatives
                    .iter()
                    .flat_map(|alternative| &alternative.classes)
                    .next()?;
                (row.described && profile.class(*class).is_main()).then_some(*class)
            });
            changed |= role.is_some();
            classes[node.index()] = role;
        }
        if !changed {
            break;
        }
    }
    classes
}
