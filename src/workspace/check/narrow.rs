//! Findings narrowed to a severity, or to what one agent publishes.

use super::checked::Checked;
use super::owners::Owners;
use crate::diagnostic::{Finding, Severity, retain_with_causes};
use crate::rdf::TermId;
use crate::rdf::vocab::{dcterms, foaf};
use crate::workspace::error::{Error, OpenError};
use std::path::Path;

/// The findings that are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// The mildest severity; `None` keeps all.
    pub severity: Option<Severity>,
    /// Id or IRI of an agent; `None` keeps what all publish.
    pub publisher: Option<String>,
}

impl Checked {
    /// Removes findings that are too mild, or about something that another agent publishes.
    ///
    /// # Errors
    /// When there is no such agent.
    pub fn narrow(&mut self, narrow: &Narrow) -> Result<(), Error> {
        if let Some(least) = narrow.severity {
            retain_with_causes(&mut self.findings, |finding| finding.severity >= least);
        }
        if let Some(name) = &narrow.publisher {
            let publisher = self.agent(name)?;
            let mut findings = std::mem::take(&mut self.findings);
            let owners = Owners::of(&self.graph);
            retain_with_causes(&mut findings, |finding| {
                self.is_of(publisher, finding, &owners)
            });
            self.findings = findings;
        }
        Ok(())
    }

    fn is_of(&self, publisher: TermId, finding: &Finding, owners: &Owners) -> bool {
        let graph = &self.graph;
        let subject = finding.subject.as_ref();
        let subject = subject.and_then(|subject| graph.iri(subject.raw()));
        if subject == Some(publisher) {
            return true;
        }
        let owner = owners.owner(graph, finding);
        let (Some(owner), Some(property)) = (owner, graph.iri(dcterms::PUBLISHER)) else {
            return false;
        };
        let mut publishers = graph.values(owner, property).iter();
        publishers.any(|triple| triple.o == publisher)
    }

    /// The agent with this IRI, or with this id in `agents/`.
    fn agent(&self, name: &str) -> Result<TermId, Error> {
        let graph = &self.graph;
        let class = graph.iri(foaf::AGENT);
        let agents = class.into_iter().flat_map(|class| graph.instances(class));
        let named = agents.map(|agent| (agent, self.agent_name(agent)));
        let mut named: Vec<(TermId, String)> = named.collect();
        let is_named = |of: &&(TermId, String)| of.1 == name || graph.iri(name) == Some(of.0);
        if let Some((agent, _)) = named.iter().find(is_named) {
            return Ok(*agent);
        }
        named.sort_by(|one, other| one.1.cmp(&other.1));
        let mut known: Vec<String> = named.into_iter().map(|(_, name)| name).collect();
        known.dedup();
        let name = name.to_owned();
        Err(OpenError::NoAgent { name, known }.into())
    }

    /// The name of the file that describes an agent; in RDF, its IRI.
    fn agent_name(&self, agent: TermId) -> String {
        let graph = &self.graph;
        let file = || {
            self.root.as_ref()?;
            let mut triples = graph.about(agent).iter();
            let span = triples.find_map(|triple| triple.origin.span())?;
            let name = Path::new(self.sources.get(span.file).name.raw());
            Some(name.file_stem()?.to_string_lossy().into_owned())
        };
        file().unwrap_or_else(|| graph.term(agent).text().into_owned())
    }
}
