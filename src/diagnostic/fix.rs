//! Fixes: one value becomes another, with the edit of the source text.

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

/// One value becomes another, or several others. It says what, not how: the writing is left to the syntax the value
/// stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether someone should look.
    pub safety: Safety,
    /// IRIs or lexical forms that stand in the place of the value; language and datatype stay.
    pub becomes: Vec<String>,
}

/// A change of source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

impl Fix {
    /// The value becomes this one, for certain.
    pub fn certain(value: impl Into<String>) -> Self {
        Self {
            safety: Safety::Certain,
            becomes: vec![value.into()],
        }
    }

    /// The value becomes this one, if a person agrees.
    pub fn look(value: impl Into<String>) -> Self {
        Self {
            safety: Safety::Look,
            becomes: vec![value.into()],
        }
    }
}
