//! Options and result of a check.

use crate::diagnostic::Finding;
use crate::profile::Profile;
use crate::rdf::Graph;
use crate::report::{LinkRow, ResourceCount};
use crate::source::SourceMap;
use crate::untrusted::Untrusted;
use crate::workspace::settings::RuleFilter;
use oxsdatatypes::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// Options of a check.
#[derive(Clone, Debug)]
pub struct Checks {
    /// Enabled rules, in addition to the settings.
    pub rules: RuleFilter,
    /// The current day, for rules about dates.
    pub today: Date,
    /// A baseline file.
    pub baseline: Option<PathBuf>,
    /// A git revision whose findings are left out.
    pub new_since: Option<String>,
}

impl Checks {
    /// All rules enabled by the settings.
    pub fn on(today: Date) -> Self {
        Self {
            rules: RuleFilter::default(),
            today,
            baseline: None,
            new_since: None,
        }
    }
}

/// The result of a check.
#[derive(Debug)]
pub struct Checked {
    /// The sources.
    pub sources: Arc<SourceMap>,
    /// The graph.
    pub graph: Arc<Graph>,
    /// The findings, in order.
    pub findings: Vec<Finding>,
    /// Number of resources by class.
    pub resources: Vec<ResourceCount>,
    /// The profile that was checked against.
    pub profile: &'static Profile,
    /// The folder of `catalog.yaml`; `None` for RDF.
    pub root: Option<PathBuf>,
    /// The effect of the baseline, if there was one.
    pub hidden: Option<Hidden>,
    /// The findings of a revision that were left out, if that was asked for.
    pub known: Option<Known>,
    /// Results of link checks, if links were checked.
    pub links: Option<Vec<LinkRow>>,
}

/// What a baseline did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Number of findings it suppressed.
    pub known: usize,
    /// Number of its entries that no longer occur.
    pub fixed: usize,
}

/// Findings that were left out, since a revision has them as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The revision.
    pub revision: Untrusted,
    /// Their number, of those that would be shown.
    pub count: usize,
}
