//! Markdown for a pull request comment: a table of changes, with details folded below.

use super::excerpt::excerpt;
use super::report::{InLang, mark, renamed_message, reused_message};
use crate::compare::comparison::{Change, Resource, Value, significant_changes};
use crate::compare::rules::{RENAMED, REUSED};
use crate::diagnostic::{RuleMeta, Severity};
use crate::say;
use crate::untrusted::Untrusted;
use std::io::{self, Write};

/// Maximum number of rows; a comment holds 65,536 characters.
const MOST: usize = 100;
/// Changed resources with details.
const MOST_DETAILS: usize = 50;
/// Values of a property beyond this are only counted.
const MOST_VALUES: usize = 5;
/// Longer values are shortened.
const WIDTH: usize = 120;

/// One row of the table.
struct Row<'t> {
    what: String,
    side: usize,
    resource: &'t Resource<Untrusted>,
    note: Untrusted,
}

pub(super) fn write(report: &InLang<'_>, out: &mut dyn Write) -> io::Result<()> {
    let of = report.comparison;
    let changed = of
        .changed
        .iter()
        .map(|of| (&of.new, significant_changes(&of.changes)));
    let changed: Vec<_> = changed.filter(|(_, of)| !of.is_empty()).collect();
    let title = say!(report.lang, sv: "Ändringar i katalogen", en: "Changes in the catalogue");
    writeln!(out, "### {title}\n\n{}", report.summary(changed.len()))?;
    let rows = rows(report, &changed);
    if rows.is_empty() {
        return Ok(());
    }
    errors(report, out)?;
    let head = say!(report.lang, sv: "| | Vad | Titel | Egenskaper | Fil |", en: "| | What | Title | Properties | File |");
    writeln!(out, "\n{head}\n|---|---|---|---|---|")?;
    for row in rows.iter().take(MOST) {
        let file = report.place(row.side, row.resource);
        let file = file.map_or_else(String::new, |(file, _)| file.markdown_code());
        let (label, name) = (cell(&row.resource.label), cell(&row.resource.called()));
        writeln!(
            out,
            "| {} | {label} | {name} | {} | {file} |",
            row.what,
            cell(&row.note)
        )?;
    }
    more(report, rows.len(), MOST, out)?;
    let renamed = of
        .renamed
        .iter()
        .map(|of| (&of.new, significant_changes(&of.changes)));
    let details: Vec<_> = renamed
        .filter(|(_, of)| !of.is_empty())
        .chain(changed)
        .collect();
    fold(report, &details, out)
}

fn rows<'t>(
    report: &InLang<'t>,
    changed: &[(&'t Resource<Untrusted>, Vec<Change<Untrusted>>)],
) -> Vec<Row<'t>> {
    let of = report.comparison;
    let lang = report.lang;
    let row = |what: &str, side, resource, note: Untrusted| Row {
        what: what.to_owned(),
        side,
        resource,
        note,
    };
    let renamed = say!(lang, sv: "**omdöpt**", en: "**renamed**");
    let removed = say!(lang, sv: "borttagen", en: "removed");
    let added = say!(lang, sv: "tillagd", en: "added");
    let altered = say!(lang, sv: "ändrad", en: "changed");
    let mut rows = Vec::new();
    rows.extend(of.renamed.iter().map(|of| {
        row(
            &renamed,
            1,
            &of.new,
            labels(&significant_changes(&of.changes)),
        )
    }));
    rows.extend(
        of.removed
            .iter()
            .map(|of| row(&removed, 0, of, Untrusted::default())),
    );
    rows.extend(
        of.added
            .iter()
            .map(|of| row(&added, 1, of, Untrusted::default())),
    );
    rows.extend(
        changed
            .iter()
            .map(|(of, changes)| row(&altered, 1, of, labels(changes))),
    );
    rows
}

/// Labels of the changed properties, without duplicates.
fn labels(changes: &[Change<Untrusted>]) -> Untrusted {
    let mut labels: Vec<&str> = Vec::new();
    for property in changes.iter().filter_map(|change| change.path.first()) {
        if !labels.contains(&property.label.raw()) {
            labels.push(property.label.raw());
        }
    }
    labels.join(", ").into()
}

