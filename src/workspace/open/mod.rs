//! What was named, read: a repository, some of its files, RDF, or a revision in git, with unsaved texts over the files.

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
