//! What a rule may ask: the graph, the table, and the words of the author.

use super::NamingByFile;
use super::range::{self, RangeViolation};
use crate::diagnostic::{Finding, Message, RuleMeta};
use crate::profile::{Class, ClassId, Profile, Property, Suggestions, VocabularyId};
use crate::rdf::{Graph, Reported, Term, TermId, Triple};
use crate::source::Span;
use crate::untrusted::Untrusted;
use oxsdatatypes::Date;
use std::collections::{HashMap, HashSet};

/// All that the rules see.
pub struct Context<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// What it lacks, and a finding tells of already.
    pub reported: &'g Reported,
    /// The tables.
    pub profile: &'static Profile,
    /// Who named properties how.
    pub(super) naming: NamingByFile,
    /// The day that dates are compared with.
    pub today: Date,
    pub(super) classes: Vec<ClassPlan>,
    /// For each term the classes that it is an instance of, a bit each: a node may have any number of types.
    classes_of: Vec<u64>,
    /// The rows that lead to nested nodes, by property, each with its class.
    nesting: HashMap<TermId, Vec<(ClassId, &'static Property)>>,
    /// For each vocabulary, the listed values that occur in the graph.
    listed: Vec<HashSet<TermId, foldhash::fast::FixedState>>,
}

/// A half of the instances of each class.
#[derive(Clone, Copy, Debug)]
pub(super) enum Half {
    /// Those that come first.
    First,
    /// The others.
    Second,
}

/// One class of the table as it occurs in this graph.
pub(super) struct ClassPlan {
    /// Terms of its types.
    pub(super) types: Vec<TermId>,
    /// Its rows with the term of each property; without one the property does not occur.
    rows: Vec<(&'static Property, Option<TermId>)>,
}

/// A row of the table on one instance of its class, with the values given there.
pub struct Usage<'u> {
    /// The instance.
    pub subject: TermId,
    /// The class it is judged as.
    pub class: &'static Class,
    /// The row.
    pub row: &'static Property,
    /// The statements, by object.
    pub values: &'u [Triple],
    /// What is wrong with each of them; as long as `values`.
    pub violations: &'u [Option<RangeViolation>],
    /// Whether any of them fits.
    pub any_good: bool,
    /// Whether the row applies: what it depends on holds.
    pub applies: bool,
    /// Whether the portal comes to judge this instance: nested nodes only where a row of the profile leads to them.
    pub reached: bool,
    /// For values that no list knows.
    pub suggestions: &'u Suggestions,
}

/// As many values are compared with those of the lists, in each half of the instances.
const MOST_SUGGESTIONS: usize = 500;

