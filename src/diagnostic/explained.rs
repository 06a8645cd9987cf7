//! Findings that follow from another one: they are kept, but not shown to people.

use super::{Cause, Finding};
use crate::untrusted::Untrusted;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// Limit for chains of causes, which are short; a cycle is no chain.
const LONGEST_CHAIN: usize = 8;

/// Rule, subject, property and value of an explained finding.
type Subject<'f> = (&'static str, &'f str, Option<&'f str>, Option<&'f str>);

/// Numbers the findings, and sets the cause of each that another explains.
pub(super) fn mark(findings: &mut [Finding]) {
    for (number, finding) in (1..).zip(findings.iter_mut()) {
        finding.number = number;
    }
    let causes = causes(findings);
    for (explained, cause) in causes {
        let cause = &findings[cause];
        let cause = Cause {
            number: cause.number,
            rule: cause.rule,
            subject: cause.subject.clone(),
        };
        findings[explained].cause = Some(Box::new(cause));
    }
}

/// Indices of explained findings, each with its cause.
fn causes(findings: &[Finding]) -> Vec<(usize, usize)> {
    let mut rules: HashSet<&'static str> = HashSet::new();
    let mut subjects: HashMap<Subject<'_>, usize> = HashMap::new();
    for (number, finding) in findings.iter().enumerate() {
        let (property, value) = (raw(finding.property.as_ref()), raw(finding.value.as_ref()));
        if let Some(subject) = &finding.subject {
            for rule in finding.rule.explains {
                rules.insert(rule);
                subjects
                    .entry((rule, subject.raw(), property, value))
                    .or_insert(number);
            }
        }
        for other in &finding.explains {
            for rule in other.rules {
                rules.insert(rule);
                subjects
                    .entry((
                        rule,
                        other.subject.raw(),
                        raw(other.property.as_ref()),
                        raw(other.value.as_ref()),
                    ))
                    .or_insert(number);
            }
        }
    }
    let mut causes = Vec::new();
    for (number, finding) in findings.iter().enumerate() {
        let Some(subject) = finding.subject.as_ref().map(Untrusted::raw) else {
            continue;
        };
        if !rules.contains(finding.rule.id) {
            continue;
        }
        let (id, property, value) = (
            finding.rule.id,
            raw(finding.property.as_ref()),
            raw(finding.value.as_ref()),
        );
        // A finding without value concerns the whole property, one without property the whole resource.
        let wider = [
            (id, subject, property, value),
            (id, subject, property, None),
            (id, subject, None, None),
        ];
        let cause = wider.iter().find_map(|place| subjects.get(place).copied());
        causes.extend(
            cause
                .filter(|cause| *cause != number)
                .map(|cause| (number, cause)),
        );
    }
    causes
}

fn raw(text: Option<&Untrusted>) -> Option<&str> {
    text.map(Untrusted::raw)
}

/// Redirects causes from merged findings to the ones they were merged into.
pub(super) fn rename(findings: &mut [Finding], merged: &HashMap<u32, u32>) {
    for cause in findings
        .iter_mut()
        .filter_map(|finding| finding.cause.as_mut())
    {
        if let Some(number) = merged.get(&cause.number) {
            cause.number = *number;
        }
    }
}

/// After removal of findings: those that they explained have no cause any more.
pub fn without_gone(findings: &mut [Finding]) {
    if findings.iter().all(Finding::is_shown) {
        return;
    }
    let left: HashSet<u32> = findings.iter().map(|finding| finding.number).collect();
    for finding in findings {
        finding.cause.take_if(|cause| !left.contains(&cause.number));
    }
}

/// Keeps the findings that `is_kept`, without those that a removed one explains.
pub fn retain_with_causes(findings: &mut Vec<Finding>, mut is_kept: impl FnMut(&Finding) -> bool) {
    findings.retain(|finding| is_kept(finding));
    let left: HashSet<u32> = findings.iter().map(|finding| finding.number).collect();
    findings.retain(|finding| {
        let cause = finding.cause.as_ref();
        cause.is_none_or(|cause| left.contains(&cause.number))
    });
}

