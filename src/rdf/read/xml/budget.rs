//! Bounds the memory for expanded XML names (namespace + local name) in the RDF/XML parser, which keeps some of them
//! before it returns a triple.
//!
//! Workaround for `oxrdfxml` 0.2, which bounds none of this. No upstream issue known as of November 2026.

use super::entities::Entities;
use super::names::split;
use super::tags::Attribute;
use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::limit::Limit;
use crate::source::budget::{ExpansionBudget, LONGEST_NAME};

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
        list: &[Attribute<'_>],
        entities: &Entities,
    ) -> Result<(), SyntaxErrorKind> {
        let is_kept = self.open.last().is_some_and(|open| open.is_literal);
        let mut element = Open {
            namespaces: 0,
            bytes: 0,
            is_literal: false,
        };
        let (mut attributes, mut subject) = (0, 0);
        for attribute in list {
            attributes += 1;
            if attributes > MAX_ATTRIBUTES {
                return Err(SyntaxErrorKind::Limit(Limit::Attributes));
            }
            let (key, value) = (attribute.name, attribute.value);
            if key.starts_with("xml") {
                self.of_xml(key, length(value, entities), &mut element)?;
                continue;
            }
            match split(key).1 {
                "parseType" => element.is_literal = is_literal(value, entities),
                "about" | "ID" | "nodeID" | "resource" => subject = subject.max(value.len()),
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
        key: &str,
        length: usize,
        element: &mut Open,
    ) -> Result<(), SyntaxErrorKind> {
        if key.starts_with("xmlns") {
            element.namespaces += 1;
            element.bytes += key.len() + length + 4;
            self.before = self.before.max(length);
        } else if key == "xml:base" {
            self.before = self.before.max(length);
        } else if key == "xml:lang" {
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
fn length(value: &str, entities: &Entities) -> usize {
    let mut length = value.len();
    let _ = entities.each(value, (0, value.len()), |_, _, text| {
        length += text.len();
        Ok(())
    });
    length
}

/// Whether `rdf:parseType` with this value makes the content an XML literal.
fn is_literal(value: &str, entities: &Entities) -> bool {
    let text = entities.value(value);
    !text.is_ok_and(|text| matches!(&*text, "Resource" | "Collection"))
}
