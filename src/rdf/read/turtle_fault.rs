//! Errors in Turtle and N-Triples that the parser does not report.

/// Why Turtle or N-Triples is malformed, where the parser does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurtleFault {
    /// A line end within `"…"` or `'…'`.
    LineEnd,
    /// A backslash before a character that needs none, or a `%` before no hexadecimal digits, in a prefixed name.
    Escape,
}