/// Renamed resources and IRIs that were used again, which are errors.
fn errors(report: &InLang<'_>, out: &mut dyn Write) -> io::Result<()> {
    let renamed = report.comparison.renamed.iter();
    let renamed = renamed.map(|of| {
        let message = renamed_message(&of.old, &of.new, report.lang);
        (of.new.called(), message)
    });
    let renamed: Vec<(Untrusted, Untrusted)> = renamed.collect();
    let changed = report.comparison.changed.iter();
    let reused = changed.filter_map(|of| {
        let message = reused_message(of, of.reuse.as_ref()?, report.lang);
        Some((of.new.called(), message))
    });
    let reused: Vec<(Untrusted, Untrusted)> = reused.collect();
    let severities = report.severities;
    of_rule(report, (&RENAMED, severities.renamed), &renamed, out)?;
    of_rule(report, (&REUSED, severities.reused), &reused, out)
}

/// What is wrong by one rule: why, and the first of what is concerned.
fn of_rule(
    report: &InLang<'_>,
    (rule, severity): (&RuleMeta, Option<Severity>),
    found: &[(Untrusted, Untrusted)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(word) = report.severity_word(severity).filter(|_| !found.is_empty()) else {
        return Ok(());
    };
    let why = rule.fix.get(report.lang);
    writeln!(out, "\n> **{word}** `{}`: {}", rule.id, why)?;
    for (name, message) in found.iter().take(MOST_VALUES) {
        writeln!(out, "> - {}: {}", cell(name), cell(message))?;
    }
    let left = found.len().saturating_sub(MOST_VALUES);
    if left > 0 {
        let text = say!(report.lang, sv: "… och {left} till", en: "… and {left} more");
        writeln!(out, "> - {text}")?;
    }
    Ok(())
}

fn fold(
    report: &InLang<'_>,
    details: &[(&Resource<Untrusted>, Vec<Change<Untrusted>>)],
    out: &mut dyn Write,
) -> io::Result<()> {
    if details.is_empty() {
        return Ok(());
    }
    let title = say!(report.lang, sv: "Värdena som ändrats", en: "The values that changed");
    writeln!(out, "\n<details><summary>{title}</summary>")?;
    for (resource, changes) in details.iter().take(MOST_DETAILS) {
        writeln!(
            out,
            "\n**{}** ({})\n",
            cell(&resource.called()),
            cell(&resource.label)
        )?;
        let head = say!(report.lang, sv: "| Egenskap | Före | Efter |", en: "| Property | Before | After |");
        writeln!(out, "{head}\n|---|---|---|")?;
        for change in changes {
            let labels: Vec<&str> = change.path.iter().map(|of| of.label.raw()).collect();
            let property = cell(&labels.join(": ").into());
            let (before, after) = (
                values(report, &change.removed, &change.added),
                values(report, &change.added, &change.removed),
            );
            writeln!(out, "| {property} | {before} | {after} |")?;
        }
    }
    more(report, details.len(), MOST_DETAILS, out)?;
    writeln!(out, "\n</details>")
}

fn values(report: &InLang<'_>, values: &[Value<Untrusted>], others: &[Value<Untrusted>]) -> String {
    let shown = values.iter().take(MOST_VALUES).map(|value| {
        let other = others.iter().find(|of| of.tag() == value.tag());
        let text = excerpt(&value.text, other.map(|of| &of.text), WIDTH);
        let text = cell(value.label.as_ref().unwrap_or(&text));
        match mark(value, other) {
            Some(mark) => format!("{text} ({})", cell(&mark)),
            None => text,
        }
    });
    let mut shown: Vec<String> = shown.collect();
    let left = values.len().saturating_sub(MOST_VALUES);
    if left > 0 {
        shown.push(say!(report.lang, sv: "… och {left} till", en: "… and {left} more"));
    }
    shown.join("<br>")
}

fn more(report: &InLang<'_>, count: usize, most: usize, out: &mut dyn Write) -> io::Result<()> {
    let left = count.saturating_sub(most);
    if left == 0 {
        return Ok(());
    }
    let text = say!(report.lang, sv: "… och {left} till", en: "… and {left} more");
    writeln!(out, "\n{text}")
}

/// Escapes a text for a table cell, without mentions.
fn cell(text: &Untrusted) -> String {
    excerpt(text, None, 2 * WIDTH).markdown()
}
