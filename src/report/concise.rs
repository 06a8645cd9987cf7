//! One line a finding: `path:line:column: severity rule message`.

use super::Report;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.shown() {
        let at = report.location(finding);
        // In the same words in every language, as editors and scripts parse it.
        let severity = finding.severity.as_str();
        let (path, message) = (at.path.line(), finding.message(report.lang));
        writeln!(
            out,
            "{path}:{}:{}: {severity} {} {}",
            at.line,
            at.column,
            finding.rule.id,
            message.line()
        )?;
    }
    super::human::summary(report, out)
}
