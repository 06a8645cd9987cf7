//! Turtle and N-Triples reader, fed line by line so that the line of every triple is known.

use super::base_iri::base;
use super::limit::Limit;
use super::lines::{PIECE, Pieces};
use super::sink::Sink;
use super::{SyntaxError, SyntaxErrorKind, turtle_tokens};
use crate::rdf::{GraphBuilder, Origin, RdfFormat};
use crate::source::budget::{ExpansionBudget, LONGEST_NAME};
use crate::source::{FileId, SourceFile, Span};
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxttl::turtle::LowLevelTurtleParser;
use oxttl::{NTriplesParser, TurtleParser, TurtleSyntaxError, ntriples::LowLevelNTriplesParser};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Triples that are sent from the parser thread to the graph at a time.
const BATCH: usize = 4096;
/// Bytes of their terms, at most.
const BATCH_BYTES: usize = 1 << 20;
/// Bytes that the parser keeps for each open collection or blank node, besides a name.
const OPEN: usize = 200;
/// Triple terms that may be begun: none is accepted, and nested ones are costly to drop.
const MAX_TRIPLE_TERMS: usize = 1_000;
/// Below this size in bytes, a second thread costs more than it saves.
const SMALL: usize = 1 << 18;

/// Triples, and the bytes of their terms.
#[derive(Default)]
struct Batch {
    triples: Vec<(Triple, Origin)>,
    bytes: usize,
}

impl Batch {
    fn push(&mut self, triple: Triple, origin: Origin) {
        self.bytes += length(&triple);
        self.triples.push((triple, origin));
    }

    fn is_full(&self) -> bool {
        self.triples.len() == BATCH || self.bytes > BATCH_BYTES
    }
}

/// Bytes of the terms of a triple.
fn length(triple: &Triple) -> usize {
    let subject = match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().len(),
        NamedOrBlankNode::BlankNode(_) => 0,
    };
    let object = match &triple.object {
        Term::NamedNode(node) => node.as_str().len(),
        Term::Literal(literal) => {
            let language = literal.language().map_or(0, str::len);
            literal.value().len() + language + literal.datatype().as_str().len()
        }
        Term::BlankNode(_) | Term::Triple(_) => 0,
    };
    subject + triple.predicate.as_str().len() + object
}

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

    /// Bytes of the longest namespace or base, and of all together.
    fn names(&self) -> (usize, usize) {
        let Self::Turtle(parser) = self else {
            return (0, 0);
        };
        let prefixes = parser.prefixes().map(|(name, iri)| name.len() + iri.len());
        let names = prefixes.chain(parser.base_iri().map(str::len));
        names.fold((0, 0), |(longest, all), length| {
            (longest.max(length), all + length)
        })
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
    let mark = mark_of(file.bytes());
    turtle_tokens::check(file.bytes(), mark).map_err(|(kind, at)| SyntaxError {
        kind,
        span: Some(Span::new(id, at, at + 1)),
    })?;
    let mut sink = Sink::new(builder, scope);
    if file.bytes().len() < SMALL {
        return parse(id, file, format, |batch| drain(batch, &mut sink));
    }
    // One thread parses, this one interns the terms.
    std::thread::scope(|scope| {
        let (sender, receiver): (SyncSender<Batch>, Receiver<Batch>) = sync_channel(8);
        let parsing = scope.spawn(move || {
            parse(id, file, format, |batch| {
                // A closed channel means that the other side failed, and reports the error itself.
                let next = Batch {
                    triples: Vec::with_capacity(BATCH),
                    bytes: 0,
                };
                let full = std::mem::replace(batch, next);
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
    batch.bytes = 0;
    for (triple, origin) in batch.triples.drain(..) {
        sink.take(triple, origin).map_err(|kind| SyntaxError {
            kind,
            span: origin.span(),
        })?;
    }
    Ok(())
}

/// Bytes of the byte-order mark.
fn mark_of(bytes: &[u8]) -> usize {
    if bytes.starts_with("\u{feff}".as_bytes()) {
        3
    } else {
        0
    }
}

/// Parses all of `bytes`, sending the triples in batches.
fn parse(
    id: FileId,
    file: &SourceFile,
    format: RdfFormat,
    mut hand_on: impl FnMut(&mut Batch) -> Result<(), SyntaxError>,
) -> Result<(), SyntaxError> {
    let bytes = file.bytes();
    // Lenient about characters in IRIs: a rule reports them, and the rest of the file is read.
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
    let mut batch = Batch::default();
    let mark = mark_of(bytes);
    let fail = |error: &TurtleSyntaxError| syntax_error(id, bytes, mark, error);
    let mut pieces = Pieces::new(bytes, mark);
    let mut held = ParserMemory::new(bytes, mark);
    while let Some((piece, line)) = pieces.next() {
        parser.feed(piece);
        let origin = line_origin(id, bytes, line.start, line.end);
        while let Some(triple) = parser.next() {
            pieces.got();
            batch.push(triple.map_err(|error| fail(&error))?, origin);
            if batch.is_full() {
                hand_on(&mut batch)?;
            }
        }
        held.look(&parser, pieces.offset())
            .map_err(|kind| SyntaxError {
                kind,
                span: origin.span(),
            })?;
    }
    parser.end();
    let origin = line_origin(id, bytes, bytes.len(), bytes.len());
    while let Some(triple) = parser.next() {
        batch.push(triple.map_err(|error| fail(&error))?, origin);
    }
    hand_on(&mut batch)
}

/// What the parser holds before it returns a triple: prefixes, and the open nodes.
struct ParserMemory<'f> {
    bytes: &'f [u8],
    seen: usize,
    left: ExpansionBudget,
    /// Number of nodes and collections that were opened.
    opened: usize,
    triple_terms: usize,
}

impl<'f> ParserMemory<'f> {
    fn new(bytes: &'f [u8], seen: usize) -> Self {
        Self {
            bytes,
            seen,
            left: ExpansionBudget::of(bytes.len()),
            opened: 0,
            triple_terms: 0,
        }
    }

    /// Checks the parser's memory from time to time, when it has been fed up to `offset`.
    fn look(&mut self, parser: &Parser, offset: usize) -> Result<(), SyntaxErrorKind> {
        if offset - self.seen < PIECE && offset < self.bytes.len() {
            return Ok(());
        }
        let fed = &self.bytes[self.seen..offset];
        self.opened += memchr::memchr3_iter(b'[', b'(', b'{', fed).count();
        self.triple_terms += memchr::memmem::find_iter(fed, b"<<(").count();
        self.seen = offset;
        if self.triple_terms > MAX_TRIPLE_TERMS {
            return Err(SyntaxErrorKind::TripleTerm);
        }
        let (longest, all) = parser.names();
        if longest > LONGEST_NAME {
            return Err(SyntaxErrorKind::Limit(Limit::Name));
        }
        // Each may hold a name.
        let around = self.opened.saturating_mul(longest + OPEN);
        if !self.left.allows_memory(all.saturating_add(around)) {
            return Err(SyntaxErrorKind::Limit(Limit::Expansion));
        }
        Ok(())
    }
}

/// The line without surrounding whitespace, as an origin.
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
