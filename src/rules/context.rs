//! What a rule may ask: the graph, the table, and the words of the author.

use super::judge::{self, Fault};
use crate::diagnostic::{Finding, Lang, RuleMeta};
use crate::profile::{Class, ClassId, Profile, Property, VocabularyId};
use crate::rdf::{Graph, Term, TermId, Triple};
use crate::source::Span;
use std::collections::HashSet;

/// How the author named properties: by our keys, or as RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// YAML keys.
    Keys,
    /// Compact IRIs.
    Properties,
}

/// All that the rules see.
pub struct Context<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// The tables.
    pub profile: &'static Profile,
    /// Language of the messages.
    pub lang: Lang,
    /// How properties are named in messages.
    pub words: Words,
    classes: Vec<ClassPlan>,
    /// For each vocabulary, the listed values that occur in the graph.
    listed: Vec<HashSet<TermId, foldhash::fast::FixedState>>,
}

/// One class of the table as it occurs in this graph.
struct ClassPlan {
    /// Terms of its types.
    types: Vec<TermId>,
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
    pub faults: &'u [Option<Fault>],
    /// Whether the row applies: what it depends on holds.
    pub applies: bool,
}

impl<'g> Context<'g> {
    /// Prepares the checks of `graph`.
    pub fn new(graph: &'g Graph, profile: &'static Profile, lang: Lang, words: Words) -> Self {
        let classes = profile
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
        Self {
            graph,
            profile,
            lang,
            words,
            classes,
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
        self.profile.with_subclasses(class).any(|class| {
            self.graph
                .types(node)
                .any(|of| self.types_of(class).contains(&of))
        })
    }

    /// Whether the term is a value of the vocabulary.
    pub fn is_listed(&self, vocabulary: VocabularyId, term: TermId) -> bool {
        self.listed[vocabulary.0].contains(&term)
    }

    /// Calls `visit` for each row of each instance of each class.
    pub(super) fn for_each_usage(&self, mut visit: impl FnMut(&Usage<'_>)) {
        let mut faults = Vec::new();
        for (index, plan) in self.classes.iter().enumerate() {
            let class = &self.profile.classes[index];
            for subject in self.instances(ClassId(index)) {
                for (row, predicate) in &plan.rows {
                    let values = predicate
                        .map_or(&[][..], |predicate| self.graph.values(subject, predicate));
                    if row.outside && values.is_empty() {
                        continue;
                    }
                    faults.clear();
                    faults.extend(values.iter().map(|triple| judge::fault(self, row, triple)));
                    let applies = self.applies(subject, row);
                    visit(&Usage {
                        subject,
                        class,
                        row,
                        values,
                        faults: &faults,
                        applies,
                    });
                }
            }
        }
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

    /// The property in the author's words: its key in YAML, its compact IRI in RDF.
    pub fn word(&self, row: &Property) -> String {
        match self.words {
            Words::Keys => row.key.clone(),
            Words::Properties => self.profile.prefixes.compact(&row.iri),
        }
    }

    /// Label of a row in the language of the run, as it stands inside a sentence.
    pub fn label<'r>(&self, row: &'r Property) -> &'r str {
        row.label.get(self.lang)
    }

    /// A finding on a resource as a whole.
    pub fn about(
        &self,
        rule: &'static RuleMeta,
        subject: TermId,
        class: Option<&'static Class>,
        message: String,
    ) -> Finding {
        let mut finding = Finding::new(rule, message)
            .at(self.place_of(subject))
            .subject(self.name_of(subject));
        finding.class = class.map(|class| class.name);
        finding
    }

    /// A finding on what is missing from a resource.
    pub fn missing(&self, rule: &'static RuleMeta, usage: &Usage<'_>, message: String) -> Finding {
        self.about(rule, usage.subject, Some(usage.class), message)
            .property(usage.row.iri.clone())
    }

    /// A finding on one value.
    pub fn on_value(
        &self,
        rule: &'static RuleMeta,
        usage: &Usage<'_>,
        triple: &Triple,
        message: String,
    ) -> Finding {
        let mut finding = self
            .about(rule, usage.subject, Some(usage.class), message)
            .property(usage.row.iri.clone());
        finding.span = triple.origin.span();
        finding.shared = triple.origin.is_shared();
        finding.value = Some(self.graph.term(triple.o).text().into_owned());
        finding
    }
}

impl Context<'_> {
    /// Whether fewer than `min` values are given. What was reported when it was read is not missing too, a faulty
    /// value is a fault of its own, and an empty literal counts as none.
    pub fn lacks(&self, usage: &Usage<'_>, min: u32) -> bool {
        let predicate = self.graph.iri(&usage.row.iri);
        if predicate.is_some_and(|predicate| self.graph.is_reported_value(usage.subject, predicate))
        {
            return false;
        }
        let terms = self.graph.terms();
        let is_type = usage.row.iri == crate::rdf::vocab::rdf::TYPE;
        let counted = usage
            .values
            .iter()
            .zip(usage.faults)
            .filter(|(triple, fault)| {
                // A type that says no more than the class does is not the kind that is asked for.
                let idle = is_type && fault.is_some();
                !idle && !(terms.is_literal(triple.o) && terms.text_of(triple.o).trim().is_empty())
            });
        counted.count() < min as usize
    }

