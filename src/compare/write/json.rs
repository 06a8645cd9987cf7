//! One JSON object with the complete comparison.

use super::report::{InLang, keys, renamed_message, reused_message};
use crate::compare::comparison::{BlankNodes, Change, Resource, Value, ValueKind};
use crate::compare::rules::{RENAMED, REUSED};
use crate::diagnostic::Severity;
use crate::untrusted::{self, Untrusted};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'t> {
    version: u8,
    old: &'t Untrusted,
    new: &'t Untrusted,
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "nameless")]
    blank_nodes: Option<&'static str>,
    added: Vec<Row<'t>>,
    removed: Vec<Row<'t>>,
    renamed: Vec<RenamedRow<'t>>,
    changed: Vec<ChangedRow<'t>>,
}

#[derive(Serialize)]
struct Summary {
    added: usize,
    removed: usize,
    renamed: usize,
    changed: usize,
}

#[derive(Serialize)]
struct Row<'t> {
    iri: Option<&'t Untrusted>,
    class: Option<&'t str>,
    title: Option<&'t Untrusted>,
    file: Option<&'t Untrusted>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct RenamedRow<'t> {
    rule: &'static str,
    severity: Option<&'static str>,
    message: Untrusted,
    old: Row<'t>,
    new: Row<'t>,
    changes: Vec<ChangeRow<'t>>,
}

#[derive(Serialize)]
struct ChangedRow<'t> {
    #[serde(flatten)]
    resource: Row<'t>,
    #[serde(flatten)]
    reuse: Option<ReuseRow<'t>>,
    changes: Vec<ChangeRow<'t>>,
}

/// The entry for an IRI that was reused.
#[derive(Serialize)]
struct ReuseRow<'t> {
    rule: &'static str,
    severity: Option<&'static str>,
    message: Untrusted,
    /// The IRI that named the same thing before.
    before: Option<&'t Untrusted>,
}

#[derive(Serialize)]
struct ChangeRow<'t> {
    key: Untrusted,
    /// The property, after those that lead to a nested blank node.
    path: Vec<&'t Untrusted>,
    label: Option<&'t Untrusted>,
    removed: Vec<ValueRow<'t>>,
    added: Vec<ValueRow<'t>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    regrouped: bool,
}

#[derive(Serialize)]
struct ValueRow<'t> {
    kind: &'static str,
    value: &'t Untrusted,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'t Untrusted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    datatype: Option<&'t Untrusted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'t Untrusted>,
}

pub(super) fn write(report: &InLang<'_>, out: &mut dyn Write) -> io::Result<()> {
    let of = report.comparison;
    let renamed = of.renamed.iter().map(|renamed| RenamedRow {
        rule: RENAMED.id,
        severity: report.severities.renamed.map(Severity::as_str),
        message: renamed_message(&renamed.old, &renamed.new, report.lang),
        old: row(report, 0, &renamed.old),
        new: row(report, 1, &renamed.new),
        changes: renamed.changes.iter().map(change).collect(),
    });
    let changed = of.changed.iter().map(|changed| ChangedRow {
        resource: row(report, 1, &changed.new),
        reuse: changed.reuse.as_ref().map(|reuse| ReuseRow {
            rule: REUSED.id,
            severity: report.severities.reused.map(Severity::as_str),
            message: reused_message(changed, reuse, report.lang),
            before: reuse.before.as_ref(),
        }),
        changes: changed.changes.iter().map(change).collect(),
    });
    let document = Document {
        version: 1,
        old: report.names[0],
        new: report.names[1],
        summary: Summary {
            added: of.added.len(),
            removed: of.removed.len(),
            renamed: of.renamed.len(),
            changed: of.changed.len(),
        },
        blank_nodes: match of.blank_nodes {
            BlankNodes::Compared => None,
            BlankNodes::Connected => Some("connected"),
            BlankNodes::Undecided => Some("undecided"),
        },
        added: of.added.iter().map(|of| row(report, 1, of)).collect(),
        removed: of.removed.iter().map(|of| row(report, 0, of)).collect(),
        renamed: renamed.collect(),
        changed: changed.collect(),
    };
    untrusted::json::write_pretty(out, &document)?;
    writeln!(out)
}

fn row<'t>(report: &'t InLang<'_>, side: usize, resource: &'t Resource<Untrusted>) -> Row<'t> {
    let place = report.place(side, resource);
    Row {
        iri: resource.iri.as_ref(),
        class: resource.class,
        title: resource.title.as_ref(),
        file: place.map(|(file, _)| file),
        line: place.map(|(_, line)| line),
    }
}

fn change(change: &Change<Untrusted>) -> ChangeRow<'_> {
    ChangeRow {
        key: keys(&change.path),
        path: change.path.iter().map(|property| &property.iri).collect(),
        label: change.path.last().map(|property| &property.label),
        removed: change.removed.iter().map(value).collect(),
        added: change.added.iter().map(value).collect(),
        regrouped: change.regrouped,
    }
}

fn value(value: &Value<Untrusted>) -> ValueRow<'_> {
    let (kind, language, datatype) = match &value.kind {
        ValueKind::Iri => ("iri", None, None),
        ValueKind::Blank => ("nameless", None, None),
        ValueKind::Literal { language, datatype } => ("text", language.as_ref(), datatype.as_ref()),
    };
    ValueRow {
        kind,
        value: &value.text,
        language,
        datatype,
        label: value.label.as_ref(),
    }
}
