//! Limits of the RDF readers, and which one a file exceeded.

use crate::rdf::Excess;

/// A limit that a file exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Limit {
    /// UTF-16, which the XML parser does not read.
    #[error("UTF-16; save the file as UTF-8")]
    Utf16,
    /// Nesting of XML elements.
    #[error("more than {0} elements inside each other")]
    Elements(usize),
    /// Attributes of one XML element.
    #[error("more than 1,000 attributes on one element")]
    Attributes,
    /// XML namespaces in scope.
    #[error("more than 1,000 namespaces around one element")]
    Namespaces,
    /// Size of the document type declaration with its entities.
    #[error("a document type declaration of more than 16 kB")]
    Doctype,
    /// Nesting of entities.
    #[error("more than 16 entities inside each other")]
    NestedEntity,
    /// An entity whose text is not in the file.
    #[error("an entity that is declared in another file; such files are never fetched")]
    ExternalEntity,
    /// A parameter entity, which may declare anything.
    #[error("a parameter entity (%name;)")]
    ParameterEntity,
    /// An entity that contains elements.
    #[error("an entity that contains elements")]
    EntityMarkup,
    /// Attributes that a document type declaration adds.
    #[error("a document type declaration that gives attributes a value (<!ATTLIST>)")]
    AttributeDefaults,
    /// Nesting of JSON objects and arrays.
    #[error("more than {0} levels inside each other")]
    Levels(usize),
    /// Chain of JSON-LD terms defined by other terms.
    #[error("more than {0} terms of a context that lead to each other")]
    Chain(usize),
    /// Length of an IRI, label or language tag.
    #[error("a name (an IRI, a prefix, a label, a language) of more than 64 kB")]
    Name,
    /// Expansion budget of the whole file.
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
