//! Limits the findings listed for one rule. How many more there are is one finding: nobody reads them all, and they take
//! many times the memory of what they are about.

use crate::diagnostic::{Finding, RuleMeta};
use crate::message;
use std::collections::BTreeMap;

/// Findings of one rule that one piece of the work lists; the rules on properties are two pieces.
const MOST: usize = 100_000;

/// How many findings each rule has.
#[derive(Default)]
pub(super) struct Count(BTreeMap<&'static str, (&'static RuleMeta, usize)>);

impl Count {
    /// Counts what was found from `start` on, and leaves away what is too much.
    pub(super) fn bound(&mut self, found: &mut Vec<Finding>, start: usize) {
        let last = found.split_off(start);
        found.extend(last.into_iter().filter(|finding| {
            let (_, count) = self.0.entry(finding.rule.id).or_insert((finding.rule, 0));
            *count += 1;
            *count <= MOST
        }));
    }

    /// One finding for each rule of which not all findings are listed.
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
