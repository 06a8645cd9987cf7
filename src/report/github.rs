//! GitHub Actions annotations: one workflow command a finding.

use super::Report;
use crate::diagnostic::Severity;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.shown() {
        let at = report.location(finding);
        let command = match finding.severity {
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
        let text = report.message_with_help(finding).github_message();
        writeln!(out, ",title={}::{text}", finding.rule.id)?;
    }
    Ok(())
}
