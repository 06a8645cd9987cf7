//! Readers: RDF files into the graph, each triple with the line on which it was written.

mod contexts;
mod entities;
mod json_budget;
mod json_ld;
mod json_names;
mod json_scan;
mod limit;
mod lines;
mod rdf_xml;
mod sink;
mod turtle;
mod well_formed;
mod xml_literal;
mod xml_names;
mod xml_text;

use crate::rdf::{GraphBuilder, RdfFormat};
use crate::source::{FileId, SourceFile, Span};
pub use limit::Limit;
use std::borrow::Cow;

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
    /// XML that ends before its last closing tag.
    #[error("the document ends before <{0}> is closed")]
    CutOff(String),
    /// A limit was exceeded.
    #[error("{0}")]
    Limit(Limit),
    /// An HTML page.
    #[error("this is a web page (HTML), no RDF")]
    WebPage,
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

/// Reads `file` into `builder`. Blank node labels are kept apart from those of other files by `scope`.
///
/// # Errors
/// The first syntax error, or the limit that was exceeded.
pub fn read(
    id: FileId,
    file: &SourceFile,
    format: RdfFormat,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    builder.allow(file.bytes().len());
    let done = match format {
        RdfFormat::Turtle | RdfFormat::NTriples => turtle::read(id, file, format, scope, builder),
        RdfFormat::RdfXml => rdf_xml::read(id, file, scope, builder),
        RdfFormat::JsonLd => json_ld::read(id, file, scope, builder),
    };
    done.map_err(|error| deeper_cause(id, file).unwrap_or(error))
}

/// An error of the file as a whole, which explains more than the parser's message.
fn deeper_cause(id: FileId, file: &SourceFile) -> Option<SyntaxError> {
    let bytes = file.bytes();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(SyntaxError {
            kind: SyntaxErrorKind::Empty,
            span: None,
        });
    }
    if is_web_page(bytes) {
        return Some(SyntaxError {
            kind: SyntaxErrorKind::WebPage,
            span: None,
        });
    }
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let error = std::str::from_utf8(bytes).err().filter(|_| !wide)?;
    let start = error.valid_up_to();
    Some(SyntaxError {
        kind: SyntaxErrorKind::NotUtf8,
        span: Some(Span::new(id, start, start + 1)),
    })
}

/// Whether the file begins as HTML does.
fn is_web_page(bytes: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|start| beginning.starts_with(start))
        || (beginning.starts_with("<?xml") && beginning.contains("<html"))
}

/// The base IRI of a file: the URL from which it was fetched.
fn base(file: &SourceFile) -> Option<Cow<'_, str>> {
    let name = file.name.raw();
    let on_the_web = name.starts_with("https://") || name.starts_with("http://");
    // Triples are written to files; a local path must not end up in them.
    on_the_web.then(|| file.name.base())
}

/// The syntax that the content looks like (content sniffing), where neither name nor option says it.
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
