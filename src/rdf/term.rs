//! RDF terms, as they are read from the graph.

/// A term that borrows its text from the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term<'a> {
    /// An IRI, as it was written.
    Iri(&'a str),
    /// A blank node with its label (without `_:`).
    Blank(&'a str),
    /// A literal.
    Literal {
        /// The lexical form.
        value: &'a str,
        /// Datatype IRI; `None` for a plain string or one with a language.
        datatype: Option<&'a str>,
        /// Language tag.
        language: Option<&'a str>,
    },
}

impl<'a> Term<'a> {
    /// A plain literal.
    pub fn plain(value: &'a str) -> Self {
        Self::Literal {
            value,
            datatype: None,
            language: None,
        }
    }

    /// A literal with a datatype; `xsd:string` is the plain literal.
    pub fn typed(value: &'a str, datatype: &'a str) -> Self {
        let datatype = (datatype != super::vocab::xsd::STRING).then_some(datatype);
        Self::Literal {
            value,
            datatype,
            language: None,
        }
    }

    /// A literal with a language tag.
    pub fn tagged(value: &'a str, language: &'a str) -> Self {
        Self::Literal {
            value,
            datatype: None,
            language: Some(language),
        }
    }

    /// The IRI, if it is one.
    pub fn as_iri(self) -> Option<&'a str> {
        match self {
            Self::Iri(iri) => Some(iri),
            Self::Blank(_) | Self::Literal { .. } => None,
        }
    }

    /// Whether it is a literal.
    pub fn is_literal(self) -> bool {
        matches!(self, Self::Literal { .. })
    }

    /// The text shown to users: the IRI, `_:label`, or the lexical form.
    pub fn text(self) -> std::borrow::Cow<'a, str> {
        match self {
            Self::Iri(text) | Self::Literal { value: text, .. } => text.into(),
            Self::Blank(label) => format!("_:{label}").into(),
        }
    }
}
