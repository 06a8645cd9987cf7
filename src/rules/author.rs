//! The words of the author: keys in YAML, properties in RDF.

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
    pub(super) most: Words,
    pub(super) rdf: BTreeSet<FileId>,
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
    pub(super) fn at(&self, place: Option<Span>) -> Words {
        match place {
            Some(span) if self.rdf.contains(&span.file) => Words::Properties,
            _ => self.most,
        }
    }
}
