//! Namespace prefixes and compact IRIs (CURIEs).

use std::collections::BTreeMap;

/// Prefix to namespace IRI.
#[derive(Clone, Debug, Default)]
pub struct Prefixes {
    by_prefix: BTreeMap<String, String>,
    by_namespace: BTreeMap<String, String>,
}

impl Prefixes {
    /// From prefix → namespace pairs.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let by_prefix: BTreeMap<_, _> = pairs.into_iter().collect();
        let by_namespace = by_prefix
            .iter()
            .map(|(prefix, ns)| (ns.clone(), prefix.clone()))
            .collect();
        Self {
            by_prefix,
            by_namespace,
        }
    }

    /// The IRI of a compact IRI (CURIE) whose prefix is known.
    pub fn expand(&self, compact: &str) -> Option<String> {
        let (prefix, local) = compact.split_once(':')?;
        if local.starts_with("//") {
            return None;
        }
        self.by_prefix.get(prefix).map(|ns| format!("{ns}{local}"))
    }

    /// Prefix and local name of an IRI in a known namespace; the local name is everything after it.
    pub fn split<'a>(&self, iri: &'a str) -> Option<(&str, &'a str)> {
        let cut = iri.rfind(['#', '/'])? + 1;
        let (ns, local) = iri.split_at(cut);
        self.by_namespace
            .get(ns)
            .map(|prefix| (prefix.as_str(), local))
    }

    /// The compact IRI `prefix:local` where the namespace is known, the full IRI otherwise: between `<` and `>` where it
    /// would look like a compact one itself.
    pub fn compact(&self, iri: &str) -> String {
        match self.split(iri) {
            Some((prefix, local)) if !local.is_empty() => format!("{prefix}:{local}"),
            _ if self.expand(iri).is_some() => format!("<{iri}>"),
            _ => iri.to_owned(),
        }
    }

    /// All pairs by prefix.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_prefix
            .iter()
            .map(|(prefix, ns)| (prefix.as_str(), ns.as_str()))
    }
}
