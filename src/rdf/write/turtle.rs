//! Turtle serializer: a block for each subject, nested blank nodes in brackets.

use super::compact::Compact;
use super::escape;
use super::tree::{Statement, Tree};
use crate::rdf::{Prefixes, Term, TermId};
use std::io::{self, Write};

/// Object lists longer than this (in bytes) are written one object a line.
const LINE: usize = 90;

/// Writes the tree as one document.
pub(super) fn write(tree: &Tree<'_>, prefixes: &Prefixes, out: &mut dyn Write) -> io::Result<()> {
    let (compact, short) = shorten(tree, prefixes);
    let mut page = Page {
        tree,
        compact,
        short,
        text: String::new(),
    };
    page.open();
    let mut is_first = page.text.is_empty();
    for s in tree.blocks() {
        if !is_first {
            page.text.push('\n');
        }
        is_first = false;
        page.term(s, 0);
        page.text.push(' ');
        page.statements(s, 1);
        page.text.push_str(" .\n");
        out.write_all(page.text.as_bytes())?;
        page.text.clear();
    }
    out.write_all(page.text.as_bytes())
}

/// Marks an IRI that is written in full.
const FULL: u16 = u16::MAX;

/// For each term that is written, the prefix that it is abbreviated with.
fn shorten<'p>(tree: &Tree<'_>, prefixes: &'p Prefixes) -> (Compact<'p>, Vec<u16>) {
    const UNKNOWN: u16 = u16::MAX - 1;
    let graph = tree.graph();
    let terms = graph.terms();
    let mut compact = Compact::new(prefixes, |_| false);
    let mut short = vec![UNKNOWN; terms.len()];
    for triple in graph.triples() {
        // `rdf:type` is written as `a`.
        let predicate = (triple.p != graph.rdf_type()).then_some(triple.p);
        let written = [
            Some(triple.s),
            predicate,
            Some(triple.o),
            terms.datatype_of(triple.o),
        ];
        for id in written.into_iter().flatten() {
            if short[id.index()] == UNKNOWN {
                let at = Some(id).filter(|id| terms.is_iri(*id));
                let at = at.and_then(|id| compact.note(terms.text_of(id)));
                let at = at.and_then(|at| u16::try_from(at).ok());
                short[id.index()] = at.filter(|at| *at < UNKNOWN).unwrap_or(FULL);
            }
        }
    }
    (compact, short)
}

struct Page<'t, 'g> {
    tree: &'t Tree<'g>,
    compact: Compact<'t>,
    short: Vec<u16>,
    text: String,
}

impl Page<'_, '_> {
    fn open(&mut self) {
        for (prefix, ns) in self.compact.used() {
            self.text.push_str("@prefix ");
            self.text.push_str(prefix);
            self.text.push_str(": ");
            escape::bracketed(&mut self.text, ns);
            self.text.push_str(" .\n");
        }
    }

    /// Predicates and objects: the first predicate at the current position, the others on new lines.
    fn statements(&mut self, s: TermId, depth: usize) {
        let statements = self.tree.statements(s);
        for (at, group) in statements.chunk_by(|a, b| a.p == b.p).enumerate() {
            if at > 0 {
                self.text.push_str(" ;");
                self.line(depth);
            }
            let p = group[0].p;
            if p == self.tree.graph().rdf_type() {
                self.text.push('a');
            } else {
                self.iri(p);
            }
            self.objects(group, depth);
        }
    }

    fn objects(&mut self, group: &[Statement], depth: usize) {
        let is_one_line = self.is_one_line(group);
        for (at, Statement { o, .. }) in group.iter().enumerate() {
            if at > 0 {
                self.text.push_str(" ,");
            }
            if is_one_line {
                self.text.push(' ');
                self.term(*o, depth);
            } else {
                self.line(depth + 1);
                self.term(*o, depth + 1);
            }
        }
    }

    fn is_one_line(&self, group: &[Statement]) -> bool {
        // Bytes for quotes, language tag and comma.
        const EXTRA: usize = 8;
        let terms = self.tree.graph().terms();
        let texts = || group.iter().map(|s| terms.text_of(s.o));
        group.len() == 1
            || (group.len() * EXTRA < LINE
                && texts().map(|text| text.len() + EXTRA).sum::<usize>() <= LINE
                && !texts().any(|text| text.contains('\n'))
                && !group.iter().any(|s| self.tree.is_nested(s.o)))
    }

    /// A subject or object; nested nodes begin at `depth`.
    fn term(&mut self, id: TermId, depth: usize) {
        let tree = self.tree;
        match tree.graph().term(id) {
            Term::Iri(_) => self.iri(id),
            Term::Blank(_) if tree.is_nested(id) => {
                self.text.push('[');
                self.line(depth + 1);
                self.statements(id, depth + 1);
                self.line(depth);
                self.text.push(']');
            }
            Term::Blank(_) => {
                self.text.push_str("_:");
                self.text.push_str(tree.label(id));
            }
            Term::Literal {
                value, language, ..
            } => {
                if value.contains('\n') {
                    self.text.push_str("\"\"\"");
                    escape::long_quoted(&mut self.text, value);
                    self.text.push_str("\"\"\"");
                } else {
                    self.text.push('"');
                    escape::quoted(&mut self.text, value);
                    self.text.push('"');
                }
                if let Some(language) = language {
                    self.text.push('@');
                    self.text.push_str(language);
                } else if let Some(datatype) = tree.graph().terms().datatype_of(id) {
                    self.text.push_str("^^");
                    self.iri(datatype);
                }
            }
        }
    }

    fn iri(&mut self, id: TermId) {
        let iri = self.tree.graph().terms().text_of(id);
        match self.short[id.index()] {
            FULL => escape::bracketed(&mut self.text, iri),
            at => self.compact.push(&mut self.text, at.into(), iri),
        }
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }
}
