//! Properties in the words of who describes a resource.

use super::{Context, Words};
use crate::profile::{Class, Property};
use crate::rdf::{TermId, Triple};

impl Context<'_> {
    /// The words of who describes the resource.
    pub fn words(&self, subject: TermId) -> Words {
        // A place need not be looked for where all use the same words.
        if self.authors.rdf.is_empty() {
            return self.authors.most;
        }
        self.authors.at(self.place_of(subject))
    }

    /// The property in the words of who describes the resource: its key in YAML, its compact IRI in RDF.
    pub fn word(&self, subject: TermId, row: &Property) -> String {
        match self.words(subject) {
            Words::Keys => row.key.clone(),
            Words::Properties => self.profile.prefixes.compact(&row.iri),
        }
    }

    /// The same for a property that the class may have no row for.
    pub fn word_for(
        &self,
        subject: TermId,
        class: Option<&'static Class>,
        property: &str,
    ) -> String {
        let row = class.and_then(|class| class.by_iri(property));
        match row {
            Some(row) => self.word(subject, row),
            None => self.profile.prefixes.compact(property),
        }
    }

    /// The property of a statement in the words of who made it.
    pub fn word_of(&self, triple: &Triple) -> String {
        let class = self.row_of(triple).map(|(class, _)| class);
        self.word_for(triple.s, class, self.text(triple.p))
    }
}
