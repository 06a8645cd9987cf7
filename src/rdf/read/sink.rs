//! Parsed triples into the builder: terms interned, blank nodes renamed.

use super::SyntaxErrorKind;
use crate::rdf::{GraphBuilder, Origin, Term, TermId};
use oxrdf::{BlankNode, Literal, NamedOrBlankNode, Triple};
use std::collections::HashMap;

/// Takes the triples of one file.
pub(super) struct Sink<'b> {
    builder: &'b mut GraphBuilder,
    scope: &'b str,
    /// Blank nodes without a label of their own get one by the order in which they are met.
    anonymous: HashMap<u128, TermId>,
    label: String,
    /// The subject last met: most triples have the same one as the triple before.
    last_subject: Option<(NamedOrBlankNode, TermId)>,
}

impl<'b> Sink<'b> {
    pub(super) fn new(builder: &'b mut GraphBuilder, scope: &'b str) -> Self {
        Self {
            builder,
            scope,
            anonymous: HashMap::new(),
            label: String::new(),
            last_subject: None,
        }
    }

    /// Adds one triple.
    pub(super) fn take(&mut self, triple: Triple, origin: Origin) -> Result<(), SyntaxErrorKind> {
        let s = match &self.last_subject {
            Some((last, id)) if *last == triple.subject => *id,
            _ => {
                let id = match &triple.subject {
                    NamedOrBlankNode::NamedNode(node) => self.builder.iri(node.as_str()),
                    NamedOrBlankNode::BlankNode(node) => self.blank(node),
                };
                self.last_subject = Some((triple.subject, id));
                id
            }
        };
        let p = self.builder.iri(triple.predicate.as_str());
        let o = match &triple.object {
            oxrdf::Term::NamedNode(node) => self.builder.iri(node.as_str()),
            oxrdf::Term::BlankNode(node) => self.blank(node),
            oxrdf::Term::Literal(literal) => self.literal(literal),
            oxrdf::Term::Triple(_) => return Err(SyntaxErrorKind::TripleTerm),
        };
        self.builder.push(s, p, o, origin);
        Ok(())
    }

    fn literal(&mut self, literal: &Literal) -> TermId {
        match literal.language() {
            Some(language) => self.builder.term(Term::tagged(literal.value(), language)),
            None => self
                .builder
                .term(Term::typed(literal.value(), literal.datatype().as_str())),
        }
    }

    fn blank(&mut self, node: &BlankNode) -> TermId {
        self.label.clear();
        self.label.push_str(self.scope);
        if let Some(id) = node.as_ref().unique_id() {
            if let Some(term) = self.anonymous.get(&id) {
                return *term;
            }
            // A label no file is likely to use, so that it stays apart from the labels that are written.
            self.label.push_str("anon-");
            self.label.push_str(&(self.anonymous.len() + 1).to_string());
            let term = self.builder.term(Term::Blank(&self.label));
            self.anonymous.insert(id, term);
            return term;
        }
        self.label.push_str(node.as_str());
        self.builder.term(Term::Blank(&self.label))
    }
}
