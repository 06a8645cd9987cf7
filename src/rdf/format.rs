//! The syntaxes katalog reads and writes.

/// An RDF syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RdfFormat {
    /// RDF/XML, which the portal harvests.
    RdfXml,
    /// Turtle, for people and tools.
    Turtle,
    /// JSON-LD 1.1.
    JsonLd,
    /// N-Triples.
    NTriples,
}

impl RdfFormat {
    /// All syntaxes.
    pub const ALL: [Self; 4] = [Self::RdfXml, Self::Turtle, Self::JsonLd, Self::NTriples];

    /// The file name extension katalog writes, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::RdfXml => "rdf",
            Self::Turtle => "ttl",
            Self::JsonLd => "jsonld",
            Self::NTriples => "nt",
        }
    }

    /// The name of the syntax.
    pub fn name(self) -> &'static str {
        match self {
            Self::RdfXml => "RDF/XML",
            Self::Turtle => "Turtle",
            Self::JsonLd => "JSON-LD",
            Self::NTriples => "N-Triples",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::RdfXml => "application/rdf+xml",
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
            Self::NTriples => "application/n-triples",
        }
    }

    /// The syntax for a file name extension.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "rdf" | "xml" | "owl" => Some(Self::RdfXml),
            "ttl" => Some(Self::Turtle),
            "jsonld" | "json" => Some(Self::JsonLd),
            "nt" => Some(Self::NTriples),
            _ => None,
        }
    }
}
