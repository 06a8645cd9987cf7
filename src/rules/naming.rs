//! Naming of properties in messages: YAML keys, or CURIEs for RDF sources; key or CURIE naming per file.

use crate::source::{FileId, Span};
use std::collections::BTreeSet;

/// How a source names properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PropertyNaming {
    /// YAML keys.
    Keys,
    /// CURIEs, in RDF.
    Curies,
}

/// Naming by file: a repository uses keys, included RDF files use CURIEs.
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
    /// Keys, except in the included RDF files.
    pub fn of_repository(included: impl IntoIterator<Item = FileId>) -> Self {
        let rdf = included.into_iter().collect();
        Self {
            most: PropertyNaming::Keys,
            rdf,
        }
    }

    /// The naming at a span; the default without span.
    pub(super) fn at(&self, place: Option<Span>) -> PropertyNaming {
        match place {
            Some(span) if self.rdf.contains(&span.file) => PropertyNaming::Curies,
            _ => self.most,
        }
    }
}
