//! Difference of two catalogues, as plain data and as text.
//!
//! ```text
//! two Graphs ─sides→ common ids ─rename→ pairs ─differ→ removed and added statements ─build→ Comparison
//! Comparison ─write→ human | Markdown | JSON
//! ```
//!
//! Terms are compared by id and hash, in one pass over each graph: only differences become text. Where hashes cannot
//! decide (blank nodes in cycles), `exact` compares each: component → partition → search.

mod bilingual;
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
mod reuse;
mod rules;
mod search;
mod side;
mod words;
mod write;

pub use bilingual::Words;
pub use comparison::{
    BlankNodes, Change, Changed, Comparison, Property, Renamed, Resource, Reuse, Value, ValueKind,
    significant_changes,
};
pub use differ::compare;
pub use rules::{RENAMED, REUSED, RULES};
pub use write::{DiffFormat, DiffReport, Severities, write};
