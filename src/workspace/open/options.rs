//! Source and options of a workspace.

use crate::profile::Version;
use crate::rdf::RdfFormat;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The source of a workspace.
#[derive(Clone, Debug)]
pub enum Source {
    /// A folder in a repository, some YAML files of one, or RDF files (`-` is standard input). A repository is read
    /// completely; if files are named, only findings in those are reported.
    Paths(Vec<PathBuf>),
    /// A repository at a git revision.
    Revision {
        /// The folder that holds `catalog.yaml`.
        root: PathBuf,
        /// The revision.
        revision: String,
    },
    /// RDF from memory, all into one graph.
    Rdf {
        /// The name that each file is shown by, and its contents.
        files: Vec<(String, Vec<u8>)>,
    },
}

/// Options for opening.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Profile version; `None`: from `katalog.toml`, else the latest.
    pub profile: Option<Version>,
    /// RDF syntax; `None`: by file name extension, else by content.
    pub syntax: Option<RdfFormat>,
    /// The base IRI of RDF; `None` is the URL that it was fetched from.
    pub base: Option<String>,
    /// Texts that replace files of the repository.
    pub overlay: Overlay,
}

/// Texts that replace files of a repository, by file name.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    pub(in crate::workspace) texts: BTreeMap<String, Vec<u8>>,
    /// Whether the repository has no other files.
    pub(in crate::workspace) is_whole: bool,
}

impl Overlay {
    /// Unsaved texts; all other files are read from disk.
    pub fn unsaved(texts: BTreeMap<String, Vec<u8>>) -> Self {
        let is_whole = false;
        Self { texts, is_whole }
    }

    /// All files of the repository: files added on disk since are ignored.
    pub(in crate::workspace) fn whole(texts: BTreeMap<String, Vec<u8>>) -> Self {
        let is_whole = true;
        Self { texts, is_whole }
    }

    /// The text for the file with this name.
    pub(in crate::workspace) fn get(&self, name: &str) -> Option<&Vec<u8>> {
        self.texts.get(name)
    }

    /// Whether the file is not part of the repository.
    pub(in crate::workspace) fn lacks(&self, name: &str) -> bool {
        self.is_whole && !self.texts.contains_key(name)
    }
}
