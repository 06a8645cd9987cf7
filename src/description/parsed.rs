//! A parsed YAML file, before it is read as a description, and what `catalog.yaml` says about other files.

use super::include::{self, Include};
use crate::diagnostic::Finding;
use crate::source::FileId;
use crate::yaml::{self, Node};

/// A parsed file.
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

    /// The includes of `catalog.yaml`: files that must be loaded before the repository is read. Invalid ones are
    /// skipped here, and reported when the file is read.
    pub fn includes(&self) -> Vec<Include> {
        self.includes_and_findings().0
    }

    /// The includes, and findings about invalid ones.
    pub fn includes_and_findings(&self) -> (Vec<Include>, Vec<Finding>) {
        let node = self.node.as_ref().and_then(|node| node.get(include::KEY));
        let mut faults = Vec::new();
        let includes = node.map_or_else(Vec::new, |node| include::read(node, &mut faults));
        (includes, faults)
    }

    /// A text at the top of the file: a scalar, or the first language of several.
    pub fn text(&self, key: &str) -> Option<String> {
        let value = self.node.as_ref()?.get(key)?;
        let first = || value.entries().first().map(|entry| &entry.value);
        let text = value.text().or_else(|| first()?.text())?;
        Some(text.to_owned())
    }

    /// The keys under `defaults:` in `catalog.yaml` for a concept.
    pub fn default_keys(&self, concept: &str) -> Vec<String> {
        let node = self.node.as_ref();
        let defaults = node.and_then(|node| node.get("defaults")?.get(concept));
        let keys = defaults.into_iter().flat_map(Node::entries);
        keys.map(|entry| entry.key.to_string()).collect()
    }
}
