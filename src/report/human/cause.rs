//! One cause: its message, an example, how to correct it, and where else it occurs.

use super::frame::Frames;
use super::places;
use crate::diagnostic::{Finding, Message, Safety, Severity};
use crate::report::{CauseRow, Report};
use crate::say;
use std::io::{self, Write};

/// How much room a cause gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// The source lines of its example, in a frame.
    Framed,
    /// The line of its example only.
    Line,
}

pub(super) fn write(
    report: &Report<'_>,
    row: &CauseRow,
    layout: Layout,
    frames: &Frames<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = Vec::new();
    let example = &report.findings[row.group.example()];
    let message = row.message(report.findings, report.lang);
    match layout {
        Layout::Framed => frames.draw(example, message, row.group.severity, &mut page)?,
        Layout::Line => {
            let sign = sign(report, row.group.severity);
            let rule = example.rule.id;
            writeln!(page, "{sign} {} [{rule}]", message.line())?;
            places::example(report, row, &mut page)?;
        }
    }
    places::others(report, row, &mut page)?;
    if layout == Layout::Framed {
        places::rest(report, row, &mut page)?;
    }
    places::values(report, row, &mut page)?;
    help(report, row, example, &mut page)?;
    if layout == Layout::Framed {
        page.push(b'\n');
    }
    out.write_all(&page)
}

/// A finding by itself.
pub(super) fn write_one(
    report: &Report<'_>,
    finding: &Finding,
    frames: &Frames<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = Vec::new();
    let message = finding.message(report.lang);
    frames.draw(finding, message, finding.severity, &mut page)?;
    if let Some(help) = &finding.help {
        help_line(report, help, flag(report, finding), &mut page)?;
    }
    page.push(b'\n');
    out.write_all(&page)
}

/// The sign of a severity, as miette draws it.
fn sign(report: &Report<'_>, severity: Severity) -> String {
    let (sign, colour) = match severity {
        Severity::Error => ('×', 31),
        Severity::Warning => ('⚠', 33),
        Severity::Info => ('☞', 36),
    };
    if report.colour {
        format!("\u{1b}[{colour}m{sign}\u{1b}[0m")
    } else {
        sign.to_string()
    }
}

/// How to correct all findings of a cause.
fn help(
    report: &Report<'_>,
    row: &CauseRow,
    example: &Finding,
    page: &mut Vec<u8>,
) -> io::Result<()> {
    let help = match row.group.shown.len() {
        ..=1 => match &example.help {
            Some(help) => help,
            None => return Ok(()),
        },
        _ => &row.remedy,
    };
    let flag = flag(report, example).filter(|_| !row.is_one_edit);
    help_line(report, help, flag, page)
}

fn help_line(
    report: &Report<'_>,
    help: &Message,
    flag: Option<&str>,
    page: &mut Vec<u8>,
) -> io::Result<()> {
    let word = say!(report.lang, sv: "hjälp", en: "help");
    let mends = flag
        .map(|flag| say!(report.lang, sv: " ({flag} rättar det)", en: " ({flag} mends it)"))
        .unwrap_or_default();
    writeln!(
        page,
        "  {word}: {}{mends}",
        help.one(report.lang).terminal()
    )
}

/// The command-line flag that applies a finding's fix.
fn flag(report: &Report<'_>, finding: &Finding) -> Option<&'static str> {
    // `check-links` applies no fixes.
    if report.links.is_some() {
        return None;
    }
    finding.edit.as_ref()?;
    Some(match finding.fix.as_ref()?.safety {
        Safety::Certain => "--fix",
        Safety::Look => "--unsafe-fixes",
    })
}
