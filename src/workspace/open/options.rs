//! What is opened, and how.

use crate::profile::Version;
use crate::rdf::RdfFormat;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is opened.
#[derive(Clone, Debug)]
pub enum Source {
    /// A folder in a repository, some YAML files of one, or RDF files (`-` is standard input). Of a repository the whole
    /// is read, and only findings in the files that were named are told.
    Paths(Vec<PathBuf>),
    /// A repository as it was at a revision.
    Revision {
        /// The folder that holds `catalog.yaml`.
        root: PathBuf,
        /// The revision, as git names it.
        revision: String,
    },
    /// RDF from memory, all into one graph.
    Rdf {
        /// The name that each file is shown by, and its contents.
        files: Vec<(String, Vec<u8>)>,
    },
}

/// How it is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The version of the profile; none is what `katalog.toml` says, else the latest.
    pub profile: Option<Version>,
    /// The syntax of RDF; none is what the name of the file tells, else what it looks like.
    pub syntax: Option<RdfFormat>,
    /// Texts that stand for files of the repository.
    pub overlay: Overlay,
}

/// Texts that stand for files of a repository, by the name that each has in it.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    pub(in crate::workspace) texts: BTreeMap<String, Vec<u8>>,
    /// Whether there are no other files than these.
    pub(in crate::workspace) is_whole: bool,
}

impl Overlay {
    /// Texts that are not saved yet; all other files are read from where they lie.
    pub fn unsaved(texts: BTreeMap<String, Vec<u8>>) -> Self {
        let is_whole = false;
        Self { texts, is_whole }
    }

    /// All files of the repository: what has come to the disk since they were read is passed over.
    pub(in crate::workspace) fn whole(texts: BTreeMap<String, Vec<u8>>) -> Self {
        let is_whole = true;
        Self { texts, is_whole }
    }

    /// The text that stands for the file of this name.
    pub(in crate::workspace) fn get(&self, name: &str) -> Option<&Vec<u8>> {
        self.texts.get(name)
    }

    /// Whether the file is none of the repository.
    pub(in crate::workspace) fn lacks(&self, name: &str) -> bool {
        self.is_whole && !self.texts.contains_key(name)
    }
}
