//! RDF: terms, the graph, readers and writers. Knows nothing of DCAT.

mod builder;
mod format;
mod graph;
mod intern;
mod iri;
mod language;
mod origin;
mod prefixes;
pub mod read;
mod reported;
mod term;
pub mod vocab;
pub mod write;

pub use builder::{Excess, GraphBuilder};
pub use format::RdfFormat;
pub use graph::{Graph, Triple, Unexplained, UnexplainedKind};
pub use intern::{TermId, Terms};
pub use iri::{has_scheme, is_absolute_iri, looks_like_iri};
pub use language::is_language_tag;
pub use origin::Origin;
pub use prefixes::Prefixes;
pub use reported::Reported;
pub use term::Term;
