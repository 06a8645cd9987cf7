//! Findings grouped by cause: few causes instead of many findings.

use super::{CauseKey, Finding, Portal, Severity};
use crate::untrusted::Untrusted;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::fmt::Write;

/// Up to this many discriminators of one rule, class and property are causes of their own. Where there are more, the
/// property is the cause: forty misspelt formats are one list to go through.
const MOST_DISCRIMINATORS: usize = 3;
/// The same, of one rule and class where there is no property: each misspelt key is corrected by itself.
const MOST_WITHOUT_PROPERTY: usize = 20;

/// Findings that share a cause, by index in the slice that was grouped.
#[derive(Clone, Debug)]
pub struct CauseGroup {
    /// A stable id: 16 hexadecimal digits of the key.
    pub id: String,
    /// The highest severity among the findings shown; of all if none is shown.
    pub severity: Severity,
    /// The highest level of the portal's validator.
    pub portal: Portal,
    /// The findings shown to people, in order.
    pub shown: Vec<usize>,
    /// The findings that are not shown: explained by one of this cause, or for programs only.
    pub unshown: Vec<usize>,
    /// Number of resources that the findings shown are about.
    pub resources: usize,
    /// Number of files that the findings shown are in.
    pub files: usize,
    /// The discriminators with their numbers of findings, the most frequent first; empty where the property alone is the
    /// cause.
    pub discriminators: Vec<(String, usize)>,
}

impl CauseGroup {
    /// The finding that stands for the cause.
    pub fn example(&self) -> usize {
        let first = self.shown.first().or_else(|| self.unshown.first());
        first.copied().unwrap_or_default()
    }

    /// Number of findings that are counted only, as there are too many of their rule.
    pub fn unlisted(&self, findings: &[Finding]) -> usize {
        let shown = self.shown.iter();
        shown.map(|index| findings[*index].unlisted).sum()
    }

    /// Number of all findings of the cause.
    pub fn count(&self) -> usize {
        self.shown.len() + self.unshown.len()
    }

    /// Whether it stands for several discriminators, which its text cannot name.
    pub fn is_mixed(&self) -> bool {
        self.discriminators.len() > 1
    }
}

/// Groups findings by cause: the most serious first, then the most frequent. Takes linear time but for the order.
///
/// Each finding is in exactly one group; an explained one in that of the finding that explains it.
pub fn group(findings: &[Finding]) -> Vec<CauseGroup> {
    let keys = keys(findings);
    let mut places: HashMap<CauseKey<'_>, usize> = HashMap::new();
    let mut groups: Vec<(CauseKey<'_>, Vec<usize>, Vec<usize>)> = Vec::new();
    let mut explained = Vec::new();
    let mut by_number: HashMap<u32, usize> = HashMap::new();
    for (index, (finding, key)) in findings.iter().zip(&keys).enumerate() {
        if finding.cause.is_some() {
            explained.push(index);
            continue;
        }
        let place = *places.entry(*key).or_insert_with(|| {
            groups.push((*key, Vec::new(), Vec::new()));
            groups.len() - 1
        });
        let (_, shown, unshown) = &mut groups[place];
        let of = if finding.is_shown() { shown } else { unshown };
        of.push(index);
        by_number.insert(finding.number, place);
    }
    for index in explained {
        let number = findings[index].cause.as_ref().map(|cause| cause.number);
        let place = number.and_then(|number| by_number.get(&number).copied());
        let place = place.or_else(|| places.get(&keys[index]).copied());
        match place {
            Some(place) => groups[place].2.push(index),
            None => {
                places.insert(keys[index], groups.len());
                groups.push((keys[index], Vec::new(), vec![index]));
            }
        }
    }
    let groups = groups.into_iter();
    let mut groups: Vec<CauseGroup> = groups
        .map(|(key, shown, unshown)| whole(findings, key, shown, unshown))
        .collect();
    groups.sort_by_key(|group| {
        let order = (!group.shown.is_empty(), group.severity, group.shown.len());
        (Reverse(order), group.example())
    });
    groups
}

/// The key of each finding, without discriminator where there are too many of them.
fn keys(findings: &[Finding]) -> Vec<CauseKey<'_>> {
    let family = |key: &CauseKey<'_>| (key.rule, key.class, key.property.to_owned());
    let mut found: HashSet<CauseKey<'_>> = HashSet::new();
    let mut families: HashMap<(&str, &str, String), usize> = HashMap::new();
    let mut keys: Vec<CauseKey<'_>> = findings.iter().map(Finding::cause_key).collect();
    for key in &keys {
        // Each missing file is a cause of its own.
        let has_family = !(key.class.is_empty() && key.property.is_empty());
        if has_family && !key.discriminator.is_empty() && found.insert(*key) {
            *families.entry(family(key)).or_default() += 1;
        }
    }
    families.retain(|(_, _, property), count| {
        let most = if property.is_empty() {
            MOST_WITHOUT_PROPERTY
        } else {
            MOST_DISCRIMINATORS
        };
        *count > most
    });
    if !families.is_empty() {
        for key in &mut keys {
            if !key.discriminator.is_empty() && families.contains_key(&family(key)) {
                key.discriminator = "";
            }
        }
    }
    keys
}

