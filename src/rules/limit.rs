//! Limits the findings of each rule; the surplus is counted by cause, as it would take much memory and be of no use.

use crate::diagnostic::{Finding, RuleMeta};
use crate::message;
use crate::untrusted::Untrusted;
use std::collections::BTreeMap;

/// Maximum number of findings of a rule in a unit of work; the property rules have two units.
const MOST: usize = 100_000;

/// Class and property of dropped findings.
type About = (Option<&'static str>, Option<Untrusted>);

/// Number of findings by rule.
#[derive(Default)]
pub(super) struct Count(BTreeMap<&'static str, OfRule>);

struct OfRule {
    rule: &'static RuleMeta,
    count: usize,
    dropped: BTreeMap<About, usize>,
}

impl Count {
    /// Counts the findings from `start` on, and drops the surplus.
    pub(super) fn bound(&mut self, found: &mut Vec<Finding>, start: usize) {
        let last = found.split_off(start);
        found.extend(last.into_iter().filter(|finding| {
            let of = self.0.entry(finding.rule.id).or_insert_with(|| OfRule {
                rule: finding.rule,
                count: 0,
                dropped: BTreeMap::new(),
            });
            of.count += 1;
            if of.count > MOST {
                let about = (finding.class, finding.property.clone());
                *of.dropped.entry(about).or_default() += 1;
            }
            of.count <= MOST
        }));
    }

    /// A finding for each rule, class and property with dropped findings.
    pub(super) fn rest(counts: impl IntoIterator<Item = Self>) -> Vec<Finding> {
        let mut rest: BTreeMap<(&str, About), (&'static RuleMeta, usize)> = BTreeMap::new();
        for (id, of) in counts.into_iter().flat_map(|of| of.0) {
            for (about, dropped) in of.dropped {
                rest.entry((id, about)).or_insert((of.rule, 0)).1 += dropped;
            }
        }
        let rest = rest.into_iter();
        let told = rest.map(|((_, (class, property)), (rule, more))| {
            let message = message!(
                sv: "och {more} till av samma slag, som inte räknas upp",
                en: "and {more} more of the same kind, which are not listed",
                more
            );
            let mut finding = Finding::new(rule, message).help(&rule.fix);
            finding.class = class;
            finding.property = property;
            finding.unlisted = more;
            finding
        });
        told.collect()
    }
}
