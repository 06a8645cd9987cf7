//! Severity overrides, order, shared places and counts.

use super::{Finding, Lang, Levels, Severity};
use crate::untrusted::Untrusted;
use std::collections::{HashMap, HashSet};

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of pieces of information.
    pub infos: usize,
}

impl Summary {
    /// The gravest severity that occurs.
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

/// Takes findings in as they come and gives them back in order.
#[derive(Debug, Default)]
pub struct Collector {
    levels: Levels,
    findings: Vec<Finding>,
}

impl Collector {
    /// A collector that obeys `levels`.
    pub fn new(levels: Levels) -> Self {
        Self {
            levels,
            findings: Vec::new(),
        }
    }

    /// Takes one finding in.
    pub fn push(&mut self, mut finding: Finding) {
        if !self.levels.is_on(finding.rule.id) {
            return;
        }
        if let Some(severity) = self.levels.severity(finding.rule) {
            finding.severity = severity;
        }
        self.findings.push(finding);
    }

    /// Takes many in.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        let findings = findings.into_iter();
        self.findings.reserve(findings.size_hint().0);
        for finding in findings {
            self.push(finding);
        }
    }

    /// All findings by file and place, then rule; a fault of a shared default once, with the number it affects.
    pub fn finish(mut self) -> Vec<Finding> {
        drop_shadowed(&mut self.findings);
        let mut kept = if self.findings.iter().any(|finding| finding.shared) {
            shared_once(self.findings)
        } else {
            self.findings
        };
        kept.sort_by(|a, b| {
            let key = |f: &Finding| f.span.map(|s| (s.file, s.start, s.end));
            // What has no place comes last.
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
                // The same order in every language.
                .then_with(|| a.message.one(Lang::En).cmp(&b.message.one(Lang::En)))
        });
        kept
    }
}

/// Of findings at one place that several resources share the first, with the number it affects.
fn shared_once(findings: Vec<Finding>) -> Vec<Finding> {
    let key = |f: &Finding| (f.rule.id, f.span, f.property.clone(), f.value.clone());
    let (own, shared): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| !finding.shared);
    let mut kept: Vec<Finding> = Vec::with_capacity(own.len());
    let mut places = HashMap::new();
    for finding in own {
        // What is written once and shared by a series is reported where the series itself is.
        places.entry(key(&finding)).or_insert(kept.len());
        kept.push(finding);
    }
    for finding in shared {
        match places.get(&key(&finding)) {
            Some(first) => kept[*first].affects += 1,
            None => {
                places.insert(key(&finding), kept.len());
                kept.push(finding);
            }
        }
    }
    kept
}

/// Drops what another finding on the same value says already.
fn drop_shadowed(findings: &mut Vec<Finding>) {
    type Place = (Option<Untrusted>, Option<Untrusted>, Option<Untrusted>);
    let place = |f: &Finding| (f.subject.clone(), f.property.clone(), f.value.clone());
    let mut shadows: HashSet<(&'static str, Place)> = HashSet::new();
    let mut rules: HashSet<&'static str> = HashSet::new();
    for finding in findings.iter().filter(|f| f.subject.is_some()) {
        for shadowed in finding.rule.shadows {
            rules.insert(shadowed);
            shadows.insert((shadowed, place(finding)));
            for covered in &finding.covers {
                let place = (
                    Some(Untrusted::from(covered)),
                    finding.property.clone(),
                    None,
                );
                shadows.insert((shadowed, place));
            }
        }
    }
    if shadows.is_empty() {
        return;
    }
    // A finding without value is about the property as a whole, one without property about the resource.
    let is_shadowed = |f: &Finding| {
        let (subject, property, value) = place(f);
        let places = [
            (subject.clone(), property.clone(), value),
            (subject.clone(), property, None),
            (subject, None, None),
        ];
        places
            .into_iter()
            .any(|place| shadows.contains(&(f.rule.id, place)))
    };
    findings.retain(|finding| !rules.contains(finding.rule.id) || !is_shadowed(finding));
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }
}
