//! The words of the author: keys in YAML, properties in RDF.

use super::Context;
use crate::profile::{Class, Property};
use crate::rdf::{TermId, Triple};
use crate::source::{FileId, Span};
use std::collections::BTreeSet;

/// How an author names properties: by our keys, or as RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// YAML keys.
    Keys,
    /// Compact IRIs.
    Properties,
}

/// Which words were used where: a repository is written in keys, the catalogues it includes in RDF.
#[derive(Clone, Debug)]
pub struct Authors {
    most: Words,
    rdf: BTreeSet<FileId>,
}

impl From<Words> for Authors {
    fn from(most: Words) -> Self {
        let rdf = BTreeSet::new();
        Self { most, rdf }
    }
}

impl Authors {
    /// Keys, but in the files of RDF that are included.
    pub fn of_repository(included: impl IntoIterator<Item = FileId>) -> Self {
        let rdf = included.into_iter().collect();
        Self {
            most: Words::Keys,
            rdf,
        }
    }

    /// The words of what is written at a place; those of most where nobody wrote it.
    fn at(&self, place: Option<Span>) -> Words {
        match place {
            Some(span) if self.rdf.contains(&span.file) => Words::Properties,
            _ => self.most,
        }
    }
}

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
