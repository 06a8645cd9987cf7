//! Markdown for step summaries, comments and mails: a summary line, then a table of causes for each severity. In RDF, the
//! causes that lie in the system that writes it are a letter of their own to its supplier.

use super::{CauseRow, Report};
use crate::diagnostic::{Fixer, Severity, Text, grouped};
use crate::say;
use crate::untrusted::Untrusted;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Maximum length in characters: a comment on GitHub holds 65,536.
const LONGEST: usize = 60_000;
/// Up to so many places of a cause are listed.
const FEW: usize = 5;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut summary = Vec::new();
    super::human::summary(report, &mut summary)?;
    let summary = String::from_utf8_lossy(&summary);
    let mut page = format!("## katalog\n\n{}\n", summary.trim_end());
    let is_of_system = |row: &&CauseRow| report.detail.is_rdf && row.fixer == Fixer::System;
    let mut left_out = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of = report.shown_causes();
        let of = of.filter(|row| row.group.severity == severity && !is_of_system(row));
        let of: Vec<&CauseRow> = of.collect();
        if !of.is_empty() {
            let heading = heading(severity);
            left_out += table(report, heading.get(report.lang), &of, &mut page);
        }
    }
    let system: Vec<&CauseRow> = report.shown_causes().filter(is_of_system).collect();
    if !system.is_empty() {
        left_out += letter(report, &system, &mut page);
    }
    if left_out > 0 {
        let count = grouped(left_out);
        let more =
            say!(report.lang, sv: "… och {count} orsaker till", en: "… and {count} more causes");
        let _ = write!(page, "\n{more}\n");
    }
    out.write_all(page.as_bytes())
}

/// What to send to the supplier of the system that writes the RDF.
fn letter(report: &Report<'_>, causes: &[&CauseRow], page: &mut String) -> usize {
    let version = report.profile;
    let heading = say!(
        report.lang,
        sv: "Till leverantören av systemet som skriver filen",
        en: "To the supplier of the system that writes the file"
    );
    let text = say!(
        report.lang,
        sv: "Filen följer inte DCAT-AP-SE {version} på de här punkterna. De går inte att rätta i texterna, utan i systemets export av RDF. Varje rad är en orsak, med ett exempel och antalet ställen.",
        en: "The file does not follow DCAT-AP-SE {version} in these points. They cannot be mended in the texts, but in the system's export of RDF. Each row is a cause, with an example and the number of places."
    );
    let _ = write!(page, "\n### {heading}\n\n{text}\n");
    rows(report, causes, page)
}

/// A table under a heading; returns how many causes did not fit.
fn table(report: &Report<'_>, heading: &str, causes: &[&CauseRow], page: &mut String) -> usize {
    let _ = write!(page, "\n### {heading}\n");
    rows(report, causes, page)
}

fn rows(report: &Report<'_>, causes: &[&CauseRow], page: &mut String) -> usize {
    let head = say!(report.lang, sv: "| Var | Vad | Så rättar du | Regel |", en: "| Where | What | How to mend it | Rule |");
    let _ = write!(page, "\n{head}\n|---|---|---|---|\n");
    for (done, row) in causes.iter().enumerate() {
        let example = &report.findings[row.group.example()];
        let line = format!(
            "| {} | {} | {} | `{}` |\n",
            places(report, row),
            row.message(report.findings, report.lang).markdown(),
            help(report, row),
            example.rule.id
        );
        if page.len() + line.len() > LONGEST {
            return causes.len() - done;
        }
        page.push_str(&line);
    }
    0
}

/// How to correct it: of a single finding what it says itself.
fn help(report: &Report<'_>, row: &CauseRow) -> String {
    let example = &report.findings[row.group.example()];
    let help = match row.group.shown.len() {
        ..=1 => example.help.as_ref(),
        _ => Some(&row.remedy),
    };
    help.map_or_else(String::new, |help| help.one(report.lang).markdown())
}

/// The places of a cause where they are few, otherwise the first and how many more there are.
fn places(report: &Report<'_>, row: &CauseRow) -> String {
    let all = &row.group.shown;
    let listed = if all.len() <= FEW { all.len() } else { 1 };
    let places = all.iter().take(listed).map(|index| {
        let at = report.location(&report.findings[*index]);
        if at.path.is_empty() {
            return String::new();
        }
        Untrusted::from(format!("{}:{}", at.path.raw(), at.line)).markdown_code()
    });
    let mut places = places.collect::<Vec<_>>().join("<br>");
    if all.len() > listed {
        let more = grouped(all.len() - listed);
        let more = say!(report.lang, sv: "och {more} till", en: "and {more} more");
        let _ = write!(places, "<br>{more}");
    }
    places
}

fn heading(severity: Severity) -> Text<&'static str> {
    let (sv, en) = match severity {
        Severity::Error => ("Fel", "Errors"),
        Severity::Warning => ("Varningar", "Warnings"),
        Severity::Info => ("Upplysningar", "Notes"),
    };
    Text { sv, en }
}
