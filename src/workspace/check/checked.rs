//! What a check is told, and what comes of it.

use crate::diagnostic::Finding;
use crate::profile::Profile;
use crate::rdf::Graph;
use crate::report::{LinkRow, ResourceCount};
use crate::source::SourceMap;
use crate::workspace::settings::RuleFilter;
use oxsdatatypes::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// What is checked, and by what.
#[derive(Clone, Debug)]
pub struct Checks {
    /// Which rules, on top of what the settings say.
    pub rules: RuleFilter,
    /// The day that dates are compared with.
    pub today: Date,
    /// A file with known findings, which are not told again.
    pub baseline: Option<PathBuf>,
}

impl Checks {
    /// All rules that are on by the settings.
    pub fn on(today: Date) -> Self {
        Self {
            rules: RuleFilter::default(),
            today,
            baseline: None,
        }
    }
}

/// What was checked.
#[derive(Debug)]
pub struct Checked {
    /// The files that were read.
    pub sources: Arc<SourceMap>,
    /// What they state.
    pub graph: Arc<Graph>,
    /// What is wrong, in order of place.
    pub findings: Vec<Finding>,
    /// How many resources of each class there are.
    pub resources: Vec<ResourceCount>,
    /// What it was checked against.
    pub profile: &'static Profile,
    /// The folder of `catalog.yaml`; none for RDF.
    pub root: Option<PathBuf>,
    /// What the baseline did, where there was one.
    pub hidden: Option<Hidden>,
    /// What came of each link, when they were checked.
    pub links: Option<Vec<LinkRow>>,
}

/// What a baseline did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Findings it kept quiet.
    pub known: usize,
    /// Findings it names that are there no more.
    pub fixed: usize,
}
