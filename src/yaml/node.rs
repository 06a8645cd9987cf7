//! The YAML syntax tree: every node with its span.

use crate::source::Span;
use std::borrow::Cow;

/// One node and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// The whole of it.
    pub span: Span,
    /// What it is.
    pub value: NodeValue<'s>,
}

/// The kinds of node.
#[derive(Clone, Debug)]
pub enum NodeValue<'s> {
    /// `key: value` pairs in the order written; keys are unique.
    Mapping(Vec<Entry<'s>>),
    /// `- item`s.
    Sequence(Vec<Node<'s>>),
    /// Text; what it means is for the table to say.
    Scalar(Scalar<'s>),
    /// `null` or `~`, written out.
    Null,
    /// Nothing at all after the key or the dash.
    Empty,
}

/// A scalar as it was written, escapes resolved.
#[derive(Clone, Debug)]
pub struct Scalar<'s> {
    /// The text.
    pub text: Cow<'s, str>,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As a `|` or `>` block.
    Block,
}

/// One pair of a mapping.
#[derive(Clone, Debug)]
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node<'s>,
}

impl<'s> Node<'s> {
    /// The value under `key`, when this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entries()
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    /// The pairs of a mapping; none for other nodes.
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
