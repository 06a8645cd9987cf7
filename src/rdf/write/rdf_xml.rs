//! RDF/XML serializer: typed node elements, one block of namespaces, nested blank nodes.

use super::escape::{xml_attribute, xml_text};
use super::tree::{Statement, Tree};
use super::xml_names::ElementNames;
use crate::rdf::{Prefixes, Term, TermId};
use std::io::{self, Write};

/// Writes the tree as one document.
pub(super) fn write(tree: &Tree<'_>, prefixes: &Prefixes, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page {
        tree,
        names: ElementNames::new(tree, prefixes),
        text: String::new(),
    };
    page.open();
    for s in tree.blocks() {
        page.text.push('\n');
        page.node(s, 1);
        out.write_all(page.text.as_bytes())?;
        page.text.clear();
    }
    page.text.push_str("</rdf:RDF>\n");
    out.write_all(page.text.as_bytes())
}

struct Page<'t, 'g> {
    tree: &'t Tree<'g>,
    names: ElementNames<'t>,
    text: String,
}

impl Page<'_, '_> {
    fn open(&mut self) {
        self.text
            .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
        for (prefix, ns) in &self.names.namespaces {
            self.text.push_str("\n  xmlns:");
            self.text.push_str(prefix);
            self.text.push_str("=\"");
            xml_attribute(&mut self.text, ns);
            self.text.push('"');
        }
        self.text.push_str(">\n");
    }

    fn node(&mut self, s: TermId, depth: usize) {
        let class = self.tree.first_class(s);
        // A class that is no valid element name is written as `rdf:type`, as further classes are.
        let class = class.filter(|class| self.names.get(*class).is_some());
        self.indent(depth);
        self.text.push('<');
        self.element(class);
        if !self.tree.is_nested(s) {
            self.reference("about", s);
        }
        let start = self.text.len();
        self.text.push_str(">\n");
        let mut is_empty = true;
        for statement in self.tree.statements(s) {
            if statement.p == self.tree.graph().rdf_type() && Some(statement.o) == class {
                continue;
            }
            is_empty = false;
            self.property(statement, depth + 1);
        }
        if is_empty {
            self.text.truncate(start);
            self.text.push_str("/>\n");
            return;
        }
        self.indent(depth);
        self.text.push_str("</");
        self.element(class);
        self.text.push_str(">\n");
    }

    fn property(&mut self, Statement { p, o }: Statement, depth: usize) {
        let tree = self.tree;
        self.indent(depth);
        self.text.push('<');
        self.property_name(p);
        match tree.graph().term(o) {
            Term::Blank(_) if tree.is_nested(o) => {
                self.text.push_str(">\n");
                self.node(o, depth + 1);
                self.indent(depth);
            }
            Term::Iri(_) | Term::Blank(_) => {
                self.reference("resource", o);
                self.text.push_str("/>\n");
                return;
            }
            Term::Literal {
                value,
                datatype,
                language,
            } => {
                if let Some(language) = language {
                    self.attribute("xml:lang", language);
                } else if let Some(datatype) = datatype {
                    self.attribute("rdf:datatype", datatype);
                }
                self.text.push('>');
                xml_text(&mut self.text, value);
            }
        }
        self.text.push_str("</");
        self.property_name(p);
        self.text.push_str(">\n");
    }

    /// The node's IRI in `rdf:about` or `rdf:resource`, a blank node's label in `rdf:nodeID`.
    fn reference(&mut self, name: &str, id: TermId) {
        let tree = self.tree;
        if tree.graph().terms().is_blank(id) {
            self.attribute("rdf:nodeID", tree.label(id));
        } else {
            self.text.push_str(" rdf:");
            self.text.push_str(name);
            self.value(tree.graph().terms().text_of(id));
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.value(value);
    }

    fn value(&mut self, value: &str) {
        self.text.push_str("=\"");
        xml_attribute(&mut self.text, value);
        self.text.push('"');
    }

    fn element(&mut self, class: Option<TermId>) {
        let name = class.and_then(|class| self.names.get(class));
        self.text.push_str(name.unwrap_or("rdf:Description"));
    }

    fn property_name(&mut self, p: TermId) {
        let name = self.names.get(p);
        self.text
            .push_str(name.expect("predicates without a name were refused"));
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }
}
