//! Errors of the RDF readers.

use super::limit::Limit;
use super::other_kind::OtherKind;
use super::turtle_fault::TurtleFault;
use super::xml_fault::XmlFault;
use crate::source::Span;

/// A syntax error, or another reason why an RDF file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where; `None` when the parser does not say.
    pub span: Option<Span>,
}

/// Why an RDF file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SyntaxErrorKind {
    /// Malformed; the parser's message.
    #[error("{0}")]
    Syntax(String),
    /// XML that is not well-formed, and what was found there.
    #[error("XML that is not well-formed ({0:?}): {1}")]
    Xml(XmlFault, String),
    /// Turtle or N-Triples that the parser would pass.
    #[error("malformed Turtle ({0:?})")]
    Turtle(TurtleFault),
    /// An `rdf:ID` that is there twice.
    #[error("rdf:ID=\"{0}\" twice")]
    DuplicateId(String),
    /// XML that ends before its last closing tag.
    #[error("the document ends before <{0}> is closed")]
    CutOff(String),
    /// A limit was exceeded.
    #[error("{0}")]
    Limit(Limit),
    /// Something else than RDF in this syntax.
    #[error("another kind of file: {0:?}")]
    OtherKind(OtherKind),
    /// An element `RDF` in another namespace than that of RDF.
    #[error("RDF in the namespace {0}")]
    RdfNamespace(String),
    /// Malformed JSON-LD; the code of the error and the parser's message.
    #[error("{0}: {1}")]
    JsonLd(String, String),
    /// An empty file.
    #[error("the file is empty")]
    Empty,
    /// Not UTF-8, in a file that declares no other encoding.
    #[error("this is not text in UTF-8")]
    NotUtf8,
    /// An entity that is neither predefined in XML nor declared in the document.
    #[error("the entity &{0}; is not declared")]
    Entity(String),
    /// An `&` that begins no reference.
    #[error("an & that is not written &amp;")]
    Ampersand,
    /// A triple term (RDF 1.2).
    #[error("RDF 1.2 triple terms are not read")]
    TripleTerm,
    /// A JSON-LD context that would have to be fetched.
    #[error("the JSON-LD context {0} is not bundled, and contexts are never fetched")]
    RemoteContext(String),
}
