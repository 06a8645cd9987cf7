//! RDF/XML reader.

use super::base_iri::base;
use super::element;
use super::sink::Sink;
use super::{SyntaxError, SyntaxErrorKind, xml};
use crate::rdf::{GraphBuilder, Origin, Unexplained, UnexplainedKind};
use crate::source::{FileId, SourceFile, Span};
use oxrdf::vocab::rdf;
use oxrdf::{Literal, Term, Triple};
use oxrdfxml::RdfXmlParser;

pub(super) fn read(
    id: FileId,
    file: &SourceFile,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    // The XML reader does not count a byte-order mark (BOM).
    let mark = if file.bytes().starts_with("\u{feff}".as_bytes()) {
        3
    } else {
        0
    };
    let bytes = &file.bytes()[mark..];
    let text = xml::plain(bytes, mark > 0).map_err(|(kind, offset)| {
        let offset = offset + mark;
        let span = match kind {
            SyntaxErrorKind::CutOff(_) | SyntaxErrorKind::Limit(_) => line(id, file, offset),
            _ => character(id, file, offset),
        };
        SyntaxError {
            kind,
            span: Some(span),
        }
    })?;
    let mut sink = Sink::new(builder, scope);
    for (name, places) in &text.unread {
        let place = |at: &usize| Span::new(id, mark + at, mark + at + name.len());
        let mut places = places.iter().map(place);
        sink.note_unexplained(Unexplained {
            name: name.clone(),
            kind: UnexplainedKind::Attribute,
            span: places.next(),
            others: places.collect(),
        });
    }
    // Lenient about characters in IRIs: a rule reports them, and the rest of the file is read.
    let mut parser = RdfXmlParser::new().lenient();
    if let Some(address) = base(file) {
        parser = parser.clone().with_base_iri(&*address).unwrap_or(parser);
    }
    let mut parser = parser.for_slice(&text.bytes);
    let mut cursor = LineCursor {
        offset: 0,
        line: 0,
        span: line(id, file, 0),
    };
    while let Some(triple) = parser.next() {
        // The parser's position is after what it has read last.
        let seen = usize::try_from(parser.buffer_position()).unwrap_or(0);
        let offset = mark + text.offset(seen.saturating_sub(1)).min(bytes.len());
        let triple = triple.map_err(|error| SyntaxError {
            kind: SyntaxErrorKind::Syntax(error.to_string()),
            span: Some(line(id, file, offset)),
        })?;
        cursor.move_to(id, file, offset);
        // An element over several lines is marked from its beginning.
        let start = element::start_of(file.bytes(), offset);
        let start = start.map_or(cursor.span.start, |start| {
            cursor.span.start.min(offset_of(start))
        });
        let span = Span {
            start,
            ..cursor.span
        };
        sink.take(in_canonical_form(triple), Origin::at(span))
            .map_err(|kind| SyntaxError {
                kind,
                span: Some(span),
            })?;
    }
    Ok(())
}

/// Canonicalizes an XML literal: without the namespace declarations that it does not use.
fn in_canonical_form(mut triple: Triple) -> Triple {
    if let Term::Literal(literal) = &triple.object
        && literal.datatype() == rdf::XML_LITERAL
        && let Some(value) = xml::literal::canonical(literal.value())
    {
        triple.object = Literal::new_typed_literal(value, rdf::XML_LITERAL).into();
    }
    triple
}

/// An offset as spans have it; files are smaller than 4 GiB.
fn offset_of(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The current line; the next triple is on the same line or soon after.
struct LineCursor {
    offset: usize,
    line: usize,
    span: Span,
}

impl LineCursor {
    fn move_to(&mut self, id: FileId, file: &SourceFile, offset: usize) {
        if offset == self.offset {
            return;
        }
        let lines = file.lines();
        let mut at = self.line;
        if offset < lines.start_of(at, file.bytes()) {
            at = lines.line_of(offset);
        }
        while at + 1 < lines.len() && lines.start_of(at + 1, file.bytes()) <= offset {
            at += 1;
        }
        if at != self.line || self.offset == 0 {
            self.span = span_of_line(id, file, at);
        }
        (self.offset, self.line) = (offset, at);
    }
}

/// The character at `offset`.
fn character(id: FileId, file: &SourceFile, offset: usize) -> Span {
    let rest = &file.bytes()[offset.min(file.bytes().len())..];
    let is_inside = |byte: &&u8| (0x80..0xc0).contains(*byte);
    let further = rest.iter().skip(1).take_while(is_inside).count();
    Span::new(id, offset, offset + further + usize::from(!rest.is_empty()))
}

fn line(id: FileId, file: &SourceFile, offset: usize) -> Span {
    span_of_line(
        id,
        file,
        file.lines().line_of(offset.min(file.bytes().len())),
    )
}

/// A line without surrounding whitespace.
fn span_of_line(id: FileId, file: &SourceFile, line: usize) -> Span {
    let bytes = file.bytes();
    let (start, end) = (
        file.lines().start_of(line, bytes),
        file.lines().start_of(line + 1, bytes),
    );
    let text = &bytes[start..end];
    let lead = text
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let trail = text[lead..]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    Span::new(id, start + lead, end - trail)
}
