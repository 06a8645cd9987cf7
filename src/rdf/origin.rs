//! Where a triple was written.

use crate::source::{FileId, Span};

/// The source location of a triple, in twelve bytes: there are millions of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    file: u32,
    start: u32,
    end: u32,
}

const NOWHERE: u32 = u32::MAX;
const SHARED: u32 = 1 << 31;

impl Origin {
    /// Unknown (JSON-LD input).
    pub const fn nowhere() -> Self {
        Self {
            file: NOWHERE,
            start: 0,
            end: 0,
        }
    }

    /// Written at `span`, for this triple only.
    pub fn at(span: Span) -> Self {
        debug_assert!(span.file.0 < SHARED, "fewer than 2^31 files");
        Self {
            file: span.file.0,
            start: span.start,
            end: span.end,
        }
    }

    /// Written at `span` as a default that several resources inherit.
    pub fn shared(span: Span) -> Self {
        Self {
            file: span.file.0 | SHARED,
            start: span.start,
            end: span.end,
        }
    }

    /// The span, if known.
    pub fn span(self) -> Option<Span> {
        (self.file != NOWHERE).then_some(Span {
            file: FileId(self.file & !SHARED),
            start: self.start,
            end: self.end,
        })
    }

    /// Whether it is a default that several resources inherit.
    pub fn is_shared(self) -> bool {
        self.file != NOWHERE && self.file & SHARED != 0
    }
}

impl From<Span> for Origin {
    fn from(span: Span) -> Self {
        Self::at(span)
    }
}
