//! For people: each finding with its lines of source, and a summary last.

use super::Report;
use super::excerpt::{Excerpt, first_line};
use crate::diagnostic::{Finding, Safety, Severity, Text};
use crate::say;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let theme = if report.colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(110)
        .with_context_lines(1);
    for finding in report.findings {
        let shown = Shown {
            finding,
            report,
            excerpt: excerpt(report, finding),
        };
        let mut text = String::new();
        handler
            .render_report(&mut text, &shown)
            .map_err(io::Error::other)?;
        // Lines that only hold the frame's padding end in spaces.
        for line in text.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        if let Some(help) = &finding.help {
            let word = say!(report.lang, sv: "hjälp", en: "help");
            let mends = flag(report, finding).map(
                |flag| say!(report.lang, sv: " ({flag} rättar det)", en: " ({flag} mends it)"),
            );
            writeln!(
                out,
                "  {word}: {}{}\n",
                visible(help),
                mends.unwrap_or_default()
            )?;
        }
    }
    summary(report, out)
}

/// The flag that mends a finding.
fn flag(report: &Report<'_>, finding: &Finding) -> Option<&'static str> {
    // The command that asks addresses mends nothing.
    if report.links.is_some() {
        return None;
    }
    finding.edit.as_ref()?;
    Some(match finding.fix.as_ref()?.safety {
        Safety::Certain => "--fix",
        Safety::Look => "--unsafe-fixes",
    })
}

/// A text with its control characters made visible, so that none acts on the terminal.
fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !c.is_control() || c == '\n') {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect::<String>()
        .into()
}

pub(super) fn summary(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = report.summary();
    let number = |count: usize, one: Text<&'static str>, many: Text<&'static str>| {
        let word = if count == 1 { one } else { many };
        format!("{count} {}", word.get(report.lang))
    };
    let errors = number(
        counts.errors,
        Text {
            sv: "fel",
            en: "error",
        },
        Text {
            sv: "fel",
            en: "errors",
        },
    );
    let warnings = number(
        counts.warnings,
        Text {
            sv: "varning",
            en: "warning",
        },
        Text {
            sv: "varningar",
            en: "warnings",
        },
    );
    let infos = number(
        counts.infos,
        Text {
            sv: "upplysning",
            en: "note",
        },
        Text {
            sv: "upplysningar",
            en: "notes",
        },
    );
    let resources: Vec<_> = report
        .resources
        .iter()
        .map(|of| format!("{} {}", of.label, of.count))
        .collect();
    let checked = match resources.join(", ") {
        none if none.is_empty() => String::new(),
        resources => format!("; {resources}"),
    };
    writeln!(
        out,
        "{errors}, {warnings}, {infos} (DCAT-AP-SE {}{checked})",
        report.profile
    )
}

/// A finding as miette shows it.
struct Shown<'r> {
    finding: &'r Finding,
    report: &'r Report<'r>,
    excerpt: Option<Excerpt<'r>>,
}

/// The source of a finding, where its lines can be shown.
fn excerpt<'r>(report: &'r Report<'_>, finding: &Finding) -> Option<Excerpt<'r>> {
    let span = finding.span?;
    Excerpt::of(report.sources.get(span.file), span)
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.finding.fmt(f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.finding.message))?;
        // miette shows one source a report: a place in another file can only be named.
        for (other, text) in &self.finding.labels {
            if self.finding.span.is_none_or(|span| span.file != other.file) {
                let file = self.report.sources.get(other.file);
                let at = file.lines().position(file.bytes(), other.start as usize);
                write!(f, " ({text}: {}:{}:{})", file.name, at.line, at.column)?;
            }
        }
        // Without lines to show, the place stands in the message.
        if let (Some(span), None) = (self.finding.span, &self.excerpt) {
            let file = self.report.sources.get(span.file);
            let at = file.lines().position(file.bytes(), span.start as usize);
            write!(f, " [{}:{}:{}]", file.name, at.line, at.column)?;
        }
        Ok(())
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.finding.rule.id))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt
            .as_ref()
            .map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.finding.span.filter(|_| self.excerpt.is_some())?;
        let here = LabeledSpan::new_primary_with_span(
            None,
            first_line(self.report.sources.get(span.file), span),
        );
        let others = self
            .finding
            .labels
            .iter()
            .filter(move |(other, _)| other.file == span.file && *other != span);
        let others = others.map(|(other, text)| {
            LabeledSpan::new_with_span(
                Some(text.clone()),
                first_line(self.report.sources.get(other.file), *other),
            )
        });
        Some(Box::new(std::iter::once(here).chain(others)))
    }
}
