//! Names of properties as in the source of a resource: YAML key or CURIE.

use super::{Context, PropertyNaming};
use crate::profile::{Class, Property};
use crate::rdf::{TermId, Triple};

impl Context<'_> {
    /// The naming in the description of a resource.
    pub fn naming_of(&self, subject: TermId) -> PropertyNaming {
        // No span is needed where all files use the same naming.
        if self.naming.rdf.is_empty() {
            return self.naming.most;
        }
        self.naming.at(self.place_of(subject))
    }

    /// The property as named in the description of a resource: key in YAML, CURIE in RDF.
    pub fn property_name(&self, subject: TermId, row: &Property) -> String {
        match self.naming_of(subject) {
            PropertyNaming::Keys => row.key.clone(),
            PropertyNaming::Curies => self.profile.prefixes.compact(&row.iri),
        }
    }

    /// As [`Context::property_name`], for a property that may have no row in the class.
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

    /// The property of a triple, as named in its source.
    pub fn property_name_of(&self, triple: &Triple) -> String {
        let class = self.row_of(triple).map(|(class, _)| class);
        self.property_name_for(triple.s, class, self.text(triple.p))
    }
}
