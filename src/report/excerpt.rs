//! Source lines as they are shown: only those that are asked for, and only where they do no harm.

use crate::source::{SourceFile, Span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::fmt;

/// A line longer than this is not shown: it would bury the message.
const LONGEST_LINE: usize = 400;

/// A file of which only the lines that are asked for are looked at.
#[derive(Debug)]
pub(super) struct Excerpt<'r> {
    file: &'r SourceFile,
}

impl<'r> Excerpt<'r> {
    /// The lines around `span`, where they can be shown.
    pub(super) fn of(file: &'r SourceFile, span: Span) -> Option<Self> {
        let lines = file.lines();
        let first = lines.line_of((span.start as usize).min(file.bytes().len()));
        let from = lines.start_of(first.saturating_sub(1), file.bytes());
        let to = lines.start_of(first + 2, file.bytes());
        // Three lines at most, so a look at one that is too long is cut short.
        if to - from > 3 * (LONGEST_LINE + 1) {
            return None;
        }
        let shown = &file.bytes()[from..to];
        // A control character would act on the terminal instead of being seen.
        let harmless =
            |byte: &u8| !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r');
        let readable = std::str::from_utf8(shown).is_ok()
            && shown.iter().all(harmless)
            && shown
                .split(|byte| *byte == b'\n')
                .all(|line| line.len() <= LONGEST_LINE);
        readable.then_some(Self { file })
    }
}

/// The source lines at `span` with what `text` says of them, for a file that could not be read.
pub fn lines_at(file: &SourceFile, span: Span, text: &str) -> Option<String> {
    let place = Unread {
        excerpt: Excerpt::of(file, span)?,
        span: first_line(file, span),
        text,
    };
    let handler =
        GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_links(false);
    let mut shown = String::new();
    handler
        .with_context_lines(1)
        .render_report(&mut shown, &place)
        .ok()?;
    // Above the lines miette writes the message, which stands before them already.
    let lines = shown
        .lines()
        .skip_while(|line| !line.contains('╭'))
        .map(str::trim_end);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// A place in a file that could not be read, as miette shows it.
#[derive(Debug)]
struct Unread<'r> {
    excerpt: Excerpt<'r>,
    span: SourceSpan,
    text: &'r str,
}

impl fmt::Display for Unread<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl std::error::Error for Unread<'_> {}

impl Diagnostic for Unread<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(Some(self.text.to_owned()), self.span);
        Some(Box::new(std::iter::once(label)))
    }
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

/// The part of a span that lies on its first line: what follows is seldom worth a frame.
pub(super) fn first_line(file: &SourceFile, span: Span) -> SourceSpan {
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
