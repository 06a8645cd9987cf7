//! `JUnit` XML: a test case for each file, with a failure for each error or warning; infos are its output.

use super::Report;
use crate::diagnostic::{Finding, Severity};
use crate::untrusted::Untrusted;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(report);
    let fails = |finding: &&&Finding| finding.severity > Severity::Info;
    let failures: usize = cases
        .values()
        .map(|findings| findings.iter().filter(fails).count())
        .sum();
    let (tests, failures) = (cases.len().to_string(), failures.to_string());
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = [
        ("name", "katalog"),
        ("tests", tests.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
    ];
    xml.write_event(Event::Start(element("testsuites", counts)))?;
    xml.write_event(Event::Start(element("testsuite", counts)))?;
    for (path, findings) in &cases {
        let attributes = [("name", &*path.xml()), ("classname", "katalog")];
        if findings.is_empty() {
            xml.write_event(Event::Empty(element("testcase", attributes)))?;
            continue;
        }
        xml.write_event(Event::Start(element("testcase", attributes)))?;
        for finding in findings.iter().filter(fails) {
            let (message, text) = (finding.message(report.lang), line(report, finding));
            let message = message.xml();
            let start = element(
                "failure",
                [("type", finding.rule.id), ("message", &message)],
            );
            xml.write_event(Event::Start(start))?;
            xml.write_event(Event::Text(BytesText::new(&text)))?;
            xml.write_event(Event::End(BytesEnd::new("failure")))?;
        }
        let notes: Vec<_> = findings
            .iter()
            .filter(|finding| !fails(finding))
            .map(|finding| line(report, finding))
            .collect();
        if !notes.is_empty() {
            xml.write_event(Event::Start(BytesStart::new("system-out")))?;
            xml.write_event(Event::Text(BytesText::new(&notes.join("\n"))))?;
            xml.write_event(Event::End(BytesEnd::new("system-out")))?;
        }
        xml.write_event(Event::End(BytesEnd::new("testcase")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(out)
}

/// The findings by file, also for files without findings.
fn cases<'r>(report: &Report<'r>) -> BTreeMap<Untrusted, Vec<&'r Finding>> {
    let mut cases: BTreeMap<Untrusted, Vec<&Finding>> = report
        .sources
        .iter()
        .map(|(file, _)| (report.path(file), Vec::new()))
        .collect();
    for finding in report.shown() {
        cases
            .entry(report.location(finding).path)
            .or_default()
            .push(finding);
    }
    cases
}

fn line(report: &Report<'_>, finding: &Finding) -> String {
    let at = report.location(finding);
    let severity = report.word(finding.severity);
    let text = report.message_with_help(finding);
    format!(
        "{}:{}:{}: {severity} {} {}",
        at.path.line(),
        at.line,
        at.column,
        finding.rule.id,
        text.xml()
    )
}

fn element<'a, const N: usize>(
    name: &'a str,
    attributes: [(&'a str, &'a str); N],
) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes)
}
