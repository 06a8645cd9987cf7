//! GitLab code quality report: a JSON array.

use super::Report;
use crate::diagnostic::Severity;
use crate::untrusted::{Untrusted, json};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: Untrusted,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = report
        .shown()
        .zip(report.fingerprints())
        .map(|(finding, fingerprint)| {
            let at = report.location(finding);
            Issue {
                description: report.message_with_help(finding).terminal().into_owned(),
                check_name: finding.rule.id,
                fingerprint,
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location {
                    path: at.path,
                    lines: Lines { begin: at.line },
                },
            }
        })
        .collect();
    json::write_pretty(out, &issues)?;
    writeln!(out)
}
