//! Which rules are enabled, and the severity of their findings.

use super::{RuleMeta, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Settings for rules, by id (`group/slug`) or group.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Severity by rule or group; `None` disables it.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// Enabled rules and groups; empty enables all.
    pub select: BTreeSet<String>,
    /// Disabled rules and groups.
    pub ignore: BTreeSet<String>,
}

impl Levels {
    /// Whether the rule with this id is enabled. A setting for the rule takes precedence over one for its group.
    pub fn is_on(&self, id: &str) -> bool {
        let group = group_of(id);
        let selected =
            self.select.is_empty() || self.select.contains(id) || self.select.contains(group);
        let ignored =
            self.ignore.contains(id) || (self.ignore.contains(group) && !self.select.contains(id));
        let off = self.setting(id).is_some_and(Option::is_none) && !self.select.contains(id);
        selected && !ignored && !off
    }

    /// The severity set for the rule, if any.
    pub fn severity(&self, rule: &RuleMeta) -> Option<Severity> {
        self.setting(rule.id).copied().flatten()
    }

    fn setting(&self, id: &str) -> Option<&Option<Severity>> {
        let by_id = self.severities.get(id);
        by_id.or_else(|| self.severities.get(group_of(id)))
    }
}

/// The group in a rule id.
pub fn group_of(id: &str) -> &str {
    id.split('/').next().unwrap_or(id)
}
