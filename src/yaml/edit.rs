//! Edits YAML scalars in place: quoting style, comments and formatting are preserved.

use super::quote::{double, is_special, plain, single};
use crate::diagnostic::Edit;
use crate::source::{FileId, Span};
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span as EventSpan};

/// The kind of collection a scalar is in.
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

/// Whether the event begins a node: a key, a value or an item.
fn is_node(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Scalar(..) | Event::Alias(..) | Event::SequenceStart(..) | Event::MappingStart(..)
    )
}

/// A scalar that can be replaced.
#[derive(Clone, Copy, Debug)]
struct EditableScalar {
    start: usize,
    end: usize,
    style: ScalarStyle,
    parent: Parent,
    /// Whether any enclosing collection is in flow style.
    in_flow: bool,
    /// Whether it has a tag.
    tagged: bool,
}

/// The scalars of one file that can be replaced.
#[derive(Debug)]
pub struct Editor<'s> {
    text: &'s str,
    scalars: Vec<EditableScalar>,
    line_end: &'static str,
}

impl<'s> Editor<'s> {
    /// Finds the scalars. Keys are excluded, and scalars that have an anchor or are inside an anchored node: their
    /// aliases would change too.
    pub fn new(bytes: &'s [u8]) -> Self {
        let whole = std::str::from_utf8(bytes).unwrap_or_default();
        let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let shift = whole.len() - text.len();
        let mut scalars = Vec::new();
        let mut stack: Vec<(Parent, bool)> = Vec::new();
        // For each open collection, the number of nodes so far: in a mapping every other node is a key.
        let mut counts: Vec<usize> = Vec::new();
        let mut options = Options::default();
        options.set_emit_comments(false);
        for event in Parser::new_from_str_with_options(text, options) {
            let Ok((event, span)) = event else {
                // A file with syntax errors is not edited.
                scalars.clear();
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
                        scalars.push(EditableScalar {
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
            scalars,
            line_end: if whole.contains("\r\n") { "\r\n" } else { "\n" },
        }
    }

    /// The spans of the scalars that can be replaced.
    pub fn scalars(&self, file: FileId) -> impl Iterator<Item = Span> {
        let scalars = self.scalars.iter();
        scalars.map(move |scalar| Span::new(file, scalar.start, scalar.end))
    }

    /// The edit that replaces the scalar at `span` by `becomes`; `None` when that scalar cannot be replaced, or cannot
    /// represent the text.
    pub fn edit(&self, span: Span, becomes: &[String]) -> Option<Edit> {
        let (start, end) = (span.start as usize, span.end as usize);
        let index = self
            .scalars
            .binary_search_by_key(&start, |scalar| scalar.start)
            .ok()?;
        let scalar = self.scalars[index];
        if scalar.end != end {
            return None;
        }
        let text = match becomes {
            [] => return None,
            [one] => self.rewritten(scalar, one)?,
            several => self.several(scalar, several)?,
        };
        Some(Edit { span, text })
    }

    fn rewritten(&self, scalar: EditableScalar, text: &str) -> Option<String> {
        match scalar.style {
            ScalarStyle::Plain => Some(plain(text, scalar.in_flow)),
            ScalarStyle::SingleQuoted => Some(single(text).unwrap_or_else(|| double(text))),
            ScalarStyle::DoubleQuoted => Some(double(text)),
            ScalarStyle::Literal => self.literal(scalar, text),
            // Where the lines of a folded block break was the author's choice, and cannot be guessed.
            ScalarStyle::Folded => None,
        }
    }

    /// The lines of a `|` block with their indentation; its header is before the scalar's span.
    fn literal(&self, scalar: EditableScalar, text: &str) -> Option<String> {
        let (before, old) = (
            &self.text[..scalar.start],
            &self.text[scalar.start..scalar.end],
        );
        let (above, indent) = before.rsplit_once('\n')?;
        // Empty lines below the header are part of the text, but not of the span.
        let header = above.rsplit('\n').next()?;
        let (_, indicator) = header.rsplit_once('|')?;
        // With an indentation indicator, the first line may begin with spaces of the text.
        if indicator.contains(|c: char| c.is_ascii_digit())
            || indent.is_empty()
            || !indent.bytes().all(|byte| byte == b' ')
            || text.starts_with([' ', '\n'])
            // A block scalar has no escapes.
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

    /// Several values in place of one.
    fn several(&self, scalar: EditableScalar, texts: &[String]) -> Option<String> {
        let one = |text: &String, in_flow| match scalar.style {
            ScalarStyle::DoubleQuoted => double(text),
            ScalarStyle::SingleQuoted => single(text).unwrap_or_else(|| double(text)),
            _ => plain(text, in_flow),
        };
        match scalar.parent {
            _ if matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded) => None,
            // A tag applies to one scalar, and would be kept by the first item only.
            _ if scalar.tagged => None,
            Parent::FlowSequence => {
                let items: Vec<_> = texts.iter().map(|text| one(text, true)).collect();
                Some(items.join(", "))
            }
            Parent::BlockSequence => {
                let line_start = self.text[..scalar.start].rfind('\n').map_or(0, |at| at + 1);
                let before = &self.text[line_start..scalar.start];
                let indent = before.trim_end_matches(' ').strip_suffix('-')?;
                if !indent.bytes().all(|byte| byte == b' ') {
                    return None;
                }
                let line_end = self.line_end;
                let items: Vec<_> = texts.iter().map(|text| one(text, false)).collect();
                Some(items.join(&format!("{line_end}{before}")))
            }
            // A document that is a single scalar is no description.
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

/// Applies edits, which must not overlap. Returns the new text, and the range of each edit in it.
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

    /// The text with the scalar `old` replaced by `new`.
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
