//! One line a finding: `path:line:column: severity rule message`.

use super::Report;
use super::place::one_line;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let at = report.place(finding);
        // The same word in every language: this is what editors and scripts read.
        let severity = finding.severity.as_str();
        let message = one_line(&finding.message);
        writeln!(
            out,
            "{}:{}:{}: {severity} {} {message}",
            at.path, at.line, at.column, finding.rule.id
        )?;
    }
    super::human::summary(report, out)
}
