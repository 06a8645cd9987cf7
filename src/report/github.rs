//! GitHub Actions annotations: one workflow command a finding, or a cause where there are many.
//!
//! GitHub shows ten annotations of each level for a step, and drops the others without a word.

use super::Report;
use crate::diagnostic::{Finding, Lang, Severity, counted, grouped};
use crate::say;
use crate::untrusted::Untrusted;
use std::io::{self, Write};

/// Maximum number of annotations of each level that are shown for a step.
const MOST: usize = 10;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let findings = report
            .shown()
            .filter(|finding| finding.severity == severity);
        let findings: Vec<&Finding> = findings.collect();
        if findings.len() <= MOST || report.causes.is_empty() {
            for finding in findings {
                let text = report.message_with_help(finding);
                annotation(report, finding, severity, &text, out)?;
            }
        } else {
            by_cause(report, severity, out)?;
        }
    }
    Ok(())
}

fn by_cause(report: &Report<'_>, severity: Severity, out: &mut dyn Write) -> io::Result<()> {
    let causes = report
        .shown_causes()
        .filter(|row| row.group.severity == severity);
    let causes: Vec<_> = causes.collect();
    let shown = if causes.len() > MOST { MOST - 1 } else { MOST };
    for row in causes.iter().take(shown) {
        let example = &report.findings[row.group.example()];
        let message = row.message(report.findings, report.lang);
        let remedy = row.remedy.one(report.lang);
        let word = say!(report.lang, sv: "hjälp", en: "help");
        let more = match row.group.shown.len() - 1 {
            0 => String::new(),
            more => {
                let more = match report.lang {
                    Lang::Sv => counted(more, ["ställe till", "ställen till"]),
                    Lang::En => counted(more, ["more place", "more places"]),
                };
                say!(report.lang, sv: " (och {more})", en: " (and {more})")
            }
        };
        let text = format!("{}{more}\n{word}: {}", message.raw(), remedy.raw());
        annotation(report, example, severity, &text.into(), out)?;
    }
    if causes.len() > shown {
        let rest = &causes[shown..];
        let (count, example) = (
            grouped(rest.len()),
            &report.findings[rest[0].group.example()],
        );
        let text = say!(
            report.lang,
            sv: "{count} orsaker till visas inte här; se hela listan i loggen eller sammanfattningen",
            en: "{count} more causes are not shown here; see the whole list in the log or the summary"
        );
        annotation(report, example, severity, &text.into(), out)?;
    }
    Ok(())
}

fn annotation(
    report: &Report<'_>,
    finding: &Finding,
    severity: Severity,
    text: &Untrusted,
    out: &mut dyn Write,
) -> io::Result<()> {
    let at = report.location(finding);
    let command = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    write!(
        out,
        "::{command} file={},line={},endLine={}",
        at.path.github_property(),
        at.line,
        at.end_line
    )?;
    // Columns are supported within one line only.
    if at.line == at.end_line {
        write!(out, ",col={},endColumn={}", at.column, at.end_column)?;
    }
    let text = text.github_message();
    writeln!(out, ",title={}::{text}", finding.rule.id)
}
