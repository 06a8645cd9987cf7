//! What two catalogues differ in, as plain data, and that data as text.
//!
//! ```text
//! two Graphs ─sides→ common numbers ─rename→ pairs ─differ→ statements that went and came ─tell→ Comparison
//! Comparison ─write→ human | Markdown | JSON
//! ```
//!
//! Everything is compared by number and by hash, once over each graph: only what differs becomes text. Where hashes cannot
//! decide (nameless nodes in a circle), `exact` looks at each: component → partition → search.

mod blank_nodes;
mod build;
mod builder;
mod colour;
mod comparison;
mod component;
mod differ;
mod exact;
mod found;
mod partition;
mod regroup;
mod rename;
mod rules;
mod search;
mod side;
mod words;
mod write;

pub use comparison::{
    BlankNodes, Change, Changed, Comparison, Property, Renamed, Resource, Value, ValueKind,
    significant_changes,
};
pub use differ::compare;
pub use rules::{RENAMED, RULES};
pub use write::{DiffFormat, DiffReport, write};
