//! Markdown for step summaries and comments: a summary line, then a table for each severity.

use super::Report;
use crate::diagnostic::{Finding, Severity, Text};
use crate::say;
use crate::untrusted::Untrusted;
use std::io::{self, Write};

/// Maximum number of rows: a step summary holds 1 MiB.
const MOST: usize = 200;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut summary = Vec::new();
    super::human::summary(report, &mut summary)?;
    let summary = String::from_utf8_lossy(&summary);
    writeln!(out, "## katalog\n\n{}", summary.trim_end())?;
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of: Vec<&Finding> = report
            .shown()
            .filter(|finding| finding.severity == severity)
            .collect();
        if !of.is_empty() {
            table(report, severity, &of, out)?;
        }
    }
    Ok(())
}

fn table(
    report: &Report<'_>,
    severity: Severity,
    findings: &[&Finding],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "\n### {}\n", heading(severity).get(report.lang))?;
    let head = say!(report.lang, sv: "| Var | Vad | Så rättar du | Regel |", en: "| Where | What | How to mend it | Rule |");
    writeln!(out, "{head}\n|---|---|---|---|")?;
    for finding in findings.iter().take(MOST) {
        let at = report.location(finding);
        let location = if at.path.is_empty() {
            String::new()
        } else {
            Untrusted::from(format!("{}:{}", at.path.raw(), at.line)).markdown_code()
        };
        let help = finding
            .help
            .as_ref()
            .map(|help| help.one(report.lang).markdown());
        writeln!(
            out,
            "| {location} | {} | {} | `{}` |",
            finding.message(report.lang).markdown(),
            help.unwrap_or_default(),
            finding.rule.id
        )?;
    }
    let more = findings.len().saturating_sub(MOST);
    if more > 0 {
        let more = say!(report.lang, sv: "… och {more} till", en: "… and {more} more");
        writeln!(out, "\n{more}")?;
    }
    Ok(())
}

fn heading(severity: Severity) -> Text<&'static str> {
    let (sv, en) = match severity {
        Severity::Error => ("Fel", "Errors"),
        Severity::Warning => ("Varningar", "Warnings"),
        Severity::Info => ("Upplysningar", "Notes"),
    };
    Text { sv, en }
}
