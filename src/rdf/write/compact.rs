//! Compact IRIs (CURIEs), `dcat:Dataset`, where Turtle and JSON-LD read them back unchanged.

use super::xml_names::is_prefix;
use crate::rdf::{Prefixes, has_scheme};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The prefixes that may be used, and which of them were.
#[derive(Debug)]
pub(super) struct Compact<'p> {
    namespaces: Vec<Namespace<'p>>,
    by_iri: HashMap<&'p str, usize, FixedState>,
}

#[derive(Debug)]
struct Namespace<'p> {
    prefix: &'p str,
    iri: &'p str,
    is_used: bool,
}

impl<'p> Compact<'p> {
    /// All of `prefixes` that every parser accepts, except those that are `banned`.
    pub fn new(prefixes: &'p Prefixes, is_banned: impl Fn(&str) -> bool) -> Self {
        let namespaces: Vec<Namespace> = prefixes
            .iter()
            .filter(|(prefix, iri)| is_prefix(prefix) && has_scheme(iri) && !is_banned(prefix))
            .map(|(prefix, iri)| Namespace {
                prefix,
                iri,
                is_used: false,
            })
            .collect();
        // Of two prefixes for one namespace the first is used.
        let pairs = namespaces.iter().enumerate().rev();
        let by_iri = pairs.map(|(at, namespace)| (namespace.iri, at)).collect();
        Self { namespaces, by_iri }
    }

    /// The index of the namespace, if `iri` can be written as a compact IRI; marks its prefix as used.
    pub fn note(&mut self, iri: &str) -> Option<usize> {
        let cut = iri.rfind(['#', '/'])? + 1;
        let (ns, local) = iri.split_at(cut);
        let at = *self.by_iri.get(ns).filter(|_| is_local_name(local))?;
        self.namespaces[at].is_used = true;
        Some(at)
    }

    /// Appends `iri`, for which [`Compact::note`] returned `at`.
    pub fn push(&self, out: &mut String, at: usize, iri: &str) {
        let Namespace {
            prefix, iri: ns, ..
        } = self.namespaces[at];
        out.push_str(prefix);
        out.push(':');
        out.push_str(&iri[ns.len()..]);
    }

    /// Prefix and namespace of all used prefixes, by prefix.
    pub fn used(&self) -> impl Iterator<Item = (&'p str, &'p str)> {
        let used = self.namespaces.iter().filter(|namespace| namespace.is_used);
        used.map(|namespace| (namespace.prefix, namespace.iri))
    }
}

/// Whether `local` needs no escapes in Turtle: a subset of `PN_LOCAL`.
fn is_local_name(local: &str) -> bool {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    local.bytes().next().is_some_and(is_word)
        && local
            .bytes()
            .all(|b| is_word(b) || matches!(b, b'-' | b'.'))
        && !local.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_names() {
        assert!(
            ["a", "1", "_", "Data-set.2", "0_"]
                .into_iter()
                .all(is_local_name)
        );
        assert!(
            !["", "-a", ".a", "a.", "å", "a:b", "a%20", "a~", "a b"]
                .into_iter()
                .any(is_local_name)
        );
    }

    #[test]
    fn the_first_prefix_of_a_namespace_is_used() {
        let pairs = [
            ("b", "http://b/"),
            ("a", "http://b/"),
            ("", "http://c/"),
            ("d", "http://d/"),
        ];
        let prefixes = Prefixes::new(pairs.map(|(p, ns)| (p.to_owned(), ns.to_owned())));
        let mut compact = Compact::new(&prefixes, |prefix| prefix == "d");
        assert_eq!(compact.note("http://c/x"), None);
        assert_eq!(compact.note("http://d/x"), None);
        assert_eq!(compact.note("http://b/"), None);
        let at = compact.note("http://b/x").expect("it has a prefix");
        let mut out = String::new();
        compact.push(&mut out, at, "http://b/x");
        assert_eq!(out, "a:x");
        assert_eq!(compact.used().collect::<Vec<_>>(), [("a", "http://b/")]);
    }
}