/// After ignores and baseline are applied: raises each cause to the severity of what it explains, and sets the causes
/// to the roots of their chains.
pub fn resolve_chains(findings: &mut [Finding]) {
    if findings.iter().all(Finding::is_shown) {
        return;
    }
    let subjects: HashMap<u32, usize> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.number > 0)
        .map(|(place, finding)| (finding.number, place))
        .collect();
    let roots: Vec<(usize, Option<usize>)> = (0..findings.len())
        .filter(|place| !findings[*place].is_shown())
        .map(|place| (place, root(findings, &subjects, place)))
        .collect();
    for (place, root) in roots {
        let Some(root) = root else {
            findings[place].cause = None;
            continue;
        };
        let (severity, portal) = (findings[place].severity, findings[place].portal);
        let cause = &mut findings[root];
        cause.severity = cause.severity.max(severity);
        cause.portal = cause.portal.max(portal);
        let (number, rule, subject) = (cause.number, cause.rule, cause.subject.clone());
        findings[place].cause = Some(Box::new(Cause {
            number,
            rule,
            subject,
        }));
    }
}

/// The root of a chain of causes; `None` where the nearest cause was removed.
fn root(findings: &[Finding], subjects: &HashMap<u32, usize>, place: usize) -> Option<usize> {
    let next = |place: usize| {
        let cause = findings[place].cause.as_ref()?;
        subjects.get(&cause.number).copied()
    };
    let mut root = next(place)?;
    for _ in 0..LONGEST_CHAIN {
        match next(root) {
            Some(further) => root = further,
            None => return Some(root),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Collector, Explains, Levels, Portal, RuleMeta, Severity};
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

    fn finding(rule: &'static RuleMeta, subject: &str) -> Finding {
        Finding::new(rule, message!(sv: "x", en: "x"))
            .subject(subject)
            .property("p")
    }

    /// A finding of low severity on one resource that explains one of high severity on another.
    fn found() -> Vec<Finding> {
        let mut cause = finding(&MILD, "s1");
        cause.explains.push(Explains {
            rules: &["a/grave"],
            subject: "s2".into(),
            property: Some("p".into()),
            value: None,
        });
        let mut collector = Collector::new(Levels::default());
        let others = ["s2", "s3"].map(|subject| finding(&GRAVE, subject));
        collector.extend(others.into_iter().chain([cause]));
        collector.finish()
    }

    fn shown(findings: &[Finding]) -> Vec<(&str, &str)> {
        let shown = findings.iter().filter(|finding| finding.is_shown());
        let about = |of: &'_ Finding| of.rule.id;
        shown
            .map(|of| (about(of), of.subject.as_ref().map_or("", Untrusted::raw)))
            .collect()
    }

    #[test]
    fn a_cause_is_never_milder_than_what_it_explains() {
        let mut found = found();
        resolve_chains(&mut found);
        assert_eq!(shown(&found), [("a/grave", "s3"), ("a/mild", "s1")]);
        let cause = found.iter().find(|of| of.rule.id == "a/mild");
        let cause = cause.map(|of| (of.severity, of.portal));
        assert_eq!(cause, Some((Severity::Error, Portal::Error)));
    }

    #[test]
    fn what_is_explained_comes_back_when_the_cause_is_ignored() {
        let mut found = found();
        found.retain(|of| of.rule.id != "a/mild");
        resolve_chains(&mut found);
        assert_eq!(shown(&found), [("a/grave", "s2"), ("a/grave", "s3")]);
    }

    #[test]
    fn causes_that_explain_each_other_are_both_shown() {
        let mut pair = ["s1", "s2"].map(|subject| finding(&GRAVE, subject));
        for (number, other) in [(0, "s2"), (1, "s1")] {
            pair[number].explains.push(Explains {
                rules: &["a/grave"],
                subject: other.into(),
                property: None,
                value: None,
            });
        }
        let mut collector = Collector::new(Levels::default());
        collector.extend(pair);
        let mut found = collector.finish();
        resolve_chains(&mut found);
        assert_eq!(shown(&found).len(), 2);
    }
}
