//! One JSON object.

use super::{CauseRow, Report};
use crate::diagnostic::{Finding, Portal};
use crate::untrusted::{Untrusted, json};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'r> {
    version: u8,
    profile: &'r str,
    summary: Summary<'r>,
    causes: Vec<Cause<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Rows<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<&'r [super::LinkRow]>,
}

#[derive(Serialize)]
struct Summary<'r> {
    error: usize,
    warning: usize,
    info: usize,
    resources: BTreeMap<&'r str, usize>,
    causes: usize,
    fixable: usize,
    portal: Counts,
}

/// What the portal's validator would report.
#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
}

/// Findings with one cause.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cause<'r> {
    id: &'r str,
    rule: &'r str,
    severity: &'r str,
    portal: &'r str,
    class: Option<&'r str>,
    property: Option<&'r Untrusted>,
    message: Untrusted,
    count: usize,
    shown: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlisted: Option<usize>,
    files: usize,
    datasets: Option<usize>,
    example: Example<'r>,
    who_fixes: &'r str,
    remedy: Untrusted,
    fixable: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Frequency>,
}

/// The finding that stands for a cause.
#[derive(Serialize)]
struct Example<'r> {
    subject: Option<&'r Untrusted>,
    value: Option<&'r Untrusted>,
    file: Option<&'r Untrusted>,
    line: Option<usize>,
    column: Option<usize>,
}

/// A value, host or the like, of a cause that has several.
#[derive(Serialize)]
struct Frequency {
    value: Untrusted,
    count: usize,
}

/// Number of values listed for a cause.
const MOST_VALUES: usize = 10;

/// The findings, serialized one by one.
struct Rows<'r> {
    report: &'r Report<'r>,
    /// Index of the cause of each finding.
    causes: Vec<Option<usize>>,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let findings = self.report.findings.iter().zip(&self.causes);
        serializer.collect_seq(findings.map(|(finding, cause)| {
            let cause = cause.map(|cause| self.report.causes[cause].group.id.as_str());
            row(self.report, finding, cause)
        }))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'r> {
    rule: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<&'r str>,
    severity: &'r str,
    portal: &'r str,
    message: Untrusted,
    help: Option<Untrusted>,
    fix: Option<&'static str>,
    subject: Option<&'r Untrusted>,
    class: Option<&'r str>,
    property: Option<&'r Untrusted>,
    value: Option<&'r Untrusted>,
    file: Option<&'r Untrusted>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explained_by: Option<ExplainedBy<'r>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
}

/// The finding that explains another one.
#[derive(Serialize)]
struct ExplainedBy<'r> {
    rule: &'r str,
    subject: Option<&'r Untrusted>,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = report.summary();
    let portal = |level| {
        let of = report.findings.iter();
        of.filter(|finding| finding.portal == level).count()
    };
    let document = Document {
        version: 1,
        profile: report.profile,
        summary: Summary {
            error: summary.errors,
            warning: summary.warnings,
            info: summary.infos,
            resources: report
                .resources
                .iter()
                .map(|of| (of.class, of.count))
                .collect(),
            causes: report.shown_causes().count(),
            fixable: report.causes.iter().map(|cause| cause.fixable).sum(),
            portal: Counts {
                error: portal(Portal::Error),
                warning: portal(Portal::Warning),
            },
        },
        causes: report.causes.iter().map(|row| cause(report, row)).collect(),
        findings: (!report.detail.statistics).then(|| Rows {
            report,
            causes: report.cause_of_each(),
        }),
        links: report.links,
    };
    json::write_pretty(out, &document)?;
    writeln!(out)
}

fn cause<'r>(report: &Report<'r>, row: &'r CauseRow) -> Cause<'r> {
    let finding = &report.findings[row.group.example()];
    let location = finding.span.map(|span| {
        let file = report.sources.get(span.file);
        let at = file.lines().position(file.bytes(), span.start as usize);
        (&file.name, at)
    });
    let values = row.group.discriminators.iter().take(MOST_VALUES);
    let values = values.filter(|_| row.group.is_mixed());
    Cause {
        id: &row.group.id,
        rule: finding.rule.id,
        severity: row.group.severity.as_str(),
        portal: row.group.portal.as_str(),
        class: finding.class,
        property: finding.property.as_ref(),
        message: row.message(report.findings, report.lang),
        count: row.group.count(),
        shown: row.group.shown.len(),
        unlisted: Some(row.group.unlisted(report.findings)).filter(|count| *count > 0),
        files: row.group.files,
        datasets: row.datasets,
        example: Example {
            subject: finding.subject.as_ref(),
            value: finding.value.as_ref(),
            file: location.map(|(name, _)| name).or(report.only_file()),
            line: location.map(|(_, at)| at.line),
            column: location.map(|(_, at)| at.column),
        },
        who_fixes: row.fixer.as_str(),
        remedy: row.remedy.one(report.lang),
        fixable: row.fixable,
        values: values
            .map(|(value, count)| Frequency {
                value: value.clone().into(),
                count: *count,
            })
            .collect(),
    }
}

fn row<'r>(report: &Report<'r>, finding: &'r Finding, cause: Option<&'r str>) -> Row<'r> {
    let location = finding.span.map(|span| {
        let file = report.sources.get(span.file);
        let at = |offset: u32| file.lines().position(file.bytes(), offset as usize);
        (&file.name, at(span.start), at(span.end))
    });
    Row {
        rule: finding.rule.id,
        cause,
        severity: finding.severity.as_str(),
        portal: finding.portal.as_str(),
        message: finding.message(report.lang),
        help: finding.help.as_ref().map(|help| help.one(report.lang)),
        fix: match (&finding.fix, &finding.edit) {
            (Some(fix), Some(_)) => Some(fix.safety.as_str()),
            _ => None,
        },
        subject: finding.subject.as_ref(),
        class: finding.class,
        property: finding.property.as_ref(),
        value: finding.value.as_ref(),
        file: location.map(|(name, _, _)| name).or(report.only_file()),
        line: location.map(|(_, start, _)| start.line),
        column: location.map(|(_, start, _)| start.column),
        end_line: location.map(|(_, _, end)| end.line),
        end_column: location.map(|(_, _, end)| end.column),
        explained_by: finding.cause.as_ref().map(|cause| ExplainedBy {
            rule: cause.rule.id,
            subject: cause.subject.as_ref(),
        }),
        hidden: finding.hidden,
    }
}
