//! Limits of the RDF readers and what was exceeded.

use crate::rdf::Excess;

/// What a file has more of than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Limit {
    /// Two bytes a character, which our parser of XML does not take.
    #[error("UTF-16; save the file as UTF-8")]
    Utf16,
    /// Elements of XML.
    #[error("more than {0} elements inside each other")]
    Elements(usize),
    /// Attributes of XML.
    #[error("more than 1,000 attributes on one element")]
    Attributes,
    /// Namespaces of XML that are declared around one place.
    #[error("more than 1,000 namespaces around one element")]
    Namespaces,
    /// Entities and all that stands with them.
    #[error("a document type declaration of more than 16 kB")]
    Doctype,
    /// An entity that names others.
    #[error("an entity that is made of other entities")]
    NestedEntity,
    /// Objects and lists of JSON.
    #[error("more than {0} levels inside each other")]
    Levels(usize),
    /// Terms of a JSON-LD context that lead to each other.
    #[error("more than {0} terms of a context that lead to each other")]
    Chain(usize),
    /// A name of whatever kind.
    #[error("a name (an IRI, a prefix, a label, a language) of more than 64 kB")]
    Name,
    /// All together.
    #[error("text that expands to many times its size")]
    Expansion,
}

impl From<Excess> for Limit {
    fn from(excess: Excess) -> Self {
        match excess {
            Excess::Name => Self::Name,
            Excess::Expansion => Self::Expansion,
        }
    }
}
