//! Names in the graph that are no terms of their vocabulary, and what was meant by them.

use super::class_bits::bits;
use crate::profile::{ClassId, NearBy, Profile, Property, Spelling, TermKind};
use crate::rdf::{Graph, TermId, Triple};
use foldhash::{HashMap, HashSet, HashSetExt};
use std::collections::BTreeMap;

/// The names of a graph that need a word.
#[derive(Default)]
pub(super) struct Names {
    /// Classes, by IRI.
    pub(super) classes: Vec<ClassName>,
    /// Properties that are not known, by IRI.
    pub(super) properties: Vec<(TermId, Spelling)>,
    /// What nodes without a class of the profile were meant as.
    nodes: HashMap<TermId, ClassId>,
}

/// A class that is not known, or not where it stands.
pub(super) struct ClassName {
    /// The class.
    pub(super) class: TermId,
    /// How it stands to the known classes; `Known` for one that does not belong where it is.
    pub(super) spelling: Spelling,
    /// The class of the profile that was meant.
    pub(super) meant: Option<ClassId>,
    /// Its instances, by IRI or label; those without another class of the profile only, if there are any.
    pub(super) nodes: Vec<TermId>,
    /// Whether no instance has a class of the profile beside it.
    pub(super) is_alone: bool,
    /// The statement where one of another class belongs, if that is what is wrong.
    pub(super) place: Option<Triple>,
}

/// The graph, with the classes of its terms.
pub(super) struct GraphClasses<'g> {
    pub(super) graph: &'g Graph,
    pub(super) profile: &'static Profile,
    /// For each term, the bits of its classes.
    pub(super) classes_of: &'g [u64],
}

impl Names {
    /// Looks at each distinct class and property once.
    pub(super) fn of(asked: &GraphClasses<'_>) -> Self {
        let (graph, profile) = (asked.graph, asked.profile);
        let (mut is_class, mut is_property) = (
            vec![false; graph.terms().len()],
            vec![false; graph.terms().len()],
        );
        for triple in graph.triples() {
            is_property[triple.p.index()] = true;
            if triple.p == graph.rdf_type() {
                is_class[triple.o.index()] = true;
            }
        }
        let spelt = |is_one: &[bool], kind| {
            let terms = graph.terms().ids();
            let mut names: Vec<(TermId, Spelling)> = terms
                .filter(|term| is_one[term.index()] && graph.terms().is_iri(*term))
                .map(|term| (term, profile.spelling(kind, graph.terms().text_of(term))))
                .collect();
            names.sort_by_key(|(term, _)| graph.term(*term));
            names
        };
        let mut properties = spelt(&is_property, TermKind::Property);
        properties.retain(|(_, spelling)| *spelling != Spelling::Known);
        let mut names = Self {
            properties,
            ..Self::default()
        };
        let others: Vec<(TermId, Spelling)> = spelt(&is_class, TermKind::Class)
            .into_iter()
            .filter(|(term, _)| {
                profile
                    .class_of_type(graph.terms().text_of(*term))
                    .is_none()
            })
            .collect();
        let (misspelt, others): (Vec<_>, Vec<_>) =
            others
                .into_iter()
                .partition(|(_, spelling)| match spelling {
                    Spelling::Near(near) => near.by != NearBy::Neighbour,
                    Spelling::Unlisted => true,
                    Spelling::Known | Spelling::Foreign => false,
                });
        names.misspelt(asked, misspelt);
        names.misplaced(asked, &others);
        names
    }

    /// What a node was meant as, if it has no class of the profile.
    pub(super) fn meant(&self, node: TermId) -> Option<ClassId> {
        self.nodes.get(&node).copied()
    }

    /// The nodes that were meant as instances of a class, in term order.
    pub(super) fn meant_as(&self, class: ClassId) -> Vec<TermId> {
        let nodes = self.nodes.iter().filter(|(_, of)| **of == class);
        let mut nodes: Vec<TermId> = nodes.map(|(node, _)| *node).collect();
        nodes.sort_unstable();
        nodes
    }

    /// All nodes that were meant as instances of a class of the profile.
    pub(super) fn nodes(&self) -> impl Iterator<Item = TermId> {
        self.nodes.keys().copied()
    }

