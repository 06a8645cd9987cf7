//! Qualified names, and the namespaces that are in scope (Namespaces in XML 1.0).

use super::chars;
use super::cursor::{Wrong, wrong};
use super::fault::XmlFault;
use std::borrow::Cow;

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// Whether a name is one without a colon, or with a prefix.
pub(super) fn is_qualified(name: &str) -> bool {
    match memchr::memchr(b':', name.as_bytes()) {
        None => true,
        Some(at) => {
            let local = &name[at + 1..];
            at > 0 && local.starts_with(chars::may_begin) && !local.contains(':')
        }
    }
}

/// Prefix and local name; the prefix is empty where there is none.
pub(super) fn split(name: &str) -> (&str, &str) {
    match memchr::memchr(b':', name.as_bytes()) {
        Some(at) => (&name[..at], &name[at + 1..]),
        None => ("", name),
    }
}

/// The namespaces in scope, innermost last.
#[derive(Default)]
pub(super) struct Namespaces<'d> {
    list: Vec<(&'d str, Cow<'d, str>)>,
    /// A number made of each prefix: most of them differ in it, and it is compared faster.
    keys: Vec<u32>,
}

/// Length, first and last byte.
fn key(prefix: &str) -> u32 {
    match prefix.as_bytes() {
        [] => 0,
        [first, .., last] => {
            let length = u32::try_from(prefix.len()).unwrap_or(u32::MAX) << 16;
            length | u32::from(*first) << 8 | u32::from(*last)
        }
        [only] => 1 << 16 | u32::from(*only) << 8 | u32::from(*only),
    }
}

impl<'d> Namespaces<'d> {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Forgets what was declared since there were `len`.
    pub(super) fn leave(&mut self, len: usize) {
        self.list.truncate(len);
        self.keys.truncate(len);
    }

    /// Declares a prefix, the empty one for the namespace of names without.
    pub(super) fn declare(
        &mut self,
        prefix: &'d str,
        iri: Cow<'d, str>,
        at: usize,
    ) -> Result<(), Wrong> {
        let is_reserved = match prefix {
            "xml" => iri != XML,
            "xmlns" => true,
            _ => iri == XML || iri == XMLNS,
        };
        if is_reserved {
            return wrong(XmlFault::ReservedPrefix, prefix, at);
        }
        if iri.is_empty() && !prefix.is_empty() {
            return wrong(XmlFault::EmptyNamespace, prefix, at);
        }
        self.list.push((prefix, iri));
        self.keys.push(key(prefix));
        Ok(())
    }

    /// The namespace of a prefix; `None` when it is not declared.
    pub(super) fn get(&self, prefix: &str) -> Option<&str> {
        let own = key(prefix);
        let mut same = (0..self.keys.len())
            .rev()
            .filter(|at| self.keys[*at] == own);
        match same.find(|at| self.list[*at].0 == prefix) {
            Some(at) => Some(&self.list[at].1),
            None if prefix == "xml" => Some(XML),
            None if prefix.is_empty() => Some(""),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_prefixes() {
        for good in ["a", "a:b", "å:ä", "_a:_b.1"] {
            assert!(is_qualified(good), "{good}");
        }
        for bad in [":a", "a:", "a:b:c", "a:1b", "a:-b", "::"] {
            assert!(!is_qualified(bad), "{bad}");
        }
    }
}
