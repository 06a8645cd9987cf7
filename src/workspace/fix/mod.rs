//! Fixes: what findings know how to change, changed in the YAML files.
//!
//! What would be written is read first: only what gives the same graph plus the fixes is kept. It goes on until nothing
//! more can be fixed, so that a second run finds nothing to do.

mod change;
mod choose;
mod edits;
mod left;
mod plan;
mod proof;
mod rounds;
mod twins;
mod write;

pub use change::Change;
pub use left::Left;
pub use plan::Fixes;
pub use write::Unwritten;
