//! One JSON object.

use super::Report;
use crate::untrusted::{Untrusted, json};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'r> {
    version: u8,
    profile: &'r str,
    summary: Summary<'r>,
    findings: Rows<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<&'r [super::LinkRow]>,
}

#[derive(Serialize)]
struct Summary<'r> {
    error: usize,
    warning: usize,
    info: usize,
    resources: BTreeMap<&'r str, usize>,
}

/// The findings, serialized one by one.
struct Rows<'r>(&'r Report<'r>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let findings = self.0.findings.iter();
        serializer.collect_seq(findings.map(|finding| row(self.0, finding)))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'r> {
    rule: &'r str,
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
        },
        findings: Rows(report),
        links: report.links,
    };
    json::write_pretty(out, &document)?;
    writeln!(out)
}

fn row<'r>(report: &Report<'r>, finding: &'r crate::diagnostic::Finding) -> Row<'r> {
    let location = finding.span.map(|span| {
        let file = report.sources.get(span.file);
        let at = |offset: u32| file.lines().position(file.bytes(), offset as usize);
        (&file.name, at(span.start), at(span.end))
    });
    Row {
        rule: finding.rule.id,
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
