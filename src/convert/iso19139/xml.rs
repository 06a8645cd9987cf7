//! XML elements of a record: by local name in the namespaces of ISO 19139, with values and spans. Read elements are
//! tracked, so that unread ones can be reported.

use crate::source::{FileId, Span};
use roxmltree::Node;
use std::cell::Cell;

const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Which nodes of a document were read.
#[derive(Debug)]
pub struct ReadNodes(Vec<Cell<bool>>);

impl ReadNodes {
    /// For a document with so many nodes, all unread.
    pub fn new(nodes: usize) -> Self {
        Self(vec![Cell::new(false); nodes])
    }
}

/// An element.
#[derive(Clone, Copy, Debug)]
pub struct Element<'x> {
    node: Node<'x, 'x>,
    seen: &'x ReadNodes,
    file: FileId,
}

/// The value of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementValue<'x> {
    /// The trimmed text; empty where there is only a link.
    pub text: String,
    /// The target of its `xlink:href`.
    pub href: Option<&'x str>,
    /// Span of the text, else of the element.
    pub span: Span,
}

impl ElementValue<'_> {
    /// The text, else the link.
    pub fn any(&self) -> &str {
        if self.text.is_empty() {
            self.href.unwrap_or_default()
        } else {
            &self.text
        }
    }
}

/// Whether the namespace is one of ISO 19139.
fn is_known(namespace: Option<&str>) -> bool {
    let Some(rest) = namespace
        .and_then(|n| n.split_once("://"))
        .map(|(_, rest)| rest)
    else {
        return false;
    };
    [
        "www.isotc211.org/2005/",
        "www.opengis.net/gml",
        "www.opengis.net/cat/csw/",
        "sdi.eurac.edu/metadata/iso19139-2/schema/gmi",
        "schemas.opengis.net/iso/19139/",
    ]
    .iter()
    .any(|start| rest.starts_with(start))
}

impl<'x> Element<'x> {
    /// An element of a document.
    pub fn new(node: Node<'x, 'x>, seen: &'x ReadNodes, file: FileId) -> Self {
        Self { node, seen, file }
    }

    fn of(self, node: Node<'x, 'x>) -> Self {
        Self { node, ..self }
    }

    /// Its local name.
    pub fn name(self) -> &'x str {
        self.node.tag_name().name()
    }

    /// Whether it has this local name, in a known namespace.
    pub fn is(self, name: &str) -> bool {
        self.name() == name && is_known(self.node.tag_name().namespace())
    }

    /// Its child elements.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        let children = self.node.children().filter(Node::is_element);
        children.map(move |node| self.of(node))
    }

    /// All descendants with this name that are not nested in another of that name.
    pub fn below(self, name: &str) -> Vec<Self> {
        let mut found = Vec::new();
        let mut next = self.node.first_element_child();
        while let Some(node) = next {
            let element = self.of(node);
            let inner = if element.is(name) {
                found.push(element);
                None
            } else {
                node.first_element_child()
            };
            next = inner.or_else(|| {
                std::iter::successors(Some(node), Node::parent)
                    .take_while(|up| *up != self.node)
                    .find_map(|up| up.next_sibling_element())
            });
        }
        found
    }

    /// Child elements with this name.
    pub fn children(self, name: &str) -> impl Iterator<Item = Self> {
        self.elements().filter(move |element| element.is(name))
    }

    /// The first child with this name.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children(name).next()
    }

    /// The first child, whatever its type: `MD_DataIdentification` in `identificationInfo`.
    pub fn inner(self) -> Option<Self> {
        self.elements().next()
    }

    /// All elements at a path of names; `*` matches any.
    pub fn all(self, path: &str) -> Vec<Self> {
        let mut at = vec![self];
        for name in path.split('/') {
            let step = |element: Self| {
                element
                    .elements()
                    .filter(move |inner| name == "*" || inner.is(name))
            };
            at = at.into_iter().flat_map(step).collect();
        }
        at
    }

    /// The first element at a path.
    pub fn at(self, path: &str) -> Option<Self> {
        self.all(path).into_iter().next()
    }

    /// An attribute without namespace.
    pub fn attribute(self, name: &str) -> Option<&'x str> {
        self.node
            .attribute(name)
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    /// Its `xlink:href`.
    pub fn href(self) -> Option<&'x str> {
        self.node
            .attribute((XLINK, "href"))
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    /// Its span.
    pub fn span(self) -> Span {
        let range = self.node.range();
        // The start tag only: a whole record is not a useful span.
        let text = &self.node.document().input_text()[range.clone()];
        let end = text.find('>').map_or(range.end, |at| range.start + at + 1);
        Span::new(self.file, range.start, end)
    }

    /// Marks it as read.
    pub fn mark(self) {
        if let Some(seen) = self.seen.0.get(self.node.id().get_usize()) {
            seen.set(true);
        }
    }

    /// Marks it and all its descendants as read.
    pub fn mark_all(self) {
        for node in self.node.descendants().filter(Node::is_element) {
            self.of(node).mark();
        }
    }

    /// Whether it is marked as read.
    pub fn is_marked(self) -> bool {
        self.seen
            .0
            .get(self.node.id().get_usize())
            .is_some_and(Cell::get)
    }

    /// Its own text with span.
    pub fn text(self) -> Option<(String, Span)> {
        let mut whole = String::new();
        let mut range = None;
        for node in self.node.children().filter(Node::is_text) {
            let text = node.text().unwrap_or_default();
            if !text.trim().is_empty() && range.is_none() {
                range = Some(node.range());
            }
            whole.push_str(text);
        }
        let range = range?;
        let source = &self.node.document().input_text()[range.clone()];
        let lead = source.len() - source.trim_start().len();
        let span = Span::new(
            self.file,
            range.start + lead,
            range.start + source.trim_end().len(),
        );
        Some((whole.trim().to_owned(), span))
    }

    /// The element with the value of a property: `CharacterString`, `Anchor`, a code.
    fn holder(self) -> Self {
        self.elements()
            .find(|element| !element.is("PT_FreeText"))
            .unwrap_or(self)
    }

    /// The value of a property: the text of its child, or its own, with the link.
    pub fn value(self) -> Option<ElementValue<'x>> {
        let holder = self.holder();
        let href = holder.href().or_else(|| self.href());
        let text = holder.text();
        if text.is_none() && href.is_none() {
            return None;
        }
        self.mark();
        holder.mark();
        let (text, span) = text.unwrap_or_else(|| (String::new(), holder.span()));
        Some(ElementValue { text, href, span })
    }

    /// The value of a property, if it has a text.
    pub fn text_value(self) -> Option<ElementValue<'x>> {
        self.value().filter(|held| !held.text.is_empty())
    }

    /// A code list value: from its attribute, else the text.
    pub fn code(self) -> Option<ElementValue<'x>> {
        let holder = self.holder();
        let code = holder.attribute("codeListValue");
        let text = holder.text();
        let value = match code {
            Some(code) => code.to_owned(),
            None => text.as_ref()?.0.clone(),
        };
        self.mark();
        holder.mark();
        // The full URL of the code is used by some.
        let short = if value.contains("://") {
            value
                .rsplit(['/', '#'])
                .next()
                .unwrap_or_default()
                .to_owned()
        } else {
            value
        };
        let span = holder.span();
        Some(ElementValue {
            text: short,
            href: None,
            span,
        })
    }
}
