//! Fixes: operations on the YAML, and the resulting edits of the source text.

use crate::source::Span;

/// Whether a fix may be applied without review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Safe: the same meaning in another form, such as a variant or the replacement of a code.
    Certain,
    /// Unsafe: a person should review it.
    Look,
}

impl Safety {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Look => "look",
        }
    }
}

/// A fix of a finding: operations on the YAML, applied together or not at all. They are independent of the notation at
/// their target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Safe or unsafe.
    pub safety: Safety,
    /// The operations, in order. Spans are those of the file as read.
    pub operations: Vec<Operation>,
    /// The codes that stand for the new values where authors write codes.
    pub code: Option<Vec<String>>,
}

/// An operation on a YAML file, with a known effect on the graph: it is applied only if reading the files again
/// confirms that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Replaces a value by another, or several; language and datatype are kept.
    Replace {
        /// The value.
        at: Target,
        /// IRIs or lexical forms of the new values.
        becomes: Vec<String>,
    },
    /// Renames a key; its value is kept.
    RenameKey {
        /// The key.
        at: Target,
        /// The new name.
        to: String,
    },
    /// Adds a key to a mapping, after the existing ones.
    InsertKey {
        /// The mapping: the whole of it, its first key, or an empty value that becomes one.
        into: Target,
        /// The key.
        key: String,
        /// Its value.
        value: NewValue,
    },
    /// Adds an item to a sequence, after the existing ones; a single value becomes a sequence.
    InsertItem {
        /// The sequence, one of its items, or the single value.
        into: Target,
        /// The item.
        value: NewValue,
    },
    /// Removes a key with its value, or an item. A sequence without items is removed with its key; a mapping without
    /// keys becomes `{}`.
    Remove {
        /// The key, its value, or the item.
        at: Target,
    },
    /// Moves a key with the same value in several files to `defaults:` of `catalog.yaml`. It is the only operation of
    /// its fix.
    MoveToDefaults {
        /// The keys, one for each file.
        keys: Vec<Span>,
        /// The concept name of the class: `dataset`.
        class: String,
    },
    /// Unwraps a value: `x` for `{"@value": x}`, for `{"@id": x}` and for a sequence of one.
    Unwrap {
        /// The mapping or sequence.
        at: Target,
    },
}

/// The target of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The span of the finding, and other spans of its value.
    #[default]
    Finding,
    /// This span, whatever that of the finding.
    At(Span),
}

impl Target {
    /// The span, for a finding or another occurrence of its value at `span`.
    pub fn span(self, span: Span) -> Span {
        match self {
            Self::Finding => span,
            Self::At(span) => span,
        }
    }
}

/// A new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// A text, an id, an IRI.
    Text(String),
    /// A sequence.
    List(Vec<NewValue>),
    /// A mapping, in order.
    Map(Vec<(String, NewValue)>),
}

/// An edit of source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The span that is replaced.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// The edits of a fix, applied together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The edits, without overlaps.
    pub edits: Vec<Edit>,
    /// What is written where a value is replaced, if that is not the value itself but a code for it.
    pub code: Option<Vec<String>>,
    /// For each operation, the span it is about: the value, the key with its value, or the empty span of new text.
    pub about: Vec<Span>,
}

impl Rewrite {
    /// A single edit, about its own span.
    pub fn one(edit: Edit) -> Self {
        Self {
            about: vec![edit.span],
            edits: vec![edit],
            code: None,
        }
    }
}

impl Operation {
    /// The target; `None` for an operation on several files.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Replace { at, .. }
            | Self::RenameKey { at, .. }
            | Self::InsertKey { into: at, .. }
            | Self::InsertItem { into: at, .. }
            | Self::Remove { at }
            | Self::Unwrap { at } => Some(*at),
            Self::MoveToDefaults { .. } => None,
        }
    }
}

impl Fix {
    /// A safe replacement.
    pub fn certain(value: impl Into<String>) -> Self {
        Self::values(Safety::Certain, vec![value.into()])
    }

    /// An unsafe replacement.
    pub fn look(value: impl Into<String>) -> Self {
        Self::values(Safety::Look, vec![value.into()])
    }

    /// A replacement by several values.
    pub fn values(safety: Safety, becomes: Vec<String>) -> Self {
        let at = Target::Finding;
        Self {
            safety,
            operations: vec![Operation::Replace { at, becomes }],
            code: None,
        }
    }

    /// The same, written as this code where authors write codes.
    #[must_use]
    pub fn code(self, code: &str) -> Self {
        self.codes(vec![code.to_owned()])
    }

    /// The same, written as these codes.
    #[must_use]
    pub fn codes(mut self, codes: Vec<String>) -> Self {
        self.code = Some(codes);
        self
    }

    /// The new values at the finding, if the fix does nothing else.
    pub fn replacement(&self) -> Option<&[String]> {
        match &self.operations[..] {
            [
                Operation::Replace {
                    at: Target::Finding,
                    becomes,
                },
            ] => Some(becomes),
            _ => None,
        }
    }
}
