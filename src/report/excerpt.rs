//! Source excerpts: only the lines that are needed, with secrets redacted and invisible characters escaped.

use crate::source::{Position, SourceFile, Span};
use crate::untrusted::{SanitizedLine, Untrusted, source_line};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// Longer lines, in bytes, are not shown: they would bury the message. Of one with a finding the part around it is shown.
const LONGEST_LINE: usize = 400;

/// Lines that are longer still are not shown at all: many findings may be on one.
const LONGEST_CUT: usize = 64 * 1024;

/// The bytes before and after the beginning of a finding that are shown of a long line.
const WINDOW: (usize, usize) = (40, 120);

/// What stands for the part of a line that is not shown.
const CUT: &str = "…";

/// The lines of a finding over several lines that are shown after the first.
const MOST_LINES: usize = 3;

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
    /// Whether a span continues on it.
    is_inner: bool,
    shown: SanitizedLine,
    /// The part of a long line that is shown.
    window: Option<Range<usize>>,
}

impl Line {
    /// The place in the excerpt's line of a range in the whole one.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let place = self.shown.place(range);
        let Some(window) = &self.window else {
            return place;
        };
        let lead = self.before().len();
        let within = |at: usize| at.clamp(window.start, window.end) - window.start + lead;
        within(place.start)..within(place.end)
    }

    /// What stands for the part of the line before that which is shown.
    fn before(&self) -> &'static str {
        let is_cut = self.window.as_ref().is_some_and(|of| of.start > 0);
        if is_cut { CUT } else { "" }
    }

    /// What stands for the part after it.
    fn after(&self) -> &'static str {
        let end = self.shown.text.len();
        let is_cut = self.window.as_ref().is_some_and(|of| of.end < end);
        if is_cut { CUT } else { "" }
    }

    /// The line as it is in the excerpt.
    fn parts(&self) -> [&str; 3] {
        let text = &self.shown.text;
        let shown = self.window.clone().map_or(text.as_str(), |of| &text[of]);
        [self.before(), shown, self.after()]
    }

    /// Length in the excerpt.
    fn len(&self) -> usize {
        self.parts().iter().map(|part| part.len()).sum()
    }
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
            let (start, text) = line(file, number, LONGEST_CUT)?;
            let shown = source_line(text);
            let first = spans.iter().find(|span| first_line(file, **span) == number);
            let window = (text.len() > LONGEST_LINE).then(|| {
                let at = first.map_or(start, |span| span.start as usize);
                window(&shown, at.saturating_sub(start).min(text.len()))
            });
            let at = excerpt.text.len();
            let mut inner = spans.iter().map(|span| inner_lines(file, *span));
            let is_inner = inner.any(|lines| lines.contains(&number));
            let line = Line {
                number,
                at,
                is_inner,
                shown,
                window,
            };
            excerpt.text.extend(line.parts());
            excerpt.text.push('\n');
            excerpt.lines.push(line);
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
        let (start, text) = self::line(file, number, LONGEST_CUT).unwrap_or_default();
        let within = |offset: u32| (offset as usize).saturating_sub(start).min(text.len());
        let place = line.place(within(span.start)..within(span.end));
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

/// The lines after its first on which a span continues; at most [`MOST_LINES`].
fn inner_lines(file: &SourceFile, span: Span) -> Range<usize> {
    let first = first_line(file, span);
    let end = (span.end as usize).min(file.bytes().len());
    // A line is not shown for its beginning alone.
    let last = file
        .lines()
        .line_of(end.saturating_sub(1).max(span.start as usize));
    first + 1..last.min(first + MOST_LINES) + 1
}

/// The nearest beginning of a character at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let mut down = (0..=at).rev();
    down.find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The part of a long line around `at`, in the sanitized text.
fn window(shown: &SanitizedLine, at: usize) -> Range<usize> {
    let text = &shown.text;
    let at = shown.place(at..at).start.min(text.len());
    let start = boundary(text, at.saturating_sub(WINDOW.0));
    let end = boundary(text, at + WINDOW.1);
    start..end
}

/// A line without its end, and its offset; `None` when it is not UTF-8 or longer than `longest`.
fn line(file: &SourceFile, number: usize, longest: usize) -> Option<(usize, &str)> {
    let start = file.lines().start_of(number, file.bytes());
    let end = file.lines().start_of(number + 1, file.bytes());
    // Checked before scanning: many findings may be on one long line.
    (end - start <= longest + "\r\n".len()).then_some(())?;
    let bytes = &file.bytes()[start..end];
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok()?;
    (text.len() <= longest).then_some((start, text))
}

/// The line on which a span begins, those on which it continues, the one before and the one after, as far as they can be
/// shown; `None` when the first cannot.
fn around(file: &SourceFile, span: Span) -> Option<Vec<usize>> {
    let number = first_line(file, span);
    line(file, number, LONGEST_CUT)?;
    let inner = inner_lines(file, span);
    let last = inner.end.max(number + 2) - 1;
    let last = last.min(file.lines().len() - 1);
    // An empty last line is not shown.
    let is_end = last > number && file.lines().start_of(last, file.bytes()) == file.bytes().len();
    let last = if is_end { last - 1 } else { last };
    let can_be = |of: &usize| *of == number || line(file, *of, LONGEST_LINE).is_some();
    Some((number.saturating_sub(1)..=last).filter(can_be).collect())
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
        // A span is marked on its first line, and shown with the others.
        while let Some(next) = self.lines.get(last + 1).filter(|next| next.is_inner)
            && next.number == self.lines[last].number + 1
        {
            last += 1;
        }
        let (first, last) = (&self.lines[first], &self.lines[last]);
        let text = &self.text[first.at..last.at + last.len()];
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
