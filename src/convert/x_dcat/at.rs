//! Where a value stands in a block.

use crate::profile::{Class, ClassId, Property};
use crate::rdf::TermId;

/// A key of a resource on its way to the graph.
#[derive(Clone, Copy)]
pub struct At<'k> {
    pub subject: TermId,
    pub class: &'static Class,
    pub property: &'static Property,
    /// The key as it is written, without language.
    pub key: &'k str,
    pub language: Option<&'k str>,
}

impl At<'_> {
    /// The class that the key leads to, where it leads to one.
    pub fn leads_to(&self) -> Option<ClassId> {
        self.property
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.classes)
            .next()
            .copied()
    }
}
