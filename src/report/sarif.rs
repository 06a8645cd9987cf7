//! SARIF 2.1.0, for code scanning.

use super::Report;
use crate::diagnostic::{Edit, Finding, Lang, RuleMeta, Severity, group_of};
use crate::source::Span;
use crate::untrusted::{self, Untrusted};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME: &str = env!("CARGO_PKG_NAME");

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules: BTreeMap<&str, &RuleMeta> = report
        .shown()
        .map(|finding| (finding.rule.id, finding.rule))
        .collect();
    let places: BTreeMap<&str, usize> = rules.keys().copied().zip(0..).collect();
    let document = Document {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: json!({"driver": {
                "name": HOME,
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language(report.lang),
                "rules": rules.values().map(|meta| rule(meta, report.lang)).collect::<Vec<_>>(),
            }}),
            column_kind: "unicodeCodePoints",
            language: language(report.lang),
            results: Results { report, places },
        }],
    };
    untrusted::json::write_pretty(out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Json,
    column_kind: &'static str,
    language: &'static str,
    results: Results<'r>,
}

/// The findings, serialized one by one: all at once could take a gigabyte.
struct Results<'r> {
    report: &'r Report<'r>,
    /// Index of each rule.
    places: BTreeMap<&'r str, usize>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let findings = self.report.shown();
        let each = findings.zip(self.report.fingerprints());
        serializer.collect_seq(each.map(|(finding, fingerprint)| {
            let location = self.places[finding.rule.id];
            result(self.report, finding, location, &fingerprint)
        }))
    }
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv-SE",
        Lang::En => "en-GB",
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(meta: &RuleMeta, lang: Lang) -> Json {
    let (why, fix) = (meta.why.get(lang), meta.fix.get(lang));
    json!({
        "id": meta.id,
        "shortDescription": {"text": meta.title.get(lang)},
        "fullDescription": {"text": why},
        "help": {
            "text": format!("{why}\n\n{fix}\n\n{}", meta.reference.get(lang)),
            "markdown": format!("{why}\n\n{fix}\n\n*{}*", meta.reference.get(lang)),
        },
        "defaultConfiguration": {"level": level(meta.severity)},
        "properties": {"tags": [group_of(meta.id)], "portal": meta.portal.as_str()},
    })
}

/// The edits of a file.
fn change(report: &Report<'_>, edits: &[Edit]) -> Json {
    let replacement = |edit: &Edit| {
        json!({
            "deletedRegion": region(report, Some(edit.span)),
            "insertedContent": {"text": edit.text},
        })
    };
    let replacements: Vec<Json> = edits.iter().map(replacement).collect();
    json!({
        "artifactLocation": {"uri": uri(&report.path(edits[0].span.file).redacted())},
        "replacements": replacements,
    })
}

fn result(report: &Report<'_>, finding: &Finding, rule: usize, fingerprint: &str) -> Json {
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), finding.rule.id.into());
    result.insert("ruleIndex".to_owned(), rule.into());
    result.insert("level".to_owned(), level(finding.severity).into());
    result.insert(
        "message".to_owned(),
        json!({"text": report.message_with_help(finding).sarif()}),
    );
    let at = report.location(finding);
    if !at.path.is_empty() {
        let region = region(report, finding.span);
        let location =
            json!({"artifactLocation": {"uri": uri(&at.path.redacted())}, "region": region});
        result.insert(
            "locations".to_owned(),
            json!([{"physicalLocation": location}]),
        );
    }
    let related: Vec<Json> = finding
        .labels
        .iter()
        .map(|(span, text)| {
            json!({
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(&report.path(span.file).redacted())},
                    "region": region(report, Some(*span)),
                },
                "message": {"text": text.one(report.lang).sarif()},
            })
        })
        .collect();
    if !related.is_empty() {
        result.insert("relatedLocations".to_owned(), related.into());
    }
    result.insert(
        "partialFingerprints".to_owned(),
        json!({"katalog/v1": fingerprint}),
    );
    // A fix must not contain a secret.
    let rewrite = finding.edit.as_ref();
    if let Some(rewrite) = rewrite.filter(|of| of.edits.iter().all(|edit| secret_free(&edit.text)))
    {
        let changes: Vec<Json> = rewrite
            .edits
            .chunk_by(|a, b| a.span.file == b.span.file)
            .map(|edits| change(report, edits))
            .collect();
        let help = match &finding.help {
            Some(help) => help.one(report.lang),
            None => finding.message(report.lang),
        };
        result.insert(
            "fixes".to_owned(),
            json!([{"description": {"text": help.sarif()}, "artifactChanges": changes}]),
        );
    }
    let properties = json!({
        "portal": finding.portal.as_str(),
        "subject": finding.subject,
        "property": finding.property,
    });
    result.insert("properties".to_owned(), properties);
    result.into()
}

/// Whether a text contains no secret.
fn secret_free(text: &str) -> bool {
    *Untrusted::from(text).redacted() == *text
}

fn region(report: &Report<'_>, span: Option<Span>) -> Json {
    let at = report.location_of(span);
    json!({
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    })
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_become_uris() {
        assert_eq!(
            super::uri("datasets/på väg.yaml"),
            "datasets/p%C3%A5%20v%C3%A4g.yaml"
        );
    }
}
