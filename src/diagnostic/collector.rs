//! Collects findings: severity overrides, order, deduplication of shared values, counts.

use super::explained;
use super::{Finding, Lang, Levels, Severity};
use foldhash::{HashMap, HashMapExt};

/// Number of findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of infos.
    pub infos: usize,
}

impl Summary {
    /// The highest severity that occurs.
    pub fn worst(&self) -> Option<Severity> {
        if self.errors > 0 {
            Some(Severity::Error)
        } else if self.warnings > 0 {
            Some(Severity::Warning)
        } else if self.infos > 0 {
            Some(Severity::Info)
        } else {
            None
        }
    }
}

/// Collects findings and returns them in order.
#[derive(Debug, Default)]
pub struct Collector {
    levels: Levels,
    findings: Vec<Finding>,
}

impl Collector {
    /// A collector that applies `levels`.
    pub fn new(levels: Levels) -> Self {
        Self {
            levels,
            findings: Vec::new(),
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, mut finding: Finding) {
        if !self.levels.is_on(finding.rule.id) {
            return;
        }
        if let Some(severity) = self.levels.severity(finding.rule) {
            finding.severity = severity;
        }
        self.findings.push(finding);
    }

    /// Adds findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        let findings = findings.into_iter();
        self.findings.reserve(findings.size_hint().0);
        for finding in findings {
            self.push(finding);
        }
    }

    /// All findings, by file and position, then by rule; a finding about a shared default occurs once, with the number
    /// of resources affected. Explained findings have their cause.
    pub fn finish(mut self) -> Vec<Finding> {
        explained::mark(&mut self.findings);
        let mut kept = if self.findings.iter().any(|finding| finding.shared) {
            shared_once(self.findings)
        } else {
            self.findings
        };
        kept.sort_by(|a, b| {
            let key = |f: &Finding| f.span.map(|s| (s.file, s.start, s.end));
            // Findings without span come last.
            (
                key(a).is_none(),
                key(a),
                a.rule.id,
                &a.subject,
                &a.property,
                &a.value,
            )
                .cmp(&(
                    key(b).is_none(),
                    key(b),
                    b.rule.id,
                    &b.subject,
                    &b.property,
                    &b.value,
                ))
                // English, so that the order is the same in every language.
                .then_with(|| a.message.one(Lang::En).cmp(&b.message.one(Lang::En)))
        });
        kept
    }
}

/// Merges findings at the same shared span, counting the resources affected.
fn shared_once(findings: Vec<Finding>) -> Vec<Finding> {
    let key = |f: &Finding| {
        let (property, value) = (f.property.clone(), f.value.clone());
        (f.rule.id, f.span, property, value, f.is_shown())
    };
    let (own, shared): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| !finding.shared);
    let mut kept: Vec<Finding> = Vec::with_capacity(own.len());
    let mut places = HashMap::new();
    let mut merged = HashMap::new();
    for finding in own {
        // A value inherited from a series is reported where it is written.
        places.entry(key(&finding)).or_insert(kept.len());
        kept.push(finding);
    }
    for finding in shared {
        match places.get(&key(&finding)) {
            Some(first) => {
                kept[*first].affects += 1;
                merged.insert(finding.number, kept[*first].number);
            }
            None => {
                places.insert(key(&finding), kept.len());
                kept.push(finding);
            }
        }
    }
    explained::rename(&mut kept, &merged);
    kept
}

impl Summary {
    /// Counts findings that are not explained by others.
    pub fn of(findings: &[Finding]) -> Self {
        let shown = || findings.iter().filter(|finding| finding.is_shown());
        let count = |severity| shown().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }
}
