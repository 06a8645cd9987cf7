//! Opens a source: a repository, some of its files, RDF, or a git revision, with unsaved texts over files.

mod documents;
mod options;
mod rdf;
mod repository;
mod storage;
mod workspace;

pub use documents::Documents;
pub use options::{Options, Overlay, Source};
pub(in crate::workspace) use rdf::{format_by_name, one_file, pages, read_all};
pub(in crate::workspace) use storage::Storage;
pub(in crate::workspace) use workspace::UNFINISHED;
pub use workspace::Workspace;
