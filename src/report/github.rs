//! Annotations of GitHub Actions: one workflow command a finding.

use super::Report;
use crate::diagnostic::Severity;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let at = report.place(finding);
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        write!(
            out,
            "::{command} file={},line={},endLine={}",
            property(&at.path),
            at.line,
            at.end_line
        )?;
        // Columns are understood within one line only.
        if at.line == at.end_line {
            write!(out, ",col={},endColumn={}", at.column, at.end_column)?;
        }
        let (title, told) = (property(finding.rule.id), message(&report.told(finding)));
        writeln!(out, ",title={title}::{told}")?;
    }
    Ok(())
}

/// A text as it stands after `::`.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A text as it stands in a property of a command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(message("100 %: a, b\nc"), "100 %25: a, b%0Ac");
    }
}
