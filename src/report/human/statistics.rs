//! A table of causes, without examples: `--statistics`.

use crate::diagnostic::grouped;
use crate::report::Report;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; 4]> = report
        .shown_causes()
        .map(|row| {
            let rule = report.findings[row.group.example()].rule.id.to_owned();
            let message = row.message(report.findings, report.lang);
            let word = report.word(row.group.severity).to_owned();
            [
                grouped(row.group.shown.len()),
                word,
                rule,
                message.line().into_owned(),
            ]
        })
        .collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or_default()
    };
    let (count, word, rule) = (width(0), width(1), width(2));
    for row in &rows {
        writeln!(
            out,
            "{:>count$}  {:<word$}  {:<rule$}  {}",
            row[0], row[1], row[2], row[3]
        )?;
    }
    if !rows.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}
