//! Bounds the memory for expanded XML names (namespace + local name) in the RDF/XML parser: it keeps some of them before it hands any on.

use super::SyntaxErrorKind;
use super::entities::Entities;
use super::limit::Limit;
use crate::source::budget::{Expansion, LONGEST_NAME};
use quick_xml::events::BytesStart;

/// Attributes of one element: their namespaces are looked up one by one.
const MAX_ATTRIBUTES: usize = 1_000;
/// Namespaces that are declared around one place: each name is looked up among them.
const MAX_NAMESPACES: usize = 1_000;
/// What the parser takes for an element besides its texts.
const ELEMENT: usize = 128;

/// The names of a document, as far as it has been gone through.
pub(super) struct Names {
    left: Expansion,
    /// Namespaces declared on the elements that are open, and the bytes of them all with their prefixes.
    namespaces: usize,
    bytes: usize,
    open: Vec<Open>,
    /// The longest namespace or base so far: what may be put before a name.
    before: usize,
    /// The longest language so far.
    language: usize,
}

/// An element that is open.
struct Open {
    namespaces: usize,
    bytes: usize,
    /// Whether what lies in it is kept as XML.
    is_literal: bool,
}

impl Names {
    /// Nothing seen of a document of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            left: Expansion::of(bytes),
            namespaces: 0,
            bytes: 0,
            open: Vec::new(),
            before: 0,
            language: 0,
        }
    }

    /// Counts text that entities add.
    pub(super) fn add(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        if self.left.keep(bytes) {
            Ok(())
        } else {
            Err(SyntaxErrorKind::Limit(Limit::Expansion))
        }
    }

    /// Opens an element.
    pub(super) fn open(
        &mut self,
        start: &BytesStart<'_>,
        entities: &Entities,
    ) -> Result<(), SyntaxErrorKind> {
        let is_kept = self.open.last().is_some_and(|open| open.is_literal);
        let mut element = Open {
            namespaces: 0,
            bytes: 0,
            is_literal: false,
        };
        let (mut attributes, mut subject) = (0, 0);
        for attribute in start.attributes().with_checks(false) {
            // What is no attribute, the parser tells better.
            let Ok(attribute) = attribute else { break };
            attributes += 1;
            if attributes > MAX_ATTRIBUTES {
                return Err(SyntaxErrorKind::Limit(Limit::Attributes));
            }
            let (key, value) = (attribute.key.as_ref(), &*attribute.value);
            if key.starts_with(b"xml") {
                self.of_xml(key, length(value, entities), &mut element)?;
                continue;
            }
            match key.rsplit(|byte| *byte == b':').next() {
                Some(b"parseType") => element.is_literal = is_literal(value)?,
                Some(b"about" | b"ID" | b"nodeID" | b"resource") => {
                    subject = subject.max(value.len());
                }
                _ => {}
            }
        }
        self.namespaces += element.namespaces;
        self.bytes += element.bytes;
        if self.namespaces > MAX_NAMESPACES {
            return Err(SyntaxErrorKind::Limit(Limit::Namespaces));
        }
        // Each attribute may become a statement of its own about the same subject.
        let names = (attributes + 1) * self.before + attributes * (subject + self.language);
        self.add(ELEMENT + names)?;
        if is_kept {
            // All namespaces are written into it; to find those that count, each is compared with all others.
            self.add(self.bytes + self.namespaces * self.namespaces / 4)?;
        }
        self.open.push(element);
        Ok(())
    }

    /// An attribute whose name begins with `xml`, and the length of its value.
    fn of_xml(
        &mut self,
        key: &[u8],
        length: usize,
        element: &mut Open,
    ) -> Result<(), SyntaxErrorKind> {
        if key.starts_with(b"xmlns") {
            element.namespaces += 1;
            element.bytes += key.len() + length + 4;
            self.before = self.before.max(length);
        } else if key == b"xml:base" {
            self.before = self.before.max(length);
        } else if key == b"xml:lang" {
            self.language = self.language.max(length);
        }
        if length > LONGEST_NAME {
            return Err(SyntaxErrorKind::Limit(Limit::Name));
        }
        Ok(())
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.namespaces -= open.namespaces;
            self.bytes -= open.bytes;
        }
    }
}

/// Bytes of a value with its entities; what is wrong in them is told elsewhere.
fn length(value: &[u8], entities: &Entities) -> usize {
    value.len() + entities.check(value).unwrap_or(0)
}

/// Whether `rdf:parseType` of this value keeps what lies in the element as XML.
fn is_literal(value: &[u8]) -> Result<bool, SyntaxErrorKind> {
    let text = String::from_utf8_lossy(value);
    // Whatever is made of the document's own entities may be anything.
    let text = quick_xml::escape::unescape(&text)
        .map_err(|_| SyntaxErrorKind::Syntax("an rdf:parseType that is an entity".to_owned()))?;
    match &*text {
        "Resource" | "Collection" => Ok(false),
        // The parser gathers them, and drops them where the version of RDF is not said.
        "Triple" => Err(SyntaxErrorKind::TripleTerm),
        _ => Ok(true),
    }
}
