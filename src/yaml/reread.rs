//! Verifies edits by parsing again: only the edited scalars may differ.

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle};
use std::ops::Range;

/// An edited scalar: its old range, and the values that replace it.
#[derive(Clone, Debug)]
pub struct Rewritten<'e> {
    /// Its byte range in the old file.
    pub was: Range<usize>,
    /// The values that should be read instead.
    pub becomes: &'e [String],
}

/// Index of the first edit from which on `new` does not parse as `old` with the edited values; `None` when it does.
/// `rewritten` must be sorted.
pub fn first_misread(old: &[u8], new: &[u8], rewritten: &[Rewritten<'_>]) -> Option<usize> {
    let (mut before, mut after) = (events(old), events(new));
    let mut next = 0_usize;
    // For each open collection, whether it is a sequence.
    let mut around = Vec::new();
    loop {
        // A difference between two edits is attributed to the one before.
        let blamed = Some(next.saturating_sub(1));
        let Some(event) = before.next() else {
            let all = after.next().is_none() && next == rewritten.len();
            return if all { None } else { blamed };
        };
        let Some((event, range)) = event else {
            return blamed;
        };
        if let Some(scalar) = rewritten.get(next).filter(|scalar| scalar.was == range) {
            let in_sequence = around.last().is_some_and(|sequence| *sequence);
            if !takes_place(&event, scalar.becomes, in_sequence, &mut after) {
                return Some(next);
            }
            next += 1;
            continue;
        }
        match &event {
            Event::SequenceStart(..) => around.push(true),
            Event::MappingStart(..) => around.push(false),
            Event::SequenceEnd | Event::MappingEnd => {
                around.pop();
            }
            _ => {}
        }
        if !matches!(after.next(), Some(Some((now, _))) if now == event) {
            return blamed;
        }
    }
}

type Read<'s> = Option<(Event<'s>, Range<usize>)>;

/// The parser's events, in order; the inner `None` is a parse error.
fn events(bytes: &[u8]) -> impl Iterator<Item = Read<'_>> {
    let whole = std::str::from_utf8(bytes).unwrap_or_default();
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let shift = whole.len() - text.len();
    let mut options = Options::default();
    options.set_emit_comments(false);
    Parser::new_from_str_with_options(text, options).map(move |event| {
        let (event, span) = event.ok()?;
        let range = span.byte_range().unwrap_or(0..0);
        Some((event, range.start + shift..range.end + shift))
    })
}

/// Whether these values follow where `scalar` was.
fn takes_place<'s>(
    scalar: &Event<'_>,
    becomes: &[String],
    in_sequence: bool,
    after: &mut impl Iterator<Item = Read<'s>>,
) -> bool {
    let Event::Scalar(_, style, anchor, tag) = scalar else {
        return false;
    };
    let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    let end = |text: &str| {
        let end = if is_block { &['\n'][..] } else { &[] };
        text.trim_end_matches(end).len()
    };
    let mut scalars = becomes.iter().map(|text| {
        matches!(after.next(), Some(Some((Event::Scalar(now, _, on, of), _)))
            if now[..end(&now)] == text[..end(text)] && on == *anchor && of == *tag)
    });
    if becomes.len() == 1 || in_sequence {
        return scalars.all(|read| read);
    }
    drop(scalars);
    let mut starts = || matches!(after.next(), Some(Some((Event::SequenceStart(..), _))));
    if !starts() {
        return false;
    }
    takes_place(scalar, becomes, true, after)
        && matches!(after.next(), Some(Some((Event::SequenceEnd, _))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misread(old: &str, new: &str, was: &[(&str, &[&str])]) -> Option<usize> {
        let texts: Vec<Vec<String>> = was
            .iter()
            .map(|(_, texts)| texts.iter().map(|text| (*text).to_owned()).collect())
            .collect();
        let rewritten = was.iter().zip(&texts).map(|((old_text, _), becomes)| {
            let start = old.find(old_text).expect("it stands there");
            Rewritten {
                was: start..start + old_text.len(),
                becomes,
            }
        });
        let rewritten: Vec<_> = rewritten.collect();
        first_misread(old.as_bytes(), new.as_bytes(), &rewritten)
    }

    #[test]
    fn what_was_meant_reads_as_it_should() {
        assert_eq!(
            misread("a: x\nb: y\n", "a: z\nb: y\n", &[("x", &["z"])]),
            None
        );
        assert_eq!(
            misread("a: [x]\n", "a: [y, z]\n", &[("x", &["y", "z"])]),
            None
        );
        assert_eq!(
            misread("a: x # c\n", "a: [y, z] # c\n", &[("x", &["y", "z"])]),
            None
        );
        assert_eq!(
            misread("a: |\n  x\n", "a: |\n  y\n", &[("x\n", &["y"])]),
            None
        );
    }

    #[test]
    fn the_first_that_goes_wrong_is_told() {
        let two: &[(&str, &[&str])] = &[("x", &["z"]), ("y", &["w"])];
        assert_eq!(misread("a: x\nb: y\n", "a: z\nb: w\n", two), None);
        assert_eq!(misread("a: x\nb: y\n", "a: z\nb: w: v\n", two), Some(1));
        assert_eq!(misread("a: x\nb: y\n", "a: q\nb: w\n", two), Some(0));
        assert_eq!(misread("a: x\nb: y\n", "a: z\nb: w\nc: d\n", two), Some(1));
        assert_eq!(misread("a: x\nb: y\n", "a: z #\nb: {w\n", two), Some(1));
        assert_eq!(
            misread("a: [x]\n", "a: [y]\n", &[("x", &["y", "z"])]),
            Some(0)
        );
    }
}
