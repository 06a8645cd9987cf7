//! The words of the author: keys in YAML, properties in RDF.

use super::Context;
use crate::profile::{Class, Property};
use crate::rdf::{TermId, Triple};
use crate::source::{FileId, Span};
use std::collections::BTreeSet;

/// How an author names properties: by our keys, or as RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PropertyNaming {
    /// YAML keys.
    Keys,
    /// Compact IRIs.
    Curies,
}

/// Which words were used where: a repository is written in keys, the catalogues it includes in RDF.
#[derive(Clone, Debug)]
pub struct NamingByFile {
    most: PropertyNaming,
    rdf: BTreeSet<FileId>,
}

impl From<PropertyNaming> for NamingByFile {
    fn from(most: PropertyNaming) -> Self {
        let rdf = BTreeSet::new();
        Self { most, rdf }
    }
}

impl NamingByFile {
    /// Keys, but in the files of RDF that are included.
    pub fn of_repository(included: impl IntoIterator<Item = FileId>) -> Self {
        let rdf = included.into_iter().collect();
        Self {
            most: PropertyNaming::Keys,
            rdf,
        }
    }

    /// The words of what is written at a place; those of most where nobody wrote it.
    fn at(&self, place: Option<Span>) -> PropertyNaming {
        match place {
            Some(span) if self.rdf.contains(&span.file) => PropertyNaming::Curies,
            _ => self.most,
        }
    }
}

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
