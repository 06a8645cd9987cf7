//! Queries about values of properties, and texts shared by several messages.

use super::range::{self, RangeViolation};
use super::{Context, PropertyNaming, Usage};
use crate::diagnostic::{Arg, Message, Portal};
use crate::message;
use crate::profile::Property;
use crate::rdf::read::is_generated_label;
use crate::rdf::{Term, TermId, Triple};
use crate::source::Span;

impl Context<'_> {
    /// Whether fewer than `min` values are given. Values reported while reading do not count as missing, invalid values
    /// have findings of their own, and empty literals do not count.
    pub fn lacks(&self, usage: &Usage<'_>, min: u32) -> bool {
        // A value may be among the defaults of a catalogue that could not be read.
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
                // A type that only repeats the class does not count.
                let idle = is_type && violation.is_some();
                let empty = terms.is_literal(triple.o) && terms.text_of(triple.o).trim().is_empty();
                !idle && !empty
            });
        counted.count() < min as usize
    }

    /// Whether `value` fits this alternative of the row.
    pub fn fits(
        &self,
        row: &Property,
        alternative: &crate::profile::RangeAlternative,
        value: TermId,
    ) -> bool {
        range::violation_of_alternative(self, row, alternative, value).is_none()
    }

    /// All vocabularies of a row, required and suggested.
    pub fn lists(&self, row: &Property) -> Vec<&'static crate::profile::Vocabulary> {
        self.profile.lists(row).collect()
    }

    /// Whether the portal ignores this value: it treats a text that does not match the pattern as missing.
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

    /// What the portal reports about an invalid value: nothing where it ignores it, unless a mandatory value is then
    /// missing.
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

    /// A value in backticks, or that it is a blank node whose label is not in the file.
    pub(super) fn quote_or_blank(&self, value: TermId) -> Arg {
        match self.graph.term(value) {
            Term::Blank(label) if is_generated_label(label) => {
                message!(sv: "en blank nod", en: "a blank node").into()
            }
            _ => self.quote(value).into(),
        }
    }

    /// A value in quotes; long text is shortened at the end, IRIs are not.
    pub fn quote(&self, value: TermId) -> String {
        const LONGEST: usize = 60;
        let text = self.graph.term(value).text();
        // An element whose text begins on the next line is shown by what it says.
        let written = match text.lines().next() {
            Some(first) if first.trim().is_empty() => text.trim(),
            _ => text.trim_end(),
        };
        let line = match written.lines().next() {
            Some(line) if line.len() < written.len() => line.trim_end(),
            // Of one line, spaces at its end may be what is wrong.
            _ => text.lines().next().unwrap_or_default(),
        };
        if !self.graph.terms().is_literal(value) {
            format!("`{text}`")
        } else if line.chars().count() > LONGEST || line.trim_end().len() < written.len() {
            format!("`{}…`", line.chars().take(LONGEST).collect::<String>())
        } else {
            format!("`{line}`")
        }
    }

    /// How to write a missing property, with the help text of its row.
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

    /// The span of a value of a property.
    pub fn place_of_value(&self, subject: TermId, property: &str, value: &str) -> Option<Span> {
        let (property, value) = (self.graph.iri(property)?, self.graph.iri(value)?);
        self.graph
            .values(subject, property)
            .iter()
            .find(|triple| triple.o == value)?
            .origin
            .span()
    }

    /// Whether the profile has a class with this type.
    pub fn is_known_type(&self, of: TermId) -> bool {
        self.classes.iter().any(|plan| plan.types.contains(&of))
    }

    /// Whether it is a type of a class that is validated on its own.
    pub fn is_main_type(&self, of: TermId) -> bool {
        let classes = self.profile.classes.iter().zip(&self.classes);
        let mut main = classes.filter(|(class, _)| class.is_main());
        main.any(|(_, plan)| plan.types.contains(&of))
    }

    /// The label of the class with this type; the CURIE of an unknown one.
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
    /// The values with this violation.
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
