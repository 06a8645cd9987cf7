//! Source excerpts: only the lines that are needed, with secrets redacted and invisible characters escaped.

use crate::source::{Position, SourceFile, Span};
use crate::untrusted::{SanitizedLine, Untrusted, source_line};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::collections::BTreeSet;
use std::fmt;

/// Longer lines, in bytes, are not shown: they would bury the message.
const LONGEST_LINE: usize = 400;

/// The lines around some spans of a file, sanitized. Its offsets count the bytes of these lines only.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    lines: Vec<Line>,
    /// For each span, its offset in the excerpt and position in the file.
    places: Vec<(usize, Position)>,
}

#[derive(Debug)]
struct Line {
    /// Line number in the file, from 0.
    number: usize,
    /// Offset in the excerpt.
    at: usize,
    shown: SanitizedLine,
}

impl Excerpt {
    /// The lines around the first of `spans`, and around the others that can be shown, with the range of each; `None`
    /// when those of the first cannot be shown. All spans are in `file`.
    pub(super) fn of(file: &SourceFile, spans: &[Span]) -> Option<(Self, Vec<Option<SourceSpan>>)> {
        let mut numbers = BTreeSet::new();
        let mut is_shown = Vec::with_capacity(spans.len());
        for span in spans {
            let around = around(file, *span);
            is_shown.push(around.is_some());
            numbers.extend(around.into_iter().flatten());
            if !is_shown[0] {
                return None;
            }
        }
        let mut excerpt = Self {
            name: file.name.line().into_owned(),
            text: String::new(),
            lines: Vec::new(),
            places: Vec::new(),
        };
        for number in numbers {
            let shown = source_line(line(file, number)?.1);
            let at = excerpt.text.len();
            excerpt.text.push_str(&shown.text);
            excerpt.text.push('\n');
            excerpt.lines.push(Line { number, at, shown });
        }
        let places = spans.iter().zip(is_shown);
        let places = places.map(|(span, is_shown)| is_shown.then(|| excerpt.place(file, *span)));
        let places: Vec<Option<SourceSpan>> = places.collect();
        for (span, place) in spans.iter().zip(&places) {
            if let Some(place) = place {
                let at = file.lines().position(file.bytes(), span.start as usize);
                excerpt.places.push((place.offset(), at));
            }
        }
        Some((excerpt, places))
    }

    /// Shows the file under another path.
    pub(super) fn rename(&mut self, path: &Untrusted) {
        self.name = path.line().into_owned();
    }

    /// The part of a span on its first line.
    fn place(&self, file: &SourceFile, span: Span) -> SourceSpan {
        let number = first_line(file, span);
        let found = self.lines.binary_search_by_key(&number, |line| line.number);
        let Some(line) = found.ok().and_then(|index| self.lines.get(index)) else {
            return SourceSpan::from((0, 0));
        };
        let (start, text) = self::line(file, number).unwrap_or_default();
        let within = |offset: u32| (offset as usize).saturating_sub(start).min(text.len());
        let place = line.shown.place(within(span.start)..within(span.end));
        SourceSpan::from((line.at + place.start, place.len()))
    }

    /// The index of the line at an offset of the excerpt.
    fn index(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|line| line.at <= offset);
        after.saturating_sub(1)
    }
}

/// The number of the line on which a span begins, from 0.
fn first_line(file: &SourceFile, span: Span) -> usize {
    file.lines()
        .line_of((span.start as usize).min(file.bytes().len()))
}

/// A line without its end, and its offset; `None` when it is not UTF-8 or too long.
fn line(file: &SourceFile, number: usize) -> Option<(usize, &str)> {
    let start = file.lines().start_of(number, file.bytes());
    let end = file.lines().start_of(number + 1, file.bytes());
    // Checked before scanning: many findings may be on one long line.
    (end - start <= LONGEST_LINE + "\r\n".len()).then_some(())?;
    let bytes = &file.bytes()[start..end];
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok()?;
    (text.len() <= LONGEST_LINE).then_some((start, text))
}

/// The line on which a span begins, with the one before and the one after; `None` when they cannot be shown.
fn around(file: &SourceFile, span: Span) -> Option<std::ops::RangeInclusive<usize>> {
    let number = first_line(file, span);
    let last = (number + 1).min(file.lines().len() - 1);
    // An empty last line is not shown.
    let is_end = last > number && file.lines().start_of(last, file.bytes()) == file.bytes().len();
    let lines = number.saturating_sub(1)..=if is_end { number } else { last };
    lines
        .clone()
        .all(|number| line(file, number).is_some())
        .then_some(lines)
}

/// The source lines at `span` labelled `text`, for a file that could not be read.
pub fn lines_at(file: &SourceFile, span: Span, text: &str) -> Option<String> {
    let (excerpt, places) = Excerpt::of(file, &[span])?;
    let place = Unread {
        excerpt,
        span: places.into_iter().flatten().next()?,
        text: Untrusted::from(text).line().into_owned(),
    };
    let handler =
        GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_links(false);
    let mut shown = String::new();
    handler
        .with_context_lines(1)
        .render_report(&mut shown, &place)
        .ok()?;
    // miette prints the message above the lines, where it already is.
    let lines = shown
        .lines()
        .skip_while(|line| !line.contains('╭'))
        .map(str::trim_end);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// A location in an unreadable file, for miette.
#[derive(Debug)]
struct Unread {
    excerpt: Excerpt,
    span: SourceSpan,
    text: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Unread {}

impl Diagnostic for Unread {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(Some(self.text.clone()), self.span);
        Some(Box::new(std::iter::once(label)))
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        if before == 0 && after == 0 {
            // miette requests this for the location above the lines.
            let place = self.places.iter().find(|(at, _)| *at == start);
            let (line, column) = place.map_or((0, 0), |(_, at)| (at.line - 1, at.column - 1));
            let contents =
                MietteSpanContents::new_named(self.name.clone(), &[], *span, line, column, 1);
            return Ok(Box::new(contents));
        }
        let (mut first, mut last) = (self.index(start), self.index(end));
        // Excerpts of different spans are not consecutive.
        for _ in 0..before {
            let follows = first > 0 && self.lines[first - 1].number + 1 == self.lines[first].number;
            first -= usize::from(follows);
        }
        for _ in 0..after {
            let next = self.lines.get(last + 1);
            let follows = next.is_some_and(|next| next.number == self.lines[last].number + 1);
            last += usize::from(follows);
        }
        let (first, last) = (&self.lines[first], &self.lines[last]);
        let text = &self.text[first.at..last.at + last.shown.text.len()];
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            text.as_bytes(),
            SourceSpan::from((first.at, text.len())),
            first.number,
            0,
            last.number - first.number + 1,
        )))
    }
}
