//! Limits the findings of each rule; the surplus is counted in one finding, as it would take much memory and be of no
//! use.

use crate::diagnostic::{Finding, RuleMeta};
use crate::message;
use std::collections::BTreeMap;

/// Maximum number of findings of a rule in a unit of work; the property rules have two units.
const MOST: usize = 100_000;

/// Number of findings by rule.
#[derive(Default)]
pub(super) struct Count(BTreeMap<&'static str, (&'static RuleMeta, usize)>);

impl Count {
    /// Counts the findings from `start` on, and drops the surplus.
    pub(super) fn bound(&mut self, found: &mut Vec<Finding>, start: usize) {
        let last = found.split_off(start);
        found.extend(last.into_iter().filter(|finding| {
            let (_, count) = self.0.entry(finding.rule.id).or_insert((finding.rule, 0));
            *count += 1;
            *count <= MOST
        }));
    }

    /// A finding for each rule with dropped findings.
    pub(super) fn rest(counts: impl IntoIterator<Item = Self>) -> Vec<Finding> {
        let mut rest: BTreeMap<&str, (&'static RuleMeta, usize)> = BTreeMap::new();
        for (id, (rule, count)) in counts.into_iter().flat_map(|of| of.0) {
            if count > MOST {
                rest.entry(id).or_insert((rule, 0)).1 += count - MOST;
            }
        }
        let told = rest.into_values().map(|(rule, more)| {
            let message = message!(
                sv: "och {more} till av samma slag, som inte räknas upp",
                en: "and {more} more of the same kind, which are not listed",
                more
            );
            Finding::new(rule, message).help(&rule.fix)
        });
        told.collect()
    }
}
