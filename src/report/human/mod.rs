//! Human-readable report: the findings by cause, each with an example, and a summary.

mod cause;
mod frame;
mod places;
mod statistics;
mod summary;

pub(super) use summary::line as summary;

use super::{CauseRow, Report};
use crate::diagnostic::{Fixer, Severity};
use crate::say;
use cause::Layout;
use frame::Frames;
use std::io::{self, Write};

/// Up to so many causes, or so many findings, all are shown with the source lines of their example.
const MOST_FRAMED_CAUSES: usize = 12;
const MOST_FRAMED_FINDINGS: usize = 20;
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
    let is_short = rows.len() <= MOST_FRAMED_CAUSES || findings <= MOST_FRAMED_FINDINGS;
    let framed = if is_short || report.detail.verbose {
        rows.len()
    } else {
        FEWEST_FRAMED
    };
    let frames = Frames::new(report);
    let mut block = Fixer::Editor;
    for (number, row) in rows.iter().enumerate() {
        let of = block_of(report, row);
        if of != block {
            block = of;
            heading(report, block, out)?;
        }
        let layout = if number < framed {
            Layout::Framed
        } else {
            Layout::Line
        };
        cause::write(report, row, layout, &frames, out)?;
    }
    if rows.len() > framed {
        writeln!(out)?;
    }
    Ok(())
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
