//! How much a document of XML makes of its namespaces.
//!
//! The parser looks for a prefix among all that are declared around it, and writes all of them at each element that
//! stands directly in an XML literal.

use super::SyntaxErrorKind;
use quick_xml::events::BytesStart;

/// Declarations that hold at one place.
const MAX_DECLARED: usize = 2_000;
/// Bytes that the declarations may come to in XML literals, and how many more for each byte of the document.
const MAX_WRITTEN: usize = 16 * 1024 * 1024;
const MAX_WRITTEN_PER_BYTE: usize = 16;

/// One element that is open.
#[derive(Clone, Copy)]
struct Open {
    /// Declarations around it and on it.
    declared: usize,
    /// Their bytes.
    bytes: usize,
    /// Whether what stands in it is an XML literal.
    literal: bool,
    /// Whether it stands in one itself.
    within: bool,
}

/// The elements that are open.
pub(super) struct Namespaces {
    open: Vec<Open>,
    written: usize,
    most: usize,
}

impl Namespaces {
    /// For a document of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            open: Vec::new(),
            written: 0,
            most: MAX_WRITTEN + bytes.saturating_mul(MAX_WRITTEN_PER_BYTE),
        }
    }

    /// Takes the start of an element in.
    ///
    /// # Errors
    /// Where too many namespaces are declared, or too much would be made of them.
    pub(super) fn enter(&mut self, start: &BytesStart<'_>) -> Result<(), SyntaxErrorKind> {
        let around = self.open.last().copied().unwrap_or(Open {
            declared: 0,
            bytes: 0,
            literal: false,
            within: false,
        });
        let mut own = Open {
            literal: false,
            within: around.within || around.literal,
            ..around
        };
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            if key.starts_with(b"xmlns") {
                own.declared += 1;
                own.bytes += key.len() + attribute.value.len();
            } else if key.ends_with(b"parseType") {
                own.literal = !matches!(&*attribute.value, b"Resource" | b"Collection");
            }
        }
        if own.declared > MAX_DECLARED {
            return Err(SyntaxErrorKind::Limit(
                "more than 2,000 namespaces declared in one place",
            ));
        }
        if around.literal && !around.within {
            self.written += own.bytes;
        }
        if self.written > self.most {
            let what = "XML literals of many elements under many namespaces";
            return Err(SyntaxErrorKind::Limit(what));
        }
        self.open.push(own);
        Ok(())
    }

    /// The element last taken in ends.
    pub(super) fn leave(&mut self) {
        self.open.pop();
    }
}
