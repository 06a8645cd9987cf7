//! Usages: each row of the profile for each instance of its class.

use super::Context;
use super::class_bits::bit;
use super::range::{self, RangeViolation};
use crate::diagnostic::{Finding, Message, RuleMeta};
use crate::profile::{Class, ClassId, Property, Suggestions};
use crate::rdf::{Graph, TermId, Triple};
use crate::untrusted::Untrusted;

/// Half of the instances of each class, for two threads.
#[derive(Clone, Copy, Debug)]
pub(super) enum Half {
    /// The first half.
    First,
    /// The second half.
    Second,
}

/// A row of the profile for one instance of its class, with the values.
pub struct Usage<'u> {
    /// The instance.
    pub subject: TermId,
    /// The class it is checked as.
    pub class: &'static Class,
    /// The row.
    pub row: &'static Property,
    /// The triples, in order of object.
    pub values: &'u [Triple],
    /// The range violation of each value; same length as `values`.
    pub violations: &'u [Option<RangeViolation>],
    /// Whether any value fits.
    pub any_good: bool,
    /// Whether the row applies: its dependency holds.
    pub applies: bool,
    /// Whether the portal validates this instance: nested nodes only where a row of the profile refers to them, and none
    /// whose class is only almost one of the profile.
    pub reached: bool,
    /// Suggestions left for unlisted values.
    pub suggestions: &'u Suggestions,
}

/// Maximum number of suggestions, in each half of the instances.
const MOST_SUGGESTIONS: usize = 500;

impl Context<'_> {
    /// Calls `visit` for each row of each instance in one half.
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
            // Most rows are optional and without values: nothing to check.
            let is_asked = |row: &Property| !row.outside && (row.min > 0 || row.preferred > 0);
            let mut rows = plan.rows.clone();
            rows.retain(|(row, predicate)| predicate.is_some() || is_asked(row));
            for subject in instances.iter().copied() {
                let reached = !self.is_meant_only(subject)
                    && (class.is_main() || self.is_reached(subject, ClassId(index)));
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

    /// Whether a row that the portal knows refers to this nested node. A place with an IRI is only referred to.
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

    /// A finding about a missing property.
    pub fn missing(&self, rule: &'static RuleMeta, usage: &Usage<'_>, message: Message) -> Finding {
        self.about(rule, usage.subject, Some(usage.class), message)
            .property(Untrusted::of_table(&usage.row.iri))
    }

    /// A finding about a value.
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
