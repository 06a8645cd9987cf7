//! Options for checking a link.

/// Options for checking a link.
#[derive(Clone, Copy, Debug, Default)]
pub struct VisitOptions {
    /// Whether private addresses may be requested (`--allow-private`).
    pub allow_private: bool,
}
