//! Context of the rules: the graph, the profile, the naming of properties.

use super::NamingByFile;
use super::class_bits::{bit, bits};
use super::names::{GraphClasses, Names};
use crate::diagnostic::{Finding, Message, RuleMeta};
use crate::profile::{Class, ClassId, Profile, Property, VocabularyId};
use crate::rdf::{Graph, Reported, Term, TermId};
use crate::source::Span;
use oxsdatatypes::Date;
use std::collections::{HashMap, HashSet};

/// What rules have access to.
pub struct Context<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// What it lacks because it was already reported while reading.
    pub reported: &'g Reported,
    /// The tables.
    pub profile: &'static Profile,
    /// How properties are named in messages.
    pub(super) naming: NamingByFile,
    /// The current day, for rules about dates.
    pub today: Date,
    pub(super) classes: Vec<ClassPlan>,
    /// For each term, a bit set of its classes; a node may have any number of types.
    pub(super) classes_of: Vec<u64>,
    /// The rows for nested nodes with their classes, by property.
    pub(super) nesting: HashMap<TermId, Vec<(ClassId, &'static Property)>>,
    /// Names that are no terms of their vocabulary.
    pub(super) names: Names,
    /// For each vocabulary, its values that occur in the graph.
    listed: Vec<HashSet<TermId, foldhash::fast::FixedState>>,
}

