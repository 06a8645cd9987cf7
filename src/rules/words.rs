//! Properties as who describes a resource names them.

use super::{Context, PropertyNaming};
use crate::profile::{Class, Property};
use crate::rdf::{TermId, Triple};

impl Context<'_> {
    /// The words of who describes the resource.
    pub fn naming_of(&self, subject: TermId) -> PropertyNaming {
        // A place need not be looked for where all use the same words.
        if self.naming.rdf.is_empty() {
            return self.naming.most;
        }
        self.naming.at(self.place_of(subject))
    }

    /// The property in the words of who describes the resource: its key in YAML, its compact IRI in RDF.
    pub fn property_name(&self, subject: TermId, row: &Property) -> String {
        match self.naming_of(subject) {
            PropertyNaming::Keys => row.key.clone(),
            PropertyNaming::Curies => self.profile.prefixes.compact(&row.iri),
        }
    }

    /// The same for a property that the class may have no row for.
    pub fn property_name_for(
        &self,
        subject: TermId,
        class: Option<&'static Class>,
        property: &str,
    ) -> String {
        let row = class.and_then(|class| class.by_iri(property));
        match row {
            Some(row) => self.property_name(subject, row),
            None => self.profile.prefixes.compact(property),
        }
    }

    /// The property of a statement in the words of who made it.
    pub fn property_name_of(&self, triple: &Triple) -> String {
        let class = self.row_of(triple).map(|(class, _)| class);
        self.property_name_for(triple.s, class, self.text(triple.p))
    }
}