fn whole(
    findings: &[Finding],
    key: CauseKey<'_>,
    shown: Vec<usize>,
    unshown: Vec<usize>,
) -> CauseGroup {
    let of = if shown.is_empty() { &unshown } else { &shown };
    let severity = of.iter().map(|index| findings[*index].severity).max();
    let portal = of.iter().map(|index| findings[*index].portal).max();
    CauseGroup {
        id: id(&key),
        severity: severity.unwrap_or(Severity::Info),
        portal: portal.unwrap_or(Portal::Silent),
        resources: resources(findings, &shown),
        files: files(findings, &shown),
        discriminators: discriminators(findings, &shown),
        shown,
        unshown,
    }
}

/// Number of distinct resources; each finding on a shared default stands for those that inherit it.
fn resources(findings: &[Finding], of: &[usize]) -> usize {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut count = 0;
    for finding in of.iter().map(|index| &findings[*index]) {
        if finding.unlisted > 0 {
            count += finding.unlisted;
            continue;
        }
        let subject = finding.subject.as_ref().map(Untrusted::raw);
        let is_new = subject.is_none_or(|subject| seen.insert(subject));
        count += finding.affects.saturating_sub(1) + usize::from(is_new);
    }
    count
}

/// Number of distinct files. Findings are in order of file.
fn files(findings: &[Finding], of: &[usize]) -> usize {
    let files = of.iter().filter_map(|index| findings[*index].span);
    let mut files: Vec<_> = files.map(|span| span.file).collect();
    files.dedup();
    files.sort_unstable();
    files.dedup();
    files.len()
}

fn discriminators(findings: &[Finding], of: &[usize]) -> Vec<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for index in of {
        let text = findings[*index].cause_key().discriminator;
        if !text.is_empty() {
            *counts.entry(text).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(text, count)| (Reverse(*count), *text));
    let counts = counts.into_iter();
    counts
        .map(|(text, count)| (text.to_owned(), count))
        .collect()
}

fn id(key: &CauseKey<'_>) -> String {
    let mut hash = Sha256::new();
    // The discriminator may be a secret that a finding reports.
    let discriminator = Untrusted::from(key.discriminator);
    let discriminator = discriminator.redacted();
    for part in [key.rule, key.class, key.property, &discriminator] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut text = String::new();
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{message, rule_meta};

    rule_meta! {
        MILD: "a/mild", Info, portal Silent, "x" / "x";
        title "t" / "t";
        many "{count}" / "{count}";
        why "w" / "w";
        fix "f" / "f";
    }

    rule_meta! {
        GRAVE: "a/grave", Error, portal Error, "x" / "x";
        title "t" / "t";
        many "{count}" / "{count}";
        why "w" / "w";
        fix "f" / "f";
    }

    fn finding(rule: &'static crate::diagnostic::RuleMeta, subject: &str, value: &str) -> Finding {
        let finding = Finding::new(rule, message!(sv: "x", en: "x")).subject(subject);
        finding.property("p").value(value).by_value()
    }

    #[test]
    fn few_values_are_causes_and_many_are_one() {
        let of = |values: &[&str]| {
            let findings: Vec<Finding> = values
                .iter()
                .map(|value| finding(&MILD, "s", value))
                .collect();
            let groups = group(&findings);
            groups.iter().map(CauseGroup::count).collect::<Vec<_>>()
        };
        assert_eq!(of(&["a", "b", "a", "c"]), [2, 1, 1]);
        assert_eq!(of(&["a", "b", "a", "c", "d"]), [5]);
    }

    #[test]
    fn errors_come_first_and_then_the_frequent() {
        let findings = [
            finding(&MILD, "s", "a"),
            finding(&MILD, "s", "a"),
            finding(&GRAVE, "s", "a"),
            finding(&GRAVE, "t", "b"),
            finding(&GRAVE, "u", "b"),
        ];
        let groups = group(&findings);
        let found: Vec<_> = groups
            .iter()
            .map(|of| (of.severity, of.count(), of.resources))
            .collect();
        let expected = [
            (Severity::Error, 2, 2),
            (Severity::Error, 1, 1),
            (Severity::Info, 2, 1),
        ];
        assert_eq!(found, expected);
    }
}
