//! JSON-LD serializer: a context with the prefixes in use and a `@graph` of objects, with blank nodes nested.

use super::compact::Compact;
use super::escape;
use super::tree::{Statement, Tree};
use crate::rdf::{Graph, Prefixes, Term, TermId, has_scheme};
use foldhash::fast::FixedState;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

/// Writes the tree as one document.
pub(super) fn write(tree: &Tree<'_>, prefixes: &Prefixes, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page {
        tree,
        names: HashMap::default(),
        text: String::new(),
    };
    page.open(prefixes);
    let mut is_first = true;
    for s in tree.blocks() {
        page.text
            .push_str(if is_first { "\n    " } else { ",\n    " });
        is_first = false;
        page.node(s, 2);
        out.write_all(page.text.as_bytes())?;
        page.text.clear();
    }
    page.text
        .push_str(if is_first { "]\n}\n" } else { "\n  ]\n}\n" });
    out.write_all(page.text.as_bytes())
}

struct Page<'t, 'g> {
    tree: &'t Tree<'g>,
    /// Predicates, classes and datatypes as JSON strings. Other IRIs are always written in full: consumers that read
    /// JSON only use them as URLs.
    names: HashMap<TermId, String, FixedState>,
    text: String,
}

impl Page<'_, '_> {
    fn open(&mut self, prefixes: &Prefixes) {
        let graph = self.tree.graph();
        let misread = schemes(graph, prefixes);
        let mut compact = Compact::new(prefixes, |prefix| misread.contains(prefix));
        for triple in graph.triples() {
            let class = Some(triple.o).filter(|_| is_type(graph, triple.p, triple.o));
            let key = (triple.p != graph.rdf_type() || class.is_none()).then_some(triple.p);
            let datatype = graph.terms().datatype_of(triple.o);
            for id in [key, class, datatype].into_iter().flatten() {
                self.names.entry(id).or_insert_with(|| {
                    let iri = graph.terms().text_of(id);
                    let mut name = String::new();
                    if let Some(at) = compact.note(iri) {
                        name.push('"');
                        compact.push(&mut name, at, iri);
                        name.push('"');
                    } else {
                        escape::json(&mut name, iri);
                    }
                    name
                });
            }
        }
        self.text.push_str("{\n  \"@context\": {");
        let mut is_first = true;
        for (prefix, ns) in compact.used() {
            self.text
                .push_str(if is_first { "\n    " } else { ",\n    " });
            is_first = false;
            escape::json(&mut self.text, prefix);
            self.text.push_str(": ");
            escape::json(&mut self.text, ns);
        }
        self.text
            .push_str(if is_first { "},\n" } else { "\n  },\n" });
        self.text.push_str("  \"@graph\": [");
    }

    fn node(&mut self, s: TermId, depth: usize) {
        let graph = self.tree.graph();
        self.text.push('{');
        let mut is_first = true;
        if !self.tree.is_nested(s) {
            self.member(depth + 1, &mut is_first, "\"@id\"");
            self.id(s);
        }
        let statements = self.tree.statements(s);
        let (types, others): (Vec<Statement>, Vec<Statement>) = statements
            .into_iter()
            .partition(|statement| is_type(graph, statement.p, statement.o));
        if !types.is_empty() {
            self.member(depth + 1, &mut is_first, "\"@type\"");
            self.types(&types);
        }
        for group in others.chunk_by(|a, b| a.p == b.p) {
            self.line_between(depth + 1, &mut is_first);
            self.name(group[0].p);
            self.text.push_str(": ");
            self.values(group, depth + 1);
        }
        self.line(depth);
        self.text.push('}');
    }

    fn types(&mut self, types: &[Statement]) {
        if let [only] = types {
            return self.name(only.o);
        }
        for (at, Statement { o, .. }) in types.iter().enumerate() {
            self.text.push_str(if at == 0 { "[" } else { ", " });
            self.name(*o);
        }
        self.text.push(']');
    }

    fn values(&mut self, group: &[Statement], depth: usize) {
        if let [only] = group {
            return self.value(only.o, depth);
        }
        self.text.push('[');
        let mut is_first = true;
        for Statement { o, .. } in group {
            self.line_between(depth + 1, &mut is_first);
            self.value(*o, depth + 1);
        }
        self.line(depth);
        self.text.push(']');
    }

    fn value(&mut self, o: TermId, depth: usize) {
        let tree = self.tree;
        match tree.graph().term(o) {
            Term::Blank(_) if tree.is_nested(o) => self.node(o, depth),
            Term::Iri(_) | Term::Blank(_) => {
                self.text.push_str("{\"@id\": ");
                self.id(o);
                self.text.push('}');
            }
            Term::Literal {
                value, language, ..
            } => {
                let datatype = tree.graph().terms().datatype_of(o);
                if language.is_none() && datatype.is_none() {
                    return escape::json(&mut self.text, value);
                }
                self.text.push_str("{\"@value\": ");
                escape::json(&mut self.text, value);
                if let Some(language) = language {
                    self.text.push_str(", \"@language\": ");
                    escape::json(&mut self.text, language);
                } else if let Some(datatype) = datatype {
                    self.text.push_str(", \"@type\": ");
                    self.name(datatype);
                }
                self.text.push('}');
            }
        }
    }

    fn id(&mut self, id: TermId) {
        let tree = self.tree;
        if tree.graph().terms().is_blank(id) {
            self.text.push_str("\"_:");
            self.text.push_str(tree.label(id));
            self.text.push('"');
        } else {
            escape::json(&mut self.text, tree.graph().terms().text_of(id));
        }
    }

    fn name(&mut self, id: TermId) {
        self.text.push_str(&self.names[&id]);
    }

    fn member(&mut self, depth: usize, is_first: &mut bool, key: &str) {
        self.line_between(depth, is_first);
        self.text.push_str(key);
        self.text.push_str(": ");
    }

    fn line_between(&mut self, depth: usize, is_first: &mut bool) {
        if !*is_first {
            self.text.push(',');
        }
        *is_first = false;
        self.line(depth);
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }
}

/// Whether the triple is written as `@type`, which takes absolute IRIs only.
fn is_type(graph: &Graph, p: TermId, o: TermId) -> bool {
    p == graph.rdf_type() && graph.term(o).as_iri().is_some_and(has_scheme)
}

/// The prefixes that are also the scheme of an IRI in `graph`: such an IRI would be read as a compact IRI.
fn schemes<'p>(graph: &Graph, prefixes: &'p Prefixes) -> BTreeSet<&'p str> {
    let terms = graph.terms();
    let mut found = BTreeSet::new();
    for id in (0..terms.len()).map(TermId::from_index) {
        let Some((scheme, rest)) = graph.term(id).as_iri().and_then(|iri| iri.split_once(':'))
        else {
            continue;
        };
        // What follows `//` is never a local name.
        if !rest.starts_with("//") {
            found.extend(prefixes.iter().map(|(p, _)| p).filter(|p| *p == scheme));
        }
    }
    found
}
