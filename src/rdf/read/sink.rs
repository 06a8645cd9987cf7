//! Feeds parsed triples into the graph builder: terms interned, blank nodes scoped by file.

use super::SyntaxErrorKind;
use crate::rdf::{GraphBuilder, Origin, Term, TermId, Unexplained};
use foldhash::{HashMap, HashMapExt};
use oxrdf::{BlankNode, Literal, NamedOrBlankNode, Triple};

/// Prefix of the labels generated for blank nodes that have none.
const ANONYMOUS: &str = "anon-";

/// Whether the label of a blank node is generated, and thus not in its file.
pub fn is_generated_label(label: &str) -> bool {
    label.rsplit_once(ANONYMOUS).is_some_and(|(scope, number)| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        // Written labels that look like one get the prefix and a hyphen: see `Sink::blank`.
        is_number && !scope.ends_with("anon--")
    })
}

/// Bytes that a blank node without a label takes in the table.
const ANONYMOUS_NODE: usize = 48;

/// Receives the triples of one file.
pub(super) struct Sink<'b> {
    builder: &'b mut GraphBuilder,
    scope: &'b str,
    /// Blank nodes without a label get one in the order in which they are met.
    anonymous: HashMap<u128, TermId>,
    label: String,
    /// The previous subject: most triples have the same one.
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

    /// Notes what nothing explains.
    pub(super) fn note_unexplained(&mut self, unexplained: Unexplained) {
        self.builder.note_unexplained(unexplained);
    }

    /// Adds one triple.
    pub(super) fn take(&mut self, triple: Triple, origin: Origin) -> Result<(), SyntaxErrorKind> {
        let s = match &self.last_subject {
            Some((last, id)) if *last == triple.subject => {
                self.builder.charge_work(length(last));
                *id
            }
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
        match self.builder.excess() {
            Some(excess) => Err(SyntaxErrorKind::Limit(excess.into())),
            None => Ok(()),
        }
    }

    fn literal(&mut self, literal: &Literal) -> TermId {
        // An empty `xml:lang` means no language.
        match literal.language() {
            Some("") => self.builder.term(Term::plain(literal.value())),
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
            self.label.push_str(ANONYMOUS);
            self.label.push_str(&(self.anonymous.len() + 1).to_string());
            self.builder.charge_memory(ANONYMOUS_NODE);
            let term = self.builder.term(Term::Blank(&self.label));
            self.anonymous.insert(id, term);
            return term;
        }
        // Written labels never collide with generated ones: `anon-1` becomes `anon--anon-1`.
        if node.as_str().starts_with(ANONYMOUS) {
            self.label.push_str(ANONYMOUS);
            self.label.push('-');
        }
        self.label.push_str(node.as_str());
        self.builder.term(Term::Blank(&self.label))
    }
}

/// Length of a subject's IRI or label, in bytes.
fn length(subject: &NamedOrBlankNode) -> usize {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().len(),
        NamedOrBlankNode::BlankNode(node) => node.as_str().len(),
    }
}

#[cfg(test)]
mod tests {
    use crate::rdf::{GraphBuilder, RdfFormat, read};
    use crate::source::{FileId, SourceFile};
    use std::path::PathBuf;

    #[test]
    fn labels_that_are_given_never_meet_written_ones() {
        let text = b"[] <http://a/p> _:anon-1 , _:anon--anon-1 .";
        let file = SourceFile::new("-".to_owned(), PathBuf::new(), text.to_vec());
        let mut builder = GraphBuilder::new();
        read::read(FileId(0), &file, RdfFormat::Turtle, "", &mut builder).expect("Turtle");
        let graph = builder.finish();
        let terms = graph.terms();
        let blank = graph.triples().iter().flat_map(|t| [t.s, t.o]);
        let mut blank: Vec<_> = blank.filter(|id| terms.is_blank(*id)).collect();
        blank.sort_unstable();
        blank.dedup();
        assert_eq!(blank.len(), 3);
    }
}
