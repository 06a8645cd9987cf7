//! The dataset, series or service that a finding belongs to.

use crate::diagnostic::Finding;
use crate::rdf::vocab::{dcat, rdf};
use crate::rdf::{Graph, TermId};
use crate::source::FileId;
use crate::untrusted::Untrusted;
use std::collections::{HashMap, HashSet};

/// The dataset, series or service of each distribution and nested node, and of each file that describes one.
#[derive(Debug, Default)]
pub(super) struct Owners {
    by_node: HashMap<TermId, TermId>,
    /// Blank nodes, by label.
    by_label: HashMap<String, TermId>,
    by_file: HashMap<FileId, TermId>,
    datasets: HashSet<TermId>,
}

impl Owners {
    /// Those of a graph.
    pub(super) fn of(graph: &Graph) -> Self {
        let mut owners = Self::default();
        let Some(kind) = graph.iri(rdf::TYPE) else {
            return owners;
        };
        let instances = |class: &str| {
            let class = graph.iri(class);
            class.into_iter().flat_map(|class| graph.instances(class))
        };
        owners.datasets = instances(dcat::DATASET).collect();
        let others = [dcat::DATASET_SERIES, dcat::DATA_SERVICE];
        let all = instances(dcat::DATASET).chain(others.into_iter().flat_map(instances));
        let distribution = graph.iri(dcat::P_DISTRIBUTION);
        for owner in all {
            owners.add(graph, owner, kind, distribution);
        }
        let blank = owners.by_node.keys();
        let blank = blank.filter(|node| graph.terms().is_blank(**node));
        owners.by_label = blank
            .map(|node| (graph.term(*node).text().into_owned(), *node))
            .collect();
        owners
    }

    /// Adds a resource with its distributions and nested nodes.
    fn add(&mut self, graph: &Graph, owner: TermId, kind: TermId, distribution: Option<TermId>) {
        self.by_node.insert(owner, owner);
        let mut open = vec![owner];
        while let Some(node) = open.pop() {
            for triple in graph.about(node) {
                // A value may be a default from another file; the type is of the file itself.
                let is_type = node == owner && triple.p == kind;
                if let Some(span) = triple.origin.span().filter(|_| is_type) {
                    self.by_file.entry(span.file).or_insert(owner);
                }
                let is_part = Some(triple.p) == distribution || graph.terms().is_blank(triple.o);
                if is_part && !self.by_node.contains_key(&triple.o) {
                    self.by_node.insert(triple.o, owner);
                    open.push(triple.o);
                }
            }
        }
    }

    /// What a finding belongs to.
    pub(super) fn owner(&self, graph: &Graph, finding: &Finding) -> Option<TermId> {
        let Some(subject) = finding.subject.as_ref().map(Untrusted::raw) else {
            return self.by_file.get(&finding.span?.file).copied();
        };
        let node = self.by_label.get(subject).copied();
        let node = node.or_else(|| graph.iri(subject))?;
        self.by_node.get(&node).copied()
    }

    /// Number of datasets that the findings belong to.
    pub(super) fn datasets<'f>(
        &self,
        graph: &Graph,
        findings: impl Iterator<Item = &'f Finding>,
    ) -> usize {
        let owners = findings.filter_map(|finding| self.owner(graph, finding));
        let found: HashSet<TermId> = owners
            .filter(|owner| self.datasets.contains(owner))
            .collect();
        found.len()
    }
}
