//! What two catalogues differ in, as plain data, and that data as text.
//!
//! ```text
//! two Graphs ─sides→ common numbers ─rename→ pairs ─differ→ statements that went and came ─tell→ Comparison
//! Comparison ─write→ human | Markdown | JSON
//! ```
//!
//! Everything is compared by number and by hash, once over each graph: only what differs becomes text. Where hashes cannot
//! decide (nameless nodes in a circle), `exact` looks at each: component → partition → search.

mod colour;
mod comparison;
mod component;
mod differ;
mod exact;
mod nameless;
mod partition;
mod regroup;
mod rename;
mod rules;
mod search;
mod side;
mod tell;
mod words;
mod write;

pub use comparison::{
    Change, Changed, Comparison, Kind, Nameless, Property, Renamed, Resource, Value, telling,
};
pub use differ::compare;
pub use rules::{RENAMED, RULES};
pub use write::{DiffFormat, Told, write};
