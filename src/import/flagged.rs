//! Errors that are known of a source graph before it is converted.

use crate::diagnostic::Finding;
use crate::rdf::{Graph, Term, TermId};
use crate::untrusted::Untrusted;
use hashbrown::{HashMap, HashSet};

/// The rule whose findings go away when what is reported is given an IRI.
const BLANK_NODE: &str = "harvest/blank-node";

/// What is already known to be wrong with the source: subject and property, or the subject as a whole.
///
/// A value with a finding is never shared: the finding would be shown once for many.
#[derive(Debug, Default)]
pub struct Flagged {
    /// Subjects and their properties with findings.
    pub values: HashSet<(TermId, TermId)>,
    /// Subjects with findings.
    pub subjects: HashSet<TermId>,
}

impl Flagged {
    /// What the findings are about, in the graph's own numbers.
    pub fn of(graph: &Graph, findings: &[Finding]) -> Self {
        let mut flagged = Self::default();
        let blank = |finding: &Finding| {
            finding
                .subject
                .as_ref()
                .is_some_and(|s| s.raw().starts_with("_:"))
        };
        let mut labels: HashMap<&str, TermId> = HashMap::new();
        if findings.iter().any(blank) {
            for node in graph.subjects() {
                if let Term::Blank(label) = graph.term(node) {
                    labels.insert(label, node);
                }
            }
        }
        for finding in findings
            .iter()
            .filter(|finding| finding.is_shown() && finding.rule.id != BLANK_NODE)
        {
            let subjects = finding.subject.iter().map(Untrusted::raw);
            let others = finding.explains.iter().map(|of| of.subject.raw());
            let subjects = subjects.chain(others);
            let nodes = subjects.filter_map(|subject| match subject.strip_prefix("_:") {
                Some(label) => labels.get(label).copied(),
                None => graph.iri(subject),
            });
            let property = finding.property.as_ref();
            let property = property.and_then(|iri| graph.iri(iri.raw()));
            for node in nodes {
                flagged.subjects.insert(node);
                flagged
                    .values
                    .extend(property.map(|property| (node, property)));
            }
        }
        flagged
    }
}
