//! What a check is told, and what comes of it.

use crate::diagnostic::{Finding, Lang, Several, Text};
use crate::profile::Profile;
use crate::rdf::Graph;
use crate::report::{LinkRow, ResourceCount};
use crate::source::SourceMap;
use crate::untrusted::Untrusted;
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

impl Checked {
    /// What is wrong where `count` findings with the cause of this one are shown as one.
    pub fn message_of_many(&self, finding: &Finding, lang: Lang, count: usize) -> Untrusted {
        let class = finding
            .class
            .and_then(|name| self.profile.class_named(name));
        let class = class.map(|id| self.profile.class(id));
        let things = class.map_or(Several::RESOURCES, |class| Text {
            sv: class.plural.sv.as_str(),
            en: class.plural.en.as_str(),
        });
        let key = finding.property.as_ref().map(|property| {
            let row = class.and_then(|class| class.by_iri(property.raw()));
            match row.filter(|_| self.root.is_some()) {
                Some(row) => row.key.clone(),
                None => self.profile.prefixes.compact(property.raw()),
            }
        });
        let several = Several {
            count,
            things,
            key: key.as_deref().unwrap_or_default(),
        };
        finding.message_of_many(lang, &several)
    }
}

/// What a baseline did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Findings it kept quiet.
    pub known: usize,
    /// Findings it names that are there no more.
    pub fixed: usize,
}