impl<'g> Context<'g> {
    /// Prepares the checks of `graph`, which lacks what is in `reported`.
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
        Self {
            graph,
            reported,
            profile,
            naming: naming.into(),
            today,
            classes_of: classes_of(graph, &classes),
            classes,
            nesting,
            listed,
        }
    }

    /// The terms that make a node an instance of `class`.
    pub fn types_of(&self, class: ClassId) -> &[TermId] {
        &self.classes[class.0].types
    }

    /// Instances of a class, each once, in term order of its types.
    pub fn instances(&self, class: ClassId) -> Vec<TermId> {
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

    /// Instances of the class with this name.
    pub fn instances_named(&self, name: &str) -> Vec<TermId> {
        self.profile
            .class_named(name)
            .map_or_else(Vec::new, |class| self.instances(class))
    }

    /// Whether `node` is an instance of `class` or of a subclass.
    pub fn is_instance(&self, node: TermId, class: ClassId) -> bool {
        let classes = self.classes_of[node.index()];
        let mut all = self.profile.with_subclasses(class);
        classes != 0 && all.any(|class| classes & bit(class) != 0)
    }

    /// The classes of the table that the node is an instance of, in their order there.
    pub(super) fn classes_of(&self, node: TermId) -> impl Iterator<Item = ClassId> + use<> {
        let mut left = self.classes_of[node.index()];
        std::iter::from_fn(move || {
            let first = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(ClassId(first))
        })
    }

    /// Whether the node has a type that belongs to the profile.
    pub(super) fn has_known_type(&self, node: TermId) -> bool {
        self.classes_of[node.index()] != 0
    }

    /// Whether the term is a value of the vocabulary.
    pub fn is_listed(&self, vocabulary: VocabularyId, term: TermId) -> bool {
        self.listed[vocabulary.0].contains(&term)
    }

    /// Calls `visit` for each row of each instance in one half of each class.
    pub(super) fn for_each_usage(&self, half: Half, mut visit: impl FnMut(&Usage<'_>)) {
        let mut violations = Vec::new();
        let suggestions = Suggestions::first(MOST_SUGGESTIONS);
        for (index, plan) in self.classes.iter().enumerate() {
            let class = &self.profile.classes[index];
            let instances = self.instances(ClassId(index));
            let (first, second) = instances.split_at(instances.len() / 2);
            let instances = match half {
                Half::First => first,
                Half::Second => second,
            };
            // Most rows are optional and most of these are not used: nothing to judge.
            let is_asked = |row: &Property| !row.outside && (row.min > 0 || row.preferred > 0);
            let mut rows = plan.rows.clone();
            rows.retain(|(row, predicate)| predicate.is_some() || is_asked(row));
            for subject in instances.iter().copied() {
                let reached = class.is_main() || self.is_reached(subject, ClassId(index));
                let about = self.graph.about(subject);
                for (row, predicate) in &rows {
                    let values = predicate
                        .as_ref()
                        .map_or(&[][..], |predicate| Graph::values_among(about, *predicate));
                    if values.is_empty() && !is_asked(row) {
                        continue;
                    }
                    violations.clear();
                    violations.extend(
                        values
                            .iter()
                            .map(|triple| range::violation(self, row, triple)),
                    );
                    let applies = self.applies(subject, row);
                    visit(&Usage {
                        subject,
                        class,
                        row,
                        values,
                        violations: &violations,
                        any_good: violations.iter().any(Option::is_none),
                        applies,
                        reached,
                        suggestions: &suggestions,
                    });
                }
            }
        }
    }

    /// Whether a row that the portal knows leads to this nested node. A place with an IRI is only named.
    fn is_reached(&self, node: TermId, class: ClassId) -> bool {
        let named_only =
            |row: &Property| row.alternatives.len() > 1 && self.graph.terms().is_iri(node);
        self.graph.incoming(node).any(|triple| {
            self.nesting.get(&triple.p).is_some_and(|uses| {
                uses.iter().any(|(owner, row)| {
                    !named_only(row)
                        && row
                            .alternatives
                            .iter()
                            .any(|alternative| alternative.classes.contains(&class))
                        && self.classes_of[triple.s.index()] & bit(*owner) != 0
                })
            })
        })
    }

    fn applies(&self, subject: TermId, row: &Property) -> bool {
        let Some(condition) = &row.depends_on else {
            return true;
        };
        let (Some(property), Some(value)) = (
            self.graph.iri(&condition.property),
            self.graph.iri(&condition.value),
        ) else {
            return false;
        };
        self.graph
            .values(subject, property)
            .iter()
            .any(|triple| triple.o == value)
    }

    /// Where the resource stands: its type statement, else its first statement.
    pub fn place_of(&self, subject: TermId) -> Option<Span> {
        let types = self.graph.values(subject, self.graph.rdf_type());
        types
            .first()
            .or_else(|| self.graph.about(subject).first())
            .and_then(|triple| triple.origin.span())
    }

    /// The subject as it is reported: its IRI, or `_:label`.
    pub fn name_of(&self, subject: TermId) -> String {
        self.graph.term(subject).text().into_owned()
    }

    /// A finding on a resource as a whole.
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

    /// A finding on what is missing from a resource.
    pub fn missing(&self, rule: &'static RuleMeta, usage: &Usage<'_>, message: Message) -> Finding {
        self.about(rule, usage.subject, Some(usage.class), message)
            .property(Untrusted::of_table(&usage.row.iri))
    }

    /// A finding on one value.
    pub fn on_value(
        &self,
        rule: &'static RuleMeta,
        usage: &Usage<'_>,
        triple: &Triple,
        message: Message,
    ) -> Finding {
        let mut finding = self.missing(rule, usage, message);
        finding.span = triple.origin.span();
        finding.shared = triple.origin.is_shared();
        finding.value = Some(self.graph.term(triple.o).text().into_owned().into());
        finding
    }
}

/// The bit of a class; the table has some twenty of them.
fn bit(class: ClassId) -> u64 {
    1 << class.0
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
