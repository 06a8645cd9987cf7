//! Whether values conform to the tables. Only valid values are factored out into `defaults:` or a series; an invalid
//! value stays with each resource that has it, where it is reported and can be fixed.

use super::Import;
use crate::profile::Property;
use crate::rdf::{TermId, is_absolute_iri, vocab};

/// Nested descriptions are checked to this depth.
const DEEPEST: usize = 3;

impl Import<'_> {
    /// Whether all values of a property of `node` may be factored out.
    pub(super) fn is_sound(&self, node: TermId, row: &Property, property: TermId) -> bool {
        self.has_sound_values(node, row, property, DEEPEST)
    }

    fn has_sound_values(
        &self,
        node: TermId,
        row: &Property,
        property: TermId,
        depth: usize,
    ) -> bool {
        let values = self.graph.values(node, property);
        let fits_in = row.max.is_none_or(|max| values.len() <= max as usize);
        fits_in
            && self.is_carried(node, row)
            && values.iter().all(|triple| {
                let here = self.placements.is_here(node, property, triple.o);
                self.is_sound_value(row, triple.o) && (!here || self.is_whole(triple.o, depth))
            })
    }

    /// Whether the statement that a value implies is given: the applicable legislation of a category, on the resource
    /// and on a distribution of it.
    fn is_carried(&self, node: TermId, row: &Property) -> bool {
        let Some(condition) = &row.depends_on else {
            return true;
        };
        let pair = self
            .property(&condition.property)
            .zip(self.property(&condition.value));
        let holds =
            |node| pair.is_some_and(|(property, value)| self.graph.has(node, property, value));
        let parts = self.property(vocab::dcat::P_DISTRIBUTION);
        let mut parts = parts
            .into_iter()
            .flat_map(|property| self.graph.values(node, property));
        holds(node) && (!row.implies || parts.any(|triple| holds(triple.o)))
    }

    /// Whether an alternative of the row accepts the value, and the value is an instance of a class in its range.
    fn is_sound_value(&self, row: &Property, object: TermId) -> bool {
        let term = self.graph.term(object);
        let is_taken = row
            .alternatives
            .iter()
            .any(|alternative| alternative.takes(self.profile, term));
        is_taken
            && !self.is_variant(row, object)
            && term.as_iri().is_none_or(is_absolute_iri)
            && self.is_of_class(row, object)
    }

    /// Whether a vocabulary lists the value as a variant of one of its values.
    fn is_variant(&self, row: &Property, object: TermId) -> bool {
        let value = self.graph.terms().text_of(object);
        let alternatives = row.alternatives.iter();
        let lists = alternatives
            .flat_map(|alternative| alternative.vocabularies.iter().chain(&alternative.suggest));
        let lists = || lists.clone().map(|id| self.profile.vocabulary(*id));
        !lists().any(|list| list.by_value(value).is_some())
            && lists().any(|list| list.by_variant(value).is_some())
    }

    fn is_of_class(&self, row: &Property, object: TermId) -> bool {
        if !self.graph.is_described(object) {
            return !row.described;
        }
        let mut asked = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.classes)
            .peekable();
        let Some(class) = self.classes.typed(object) else {
            return asked.peek().is_none();
        };
        asked.peek().is_none()
            || asked.any(|of| self.profile.with_subclasses(*of).any(|of| of == class))
    }

    /// Whether a nested resource has all mandatory properties of its class, and only valid values.
    fn is_whole(&self, node: TermId, depth: usize) -> bool {
        let Some(class) = self.key_class(node) else {
            return true;
        };
        let rows = self.profile.class(class).properties.iter();
        let mut rows = rows.filter(|row| row.same_property_as.is_none());
        depth > 0
            && rows.all(|row| {
                let property = self.property(&row.iri);
                let count = property.map_or(0, |of| self.graph.values(node, of).len());
                let sound = |property| self.has_sound_values(node, row, property, depth - 1);
                count >= row.min.max(row.preferred) as usize && property.is_none_or(sound)
            })
    }
}
