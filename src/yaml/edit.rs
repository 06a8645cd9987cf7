//! Edits YAML scalars in place: same quoting style, comments and formatting preserved.

use crate::diagnostic::Edit;
use crate::source::{FileId, Span};
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span as EventSpan};
use std::fmt::Write;

/// What a scalar stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parent {
    BlockSequence,
    FlowSequence,
    BlockMapping,
    FlowMapping,
    Document,
}

impl Parent {
    fn is_flow(self) -> bool {
        matches!(self, Self::FlowSequence | Self::FlowMapping)
    }

    fn is_mapping(self) -> bool {
        matches!(self, Self::BlockMapping | Self::FlowMapping)
    }
}

/// Whether a node begins here: a key, a value or an item.
fn is_node(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Scalar(..) | Event::Alias(..) | Event::SequenceStart(..) | Event::MappingStart(..)
    )
}

/// A scalar that may be written anew.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    end: usize,
    style: ScalarStyle,
    parent: Parent,
    /// Whether any collection around it is a flow collection.
    in_flow: bool,
    /// Whether a tag stands before it.
    tagged: bool,
}

/// The scalars of one file that may be written anew.
#[derive(Debug)]
pub struct Editor<'s> {
    text: &'s str,
    places: Vec<Place>,
    line_end: &'static str,
}

impl<'s> Editor<'s> {
    /// Looks the file over. Keys are left out, and so are scalars with an anchor or inside something that has one: what
    /// aliases show would change with them.
    pub fn new(bytes: &'s [u8]) -> Self {
        let whole = std::str::from_utf8(bytes).unwrap_or_default();
        let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let shift = whole.len() - text.len();
        let mut places = Vec::new();
        let mut stack: Vec<(Parent, bool)> = Vec::new();
        // For each collection around, how many nodes it has had so far: in a mapping every other is a key.
        let mut counts: Vec<usize> = Vec::new();
        let mut options = Options::default();
        options.set_emit_comments(false);
        for event in Parser::new_from_str_with_options(text, options) {
            let Ok((event, span)) = event else {
                // A file that cannot be read is not written either.
                places.clear();
                break;
            };
            let range = range(&span);
            let anchored = |anchor: usize| anchor != 0 || stack.last().is_some_and(|(_, on)| *on);
            let is_flow = text[range.start..].starts_with(['{', '[']);
            let in_mapping = stack.last().is_some_and(|(parent, _)| parent.is_mapping());
            let is_key = in_mapping && counts.last().is_some_and(|count| count % 2 == 0);
            if is_node(&event)
                && let Some(count) = counts.last_mut()
            {
                *count += 1;
            }
            match event {
                Event::Scalar(_, style, anchor, tag) => {
                    let parent = stack.last().map_or(Parent::Document, |(parent, _)| *parent);
                    if !is_key && !anchored(anchor) && range.end > range.start {
                        places.push(Place {
                            start: range.start + shift,
                            end: range.end + shift,
                            style,
                            parent,
                            in_flow: stack.iter().any(|(parent, _)| parent.is_flow()),
                            tagged: tag.is_some(),
                        });
                    }
                }
                Event::SequenceStart(_, anchor, _) => {
                    let on = anchored(anchor);
                    let parent = if is_flow {
                        Parent::FlowSequence
                    } else {
                        Parent::BlockSequence
                    };
                    stack.push((parent, on));
                    counts.push(0);
                }
                Event::MappingStart(_, anchor, _) => {
                    let on = anchored(anchor);
                    let parent = if is_flow {
                        Parent::FlowMapping
                    } else {
                        Parent::BlockMapping
                    };
                    stack.push((parent, on));
                    counts.push(0);
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    stack.pop();
                    counts.pop();
                }
                _ => {}
            }
        }
        Self {
            text: whole,
            places,
            line_end: if whole.contains("\r\n") { "\r\n" } else { "\n" },
        }
    }

    /// Where the scalars of `file` stand that may be written anew.
    pub fn places(&self, file: FileId) -> impl Iterator<Item = Span> {
        let places = self.places.iter();
        places.map(move |place| Span::new(file, place.start, place.end))
    }

    /// The change that writes `becomes` in the place of the scalar at `span`; none when that scalar may not be touched
    /// or cannot be written so.
    pub fn edit(&self, span: Span, becomes: &[String]) -> Option<Edit> {
        let (start, end) = (span.start as usize, span.end as usize);
        let index = self
            .places
            .binary_search_by_key(&start, |place| place.start)
            .ok()?;
        let place = self.places[index];
        if place.end != end {
            return None;
        }
        let text = match becomes {
            [] => return None,
            [one] => self.scalar(place, one)?,
            several => self.several(place, several)?,
        };
        Some(Edit { span, text })
    }

