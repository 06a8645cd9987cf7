//! Turtle and N-Triples, fed line by line so that every triple knows its line.

use super::sink::Sink;
use super::{SyntaxError, SyntaxErrorKind, base};
use crate::rdf::{GraphBuilder, Origin, RdfFormat};
use crate::source::{FileId, SourceFile, Span};
use oxrdf::Triple;
use oxttl::turtle::LowLevelTurtleParser;
use oxttl::{NTriplesParser, TurtleParser, TurtleSyntaxError, ntriples::LowLevelNTriplesParser};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Triples that travel from the parser to the graph at a time.
const BATCH: usize = 4096;
/// Below this size a second thread costs more than it gives.
const SMALL: usize = 1 << 18;

type Batch = Vec<(Triple, Origin)>;

enum Parser {
    Turtle(LowLevelTurtleParser),
    NTriples(LowLevelNTriplesParser),
}

impl Parser {
    fn feed(&mut self, bytes: &[u8]) {
        match self {
            Self::Turtle(parser) => parser.extend_from_slice(bytes),
            Self::NTriples(parser) => parser.extend_from_slice(bytes),
        }
    }

    fn end(&mut self) {
        match self {
            Self::Turtle(parser) => parser.end(),
            Self::NTriples(parser) => parser.end(),
        }
    }

    fn next(&mut self) -> Option<Result<Triple, TurtleSyntaxError>> {
        match self {
            Self::Turtle(parser) => parser.parse_next(),
            Self::NTriples(parser) => parser.parse_next(),
        }
    }
}

pub(super) fn read(
    id: FileId,
    file: &SourceFile,
    format: RdfFormat,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    let mut sink = Sink::new(builder, scope);
    if file.bytes().len() < SMALL {
        return parse(id, file, format, |batch| drain(batch, &mut sink));
    }
    // One thread parses, this one puts the terms into the graph.
    std::thread::scope(|scope| {
        let (sender, receiver): (SyncSender<Batch>, Receiver<Batch>) = sync_channel(8);
        let parsing = scope.spawn(move || {
            parse(id, file, format, |batch| {
                // A closed channel means that the other side found a fault, which it reports itself.
                let full = std::mem::replace(batch, Vec::with_capacity(BATCH));
                sender.send(full).map_err(|_| SyntaxError {
                    kind: SyntaxErrorKind::TripleTerm,
                    span: None,
                })
            })
        });
        let mut fault = Ok(());
        for mut batch in receiver {
            fault = drain(&mut batch, &mut sink);
            if fault.is_err() {
                break;
            }
        }
        let parsed = parsing.join().expect("the parser does not panic");
        fault.and(parsed)
    })
}

fn drain(batch: &mut Batch, sink: &mut Sink<'_>) -> Result<(), SyntaxError> {
    for (triple, origin) in batch.drain(..) {
        sink.take(triple, origin).map_err(|kind| SyntaxError {
            kind,
            span: origin.span(),
        })?;
    }
    Ok(())
}

/// Parses all of `bytes`, handing the triples on in batches.
fn parse(
    id: FileId,
    file: &SourceFile,
    format: RdfFormat,
    mut hand_on: impl FnMut(&mut Batch) -> Result<(), SyntaxError>,
) -> Result<(), SyntaxError> {
    let bytes = file.bytes();
    // Lenient as to what an IRI may hold: a rule says that better, and the rest of the file counts too.
    let mut parser = match format {
        RdfFormat::NTriples => Parser::NTriples(NTriplesParser::new().lenient().low_level()),
        RdfFormat::Turtle | RdfFormat::RdfXml | RdfFormat::JsonLd => {
            let mut parser = TurtleParser::new().lenient();
            if let Some(address) = base(file) {
                parser = parser.clone().with_base_iri(&*address).unwrap_or(parser);
            }
            Parser::Turtle(parser.low_level())
        }
    };
    let mut batch: Batch = Vec::with_capacity(BATCH);
    let mut start = if bytes.starts_with("\u{feff}".as_bytes()) {
        3
    } else {
        0
    };
    let mark = start;
    let fail = |error: &TurtleSyntaxError| syntax_error(id, bytes, mark, error);
    while start < bytes.len() {
        let end = bytes[start..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(bytes.len(), |at| start + at + 1);
        parser.feed(&bytes[start..end]);
        let origin = line_origin(id, bytes, start, end);
        while let Some(triple) = parser.next() {
            batch.push((triple.map_err(|error| fail(&error))?, origin));
            if batch.len() == BATCH {
                hand_on(&mut batch)?;
            }
        }
        start = end;
    }
    parser.end();
    let origin = line_origin(id, bytes, bytes.len(), bytes.len());
    while let Some(triple) = parser.next() {
        batch.push((triple.map_err(|error| fail(&error))?, origin));
    }
    hand_on(&mut batch)
}

/// The line without the space around it.
fn line_origin(id: FileId, bytes: &[u8], start: usize, end: usize) -> Origin {
    let line = &bytes[start..end];
    let lead = line
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let trail = line[lead..]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    Origin::at(Span::new(id, start + lead, end - trail))
}

fn syntax_error(id: FileId, bytes: &[u8], mark: usize, error: &TurtleSyntaxError) -> SyntaxError {
    let location = error.location();
    let offset = |offset: u64| {
        (usize::try_from(offset).unwrap_or(usize::MAX))
            .saturating_add(mark)
            .min(bytes.len())
    };
    let (start, end) = (offset(location.start.offset), offset(location.end.offset));
    SyntaxError {
        kind: SyntaxErrorKind::Syntax(error.message().to_owned()),
        span: Some(Span::new(id, start, end)),
    }
}
