//! IRIs as XML element names: a namespace and a local name that is an `NCName`.

use super::nc_name::{is_name_char, is_name_start};
use super::tree::Tree;
use crate::rdf::{Prefixes, TermId, has_scheme, vocab::rdf};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The element names of one document and the namespaces they need.
#[derive(Debug)]
pub(super) struct ElementNames<'a> {
    names: HashMap<TermId, String, FixedState>,
    /// Prefix to namespace, for the prefixes in use.
    pub namespaces: BTreeMap<String, &'a str>,
}

impl<'a> ElementNames<'a> {
    /// Computes names for all predicates, and for the classes that name node elements.
    pub fn new(tree: &Tree<'a>, prefixes: &'a Prefixes) -> Self {
        let terms = tree.graph().terms();
        let split: Vec<(TermId, &str, &str)> = tree
            .element_classes()
            .into_iter()
            .chain(tree.predicates().iter().copied())
            .filter_map(|id| split_element(terms.text_of(id)).map(|(ns, local)| (id, ns, local)))
            .collect();
        let used: BTreeSet<&str> = split.iter().map(|(_, ns, _)| *ns).collect();
        let namespaces = name_namespaces(&used, prefixes);
        let by_namespace: BTreeMap<&str, &str> = namespaces
            .iter()
            .map(|(prefix, ns)| (*ns, prefix.as_str()))
            .collect();
        let names = split
            .into_iter()
            .map(|(id, ns, local)| (id, format!("{}:{local}", by_namespace[ns])))
            .collect();
        Self { names, namespaces }
    }

    /// The element name of a predicate or class, if it has one.
    pub fn get(&self, id: TermId) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }
}

/// Assigns a prefix to each namespace: `rdf`, the known one, or a generated one.
fn name_namespaces<'a>(
    used: &BTreeSet<&'a str>,
    prefixes: &'a Prefixes,
) -> BTreeMap<String, &'a str> {
    let mut named = BTreeMap::from([("rdf".to_owned(), rdf::NS)]);
    let mut done = BTreeSet::from([rdf::NS]);
    for (prefix, ns) in prefixes.iter() {
        // Of two prefixes for one namespace the first is used.
        if is_prefix(prefix) && prefix != "rdf" && used.contains(ns) && done.insert(ns) {
            named.insert(prefix.to_owned(), ns);
        }
    }
    let mut number = 0;
    for ns in used.difference(&done) {
        let prefix = loop {
            number += 1;
            let prefix = format!("ns{number}");
            if !named.contains_key(&prefix) {
                break prefix;
            }
        };
        named.insert(prefix, ns);
    }
    named
}

/// Whether `prefix` is valid in every syntax; names that begin with `xml` are reserved.
pub(super) fn is_prefix(prefix: &str) -> bool {
    prefix.starts_with(|c: char| c.is_ascii_alphabetic())
        && prefix
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && !prefix
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("xml"))
}

/// Namespace and local name of a predicate or class, unless the name has another meaning in RDF/XML.
pub(super) fn split_element(iri: &str) -> Option<(&str, &str)> {
    let is_reserved = iri.strip_prefix(rdf::NS).is_some_and(|local| {
        matches!(
            local,
            "li" | "Description"
                | "RDF"
                | "ID"
                | "about"
                | "parseType"
                | "resource"
                | "nodeID"
                | "datatype"
                | "bagID"
                | "aboutEach"
                | "aboutEachPrefix"
        )
    });
    split(iri).filter(|_| !is_reserved)
}

/// Splits `iri` before the longest suffix that is an `NCName`.
fn split(iri: &str) -> Option<(&str, &str)> {
    let tail = iri
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_name_char(*c));
    let (cut, _) = tail.filter(|(_, c)| is_name_start(*c)).last()?;
    let (ns, local) = iri.split_at(cut);
    // XML reserves its own two namespaces for fixed prefixes.
    let is_xml = matches!(
        ns,
        "http://www.w3.org/XML/1998/namespace" | "http://www.w3.org/2000/xmlns/"
    );
    (has_scheme(ns) && !is_xml).then_some((ns, local))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_is_cut_off() {
        for (ns, local) in [
            ("http://www.w3.org/ns/dcat#", "Dataset"),
            ("http://a/1.", "x-2.3"),
            ("urn:x:", "y"),
            ("http://a/%20", "b"),
            ("http://a/", "åäö"),
            (rdf::NS, "_1"),
            ("http://a/<b c>&\"", "d"),
        ] {
            // `1.x` is no `NCName`, but its suffix `x-2.3` is.
            assert_eq!(split_element(&format!("{ns}{local}")), Some((ns, local)));
        }
        for iri in ["http://a/", "http://a/1", "", "foo", "http://a/b:", "http:"] {
            assert_eq!(split_element(iri), None, "{iri}");
        }
        for local in ["li", "about", "Description"] {
            assert_eq!(split_element(&format!("{}{local}", rdf::NS)), None);
        }
        assert_eq!(split_element("http://www.w3.org/2000/xmlns/p"), None);
    }

    #[test]
    fn prefixes_that_are_safe_everywhere() {
        assert!(["dcat", "a-b_1", "XM"].into_iter().all(is_prefix));
        assert!(
            !["", "1a", "xml", "XMLa", "a.b", "å", "_"]
                .into_iter()
                .any(is_prefix)
        );
    }
}
