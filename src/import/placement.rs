//! Whether a resource gets a file of its own or is nested in another one.

use super::class::Classes;
use crate::description::RESOURCES;
use crate::profile::{ClassId, Profile, Property, class_name};
use crate::rdf::{Graph, Term, TermId};
use hashbrown::HashMap;
use std::hash::BuildHasher;

/// Things inside things inside things are hard to read from here on.
pub(super) const DEEPEST: usize = 6;

/// Where one thing is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placement {
    /// It is only referred to.
    Nowhere,
    /// A file in this folder; empty for `catalog.yaml`.
    File(&'static str),
    /// As a value of the property of the parent.
    Nested(TermId, TermId),
}

/// Where everything is described.
pub(super) struct Placements {
    pub(super) by_node: Vec<Placement>,
    /// The main catalogue.
    pub(super) main: Option<TermId>,
    /// Blank nodes that need a label: described once and referred to elsewhere.
    pub(super) labels: HashMap<TermId, String>,
    /// Numbers of the files, once they have them.
    pub(super) files: HashMap<TermId, usize>,
}

impl Placements {
    pub(super) fn get(&self, node: TermId) -> Placement {
        self.by_node
            .get(node.index())
            .copied()
            .unwrap_or(Placement::Nowhere)
    }

    /// Whether this very triple is where its object is described.
    pub(super) fn is_here(&self, s: TermId, p: TermId, o: TermId) -> bool {
        self.get(o) == Placement::Nested(s, p)
    }

    /// The thing whose file a node is described in.
    pub(super) fn root(&self, mut node: TermId) -> TermId {
        while let Placement::Nested(parent, _) = self.get(node) {
            node = parent;
        }
        node
    }

    /// Number of the file that a node is described in.
    pub(super) fn file_of(&self, node: TermId) -> Option<usize> {
        self.files.get(&self.root(node)).copied()
    }

    pub(super) fn number_files(&mut self, files: impl Iterator<Item = (usize, TermId)>) {
        self.files = files.map(|(number, node)| (node, number)).collect();
    }

    /// Whether anything without an IRI will be given one.
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

    /// Whether the node has no IRI and is of a kind that has to have one.
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

    /// The class whose keys the description has: that of its folder, of the row that leads to it, or of its types.
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

/// A number that is the same for blank nodes of which the same is said.
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

/// Whether things of the class are named by IRIs wherever they are described (DCAT-AP-SE, harvesting).
pub(super) fn has_iris(profile: &Profile, class: ClassId) -> bool {
    let class = profile.class(class);
    class.folder.is_some() || class.name == class_name::DISTRIBUTION
}

/// The class that a row leads to, where it leads to one.
pub(super) fn class_of_row(row: &Property) -> Option<ClassId> {
    row.alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes)
        .next()
        .copied()
}
