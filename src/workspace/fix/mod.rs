//! Applies fixes (`--fix`, `--unsafe-fixes`) to the YAML files.
//!
//! The edited texts are read again before anything is written: an edit is kept only if the graph is the same but for the
//! fixed values. Rounds are repeated until no fix is left, so that a second run has nothing to do.

mod aliases;
mod change;
mod choose;
mod edits;
mod plan;
mod proof;
mod remaining;
mod rounds;
mod write;

pub use change::Change;
pub use plan::Fixes;
pub use remaining::RemainingFixes;
pub use write::Unwritten;
