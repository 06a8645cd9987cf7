//! Context of a value in a block: subject, class, key.

use crate::profile::{Class, ClassId, Property};
use crate::rdf::TermId;

/// A key of a resource with its context.
#[derive(Clone, Copy)]
pub struct KeyContext<'k> {
    pub subject: TermId,
    pub class: &'static Class,
    pub property: &'static Property,
    /// The key as written, without language.
    pub key: &'k str,
    pub language: Option<&'k str>,
}

impl KeyContext<'_> {
    /// The class of the key's range, if any.
    pub fn has_object_class(&self) -> Option<ClassId> {
        self.property
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.classes)
            .next()
            .copied()
    }
}