    /// Whether `value` fits this one way of the row.
    pub fn fits(&self, row: &Property, way: &crate::profile::Way, value: TermId) -> bool {
        judge::fault_of_way(self, row, way, value).is_none()
    }

    /// All lists of a row: those that bind and those that only suggest.
    pub fn lists(&self, row: &Property) -> Vec<&'static crate::profile::Vocabulary> {
        let binding = row.ways.iter().flat_map(|way| &way.vocabularies);
        binding
            .chain(row.ways.iter().flat_map(|way| &way.suggest))
            .map(|id| self.profile.vocabulary(*id))
            .collect()
    }

    /// The language tag of a literal.
    pub fn language(&self, literal: TermId) -> Option<&str> {
        self.graph
            .terms()
            .language_of(literal)
            .map(|id| self.graph.terms().text_of(id))
    }

    /// A value between quotes, cut where it is long.
    pub fn quote(&self, value: TermId) -> String {
        const LONGEST: usize = 60;
        let text = self.graph.term(value).text();
        let line = text.lines().next().unwrap_or_default();
        if line.chars().count() > LONGEST || line.len() < text.trim_end().len() {
            format!("`{}…`", line.chars().take(LONGEST).collect::<String>())
        } else {
            format!("`{line}`")
        }
    }

    /// How a property that is missing is written, with the help of its row.
    pub fn how_to_write(&self, row: &Property) -> String {
        let help = row.help.get(self.lang);
        match self.words {
            Words::Keys => {
                crate::say!(self.lang, sv: "skriv `{}: …`. {help}", en: "write `{}: …`. {help}", row.key)
            }
            Words::Properties => help.to_owned(),
        }
    }

    /// The place of one value of one property.
    pub fn place_of_value(&self, subject: TermId, property: &str, value: &str) -> Option<Span> {
        let (property, value) = (self.graph.iri(property)?, self.graph.iri(value)?);
        self.graph
            .values(subject, property)
            .iter()
            .find(|triple| triple.o == value)?
            .origin
            .span()
    }

    /// Whether a type belongs to the profile, so that it can be told apart from others.
    pub fn is_known_type(&self, of: TermId) -> bool {
        self.classes.iter().any(|plan| plan.types.contains(&of))
    }

    /// The class a type stands for, in words; the compact IRI of an unknown one.
    pub fn class_label(&self, of: TermId) -> String {
        match self
            .classes
            .iter()
            .position(|plan| plan.types.contains(&of))
        {
            Some(index) => self.profile.classes[index]
                .label
                .get(self.lang)
                .to_lowercase(),
            None => self
                .profile
                .prefixes
                .compact(self.graph.terms().text_of(of)),
        }
    }
}

impl<'u> Usage<'u> {
    /// The values that have this fault.
    pub fn faulty(&self, fault: Fault) -> impl Iterator<Item = (&'u Triple, Fault)> {
        let pairs = self.values.iter().zip(self.faults);
        pairs.filter_map(move |(triple, own)| {
            own.filter(|own| *own == fault).map(|own| (triple, own))
        })
    }

    /// The values that fit.
    pub fn good(&self) -> impl Iterator<Item = &'u Triple> {
        self.values
            .iter()
            .zip(self.faults)
            .filter(|(_, fault)| fault.is_none())
            .map(|(triple, _)| triple)
    }
}
