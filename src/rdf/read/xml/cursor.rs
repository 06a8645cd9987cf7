//! A place in XML text, and the small steps from it.

use super::chars;
use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::xml_fault::XmlFault;

/// What is wrong, and the offset.
pub(super) type Wrong = (SyntaxErrorKind, usize);

/// A fault, with what was found there.
pub(super) fn wrong<T>(fault: XmlFault, found: &str, at: usize) -> Result<T, Wrong> {
    let found = found.chars().take(100).collect();
    Err((SyntaxErrorKind::Xml(fault, found), at))
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'d> {
    pub(super) text: &'d str,
    pub(super) at: usize,
}

impl<'d> Cursor<'d> {
    pub(super) fn rest(&self) -> &'d [u8] {
        &self.text.as_bytes()[self.at..]
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn is_at(&self, expected: &str) -> bool {
        self.rest().starts_with(expected.as_bytes())
    }

    /// Steps over `expected` if it is here.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let is_here = self.is_at(expected);
        if is_here {
            self.at += expected.len();
        }
        is_here
    }

    /// Steps over blanks, and tells whether there were any.
    pub(super) fn blanks(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(chars::is_blank) {
            self.at += 1;
        }
        self.at > start
    }

    /// Steps over the name that is here; empty if there is none.
    pub(super) fn name(&mut self) -> &'d str {
        let name = chars::token(self.text, self.at);
        if !name.starts_with(chars::may_begin) {
            return "";
        }
        self.at += name.len();
        name
    }

    /// Steps over what comes before `end` and over `end` itself.
    pub(super) fn until(&mut self, end: &str) -> Option<&'d str> {
        let length = memchr::memmem::find(self.rest(), end.as_bytes())?;
        let start = self.at;
        self.at += length + end.len();
        Some(&self.text[start..start + length])
    }

    /// Steps over a quoted text.
    pub(super) fn quoted(&mut self) -> Option<&'d str> {
        let quote = self.peek().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let length = memchr::memchr(quote, &self.rest()[1..])?;
        let start = self.at + 1;
        self.at = start + length + 1;
        Some(&self.text[start..start + length])
    }

    /// The beginning of what is here, to be quoted in a message.
    pub(super) fn snippet(&self) -> &'d str {
        let rest = &self.text[self.at.min(self.text.len())..];
        let end = rest.find(|c: char| c.is_whitespace() || c == '>');
        let rest = &rest[..end.unwrap_or(rest.len())];
        match rest.char_indices().nth(40) {
            Some((end, _)) => &rest[..end],
            None => rest,
        }
    }
}