    fn scalar(&self, place: Place, text: &str) -> Option<String> {
        match place.style {
            ScalarStyle::Plain => Some(plain(text, place.in_flow)),
            ScalarStyle::SingleQuoted => Some(single(text).unwrap_or_else(|| double(text))),
            ScalarStyle::DoubleQuoted => Some(double(text)),
            ScalarStyle::Literal => self.literal(place, text),
            // Where its lines are folded is the author's doing; no writer could guess it.
            ScalarStyle::Folded => None,
        }
    }

    /// The lines of a `|` block, with the indentation they have; its header stands before the place.
    fn literal(&self, place: Place, text: &str) -> Option<String> {
        let (before, old) = (
            &self.text[..place.start],
            &self.text[place.start..place.end],
        );
        let (above, indent) = before.rsplit_once('\n')?;
        // Empty lines under the header belong to the text: they would stay.
        let header = above.rsplit('\n').next()?;
        let (_, indicator) = header.rsplit_once('|')?;
        // With an indentation indicator a first line may begin with spaces that belong to the text.
        if indicator.contains(|c: char| c.is_ascii_digit())
            || indent.is_empty()
            || !indent.bytes().all(|byte| byte == b' ')
            || text.starts_with([' ', '\n'])
            // A block has no escapes.
            || text.chars().any(|c| is_special(c) && !matches!(c, '\n' | '\t'))
        {
            return None;
        }
        let line_end = if above.ends_with('\r') { "\r\n" } else { "\n" };
        let mut lines = text.trim_end_matches('\n').split('\n');
        let mut written = lines.next()?.to_owned();
        for line in lines {
            written.push_str(line_end);
            if !line.is_empty() {
                written.push_str(indent);
                written.push_str(line);
            }
        }
        let tail = &old[old.trim_end_matches(['\n', '\r', ' ']).len()..];
        Some(written + tail)
    }

    /// Several values where one stood.
    fn several(&self, place: Place, texts: &[String]) -> Option<String> {
        let one = |text: &String, in_flow| match place.style {
            ScalarStyle::DoubleQuoted => double(text),
            ScalarStyle::SingleQuoted => single(text).unwrap_or_else(|| double(text)),
            _ => plain(text, in_flow),
        };
        match place.parent {
            _ if matches!(place.style, ScalarStyle::Literal | ScalarStyle::Folded) => None,
            // The tag is that of one scalar: it fits no list, and only the first of several items.
            _ if place.tagged => None,
            Parent::FlowSequence => {
                let items: Vec<_> = texts.iter().map(|text| one(text, true)).collect();
                Some(items.join(", "))
            }
            Parent::BlockSequence => {
                let line_start = self.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
                let before = &self.text[line_start..place.start];
                let indent = before.trim_end_matches(' ').strip_suffix('-')?;
                if !indent.bytes().all(|byte| byte == b' ') {
                    return None;
                }
                let line_end = self.line_end;
                let items: Vec<_> = texts.iter().map(|text| one(text, false)).collect();
                Some(items.join(&format!("{line_end}{before}")))
            }
            // A document that is one scalar describes nothing.
            Parent::Document => None,
            Parent::BlockMapping | Parent::FlowMapping => {
                let items: Vec<_> = texts.iter().map(|text| one(text, true)).collect();
                Some(format!("[{}]", items.join(", ")))
            }
        }
    }
}

fn range(span: &EventSpan) -> std::ops::Range<usize> {
    span.byte_range().unwrap_or(0..0)
}

/// Without quotes where that reads back as the same text, otherwise with.
pub(super) fn plain(text: &str, in_flow: bool) -> String {
    let first_is_safe =
        text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '+' | '.' | '_' | '('));
    let means_more = text.contains(": ")
        || text.contains(" #")
        || text.ends_with([':', ' '])
        || text.chars().any(is_special)
        || (in_flow && text.contains([',', '[', ']', '{', '}']));
    let is_word = !matches!(text, "null" | "Null" | "NULL" | "..." | "");
    if first_is_safe && !means_more && is_word {
        text.to_owned()
    } else {
        single(text).unwrap_or_else(|| double(text))
    }
}

/// In single quotes; none for a text that single quotes cannot hold.
pub(super) fn single(text: &str) -> Option<String> {
    let fits = !text.chars().any(is_special);
    fits.then(|| format!("'{}'", text.replace('\'', "''")))
}

/// A character that is not printed as it is: YAML leaves it out, or people cannot see it.
pub(super) fn is_special(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// In double quotes.
pub(super) fn double(text: &str) -> String {
    let mut quoted = String::from("\"");
    double_inner(&mut quoted, text);
    quoted.push('"');
    quoted
}

/// What stands between double quotes.
pub(super) fn double_inner(quoted: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_special(c) => {
                let _ = match u32::from(c) {
                    code @ 0..=0xff => write!(quoted, "\\x{code:02X}"),
                    code @ 0x100..=0xffff => write!(quoted, "\\u{code:04X}"),
                    code => write!(quoted, "\\U{code:08X}"),
                };
            }
            c => quoted.push(c),
        }
    }
}

