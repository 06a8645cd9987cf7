//! The list of known failures: suite, test, actual result, reason.

use super::Fault;
use std::fmt::Write as _;

const NO_REASON: &str = "reason?";

/// A known failure.
#[derive(Debug)]
pub(super) struct Known {
    suite: String,
    test: String,
    happens: String,
    reason: String,
    /// Shown for failures that are not listed.
    detail: String,
}

impl Known {
    pub(super) fn parse(list: &str) -> Vec<Self> {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let failures = lines.map(|line| {
            let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let [suite, test, happens, reason] =
                <[String; 4]>::try_from(fields).expect("four fields");
            Self {
                suite,
                test,
                happens,
                reason,
                detail: String::new(),
            }
        });
        failures.collect()
    }

    /// A failure, with the listed reason.
    pub(super) fn new(suite: &str, test: &str, fault: Fault, listed: &[Self]) -> Self {
        let listed = listed.iter().find(|one| one.is(suite, test));
        Self {
            suite: suite.to_owned(),
            test: test.to_owned(),
            happens: fault.happens.to_owned(),
            detail: fault.detail,
            reason: listed.map_or_else(|| NO_REASON.to_owned(), |one| one.reason.clone()),
        }
    }

    pub(super) fn has_reason(&self) -> bool {
        self.reason != NO_REASON
    }

    fn is(&self, suite: &str, test: &str) -> bool {
        self.suite == suite && self.test == test
    }
}

/// The list as a file, after a summary of each suite.
pub(super) fn write(summary: &[String], failing: &[Known]) -> String {
    let mut text = "# What of the W3C suites fails today. tests/bless renews it; the reasons are written by hand.\n"
        .to_owned();
    for line in summary {
        let _ = writeln!(text, "# {line}");
    }
    for one in failing {
        let Known {
            suite,
            test,
            happens,
            reason,
            detail: _,
        } = one;
        let _ = writeln!(text, "{suite}\t{test}\t{happens}\t{reason}");
    }
    text
}

/// Differences between actual and listed failures.
pub(super) fn differences(listed: &[Known], failing: &[Known]) -> Vec<String> {
    let new = failing.iter().filter_map(|one| {
        let Known {
            suite,
            test,
            happens,
            detail,
            ..
        } = one;
        match listed.iter().find(|known| known.is(suite, test)) {
            None => Some(format!("{suite} {test} fails: {happens} {detail}")),
            Some(known) if known.happens != *happens => Some(format!(
                "{suite} {test} fails otherwise than listed: {happens} {detail}"
            )),
            Some(_) => None,
        }
    });
    let gone = listed.iter().filter_map(|one| {
        let fails = failing.iter().any(|known| known.is(&one.suite, &one.test));
        (!fails).then(|| format!("{} {} passes now: take it out", one.suite, one.test))
    });
    new.chain(gone).collect()
}