    fn misspelt(&mut self, asked: &GraphClasses<'_>, classes: Vec<(TermId, Spelling)>) {
        for (class, spelling) in classes {
            let meant = match &spelling {
                Spelling::Near(near) => near.meant.first(),
                Spelling::Known | Spelling::Unlisted | Spelling::Foreign => None,
            };
            let meant = meant.and_then(|iri| asked.profile.class_of_type(iri));
            let (typed, alone): (Vec<TermId>, Vec<TermId>) = asked
                .graph
                .instances(class)
                .partition(|node| asked.classes_of[node.index()] != 0);
            for node in &alone {
                let place = || Some(asked.place_of(*node)?.1);
                if let Some(meant) = meant.or_else(place) {
                    self.nodes.entry(*node).or_insert(meant);
                }
            }
            let is_alone = !alone.is_empty();
            let mut nodes = if is_alone { alone } else { typed };
            nodes.sort_by_key(|node| asked.graph.term(*node));
            self.classes.push(ClassName {
                class,
                spelling,
                meant,
                nodes,
                is_alone,
                place: None,
            });
        }
    }

    /// Nodes of other vocabularies' classes where one of the profile's belongs.
    fn misplaced(&mut self, asked: &GraphClasses<'_>, classes: &[(TermId, Spelling)]) {
        let spellings: HashMap<TermId, Spelling> = classes.iter().cloned().collect();
        let mut seen: HashSet<TermId> = HashSet::new();
        let mut found: BTreeMap<usize, ClassName> = BTreeMap::new();
        for node in classes
            .iter()
            .flat_map(|(class, _)| asked.graph.instances(*class))
        {
            if asked.classes_of[node.index()] != 0
                || self.nodes.contains_key(&node)
                || !seen.insert(node)
            {
                continue;
            }
            let Some((place, wanted)) = asked.place_of(node) else {
                continue;
            };
            let own = |(_, (class, _)): &(usize, &(TermId, Spelling))| {
                asked.graph.has(node, asked.graph.rdf_type(), *class)
            };
            // Of several classes, the one that has a counterpart in the profile.
            let Some((at, (class, _))) =
                classes
                    .iter()
                    .enumerate()
                    .filter(own)
                    .min_by_key(|(at, (class, _))| {
                        (
                            !matches!(spellings.get(class), Some(Spelling::Near(_))),
                            *at,
                        )
                    })
            else {
                continue;
            };
            self.nodes.insert(node, wanted);
            found
                .entry(at)
                .or_insert_with(|| ClassName {
                    class: *class,
                    spelling: Spelling::Known,
                    meant: Some(wanted),
                    nodes: Vec::new(),
                    is_alone: true,
                    place: Some(place),
                })
                .nodes
                .push(node);
        }
        for mut of in found.into_values() {
            of.nodes.sort_by_key(|node| asked.graph.term(*node));
            if let Some((place, wanted)) = of.nodes.first().and_then(|node| asked.place_of(*node)) {
                (of.place, of.meant) = (Some(place), Some(wanted));
            }
            self.classes.push(of);
        }
    }
}

impl GraphClasses<'_> {
    /// The statement that leads to a node where a described resource of a certain class belongs, and that class.
    fn place_of(&self, node: TermId) -> Option<(Triple, ClassId)> {
        let places = self.graph.incoming(node).filter_map(|triple| {
            let classes = self.classes_of[triple.s.index()];
            let rows = bits(classes).filter_map(|class| {
                let iri = self.graph.terms().text_of(triple.p);
                self.profile.class(class).by_iri(iri)
            });
            let wanted = rows.filter(|row| is_place(row)).find_map(first_class)?;
            Some((*triple, wanted))
        });
        // Independent of the serialization.
        places.min_by_key(|(triple, _)| (self.graph.term(triple.p), self.graph.term(triple.s)))
    }
}

/// Whether the value of a row is described in the catalogue. Parts of a catalogue have a rule of their own.
fn is_place(row: &Property) -> bool {
    row.described && row.key != "hasPart"
}

fn first_class(row: &Property) -> Option<ClassId> {
    let mut classes = row
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes);
    classes.next().copied()
}
