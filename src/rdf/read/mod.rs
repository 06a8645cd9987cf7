//! Readers: RDF files into the graph, each triple with the line on which it was written.

mod base_iri;
mod contexts;
mod element;
mod error;
mod guess;
mod json_budget;
mod json_ld;
mod json_names;
mod json_nulls;
mod json_scan;
mod limit;
mod lines;
mod other_kind;
mod rdf_xml;
mod sink;
mod turtle;
mod turtle_fault;
mod turtle_tokens;
mod xml;
mod xml_fault;

pub use error::{SyntaxError, SyntaxErrorKind};
pub use guess::guess;
pub use limit::Limit;
pub use other_kind::OtherKind;
pub use sink::is_generated_label;
pub use turtle_fault::TurtleFault;
pub use xml_fault::XmlFault;

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
    let before = builder.added();
    let done = match format {
        RdfFormat::Turtle | RdfFormat::NTriples => turtle::read(id, file, format, scope, builder),
        RdfFormat::RdfXml => rdf_xml::read(id, file, scope, builder),
        RdfFormat::JsonLd => json_ld::read(id, file, scope, builder),
    };
    match done {
        Err(error) => Err(deeper_cause(id, file, format).unwrap_or(error)),
        // A file in JSON that says nothing in RDF may still be something else.
        Ok(()) if builder.added() == before && format == RdfFormat::JsonLd => {
            match other_kind::of(file.bytes(), format) {
                Some(kind) => Err(SyntaxError {
                    kind: SyntaxErrorKind::OtherKind(kind),
                    span: None,
                }),
                None => Ok(()),
            }
        }
        Ok(()) => Ok(()),
    }
}

/// An error of the file as a whole, which explains more than the parser's message.
fn deeper_cause(id: FileId, file: &SourceFile, format: RdfFormat) -> Option<SyntaxError> {
    let bytes = file.bytes();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(SyntaxError {
            kind: SyntaxErrorKind::Empty,
            span: None,
        });
    }
    if let Some(kind) = other_kind::of(bytes, format) {
        return Some(SyntaxError {
            kind: SyntaxErrorKind::OtherKind(kind),
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
