//! Import: reads sources, and writes a repository.

mod sources;
mod target;
mod upgrade;
mod write;

pub use sources::{Form, ImportSources, read};
pub use target::Target;
pub use upgrade::{Moved, place};
pub use write::{MissingLine, Written, write};
