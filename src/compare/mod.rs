//! What two catalogues differ in, as plain data, and that data as text.
//!
//! ```text
//! two Graphs ─sides→ common numbers ─rename→ pairs ─differ→ statements that went and came ─tell→ Comparison
//! Comparison ─write→ human | Markdown | JSON
//! ```
//!
//! Everything is compared by number and by hash, once over each graph: only what differs becomes text.

mod colour;
mod comparison;
mod differ;
mod nameless;
mod regroup;
mod rename;
mod rules;
mod side;
mod tell;
mod words;
mod write;

pub use comparison::{
    Change, Changed, Comparison, Kind, Property, Renamed, Resource, Value, telling,
};
pub use differ::compare;
pub use rules::{RENAMED, RULES};
pub use write::{DiffFormat, Told, write};
