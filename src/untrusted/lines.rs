//! A sanitized source line, with a map of its offsets.

use super::number;
use super::visible::{Lines, each_change, push};
use crate::net::secret;
use std::ops::Range;

/// A line with secrets and personal numbers redacted, and invisible characters escaped.
#[derive(Clone, Debug, Default)]
pub struct SanitizedLine {
    /// The line.
    pub text: String,
    /// What was replaced, and by what: byte ranges in the source and in the result.
    changes: Vec<(Range<usize>, Range<usize>)>,
}

/// Sanitizes a source line; tabs are kept.
pub fn source_line(line: &str) -> SanitizedLine {
    let secrets = secret::ranges(line).into_iter();
    let secrets = secrets.map(|place| (place, secret::MASK.to_owned()));
    let numbers = number::find(line).into_iter();
    let numbers = numbers.map(|found| (found.range, found.masked));
    let mut changes: Vec<(Range<usize>, String)> = secrets.chain(numbers).collect();
    each_change(line, Lines::Kept, |at, c| {
        let mut text = String::new();
        push(&mut text, line, at, c);
        changes.push((at..at + c.len_utf8(), text));
    });
    changes.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
    let mut shown = SanitizedLine::default();
    let mut done = 0;
    for (place, text) in changes {
        // A range inside one that is redacted already.
        if place.start < done {
            continue;
        }
        shown.text.push_str(&line[done..place.start]);
        let start = shown.text.len();
        shown.text.push_str(&text);
        done = place.end;
        shown.changes.push((place, start..shown.text.len()));
    }
    shown.text.push_str(&line[done..]);
    shown
}

impl SanitizedLine {
    /// The range in the sanitized line for a range of the source line, in bytes.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.moved(range.start, |new| new.start);
        let end = if range.is_empty() {
            start
        } else {
            self.moved(range.end, |new| new.end)
        };
        start..end.max(start)
    }

    fn moved(&self, offset: usize, within: impl Fn(&Range<usize>) -> usize) -> usize {
        let before = self.changes.partition_point(|(old, _)| old.start < offset);
        match self.changes[..before].last() {
            Some((old, new)) if offset < old.end => within(new),
            Some((old, new)) => new.end + (offset - old.end),
            None => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_what_is_covered() {
        let line = "url: \"https://a:hemligt@b.se/\u{1b}\u{85}x\" # 811218-0008";
        let shown = source_line(line);
        assert_eq!(
            shown.text,
            "url: \"https://a:•••@b.se/\\u{1b}\\u{85}x\" # 8112••-••••"
        );
        for (old, new) in [
            ("url", "url"),
            ("hemligt", "•••"),
            ("ligt@b", "•••@b"),
            ("a:hem", "a:•••"),
            ("\u{1b}\u{85}", "\\u{1b}\\u{85}"),
            ("x\"", "x\""),
            ("811218-0008", "8112••-••••"),
        ] {
            let at = line.find(old).expect(old);
            let place = shown.place(at..at + old.len());
            assert_eq!(&shown.text[place], new, "{old}");
        }
        let end = line.len();
        assert_eq!(shown.place(end..end).start, shown.text.len());
    }
}
