//! Human-readable report: the findings by cause, each with an example, and a summary.

mod cause;
mod frame;
mod places;
mod statistics;
mod summary;

pub(super) use summary::line as summary;

use super::{CauseRow, Report};
use crate::diagnostic::{Fixer, Severity, grouped};
use crate::say;
use cause::Layout;
use frame::Frames;
use std::io::{self, Write};

/// Where there are no more findings than so many, those of small causes are shown one by one, unless they say the same.
const MOST_BY_THEMSELVES: usize = 20;
/// Up to so many findings, a cause is small.
const SMALL: usize = 5;
/// Up to so many causes are all shown with the source lines of their example.
const MOST_FRAMED: usize = 12;
/// Up to so many causes are shown.
const MOST_CAUSES: usize = 100;
/// Where there are more, so many have them, and the others their line alone.
const FEWEST_FRAMED: usize = 3;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if report.detail.statistics {
        statistics::write(report, out)?;
    } else {
        causes(report, out)?;
    }
    if report.detail.quiet {
        return Ok(());
    }
    summary::write(report, out)
}

fn causes(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = in_order(report);
    let findings: usize = rows.iter().map(|row| row.group.shown.len()).sum();
    let with_lines = match rows.len() {
        _ if report.detail.verbose => rows.len(),
        ..=MOST_FRAMED => rows.len(),
        _ => FEWEST_FRAMED,
    };
    let frames = Frames::new(report);
    let mut block = Fixer::Editor;
    let mut heading = |row: &CauseRow, out: &mut dyn Write| {
        let before = std::mem::replace(&mut block, block_of(report, row));
        if before == block {
            return Ok(());
        }
        self::heading(report, block, out)
    };
    if findings <= MOST_BY_THEMSELVES {
        for (row, finding) in one_by_one(report, &rows) {
            heading(row, out)?;
            match finding {
                Some(finding) => {
                    cause::write_one(report, &report.findings[finding], &frames, out)?;
                }
                None => cause::write(report, row, Layout::Framed, &frames, out)?,
            }
        }
        return Ok(());
    }
    let listed = if report.detail.verbose {
        rows.len()
    } else {
        MOST_CAUSES
    };
    for (number, row) in rows.iter().enumerate().take(listed) {
        heading(row, out)?;
        let layout = if number < with_lines {
            Layout::Framed
        } else {
            Layout::Line
        };
        cause::write(report, row, layout, &frames, out)?;
    }
    if rows.len() > listed {
        let more = grouped(rows.len() - listed);
        let more = say!(
            report.lang,
            sv: "… och {more} orsaker till: --statistics räknar upp alla, --verbose visar dem",
            en: "… and {more} more causes: --statistics lists them, --verbose shows them"
        );
        writeln!(out, "{more}")?;
    }
    if rows.len() > with_lines {
        writeln!(out)?;
    }
    Ok(())
}

/// The findings of small causes, and the other causes, with one severity after the other, by place.
fn one_by_one<'r>(
    report: &Report<'_>,
    rows: &[&'r CauseRow],
) -> Vec<(&'r CauseRow, Option<usize>)> {
    let mut all = Vec::new();
    for rows in rows.chunk_by(|one, other| {
        (one.group.severity, one.fixer) == (other.group.severity, other.fixer)
    }) {
        let mut found = Vec::new();
        for row in rows {
            if row.group.shown.len() > SMALL || is_repeated(report, row) {
                found.push((row.group.example(), *row, None));
            } else {
                let shown = row.group.shown.iter();
                found.extend(shown.map(|finding| (*finding, *row, Some(*finding))));
            }
        }
        found.sort_unstable_by_key(|(place, _, _)| *place);
        all.extend(found.into_iter().map(|(_, row, finding)| (row, finding)));
    }
    all
}

/// Whether several findings of a cause say the same.
fn is_repeated(report: &Report<'_>, row: &CauseRow) -> bool {
    let shown = row.group.shown.iter();
    let mut messages = shown.map(|index| report.findings[*index].message(report.lang));
    let first = messages.next();
    row.group.shown.len() > 1 && messages.all(|message| Some(message) == first)
}

/// The causes shown. In RDF, those of the system that writes it come as one block, after the other errors.
fn in_order<'r>(report: &Report<'r>) -> Vec<&'r CauseRow> {
    let mut rows: Vec<&CauseRow> = report.shown_causes().collect();
    rows.sort_by_key(|row| {
        let is_error = row.group.severity == Severity::Error;
        match block_of(report, row) {
            Fixer::System => 1,
            _ if is_error => 0,
            _ => 2,
        }
    });
    rows
}

/// The block that a cause is shown in: of its own for what the system that writes the RDF has to change.
fn block_of(report: &Report<'_>, row: &CauseRow) -> Fixer {
    let has_block = report.detail.is_rdf && row.fixer == Fixer::System;
    if has_block {
        Fixer::System
    } else {
        Fixer::Editor
    }
}

fn heading(report: &Report<'_>, block: Fixer, out: &mut dyn Write) -> io::Result<()> {
    let text = match block {
        Fixer::System => say!(
            report.lang,
            sv: "── Rätta i systemet som skriver filen (--format markdown ger ett brev till leverantören)",
            en: "── To be mended in the system that writes the file (--format markdown makes a letter to its supplier)"
        ),
        _ => {
            say!(report.lang, sv: "── Rätta i beskrivningarna", en: "── To be mended in the descriptions")
        }
    };
    writeln!(out, "{text}\n")
}
