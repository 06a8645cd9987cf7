//! For people: each finding with its lines of source, and a summary last.

use super::Report;
use crate::diagnostic::{Finding, Severity, Text};
use crate::say;
use crate::source::{SourceFile, Span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

/// A line longer than this is not shown: it would bury the message.
const LONGEST_LINE: usize = 400;

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
            writeln!(out, "  {word}: {}\n", visible(help))?;
        }
    }
    summary(report, out)
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

fn summary(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
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
    let resources = resources.join(", ");
    writeln!(
        out,
        "{errors}, {warnings}, {infos} (DCAT-AP-SE {}; {resources})",
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
    let file = report.sources.get(span.file);
    let lines = file.lines();
    let first = lines.line_of((span.start as usize).min(file.bytes().len()));
    let from = lines.start_of(first.saturating_sub(1), file.bytes());
    let to = lines.start_of(first + 2, file.bytes());
    let shown = &file.bytes()[from..to];
    // A control character would act on the terminal instead of being seen.
    let harmless = |byte: &u8| !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r');
    let readable = std::str::from_utf8(shown).is_ok()
        && shown.iter().all(harmless)
        && shown
            .split(|byte| *byte == b'\n')
            .all(|line| line.len() <= LONGEST_LINE);
    readable.then_some(Excerpt { file })
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
        let here = LabeledSpan::new_primary_with_span(None, self.first_line(span));
        let others = self
            .finding
            .labels
            .iter()
            .filter(move |(other, _)| other.file == span.file && *other != span);
        let others = others.map(|(other, text)| {
            LabeledSpan::new_with_span(Some(text.clone()), self.first_line(*other))
        });
        Some(Box::new(std::iter::once(here).chain(others)))
    }
}

impl Shown<'_> {
    /// The part of a span that lies on its first line: what follows is seldom worth a frame.
    fn first_line(&self, span: Span) -> SourceSpan {
        let file = self.report.sources.get(span.file);
        let (start, end) = (span.start as usize, span.end as usize);
        let line_end = file
            .lines()
            .start_of(file.lines().line_of(start) + 1, file.bytes());
        let line = &file.bytes()[start.min(line_end)..line_end];
        let trail = line
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .count();
        let end = end.min(line_end - trail).max(start);
        SourceSpan::from((start, end - start))
    }
}

/// A file of which only the lines that are asked for are looked at.
struct Excerpt<'r> {
    file: &'r SourceFile,
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (bytes, lines) = (self.file.bytes(), self.file.lines());
        if before == 0 && after == 0 {
            // miette asks so for the place it prints above the lines.
            let at = lines.position(bytes, span.offset());
            let (start, end) = (
                span.offset().min(bytes.len()),
                (span.offset() + span.len()).min(bytes.len()),
            );
            let name = self.file.name.clone();
            let place = MietteSpanContents::new_named(
                name,
                &bytes[start..end],
                *span,
                at.line - 1,
                at.column - 1,
                1,
            );
            return Ok(Box::new(place));
        }
        let first = lines
            .line_of(span.offset().min(bytes.len()))
            .saturating_sub(before);
        let last = lines.line_of((span.offset() + span.len()).min(bytes.len())) + after;
        let start = lines.start_of(first, bytes);
        let end = lines.start_of(last + 1, bytes);
        let end = if bytes[start..end].ends_with(b"\n") {
            end - 1
        } else {
            end
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.name.clone(),
            &bytes[start..end.max(start)],
            SourceSpan::from((start, end.max(start) - start)),
            first,
            0,
            last - first + 1,
        )))
    }
}
