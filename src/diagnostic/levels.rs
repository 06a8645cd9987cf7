//! Which rules are on, and how grave their findings are.

use super::{RuleMeta, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of the rules: by id (`group/slug`) or by group.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Severity by rule or group; `None` is off.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// Only these rules and groups; empty means all.
    pub select: BTreeSet<String>,
    /// Not these rules and groups.
    pub ignore: BTreeSet<String>,
}

impl Levels {
    /// Whether findings of the rule with this id are wanted. A rule by its id weighs more than its group.
    pub fn is_on(&self, id: &str) -> bool {
        let group = group_of(id);
        let selected =
            self.select.is_empty() || self.select.contains(id) || self.select.contains(group);
        let ignored =
            self.ignore.contains(id) || (self.ignore.contains(group) && !self.select.contains(id));
        let off = self.setting(id).is_some_and(Option::is_none) && !self.select.contains(id);
        selected && !ignored && !off
    }

    /// The severity that is set for the rule, if any.
    pub fn severity(&self, rule: &RuleMeta) -> Option<Severity> {
        self.setting(rule.id).copied().flatten()
    }

    fn setting(&self, id: &str) -> Option<&Option<Severity>> {
        let by_id = self.severities.get(id);
        by_id.or_else(|| self.severities.get(group_of(id)))
    }
}

/// The group of a rule id.
pub fn group_of(id: &str) -> &str {
    id.split('/').next().unwrap_or(id)
}
