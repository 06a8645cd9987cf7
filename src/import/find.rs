//! Decides where each resource is described, by its class and by what refers to it, so that every resource is
//! reachable.

use super::class::Classes;
use super::placement::{DEEPEST, Placement, Placements, content, has_iris};
use crate::description::RESOURCES;
use crate::profile::{Profile, Property, class_name};
use crate::rdf::{Graph, Term, TermId, vocab};
use std::collections::{HashMap, HashSet};

/// The main catalogue: one that is part of no other, and has the most members.
fn main_catalog(graph: &Graph, profile: &'static Profile, classes: &Classes) -> Option<TermId> {
    let catalog = profile.class_named(class_name::CATALOG)?;
    let lists: Vec<TermId> = profile
        .class(catalog)
        .properties
        .iter()
        .filter(|row| row.inferred)
        .filter_map(|row| graph.iri(&row.iri))
        .collect();
    let down = [vocab::dcterms::HAS_PART, vocab::dcat::P_CATALOG].map(|iri| graph.iri(iri));
    let up = graph.iri(vocab::dcterms::IS_PART_OF);
    let is_other =
        |node: TermId, other: TermId| node != other && classes.typed(other) == Some(catalog);
    let is_part = |node: TermId| {
        let mut named = graph.incoming(node);
        named.any(|triple| down.contains(&Some(triple.p)) && is_other(node, triple.s))
            || up.is_some_and(|up| {
                let mut above = graph.values(node, up).iter();
                above.any(|triple| is_other(node, triple.o))
            })
    };
    graph
        .subjects()
        .filter(|node| classes.typed(*node) == Some(catalog))
        .min_by_key(|node| {
            let members: usize = lists.iter().map(|p| graph.values(*node, *p).len()).sum();
            (
                is_part(*node),
                std::cmp::Reverse(members),
                graph.term(*node).text().into_owned(),
            )
        })
}

impl Placements {
    /// Where everything in the graph is described.
    pub(super) fn of(graph: &Graph, profile: &'static Profile, classes: &Classes) -> Self {
        let main = main_catalog(graph, profile, classes);
        let mut placements = Self {
            by_node: vec![Placement::Nowhere; graph.terms().len()],
            main,
            labels: HashMap::new(),
            files: HashMap::new(),
        };
        let finder = Finder {
            graph,
            profile,
            classes,
            main,
        };
        for node in graph.subjects() {
            placements.by_node[node.index()] = finder.placement(node);
        }
        finder.inline_copies(&mut placements);
        finder.place_unreachable(&mut placements);
        finder.label(&mut placements);
        placements
    }
}

/// State for finding placements.
struct Finder<'f> {
    pub(super) graph: &'f Graph,
    pub(super) profile: &'static Profile,
    pub(super) classes: &'f Classes,
    pub(super) main: Option<TermId>,
}

