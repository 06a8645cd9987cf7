//! The places of a cause: that of its example, and the others.

use crate::diagnostic::{Finding, grouped};
use crate::report::{CauseRow, Report};
use crate::say;
use crate::untrusted::{self, Untrusted};
use std::io::{self, Write};

/// Up to so many places beside the example are listed at once.
const FEW: usize = 4;
/// Number of values named for a cause of many.
const MOST_VALUES: usize = 5;
/// Characters of a source line that are shown.
const WIDTH: usize = 80;
/// Longer lines, in bytes, are not shown.
const LONGEST_LINE: usize = 4_000;

/// The place of the example with the start of its line, and the number of the others where they are not listed.
pub(super) fn example(report: &Report<'_>, row: &CauseRow, page: &mut Vec<u8>) -> io::Result<()> {
    let finding = &report.findings[row.group.example()];
    let place = place(report, finding);
    write!(page, "  {}", place.line())?;
    if listed(report, row) == 0
        && let Some(more) = more(report, row)
    {
        write!(page, " ({more})")?;
    }
    match source_line(report, finding) {
        Some(line) => writeln!(page, " │ {line}"),
        None => writeln!(page),
    }
}

/// The line of a finding, as far as there is room; none of long lines, which would take time for each finding.
fn source_line(report: &Report<'_>, finding: &Finding) -> Option<String> {
    let span = finding.span?;
    let file = report.sources.get(span.file);
    let number = file.lines().line_of(span.start as usize);
    let start = file.lines().start_of(number, file.bytes());
    let end = file.lines().start_of(number + 1, file.bytes());
    if end - start > LONGEST_LINE {
        return None;
    }
    let line = String::from_utf8_lossy(&file.bytes()[start..end]);
    // Secrets and identity numbers are redacted before the line is cut: half a password is one too.
    let line = untrusted::source_line(line.trim()).text;
    let shown: String = line.chars().take(WIDTH).collect();
    let more = if shown.len() < line.len() { "…" } else { "" };
    (!line.is_empty()).then(|| format!("{shown}{more}"))
}

/// `file:line:column`, or the resource where the place is unknown.
fn place(report: &Report<'_>, finding: &Finding) -> Untrusted {
    match finding.span {
        Some(span) => {
            let file = report.sources.get(span.file);
            let at = file.lines().position(file.bytes(), span.start as usize);
            let path = report.path(span.file);
            format!("{}:{}:{}", path.raw(), at.line, at.column).into()
        }
        None => finding.subject.clone().unwrap_or_default(),
    }
}

/// Number of places beside the example that are listed.
fn listed(report: &Report<'_>, row: &CauseRow) -> usize {
    let others = row.group.shown.len().saturating_sub(1);
    match (report.detail.verbose, report.detail.limit) {
        (_, Some(limit)) => limit.saturating_sub(1).min(others),
        (true, None) => others,
        (false, None) if others <= FEW => others,
        (false, None) => 0,
    }
}

/// How many places there are that are not listed: `och 44 ställen till, i 45 filer`.
fn more(report: &Report<'_>, row: &CauseRow) -> Option<String> {
    let others = row.group.shown.len().saturating_sub(1);
    let more = others - listed(report, row);
    // A finding that stands for others is no place of its own.
    let more = match row.group.unlisted(report.findings) {
        0 => more,
        unlisted => more.saturating_sub(1) + unlisted,
    };
    if more == 0 {
        return None;
    }
    let (sv, en) = (
        ["ställe till", "ställen till"],
        ["more place", "more places"],
    );
    let places = counted(report, more, sv, en);
    let files = match row.group.files {
        ..=1 => String::new(),
        files => {
            let files = counted(report, files, ["fil", "filer"], ["file", "files"]);
            say!(report.lang, sv: ", i {files} i allt", en: ", in {files} in all")
        }
    };
    let and = say!(report.lang, sv: "och", en: "and");
    Some(format!("{and} {places}{files}"))
}

/// The places beside the example: listed where they are few or all are asked for.
pub(super) fn others(report: &Report<'_>, row: &CauseRow, page: &mut Vec<u8>) -> io::Result<()> {
    let others = row.group.shown.get(1..).unwrap_or_default();
    let word = say!(report.lang, sv: "också", en: "also");
    let example = report.findings[row.group.example()].message(report.lang);
    for index in others.iter().take(listed(report, row)) {
        let finding = &report.findings[*index];
        let place = place(report, finding);
        let message = finding.message(report.lang);
        if report.detail.verbose || message != example {
            writeln!(page, "  {word} {}: {}", place.line(), message.line())?;
        } else {
            writeln!(page, "  {word} {}", place.line())?;
        }
    }
    Ok(())
}

/// The number of places that are not listed.
pub(super) fn rest(report: &Report<'_>, row: &CauseRow, page: &mut Vec<u8>) -> io::Result<()> {
    match more(report, row) {
        Some(more) => writeln!(page, "  {more}"),
        None => Ok(()),
    }
}

/// The most frequent values of a cause of many.
pub(super) fn values(report: &Report<'_>, row: &CauseRow, page: &mut Vec<u8>) -> io::Result<()> {
    if !row.group.is_mixed() {
        return Ok(());
    }
    let named = row.group.discriminators.iter().take(MOST_VALUES);
    let mut named: Vec<String> = named
        .map(|(text, count)| {
            let text = Untrusted::from(text.clone());
            format!("`{}` ({})", text.line(), grouped(*count))
        })
        .collect();
    let more = row.group.discriminators.len().saturating_sub(MOST_VALUES);
    if more > 0 {
        let more = grouped(more);
        named.push(say!(report.lang, sv: "och {more} till", en: "and {more} more"));
    }
    let word = say!(report.lang, sv: "flest", en: "most");
    writeln!(page, "  {word}: {}", named.join(", "))
}

/// A number and what is counted, in the language of the report.
pub(super) fn counted(report: &Report<'_>, number: usize, sv: [&str; 2], en: [&str; 2]) -> String {
    use crate::diagnostic::{Lang, counted};
    counted(
        number,
        match report.lang {
            Lang::Sv => sv,
            Lang::En => en,
        },
    )
}