/// The text with all `edits` made, which must not overlap, and for each edit the range where its text stands afterwards.
pub fn apply(bytes: &[u8], edits: &[&Edit]) -> (Vec<u8>, Vec<std::ops::Range<usize>>) {
    let mut order: Vec<usize> = (0..edits.len()).collect();
    order.sort_by_key(|index| edits[*index].span.start);
    let mut text = Vec::with_capacity(bytes.len());
    let mut ranges = vec![0..0; edits.len()];
    let mut at = 0;
    for index in order {
        let edit = edits[index];
        text.extend_from_slice(&bytes[at..edit.span.start as usize]);
        ranges[index] = text.len()..text.len() + edit.text.len();
        text.extend_from_slice(edit.text.as_bytes());
        at = edit.span.end as usize;
    }
    text.extend_from_slice(&bytes[at..]);
    (text, ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after the scalar `old` has become `new`.
    fn edited(text: &str, old: &str, new: &[&str]) -> Option<String> {
        let start = text.find(old).expect("the scalar");
        let span = Span::new(FileId(0), start, start + old.len());
        let becomes: Vec<String> = new.iter().map(|text| (*text).to_owned()).collect();
        let edit = Editor::new(text.as_bytes()).edit(span, &becomes)?;
        let (bytes, ranges) = apply(text.as_bytes(), &[&edit]);
        assert_eq!(&bytes[ranges[0].clone()], edit.text.as_bytes());
        let (node, found) = crate::yaml::parse(FileId(0), &bytes);
        assert!(node.is_some() && found.is_empty(), "{found:?}");
        Some(String::from_utf8(bytes).expect("UTF-8"))
    }

    #[allow(clippy::unnecessary_wraps, reason = "it is compared with an option")]
    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn each_style_is_kept() {
        assert_eq!(
            edited("a: x # c\n", "x", &["http://b/"]),
            some("a: http://b/ # c\n")
        );
        assert_eq!(
            edited("a: 'x'\r\nb: y\r\n", "'x'", &["it's"]),
            some("a: 'it''s'\r\nb: y\r\n")
        );
        assert_eq!(
            edited("a: \"x\"\n", "\"x\"", &["q\"\n"]),
            some("a: \"q\\\"\\n\"\n")
        );
        assert_eq!(edited("a: x\n", "x", &["- b: c"]), some("a: '- b: c'\n"));
        assert_eq!(
            edited("a: [x, y]\n", "x", &["b, c"]),
            some("a: ['b, c', y]\n")
        );
        assert_eq!(
            edited(
                "a: |\n  one\n  two\nb: c\n",
                "one\n  two\n",
                &["en\n\ntvå\n"]
            ),
            some("a: |\n  en\n\n  två\nb: c\n")
        );
    }

    #[test]
    fn several_take_the_shape_around_them() {
        let two = &["b", "c d"];
        assert_eq!(edited("a: b, c d\n", "b, c d", two), some("a: [b, c d]\n"));
        assert_eq!(
            edited("a:\n  - b, c d # x\n  - e\n", "b, c d", two),
            some("a:\n  - b\n  - c d # x\n  - e\n")
        );
        assert_eq!(
            edited("a: ['b, c d', e]\n", "'b, c d'", two),
            some("a: ['b', 'c d', e]\n")
        );
    }

    #[test]
    fn what_no_block_or_tag_can_hold_is_left() {
        assert_eq!(edited("a: |\n  x\n", "x\n", &["\0"]), None);
        assert_eq!(edited("a: |\n  x\n", "x\n", &["y\u{2028}z"]), None);
        assert_eq!(edited("a: |\n\n  x\n", "x\n", &["y"]), None);
        assert_eq!(edited("a: !!str x\n", "x", &["y", "z"]), None);
    }

    #[test]
    fn keys_are_not_touched() {
        assert_eq!(edited("a: x\n", "a", &["y"]), None);
        assert_eq!(edited("b: [{a: x}, {c: a}]\n", "a", &["y"]), None);
        assert_eq!(edited("? k\n: x\na: y\n", "k", &["y"]), None);
        assert_eq!(
            edited("? k\n: x\na: y\n", "x", &["z"]),
            some("? k\n: z\na: y\n")
        );
        assert_eq!(
            edited("b: {c: [d]}\na: x\n", "x", &["y"]),
            some("b: {c: [d]}\na: y\n")
        );
    }

    #[test]
    fn what_an_alias_shows_is_not_touched() {
        assert_eq!(edited("a: &n x\nb: *n\n", "x", &["y"]), None);
        assert_eq!(edited("a: &n [x]\nb: *n\n", "x", &["y"]), None);
        assert_eq!(edited("a: &n [x]\nb: *n\n", "*n", &["y"]), None);
    }
}
