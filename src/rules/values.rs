//! Questions that several rules ask, and words that several messages use.

use super::range::{self, RangeViolation};
use super::{Context, PropertyNaming, Usage};
use crate::diagnostic::{Arg, Message, Portal};
use crate::message;
use crate::profile::Property;
use crate::rdf::{TermId, Triple};
use crate::source::Span;

impl Context<'_> {
    /// Whether fewer than `min` values are given. What was reported when it was read is not missing too, a faulty
    /// value is a fault of its own, and an empty literal counts as none.
    pub fn lacks(&self, usage: &Usage<'_>, min: u32) -> bool {
        // What seems missing may stand among the defaults of a catalogue that could not be read.
        if self.reported.is_incomplete() {
            return false;
        }
        let predicate = self.graph.iri(&usage.row.iri);
        if predicate.is_some_and(|predicate| self.reported.has_value(usage.subject, predicate)) {
            return false;
        }
        let terms = self.graph.terms();
        let is_type = usage.row.iri == crate::rdf::vocab::rdf::TYPE;
        let counted = usage
            .values
            .iter()
            .zip(usage.violations)
            .filter(|(triple, violation)| {
                // A type that says no more than the class does is not the kind that is asked for.
                let idle = is_type && violation.is_some();
                let empty = terms.is_literal(triple.o) && terms.text_of(triple.o).trim().is_empty();
                !idle && !empty
            });
        counted.count() < min as usize
    }

    /// Whether `value` fits this one way of the row.
    pub fn fits(
        &self,
        row: &Property,
        alternative: &crate::profile::RangeAlternative,
        value: TermId,
    ) -> bool {
        range::violation_of_alternative(self, row, alternative, value).is_none()
    }

    /// All lists of a row: those that bind and those that only suggest.
    pub fn lists(&self, row: &Property) -> Vec<&'static crate::profile::Vocabulary> {
        let binding = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.vocabularies);
        binding
            .chain(
                row.alternatives
                    .iter()
                    .flat_map(|alternative| &alternative.suggest),
            )
            .map(|id| self.profile.vocabulary(*id))
            .collect()
    }

    /// Whether the portal passes over this value: it reads a text that misses its pattern as none at all.
    pub fn misses_pattern(&self, row: &Property, value: TermId) -> bool {
        let open = || {
            row.alternatives
                .iter()
                .filter(|alternative| alternative.vocabularies.is_empty())
        };
        !row.pattern_binds
            && row.alternatives.iter().all(|alternative| {
                alternative.vocabularies.is_empty() && alternative.pattern.is_some()
            })
            && !open()
                .any(|alternative| alternative.matches_pattern(self.graph.terms().text_of(value)))
    }

    /// What the portal says of a faulty value: nothing where it passes over it, unless a mandatory one is then missing.
    pub fn portal_on(&self, usage: &Usage<'_>, value: TermId) -> Portal {
        if !self.misses_pattern(usage.row, value) || (usage.row.min > 0 && !usage.any_good) {
            Portal::Error
        } else {
            Portal::Silent
        }
    }

    /// The language tag of a literal.
    pub fn language(&self, literal: TermId) -> Option<&str> {
        self.graph
            .terms()
            .language_of(literal)
            .map(|id| self.graph.terms().text_of(id))
    }

    /// A value between quotes; a long text is cut, but an IRI often differs from what was meant at its end.
    pub fn quote(&self, value: TermId) -> String {
        const LONGEST: usize = 60;
        let text = self.graph.term(value).text();
        let line = text.lines().next().unwrap_or_default();
        if !self.graph.terms().is_literal(value) {
            format!("`{text}`")
        } else if line.chars().count() > LONGEST || line.len() < text.trim_end().len() {
            format!("`{}…`", line.chars().take(LONGEST).collect::<String>())
        } else {
            format!("`{line}`")
        }
    }

    /// How a property that is missing is written, with the help of its row.
    pub fn how_to_write(&self, usage: &Usage<'_>) -> Message {
        let row = usage.row;
        match self.naming_of(usage.subject) {
            PropertyNaming::Keys => message!(
                sv: "skriv `{key}: …`. {help}",
                en: "write `{key}: …`. {help}",
                key = &row.key,
                help = &row.help
            ),
            PropertyNaming::Curies => Message::from(&row.help),
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

    /// Whether a type is that of a class whose resources stand on their own.
    pub fn is_main_type(&self, of: TermId) -> bool {
        let classes = self.profile.classes.iter().zip(&self.classes);
        let mut main = classes.filter(|(class, _)| class.is_main());
        main.any(|(_, plan)| plan.types.contains(&of))
    }

    /// The class a type stands for, in words; the compact IRI of an unknown one.
    pub fn class_label(&self, of: TermId) -> Arg {
        match self
            .classes
            .iter()
            .position(|plan| plan.types.contains(&of))
        {
            Some(index) => Arg::LowerLabel(&self.profile.classes[index].label),
            None => self
                .profile
                .prefixes
                .compact(self.graph.terms().text_of(of))
                .into(),
        }
    }
}

impl<'u> Usage<'u> {
    /// The values that have this fault.
    pub fn violating(
        &self,
        violation: RangeViolation,
    ) -> impl Iterator<Item = (&'u Triple, RangeViolation)> {
        let pairs = self.values.iter().zip(self.violations);
        pairs.filter_map(move |(triple, own)| {
            own.filter(|own| *own == violation).map(|own| (triple, own))
        })
    }

    /// The values that fit.
    pub fn good(&self) -> impl Iterator<Item = &'u Triple> {
        self.values
            .iter()
            .zip(self.violations)
            .filter(|(_, violation)| violation.is_none())
            .map(|(triple, _)| triple)
    }
}
