//! Bounds the memory for expanded XML names (namespace + local name) in the RDF/XML parser, which keeps some of them
//! before it returns a triple.
//!
//! Workaround for `oxrdfxml` 0.2, which bounds none of this. No upstream issue known as of November 2026.

use super::SyntaxErrorKind;
use super::entities::Entities;
use super::limit::Limit;
use crate::source::budget::{ExpansionBudget, LONGEST_NAME};
use quick_xml::events::BytesStart;

/// Attributes of one element: the parser looks up their namespaces by linear search.
const MAX_ATTRIBUTES: usize = 1_000;
/// Namespaces in scope: each name is looked up by linear search.
const MAX_NAMESPACES: usize = 1_000;
/// Bytes that the parser takes for an element besides its texts.
const ELEMENT: usize = 128;

/// The names of a document so far.
pub(super) struct Names {
    left: ExpansionBudget,
    /// Number of namespaces declared on open elements, and the bytes of them all with their prefixes.
    namespaces: usize,
    bytes: usize,
    open: Vec<Open>,
    /// Length of the longest namespace or base so far: what may be prepended to a name.
    before: usize,
    /// Length of the longest language tag so far.
    language: usize,
}

/// An open element.
struct Open {
    namespaces: usize,
    bytes: usize,
    /// Whether its content is an XML literal.
    is_literal: bool,
}

impl Names {
    /// Before anything of a document of `bytes` bytes is read.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            left: ExpansionBudget::of(bytes),
            namespaces: 0,
            bytes: 0,
            open: Vec::new(),
            before: 0,
            language: 0,
        }
    }

    /// Charges text that entities expand to.
    pub(super) fn add(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        if self.left.charge_memory(bytes) {
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
            // Malformed attributes are left to the parser.
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
        // Each attribute may become a triple with the same subject.
        let names = (attributes + 1) * self.before + attributes * (subject + self.language);
        self.add(ELEMENT + names)?;
        if is_kept {
            // All namespaces in scope are written into an XML literal, and each is compared with all others.
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

/// Length of a value with its entities expanded; unknown entities are reported elsewhere.
fn length(value: &[u8], entities: &Entities) -> usize {
    value.len() + entities.check(value).unwrap_or(0)
}

/// Whether `rdf:parseType` with this value makes the content an XML literal.
fn is_literal(value: &[u8]) -> Result<bool, SyntaxErrorKind> {
    let text = String::from_utf8_lossy(value);
    // A value made of the document's own entities may expand to anything.
    let text = quick_xml::escape::unescape(&text)
        .map_err(|_| SyntaxErrorKind::Syntax("an rdf:parseType that is an entity".to_owned()))?;
    match &*text {
        "Resource" | "Collection" => Ok(false),
        // The parser collects triple terms, and drops them where the RDF version is not declared.
        "Triple" => Err(SyntaxErrorKind::TripleTerm),
        _ => Ok(true),
    }
}
