//! Markdown for step summaries and comments: a summary line, then a table for each severity.

use super::Report;
use super::place::one_line;
use crate::diagnostic::{Finding, Severity, Text};
use crate::say;
use std::io::{self, Write};

/// A step summary holds a megabyte; beyond this many rows nobody reads on anyway.
const MOST: usize = 200;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut summary = Vec::new();
    super::human::summary(report, &mut summary)?;
    let summary = String::from_utf8_lossy(&summary);
    writeln!(out, "## katalog\n\n{}", summary.trim_end())?;
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of: Vec<&Finding> = report
            .findings
            .iter()
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
        let at = report.place(finding);
        let place = if at.path.is_empty() {
            String::new()
        } else {
            cell(&format!("{}:{}", at.path, at.line))
        };
        let help = finding.help.as_deref().unwrap_or_default();
        writeln!(
            out,
            "| {place} | {} | {} | `{}` |",
            cell(&finding.message),
            cell(help),
            finding.rule.id
        )?;
    }
    let more = findings.len().saturating_sub(MOST);
    if more > 0 {
        let told = say!(report.lang, sv: "… och {more} till", en: "… and {more} more");
        writeln!(out, "\n{told}")?;
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

/// A text that stays within its cell. What stands in backticks is left as it is, but for the bar that would end the cell.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let mut quoted = false;
    for c in one_line(text).chars() {
        match c {
            '`' => {
                quoted = !quoted;
                cell.push(c);
            }
            '|' => cell.push_str("\\|"),
            '<' | '>' | '*' | '_' | '[' | ']' | '@' | '#' if !quoted => {
                cell.push('\\');
                cell.push(c);
            }
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_keeps_its_text() {
        assert_eq!(cell("a | b\nc"), "a \\| b c");
        assert_eq!(cell("<http://a/_b> `x_y`"), "\\<http://a/\\_b\\> `x_y`");
    }
}
