//! What is wrong in a catalogue, as plain data; nothing here asks why.

mod collector;
mod finding;
mod meta;
mod text;

pub use collector::{Collector, Summary};
pub use finding::Finding;
pub use meta::{Portal, RuleMeta, Severity};
pub use text::{Lang, Text};
