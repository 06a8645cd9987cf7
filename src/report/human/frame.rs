//! A finding with its source lines, drawn by miette.

use crate::diagnostic::{Finding, Message, Severity};
use crate::report::Report;
use crate::report::excerpt::Excerpt;
use crate::source::Span;
use crate::untrusted::Untrusted;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, SourceSpan,
};
use std::fmt;
use std::io;

/// Draws findings.
pub(super) struct Frames<'r> {
    report: &'r Report<'r>,
    handler: GraphicalReportHandler,
}

impl<'r> Frames<'r> {
    pub(super) fn new(report: &'r Report<'r>) -> Self {
        let theme = if report.colour {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(110)
            .with_context_lines(1);
        Self { report, handler }
    }

    /// Adds the finding under `message` to `page`.
    pub(super) fn draw(
        &self,
        finding: &Finding,
        message: Untrusted,
        severity: Severity,
        page: &mut Vec<u8>,
    ) -> io::Result<()> {
        let shown = Shown {
            finding,
            message,
            severity,
            report: self.report,
            lines: lines(self.report, finding),
        };
        let mut text = String::new();
        self.handler
            .render_report(&mut text, &shown)
            .map_err(io::Error::other)?;
        // Trailing spaces of miette's frame are removed.
        for line in text.lines() {
            page.extend_from_slice(line.trim_end().as_bytes());
            page.push(b'\n');
        }
        Ok(())
    }
}

/// A finding, for miette.
struct Shown<'r> {
    finding: &'r Finding,
    message: Untrusted,
    severity: Severity,
    report: &'r Report<'r>,
    lines: Option<Lines<'r>>,
}

/// The source lines of a finding with its labels: its span first.
struct Lines<'r> {
    excerpt: Excerpt,
    here: SourceSpan,
    others: Vec<(SourceSpan, &'r Message)>,
    /// Labels in the same file whose lines cannot be shown.
    unshown: Vec<&'r (Span, Message)>,
}

/// The source lines of a finding, if they can be shown.
fn lines<'r>(report: &'r Report<'_>, finding: &'r Finding) -> Option<Lines<'r>> {
    let span = finding.span?;
    let others = finding.labels.iter();
    let others = others.filter(|(other, _)| other.file == span.file && *other != span);
    let others: Vec<&(Span, Message)> = others.collect();
    let spans: Vec<Span> = std::iter::once(span)
        .chain(others.iter().map(|(other, _)| *other))
        .collect();
    let (mut excerpt, places) = Excerpt::of(report.sources.get(span.file), &spans)?;
    excerpt.rename(&report.path(span.file));
    let mut lines = Lines {
        excerpt,
        here: places.first().copied().flatten()?,
        others: Vec::new(),
        unshown: Vec::new(),
    };
    for (other, location) in others.into_iter().zip(places.into_iter().skip(1)) {
        match location {
            Some(location) => lines.others.push((location, &other.1)),
            None => lines.unshown.push(other),
        }
    }
    Some(lines)
}

impl Shown<'_> {
    /// Whether a label has to be part of the message: miette shows one source file.
    fn is_told(&self, label: &(Span, Message)) -> bool {
        let elsewhere = self
            .finding
            .span
            .is_none_or(|span| span.file != label.0.file);
        let mut unshown = self.lines.iter().flat_map(|lines| &lines.unshown);
        elsewhere || unshown.any(|of| std::ptr::eq(*of, label))
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.finding.fmt(f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = self.report.lang;
        f.write_str(&self.message.terminal())?;
        for label in self.finding.labels.iter().filter(|of| self.is_told(of)) {
            let (other, text) = label;
            let file = self.report.sources.get(other.file);
            let at = file.lines().position(file.bytes(), other.start as usize);
            let (text, path) = (text.one(lang), self.report.path(other.file));
            let name = path.line();
            write!(f, " ({}: {name}:{}:{})", text.line(), at.line, at.column)?;
        }
        // Without source lines, the location is part of the message.
        if let (Some(span), None) = (self.finding.span, &self.lines) {
            let file = self.report.sources.get(span.file);
            let at = file.lines().position(file.bytes(), span.start as usize);
            let path = self.report.path(span.file);
            write!(f, " [{}:{}:{}]", path.line(), at.line, at.column)?;
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
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.lines
            .as_ref()
            .map(|lines| &lines.excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let lines = self.lines.as_ref()?;
        let here = LabeledSpan::new_primary_with_span(None, lines.here);
        let others = lines.others.iter().map(|(location, text)| {
            LabeledSpan::new_with_span(
                Some(text.one(self.report.lang).line().into_owned()),
                *location,
            )
        });
        Some(Box::new(std::iter::once(here).chain(others)))
    }
}
