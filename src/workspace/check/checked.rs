//! Options and result of a check.

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

/// Options of a check.
#[derive(Clone, Debug)]
pub struct Checks {
    /// Enabled rules, in addition to the settings.
    pub rules: RuleFilter,
    /// The current day, for rules about dates.
    pub today: Date,
    /// A baseline file.
    pub baseline: Option<PathBuf>,
}

impl Checks {
    /// All rules enabled by the settings.
    pub fn on(today: Date) -> Self {
        Self {
            rules: RuleFilter::default(),
            today,
            baseline: None,
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
    /// Results of link checks, if links were checked.
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
    /// Number of findings it suppressed.
    pub known: usize,
    /// Number of its entries that no longer occur.
    pub fixed: usize,
}