/// A class of the profile in this graph.
pub(super) struct ClassPlan {
    /// The terms of its types.
    pub(super) types: Vec<TermId>,
    /// Its rows with the term of each property; `None` when it does not occur.
    pub(super) rows: Vec<(&'static Property, Option<TermId>)>,
}

impl<'g> Context<'g> {
    /// The context for checking `graph`, which lacks what is in `reported`.
    pub fn new(
        graph: &'g Graph,
        reported: &'g Reported,
        profile: &'static Profile,
        naming: impl Into<NamingByFile>,
        today: Date,
    ) -> Self {
        let classes: Vec<ClassPlan> = profile
            .classes
            .iter()
            .map(|class| ClassPlan {
                types: class
                    .types
                    .iter()
                    .filter_map(|iri| graph.iri(iri))
                    .collect(),
                rows: class
                    .properties
                    .iter()
                    .filter(|row| row.same_property_as.is_none())
                    .map(|row| (row, graph.iri(&row.iri)))
                    .collect(),
            })
            .collect();
        let listed = profile
            .vocabularies
            .iter()
            .map(|vocabulary| {
                let terms = vocabulary
                    .values
                    .iter()
                    .filter_map(|value| match &value.iri {
                        Some(iri) => graph.iri(iri),
                        None => graph.terms().get(Term::plain(value.value())),
                    });
                terms.collect()
            })
            .collect();
        let mut nesting: HashMap<TermId, Vec<(ClassId, &'static Property)>> = HashMap::new();
        for (index, class) in profile.classes.iter().enumerate() {
            for row in class
                .properties
                .iter()
                .filter(|row| row.nested && !row.outside)
            {
                if let Some(predicate) = graph.iri(&row.iri) {
                    nesting
                        .entry(predicate)
                        .or_default()
                        .push((ClassId(index), row));
                }
            }
        }
        let classes_of = classes_of(graph, &classes);
        let names = Names::of(&GraphClasses {
            graph,
            profile,
            classes_of: &classes_of,
        });
        Self {
            graph,
            reported,
            profile,
            naming: naming.into(),
            today,
            classes_of,
            names,
            classes,
            nesting,
            listed,
        }
    }

    /// The terms that make a node an instance of `class`.
    pub fn types_of(&self, class: ClassId) -> &[TermId] {
        &self.classes[class.0].types
    }

    /// Instances of a class without duplicates, in term order of its types; then the nodes that were meant as instances
    /// and have a class that is almost it.
    pub fn instances(&self, class: ClassId) -> Vec<TermId> {
        let mut instances = self.typed_instances(class);
        instances.extend(self.names.meant_as(class));
        instances
    }

    /// Instances of a class as the portal counts them: without those that are meant only.
    pub fn typed_instances(&self, class: ClassId) -> Vec<TermId> {
        let types = self.types_of(class);
        let mut instances: Vec<_> = types
            .iter()
            .flat_map(|class| self.graph.instances(*class))
            .collect();
        if types.len() > 1 {
            instances.sort_unstable();
            instances.dedup();
        }
        instances
    }

    /// The same of the class with this name.
    pub fn typed_instances_named(&self, name: &str) -> Vec<TermId> {
        self.profile
            .class_named(name)
            .map_or_else(Vec::new, |class| self.typed_instances(class))
    }

    /// Instances of the class with this name.
    pub fn instances_named(&self, name: &str) -> Vec<TermId> {
        self.profile
            .class_named(name)
            .map_or_else(Vec::new, |class| self.instances(class))
    }

    /// Whether `node` is an instance of `class` or of a subclass, or was meant as one.
    pub fn is_instance(&self, node: TermId, class: ClassId) -> bool {
        let classes = self.bits_of(node);
        let mut all = self.profile.with_subclasses(class);
        classes != 0 && all.any(|class| classes & bit(class) != 0)
    }

    /// Whether the types of `node` make it an instance of `class` or of a subclass.
    pub(super) fn is_typed(&self, node: TermId, class: ClassId) -> bool {
        let classes = self.classes_of[node.index()];
        let mut all = self.profile.with_subclasses(class);
        classes != 0 && all.any(|class| classes & bit(class) != 0)
    }

    /// Whether the node has no class of the profile, but one that is almost one.
    pub(super) fn is_meant_only(&self, node: TermId) -> bool {
        self.names.meant(node).is_some()
    }

    /// The classes of a node, in the order of the profile.
    pub(super) fn classes_of(&self, node: TermId) -> impl Iterator<Item = ClassId> + use<> {
        bits(self.bits_of(node))
    }

    fn bits_of(&self, node: TermId) -> u64 {
        match self.classes_of[node.index()] {
            0 => self.names.meant(node).map_or(0, bit),
            classes => classes,
        }
    }

    /// Whether the node has a type of the profile.
    pub(super) fn has_known_type(&self, node: TermId) -> bool {
        self.classes_of[node.index()] != 0
    }

    /// Whether the property leads to nested nodes in some class.
    pub(super) fn is_nesting(&self, property: TermId) -> bool {
        self.nesting.contains_key(&property)
    }

    /// Whether the term is a value of a vocabulary.
    pub fn is_listed(&self, vocabulary: VocabularyId, term: TermId) -> bool {
        self.listed[vocabulary.0].contains(&term)
    }

    /// The span of the resource: its type statement, else its first statement.
    pub fn place_of(&self, subject: TermId) -> Option<Span> {
        let types = self.graph.values(subject, self.graph.rdf_type());
        types
            .first()
            .or_else(|| self.graph.about(subject).first())
            .and_then(|triple| triple.origin.span())
    }

    /// The subject in findings: its IRI, or `_:label`.
    pub fn name_of(&self, subject: TermId) -> String {
        self.graph.term(subject).text().into_owned()
    }

    /// A finding about a resource as a whole.
    pub fn about(
        &self,
        rule: &'static RuleMeta,
        subject: TermId,
        class: Option<&'static Class>,
        message: Message,
    ) -> Finding {
        let mut finding = Finding::new(rule, message)
            .at(self.place_of(subject))
            .subject(self.name_of(subject));
        finding.class = class.map(|class| class.name);
        finding
    }
}

fn classes_of(graph: &Graph, classes: &[ClassPlan]) -> Vec<u64> {
    let mut of = vec![0; graph.terms().len()];
    for (index, plan) in classes.iter().enumerate() {
        for term in &plan.types {
            for node in graph.instances(*term) {
                of[node.index()] |= bit(ClassId(index));
            }
        }
    }
    of
}
