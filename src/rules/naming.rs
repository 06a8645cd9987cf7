//! The words of the author: keys in YAML, properties in RDF.

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
    pub(super) most: PropertyNaming,
    pub(super) rdf: BTreeSet<FileId>,
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
    pub(super) fn at(&self, place: Option<Span>) -> PropertyNaming {
        match place {
            Some(span) if self.rdf.contains(&span.file) => PropertyNaming::Curies,
            _ => self.most,
        }
    }
}
