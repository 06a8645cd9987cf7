//! Readers: RDF files into the graph, each triple with the line on which it was written.

mod base_iri;
mod contexts;
mod element;
mod entities;
mod error;
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

pub use error::{SyntaxError, SyntaxErrorKind};
pub use limit::Limit;

use crate::rdf::{GraphBuilder, RdfFormat};
use crate::source::{FileId, SourceFile, Span};

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
