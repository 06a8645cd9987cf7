//! A YAML file before it is read as a description, and what `catalog.yaml` tells of other files.

use super::include::{self, Include};
use crate::diagnostic::Finding;
use crate::source::FileId;
use crate::yaml::{self, Node};

/// One parsed file.
#[derive(Debug)]
pub struct Parsed<'s> {
    pub(super) node: Option<Node<'s>>,
    pub(super) findings: Vec<Finding>,
}

impl<'s> Parsed<'s> {
    /// Parses a file.
    pub fn of(file: FileId, bytes: &'s [u8]) -> Self {
        let (node, findings) = yaml::parse(file, bytes);
        Self { node, findings }
    }

    /// What `catalog.yaml` includes: files that have to be taken in before the repository is read. What is written wrong is
    /// left out here, and reported when it is read.
    pub fn includes(&self) -> Vec<Include> {
        self.includes_and_faults().0
    }

    /// The same, with what is written wrong.
    pub fn includes_and_faults(&self) -> (Vec<Include>, Vec<Finding>) {
        let node = self.node.as_ref().and_then(|node| node.get(include::KEY));
        let mut faults = Vec::new();
        let includes = node.map_or_else(Vec::new, |node| include::read(node, &mut faults));
        (includes, faults)
    }

    /// The keys that `defaults:` in `catalog.yaml` gives for a concept.
    pub fn default_keys(&self, concept: &str) -> Vec<String> {
        let node = self.node.as_ref();
        let defaults = node.and_then(|node| node.get("defaults")?.get(concept));
        let keys = defaults.into_iter().flat_map(|node| node.entries());
        keys.map(|entry| entry.key.to_string()).collect()
    }
}
