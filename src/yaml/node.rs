//! The YAML syntax tree: every node with its span.

use crate::source::Span;
use std::borrow::Cow;

/// A node with its span.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// The span of the whole node.
    pub span: Span,
    /// The value.
    pub value: NodeValue<'s>,
}

/// Kinds of nodes.
#[derive(Clone, Debug)]
pub enum NodeValue<'s> {
    /// `key: value` pairs in the order written; keys are unique.
    Mapping(Vec<Entry<'s>>),
    /// `- item`s.
    Sequence(Vec<Node<'s>>),
    /// Text; the profile decides its meaning.
    Scalar(Scalar<'s>),
    /// `null` or `~`, written out.
    Null,
    /// No value after the key or the dash.
    Empty,
}

/// A scalar with its escapes resolved.
#[derive(Clone, Debug)]
pub struct Scalar<'s> {
    /// The text.
    pub text: Cow<'s, str>,
    /// The scalar style.
    pub style: Style,
    /// Plain, and followed by a comment that may be meant as part of it: ` #`.
    pub is_cut: bool,
}

/// Scalar styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain (unquoted).
    Plain,
    /// In single or double quotes.
    Quoted,
    /// Literal or folded block (`|`, `>`).
    Block,
}

/// One pair of a mapping.
#[derive(Clone, Debug)]
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// The span of the key.
    pub key_span: Span,
    /// The value.
    pub value: Node<'s>,
}

impl<'s> Node<'s> {
    /// The value of `key`, if this is a mapping that contains it.
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    /// The entries of a mapping; empty for other nodes.
    pub fn entries(&self) -> &[Entry<'s>] {
        match &self.value {
            NodeValue::Mapping(entries) => entries,
            NodeValue::Sequence(_) | NodeValue::Scalar(_) | NodeValue::Null | NodeValue::Empty => {
                &[]
            }
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(&scalar.text),
            NodeValue::Mapping(_) | NodeValue::Sequence(_) | NodeValue::Null | NodeValue::Empty => {
                None
            }
        }
    }

    /// The items of a sequence, or the node itself as the only one.
    pub fn items(&self) -> &[Node<'s>] {
        match &self.value {
            NodeValue::Sequence(items) => items,
            NodeValue::Mapping(_) | NodeValue::Scalar(_) | NodeValue::Null | NodeValue::Empty => {
                std::slice::from_ref(self)
            }
        }
    }
}
