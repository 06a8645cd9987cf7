//! Source texts, spans and positions; knows nothing of YAML or RDF.

pub mod boundary;
pub mod budget;
mod encoding;
mod file;
mod line_index;
mod parallel;
mod span;
pub mod tree;

pub use file::{ReadError, SourceFile, SourceMap};
pub use line_index::{LineIndex, Position};
pub use parallel::in_parallel;
pub use span::{FileId, Span, Spanned};
