//! RDF files into the graph, each triple with the line it was written on.

mod json_ld;
mod rdf_xml;
mod sink;
mod turtle;
mod well_formed;

use crate::rdf::{GraphBuilder, RdfFormat};
use crate::source::{FileId, SourceFile, Span};

/// An RDF file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where; none when the parser does not say.
    pub span: Option<Span>,
}

/// Why an RDF file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SyntaxErrorKind {
    /// Not the syntax it should be; what the parser says.
    #[error("{0}")]
    Syntax(String),
    /// XML that ends before its last tag.
    #[error("the document ends before <{0}> is closed")]
    CutOff(String),
    /// Deeper or larger than what is read.
    #[error("{0}")]
    Limit(&'static str),
    /// Statements about statements (RDF 1.2).
    #[error("RDF 1.2 triple terms are not read")]
    TripleTerm,
    /// A JSON-LD context that would have to be fetched.
    #[error("the JSON-LD context {0} is not bundled, and contexts are never fetched")]
    RemoteContext(String),
}

/// Reads `file` into `builder`. Blank nodes of the file are kept apart from those of others by `scope`.
///
/// # Errors
/// The first thing that is not RDF in this syntax.
pub fn read(
    id: FileId,
    file: &SourceFile,
    format: RdfFormat,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    match format {
        RdfFormat::Turtle | RdfFormat::NTriples => {
            turtle::read(id, file.bytes(), format, scope, builder)
        }
        RdfFormat::RdfXml => rdf_xml::read(id, file, scope, builder),
        RdfFormat::JsonLd => json_ld::read(id, file, scope, builder),
    }
}

/// The syntax that the contents look like, where neither name nor option says it.
pub fn guess(bytes: &[u8]) -> RdfFormat {
    let start = bytes
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(0);
    let text = bytes[start..]
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(&bytes[start..]);
    match text.first() {
        Some(b'{' | b'[') => RdfFormat::JsonLd,
        Some(b'<')
            if text.starts_with(b"<?xml")
                || text.starts_with(b"<rdf:")
                || text.starts_with(b"<!DOCTYPE")
                || text.starts_with(b"<!--") =>
        {
            RdfFormat::RdfXml
        }
        _ => RdfFormat::Turtle,
    }
}