impl Finder<'_> {
    fn is_blank(&self, node: TermId) -> bool {
        matches!(self.graph.term(node), Term::Blank(_))
    }

    pub(super) fn placement(&self, node: TermId) -> Placement {
        if Some(node) == self.main {
            return Placement::File("");
        }
        let class = self.classes.class(node).map(|id| self.profile.class(id));
        match class {
            Some(class) if class.name == class_name::CATALOG => {
                if self.is_part_of_main(node) {
                    Placement::File(class.folder.as_deref().unwrap_or(RESOURCES))
                } else {
                    Placement::File(RESOURCES)
                }
            }
            Some(class) if class.name == class_name::DISTRIBUTION => self.distribution(node),
            Some(class) => match class.folder.as_deref() {
                Some(folder) => Placement::File(folder),
                None => self.other(node),
            },
            None => self.other(node),
        }
    }

    fn is_part_of_main(&self, node: TermId) -> bool {
        let has_part = self.graph.iri(vocab::dcterms::HAS_PART);
        self.graph
            .incoming(node)
            .any(|triple| Some(triple.p) == has_part && Some(triple.s) == self.main)
    }

    /// A distribution is nested in the first dataset that has it.
    fn distribution(&self, node: TermId) -> Placement {
        let property = self.graph.iri(vocab::dcat::P_DISTRIBUTION);
        let parents = self
            .graph
            .incoming(node)
            .filter(|triple| Some(triple.p) == property && triple.s != node);
        let parent = parents
            .filter(|triple| {
                let class = self
                    .classes
                    .class(triple.s)
                    .map(|id| self.profile.class(id));
                class.is_some_and(|class| {
                    class.folder.is_some() && class.by_iri(vocab::dcat::P_DISTRIBUTION).is_some()
                })
            })
            .min_by_key(|triple| self.graph.term(triple.s).text());
        parent.map_or(Placement::File(RESOURCES), |triple| {
            Placement::Nested(triple.s, triple.p)
        })
    }

    /// A resource of a class without files: nested in a resource that refers to it, where that is usual.
    fn other(&self, node: TermId) -> Placement {
        let rdf_type = self.graph.rdf_type();
        let mut uses = self
            .graph
            .incoming(node)
            .filter(|triple| triple.p != rdf_type && triple.s != node);
        let Some(first) = uses.next() else {
            return Placement::File(RESOURCES);
        };
        let only = uses.next().is_none();
        let within = Placement::Nested(first.s, first.p);
        if self.is_blank(node) {
            return within;
        }
        let row = self
            .classes
            .class(first.s)
            .zip(self.graph.term(first.p).as_iri())
            .and_then(|(class, iri)| self.profile.class(class).by_iri(iri));
        if only && row.is_some_and(Property::is_in_place) {
            within
        } else {
            Placement::File(RESOURCES)
        }
    }

    /// Nests duplicated agents and contacts without IRI that are used once each: as a default, they are written once.
    pub(super) fn inline_copies(&self, placements: &mut Placements) {
        let mut seen: HashMap<u64, Vec<(TermId, TermId, TermId)>> = HashMap::new();
        for node in self.graph.subjects().filter(|node| self.is_blank(*node)) {
            let Some(class) = self.classes.class(node).map(|id| self.profile.class(id)) else {
                continue;
            };
            if !matches!(class.name, class_name::AGENT | class_name::CONTACT_POINT) {
                continue;
            }
            let mut uses = self.graph.incoming(node);
            let (Some(only), None) = (uses.next(), uses.next()) else {
                continue;
            };
            let alone = self.graph.values(only.s, only.p).len() == 1;
            let in_file =
                matches!(placements.get(only.s), Placement::File(folder) if folder != RESOURCES);
            if alone && in_file && self.implies_class(only.s, only.p, class.name) {
                let found = (only.s, only.p, node);
                seen.entry(self.content(node)).or_default().push(found);
            }
        }
        for (s, p, node) in seen
            .into_values()
            .filter(|copies| copies.len() > 1)
            .flatten()
        {
            placements.by_node[node.index()] = Placement::Nested(s, p);
        }
    }

    /// Whether the row of the property implies the class, so that `@type` is not needed.
    fn implies_class(&self, s: TermId, p: TermId, class: &str) -> bool {
        let row = self
            .classes
            .class(s)
            .zip(self.graph.term(p).as_iri())
            .and_then(|(class, iri)| self.profile.class(class).by_iri(iri));
        row.is_some_and(|row| {
            let first = row
                .alternatives
                .iter()
                .flat_map(|alternative| &alternative.classes)
                .next();
            first.is_some_and(|id| self.profile.class(*id).name == class)
        })
    }

    fn content(&self, node: TermId) -> u64 {
        content(self.graph, node, 4)
    }

    /// Resources that are unreachable, in a cycle, or nested too deeply get a file.
    pub(super) fn place_unreachable(&self, placements: &mut Placements) {
        let mut children: HashMap<TermId, Vec<TermId>> = HashMap::new();
        let mut roots = Vec::new();
        let subjects: Vec<TermId> = self.graph.subjects().collect();
        for node in &subjects {
            match placements.get(*node) {
                Placement::Nested(parent, _) => children.entry(parent).or_default().push(*node),
                Placement::File(_) => roots.push(*node),
                Placement::Nowhere => {}
            }
        }
        let mut reached: HashSet<TermId> = HashSet::new();
        let mut waiting: Vec<(TermId, usize)> = roots.into_iter().map(|node| (node, 0)).collect();
        let mut rest = subjects.iter();
        loop {
            while let Some((node, depth)) = waiting.pop() {
                if !reached.insert(node) {
                    continue;
                }
                for child in children.get(&node).into_iter().flatten() {
                    if depth + 1 >= DEEPEST {
                        placements.by_node[child.index()] = Placement::File(RESOURCES);
                        waiting.push((*child, 0));
                    } else {
                        waiting.push((*child, depth + 1));
                    }
                }
            }
            let Some(lost) = rest.find(|node| {
                !reached.contains(*node) && placements.get(**node) != Placement::Nowhere
            }) else {
                break;
            };
            placements.by_node[lost.index()] = Placement::File(RESOURCES);
            waiting.push((*lost, 0));
        }
    }

    /// Assigns labels to blank nodes that are referred to more than once.
    pub(super) fn label(&self, placements: &mut Placements) {
        let mut number = 0;
        for index in 0..self.graph.terms().len() {
            let node = TermId::from_index(index);
            if !self.is_blank(node) {
                continue;
            }
            let needed = match placements.get(node) {
                // Not described: the reference is all there is.
                Placement::Nowhere => true,
                Placement::File(folder) => folder == RESOURCES,
                Placement::Nested(s, p) => self
                    .graph
                    .incoming(node)
                    .any(|triple| (triple.s, triple.p) != (s, p)),
            };
            let stays = !placements.is_minted(self.graph, self.profile, self.classes, node);
            let would_be_named = placements
                .key_class(self.graph, self.profile, self.classes, node)
                .is_some_and(|class| has_iris(self.profile, class));
            if (needed || would_be_named) && stays {
                number += 1;
                placements.labels.insert(node, format!("b{number}"));
            }
        }
    }
}
