//! YAML: parsing to nodes with spans, edits, writing. The only module that uses the YAML library.

mod cause;
mod decode;
mod edit;
mod ignore;
mod node;
mod operation;
mod parse;
mod quote;
mod reread;
mod rules;
mod syntax;
mod write;

pub use decode::decode_table;
pub use edit::{Editor, apply};
pub use ignore::{Ignore, UNKNOWN_IGNORE, UNUSED_IGNORE, ignores};
pub use node::{Entry, Node, NodeValue, Scalar, Style};
pub use operation::{Document, move_to_defaults};
pub use parse::parse;
pub use reread::{Rewritten, first_misread};
pub use rules::{RULES, SYNTAX, TOO_MUCH};
pub use write::{Draft, document};
