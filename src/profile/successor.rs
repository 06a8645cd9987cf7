//! The listed value that certainly stands for another: its successor, or the one of which it is another spelling.

use super::vocabulary::spelled;
use super::{Profile, Property, Vocabulary, VocabularyValue};
use crate::rdf::Term;

/// Why one value stands for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Succession {
    /// The value belongs to an older list, or to the list of another property.
    Older,
    /// Another spelling, code or name of the same.
    Spelling,
}

impl Profile {
    /// All vocabularies of a row, required and suggested.
    pub fn lists(&self, row: &Property) -> impl Iterator<Item = &Vocabulary> {
        let alternatives = || row.alternatives.iter();
        let required = alternatives().flat_map(|alternative| &alternative.vocabularies);
        let suggested = alternatives().flat_map(|alternative| &alternative.suggest);
        required.chain(suggested).map(|id| self.vocabulary(*id))
    }

    /// The listed value that certainly stands for a value of this row; `None` where that is listed itself, or nothing
    /// is certain.
    pub fn successor<'p>(
        &'p self,
        row: &Property,
        value: Term<'_>,
    ) -> Option<(&'p VocabularyValue, Succession)> {
        let text = value.text();
        let text = &*text;
        let is_literal = matches!(value, Term::Literal { .. });
        let current = |value: &str| {
            let mut listed = self.lists(row).filter_map(|list| list.by_value(value));
            listed.find(|value| !value.deprecated)
        };
        if let Some(listed) = current(text) {
            let is_as_listed = is_literal == listed.iri.is_none();
            return (!is_as_listed).then_some((listed, Succession::Spelling));
        }
        // Older vocabularies belong to no row: their values refer to values of current ones.
        let spelling = spelled(text);
        let other_spelling = |list: &'p Vocabulary| list.by_spelling(text, &spelling);
        let mut known = self
            .vocabularies
            .iter()
            .filter_map(|list| list.by_value(text).or_else(|| other_spelling(list)));
        let older = known.find_map(|value| {
            let new = value.replaced_by.as_deref().and_then(current);
            new.or_else(|| value.media_type.as_deref().and_then(current))
        });
        if let Some(new) = older {
            return Some((new, Succession::Older));
        }
        let spelt = self.lists(row).find_map(other_spelling).or_else(|| {
            let mut lists = self.lists(row).filter(|_| is_literal);
            lists.find_map(|list| list.by_word(text))
        });
        spelt
            .filter(|value| !value.deprecated)
            .map(|value| (value, Succession::Spelling))
    }
}
