//! Whether a resource gets a file of its own or is nested in another one.

use super::class::Classes;
use crate::description::RESOURCES;
use crate::profile::{ClassId, Profile, Property, class_name};
use crate::rdf::{Graph, Term, TermId};
use std::collections::HashMap;
use std::hash::BuildHasher;

/// Maximum nesting; beyond it files are hard to read.
pub(super) const DEEPEST: usize = 6;

/// Where a resource is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placement {
    /// Nowhere: it is only referred to.
    Nowhere,
    /// In a file in this folder; empty for `catalog.yaml`.
    File(&'static str),
    /// Nested, as the value of a property of a parent.
    Nested(TermId, TermId),
}

/// Where all resources are described.
pub(super) struct Placements {
    pub(super) by_node: Vec<Placement>,
    /// The main catalogue.
    pub(super) main: Option<TermId>,
    /// Blank nodes that need a label: described once and referred to elsewhere.
    pub(super) labels: HashMap<TermId, String>,
    /// Index of the file, once files are assigned.
    pub(super) files: HashMap<TermId, usize>,
}

impl Placements {
    pub(super) fn get(&self, node: TermId) -> Placement {
        self.by_node
            .get(node.index())
            .copied()
            .unwrap_or(Placement::Nowhere)
    }

    /// Whether the object is nested at this triple.
    pub(super) fn is_here(&self, s: TermId, p: TermId, o: TermId) -> bool {
        self.get(o) == Placement::Nested(s, p)
    }

    /// The resource whose file contains a node.
    pub(super) fn root(&self, mut node: TermId) -> TermId {
        while let Placement::Nested(parent, _) = self.get(node) {
            node = parent;
        }
        node
    }

    /// Index of the file that contains a node.
    pub(super) fn file_of(&self, node: TermId) -> Option<usize> {
        self.files.get(&self.root(node)).copied()
    }

    pub(super) fn number_files(&mut self, files: impl Iterator<Item = (usize, TermId)>) {
        self.files = files.map(|(number, node)| (node, number)).collect();
    }

    /// Whether IRIs have to be minted.
    pub(super) fn needs_base(
        &self,
        graph: &Graph,
        profile: &'static Profile,
        classes: &Classes,
    ) -> bool {
        graph
            .subjects()
            .any(|node| self.is_minted(graph, profile, classes, node))
    }

    /// Whether the node is blank and of a class that needs IRIs.
    pub(super) fn is_minted(
        &self,
        graph: &Graph,
        profile: &'static Profile,
        classes: &Classes,
        node: TermId,
    ) -> bool {
        if !matches!(graph.term(node), Term::Blank(_)) {
            return false;
        }
        match self.get(node) {
            Placement::Nowhere => false,
            Placement::File(folder) => folder != RESOURCES,
            Placement::Nested(..) => classes
                .class(node)
                .is_some_and(|class| has_iris(profile, class)),
        }
    }

    /// The class that determines the keys: by folder, by the row that refers to it, or by types.
    pub(super) fn key_class(
        &self,
        graph: &Graph,
        profile: &'static Profile,
        classes: &Classes,
        node: TermId,
    ) -> Option<ClassId> {
        match self.get(node) {
            Placement::Nowhere => None,
            Placement::File("") => profile.class_named(class_name::CATALOG),
            Placement::File(RESOURCES) => classes.typed(node),
            Placement::File(folder) => profile.class_in_folder(folder),
            Placement::Nested(parent, p) => {
                let row = self
                    .key_class(graph, profile, classes, parent)
                    .zip(graph.term(p).as_iri())
                    .and_then(|(class, iri)| profile.class(class).by_iri(iri));
                let led_to = row.and_then(class_of_row);
                classes.typed(node).or(led_to)
            }
        }
    }
}

/// A hash that is equal for blank nodes with the same statements.
pub(super) fn content(graph: &Graph, node: TermId, depth: usize) -> u64 {
    let mut parts: Vec<(TermId, u64)> = graph
        .about(node)
        .iter()
        .map(|triple| {
            let inner = matches!(graph.term(triple.o), Term::Blank(_)) && depth > 0;
            let once = || graph.incoming(triple.o).nth(1).is_none();
            let object = if inner && once() {
                content(graph, triple.o, depth - 1)
            } else {
                triple.o.index() as u64
            };
            (triple.p, object)
        })
        .collect();
    parts.sort_unstable();
    foldhash::fast::FixedState::default().hash_one(&parts)
}

/// Whether instances of the class have IRIs wherever they are described (DCAT-AP-SE, harvesting).
pub(super) fn has_iris(profile: &Profile, class: ClassId) -> bool {
    let class = profile.class(class);
    class.folder.is_some() || class.name == class_name::DISTRIBUTION
}

/// The class in the range of a row, if any.
pub(super) fn class_of_row(row: &Property) -> Option<ClassId> {
    row.alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes)
        .next()
        .copied()
}
