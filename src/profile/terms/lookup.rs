//! The names of each known vocabulary, and lookup by namespace.

use crate::profile::Word;
use crate::profile::term_name::{TermKind, folded, plain};
use foldhash::HashMap;
use std::sync::OnceLock;

const TERMS: &str = include_str!("../../../schemas/terms.txt");

/// The names of a namespace.
pub(super) struct Namespace {
    pub(super) iri: &'static str,
    /// Whether these are all names.
    pub(super) is_closed: bool,
    pub(super) classes: Vec<&'static str>,
    pub(super) properties: Vec<&'static str>,
}

/// The namespaces whose names are known.
pub(in crate::profile) struct Terms {
    pub(super) namespaces: Vec<Namespace>,
    by_iri: HashMap<&'static str, usize>,
    /// Without scheme and separator, in lower case; also the other addresses of a namespace.
    pub(super) by_plain: Vec<(String, usize)>,
}

/// The known terms, read on first use.
pub(in crate::profile) fn terms() -> &'static Terms {
    static SLOT: OnceLock<Terms> = OnceLock::new();
    SLOT.get_or_init(|| Terms::parse(TERMS))
}

impl Namespace {
    fn names(&self, kind: TermKind) -> &[&'static str] {
        match kind {
            TermKind::Class => &self.classes,
            TermKind::Property => &self.properties,
        }
    }

    pub(super) fn has(&self, kind: TermKind, name: &str) -> bool {
        self.names(kind).binary_search(&name).is_ok()
    }

    /// The name that differs in letter case, hyphens or a slip only.
    pub(super) fn nearest(&self, kind: TermKind, name: &str) -> Option<&'static str> {
        let wanted = Word::new(folded(name));
        let most = match wanted.length() {
            0..4 => 0,
            4..12 => 1,
            _ => 2,
        };
        let names = self.names(kind).iter();
        names
            .filter_map(|name| Some((wanted.distance(&Word::new(folded(name)), most)?, *name)))
            .min()
            .map(|(_, name)| name)
    }

    /// The IRI of the name itself, or of the nearest one.
    pub(super) fn resolve(&self, kind: TermKind, name: &str) -> Option<String> {
        let name = if self.has(kind, name) {
            name
        } else {
            self.nearest(kind, name)?
        };
        Some(format!("{}{name}", self.iri))
    }
}

impl Terms {
    fn parse(text: &'static str) -> Self {
        let mut namespaces: Vec<Namespace> = Vec::new();
        for line in text.lines() {
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            match (first, namespaces.last_mut()) {
                ("class", Some(last)) => last.classes.extend(rest.split(' ')),
                ("property", Some(last)) => last.properties.extend(rest.split(' ')),
                ("" | "#", _) => {}
                _ => namespaces.push(Namespace {
                    iri: first,
                    is_closed: rest == "closed",
                    classes: Vec::new(),
                    properties: Vec::new(),
                }),
            }
        }
        let numbered = || namespaces.iter().enumerate();
        Self {
            by_iri: numbered().map(|(at, of)| (of.iri, at)).collect(),
            by_plain: numbered().map(|(at, of)| (plain(of.iri), at)).collect(),
            namespaces,
        }
    }

    /// The namespace of an IRI, and its local name.
    pub(super) fn split<'i>(&self, iri: &'i str) -> Option<(&Namespace, &'i str)> {
        let (namespace, local) = iri.split_at(iri.rfind(['#', '/'])? + 1);
        let at = self.by_iri.get(namespace)?;
        Some((&self.namespaces[*at], local)).filter(|_| !local.is_empty())
    }

    pub(super) fn namespace(&self, iri: &str) -> Option<&Namespace> {
        self.by_iri.get(iri).map(|at| &self.namespaces[*at])
    }
}
