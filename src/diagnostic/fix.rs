//! Fixes: operations on the YAML, and the edits of the source text that they come to.

use crate::source::Span;

/// Whether a fix may be made without anyone looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// The value means what was meant: another spelling, the successor of a code.
    Certain,
    /// A person should see whether it is what was meant.
    Look,
}

impl Safety {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Look => "look",
        }
    }
}

/// What ends a finding: operations on the YAML, which are made together or not at all. They say what, not how: the
/// writing is left to the syntax around the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether someone should look.
    pub safety: Safety,
    /// What is done, in order. Places are those of the file as it was read.
    pub operations: Vec<Operation>,
    /// The code that stands for the new value where authors write codes.
    pub code: Option<String>,
}

/// One operation on a YAML file. What it does to the graph is known beforehand: it is made only when the files read back
/// as that graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The value becomes another, or several others; language and datatype stay.
    Replace {
        /// The value.
        at: Target,
        /// IRIs or lexical forms that stand in its place.
        becomes: Vec<String>,
    },
    /// A key is written otherwise; its value stays.
    RenameKey {
        /// The key.
        at: Target,
        /// What it is called then.
        to: String,
    },
    /// A mapping gets one more key, after those that it has.
    InsertKey {
        /// The mapping: the whole of it, its first key, or the empty value that becomes one.
        into: Target,
        /// The key.
        key: String,
        /// Its value.
        value: NewValue,
    },
    /// A list gets one more item, after those that it has; a value that stands alone becomes a list.
    InsertItem {
        /// The list, one of its items, or the value that stands alone.
        into: Target,
        /// The item.
        value: NewValue,
    },
    /// A key goes with its value, or an item of a list. A list that has no item left goes with its key; a mapping that
    /// has no key left becomes `{}`.
    Remove {
        /// The key, the value of one, or the item.
        at: Target,
    },
    /// A key of several files with the same value moves to `defaults:` of `catalog.yaml`. It stands alone in its fix.
    MoveToDefaults {
        /// The keys, one a file.
        keys: Vec<Span>,
        /// The class as `defaults:` has it: `dataset`.
        class: String,
    },
    /// The plain form: `x` for `{"@value": x}`, for `{"@id": x}` and for a list of one.
    Unwrap {
        /// The mapping or the list.
        at: Target,
    },
}

/// Where an operation is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Where the finding stands, and again wherever else its value stands.
    #[default]
    Finding,
    /// There, whatever the place of the finding.
    At(Span),
}

impl Target {
    /// The place, for a finding or a repetition of its value at `span`.
    pub fn span(self, span: Span) -> Span {
        match self {
            Self::Finding => span,
            Self::At(span) => span,
        }
    }
}

/// A value that is not in the file yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// A text, an id, an IRI.
    Text(String),
    /// Several values.
    List(Vec<NewValue>),
    /// Keys with values, in order.
    Map(Vec<(String, NewValue)>),
}

/// A change of source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// A fix as changes of the source, which are made together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// What is changed; the places do not overlap.
    pub edits: Vec<Edit>,
    /// What is written where a value is replaced, if that is not the value itself but a code for it.
    pub code: Option<String>,
    /// For each operation, the source that it is about: the value, the key with its value, the empty place of what is
    /// new.
    pub about: Vec<Span>,
}

impl Rewrite {
    /// One edit, about what it writes anew.
    pub fn one(edit: Edit) -> Self {
        Self {
            about: vec![edit.span],
            edits: vec![edit],
            code: None,
        }
    }
}

impl Operation {
    /// Where it is made; none for one that is made in several files.
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
    /// The value becomes this one, for certain.
    pub fn certain(value: impl Into<String>) -> Self {
        Self::values(Safety::Certain, vec![value.into()])
    }

    /// The value becomes this one, if a person agrees.
    pub fn look(value: impl Into<String>) -> Self {
        Self::values(Safety::Look, vec![value.into()])
    }

    /// The value becomes these.
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
    pub fn code(mut self, code: &str) -> Self {
        self.code = Some(code.to_owned());
        self
    }

    /// What the value at the finding becomes, where that is all that the fix does.
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
