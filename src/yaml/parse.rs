//! Parses YAML into a tree of nodes; recoverable errors become findings.

mod keys;
#[cfg(test)]
mod tests;

use super::{Entry, Node, NodeValue, Scalar, Style, cause, rules, syntax};
use crate::diagnostic::{Finding, Lang, Message};
use crate::message;
use crate::source::budget::ExpansionBudget;
use crate::source::{FileId, Span};
use foldhash::{HashMap, HashMapExt};
use keys::Keys;
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span as EventSpan};
use std::borrow::Cow;

/// Nesting of collections: later passes recurse to the same depth.
const MAX_DEPTH: usize = 128;
/// Nodes that aliases may expand to in one file.
const MAX_ALIASED_NODES: usize = 100_000;
/// Nodes that are kept for anchors in one file: nested anchors keep the same nodes several times.
const MAX_ANCHORED_NODES: usize = 1_000_000;

/// Parses the bytes of `file`. The node is `None` when the file is not valid YAML, or empty.
pub fn parse(file: FileId, bytes: &[u8]) -> (Option<Node<'_>>, Vec<Finding>) {
    let mut found = Vec::new();
    let (text, shift) = match text_of(bytes) {
        Ok(text) => text,
        Err(offset) => {
            let message = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
                message!(sv: "filen är sparad som UTF-16", en: "the file is saved as UTF-16")
            } else {
                message!(sv: "filen är inte sparad som UTF-8, utan troligen som ANSI (Windows-1252)", en: "the file is not saved as UTF-8, but probably as ANSI (Windows-1252)")
            };
            let help = &rules::ENCODING.fix;
            found.push(
                Finding::new(&rules::ENCODING, message)
                    .at(Span::new(file, offset, offset + 1))
                    .help(help),
            );
            return (None, found);
        }
    };
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut builder = Builder {
        file,
        shift,
        text,
        stack: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        anchored: 0,
        aliased: 0,
        copies: ExpansionBudget::of(text.len()),
        document: 0,
        found,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                let offset = error.marker().byte_offset().unwrap_or(0).min(text.len());
                let finding = match cause::of(error.kind(), text, offset) {
                    Some(cause) => Finding::new(&rules::SYNTAX, cause.message)
                        .at(builder.place(cause.start, cause.end))
                        .help(cause.help),
                    None => Finding::new(&rules::SYNTAX, syntax::message(error.kind()))
                        .at(builder.place(offset, offset))
                        .help(&rules::SYNTAX.fix),
                };
                // Files with different faults are told one by one.
                let words = finding.message(Lang::En);
                let finding = finding.discriminator(words);
                builder.found.push(finding);
                return (None, builder.found);
            }
        }
    }
    let root = builder
        .root
        .filter(|node| !matches!(node.value, NodeValue::Empty | NodeValue::Null));
    (root, builder.found)
}

/// The text after a byte-order mark (BOM) and the length of that mark, or the offset of the first invalid UTF-8.
fn text_of(bytes: &[u8]) -> Result<(&str, usize), usize> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map_or((text, 0), |rest| (rest, text.len() - rest.len())))
}

/// A collection that is open.
enum Open<'s> {
    Mapping {
        start: usize,
        anchor: usize,
        entries: Vec<Entry<'s>>,
        keys: Keys<'s>,
        key: Option<(Option<Cow<'s, str>>, Span)>,
    },
    Sequence {
        start: usize,
        anchor: usize,
        items: Vec<Node<'s>>,
    },
}

struct Builder<'s> {
    file: FileId,
    /// Length of the BOM: the parser's offsets begin after it.
    shift: usize,
    text: &'s str,
    stack: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    /// The node of each anchor; `None` where it is too large to keep.
    anchors: HashMap<usize, Option<Node<'s>>>,
    anchored: usize,
    aliased: usize,
    /// The budget of bytes that anchors and aliases may copy.
    copies: ExpansionBudget,
    document: usize,
    found: Vec<Finding>,
}

impl<'s> Builder<'s> {
    fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start + self.shift, end + self.shift)
    }

    fn span(&self, span: &EventSpan) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        self.place(range.start, range.end)
    }

    fn report(&mut self, rule: &'static crate::diagnostic::RuleMeta, span: Span, message: Message) {
        self.found
            .push(Finding::new(rule, message).at(span).help(&rule.fix));
    }

    /// Handles one parser event; false stops the parser.
    fn take(&mut self, event: Event<'s>, span: EventSpan) -> bool {
        let place = self.span(&span);
        if let Some(tag) = span.tag_span() {
            let tag = self.span(&tag);
            let message = message!(sv: "YAML-taggar används inte i beskrivningar", en: "YAML tags are not used in descriptions");
            self.report(&rules::TAG, tag, message);
        }
        match event {
            Event::DocumentStart(..) => {
                self.document += 1;
                if self.document > 1 {
                    let message = message!(sv: "här börjar ett andra dokument i samma fil", en: "a second document begins here in the same file");
                    self.report(&rules::SECOND_DOCUMENT, place, message);
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let mut value = scalar(text, style, span.is_empty());
                if let NodeValue::Scalar(scalar) = &mut value {
                    let end = span.byte_range().map_or(0, |range| range.end);
                    scalar.is_cut = scalar.style == Style::Plain && is_cut(self.text, end);
                }
                self.finish(Node { span: place, value }, anchor);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.stack.len() == MAX_DEPTH => {
                let message = message!(
                    sv: "mer än {MAX_DEPTH} nivåer i varandra",
                    en: "more than {MAX_DEPTH} levels inside each other",
                    MAX_DEPTH
                );
                let help = message!(
                    sv: "lägg värdena bredvid varandra i stället för i varandra",
                    en: "put the values beside each other instead of inside each other"
                );
                self.found
                    .push(Finding::new(&rules::TOO_MUCH, message).at(place).help(help));
                return false;
            }
            Event::SequenceStart(_, anchor, _) => {
                self.stack.push(Open::Sequence {
                    start: place.start as usize,
                    anchor,
                    items: Vec::new(),
                });
            }
            Event::MappingStart(_, anchor, _) => {
                let start = place.start as usize;
                self.stack.push(Open::Mapping {
                    start,
                    anchor,
                    entries: Vec::new(),
                    keys: Keys::default(),
                    key: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => return self.close(place),
            Event::Alias(id) => return self.alias(id, place),
            _ => {}
        }
        true
    }

    fn close(&mut self, place: Span) -> bool {
        let (start, last, anchor, value) = match self.stack.pop() {
            Some(Open::Mapping {
                start,
                anchor,
                entries,
                ..
            }) => {
                let last = entries
                    .last()
                    .map(|entry| entry.value.span.end.max(entry.key_span.end));
                (start, last, anchor, NodeValue::Mapping(entries))
            }
            Some(Open::Sequence {
                start,
                anchor,
                items,
            }) => (
                start,
                items.last().map(|item| item.span.end),
                anchor,
                NodeValue::Sequence(items),
            ),
            None => return true,
        };
        // A block ends at the end of its last item, and a flow collection at its bracket.
        let end = if place.end > place.start {
            place.end
        } else {
            last.unwrap_or(place.end)
        };
        let span = Span {
            file: self.file,
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end,
        };
        self.finish(Node { span, value }, anchor);
        true
    }

    fn alias(&mut self, id: usize, place: Span) -> bool {
        let Some(node) = self.anchors.get(&id) else {
            // The anchor is still open: the alias would contain itself.
            let message =
                message!(sv: "aliaset pekar på sig självt", en: "the alias points to itself");
            self.report(&rules::TOO_MUCH, place, message);
            return false;
        };
        let Some(kept) = node else {
            return self.too_much(place);
        };
        let (nodes, bytes) = size(kept);
        self.aliased += nodes;
        if self.aliased > MAX_ALIASED_NODES {
            return self.too_much(place);
        }
        if !self.copies.charge_memory(bytes) {
            return self.too_long(place);
        }
        let mut node = kept.clone();
        node.span = place;
        self.finish(node, 0);
        true
    }

    /// Whether an anchored node is within the limits of nodes and bytes kept.
    fn may_keep(&mut self, node: &Node<'s>) -> bool {
        if self.anchored > MAX_ANCHORED_NODES {
            return false;
        }
        let (nodes, bytes) = size(node);
        self.anchored += nodes;
        self.anchored <= MAX_ANCHORED_NODES && self.copies.charge_memory(bytes)
    }

    fn too_long(&mut self, place: Span) -> bool {
        let message = message!(
            sv: "filens alias vecklas ut till text som är många gånger större än filen",
            en: "the aliases in this file unfold to text that is many times larger than the file"
        );
        self.report(&rules::TOO_MUCH, place, message);
        false
    }

    fn too_much(&mut self, place: Span) -> bool {
        let message = message!(
            sv: "filens alias vecklas ut till mer än {MAX_ALIASED_NODES} värden",
            en: "the aliases in this file unfold to more than {MAX_ALIASED_NODES} values",
            MAX_ALIASED_NODES
        );
        self.report(&rules::TOO_MUCH, place, message);
        false
    }

    /// Adds a complete node to the innermost open collection.
    fn finish(&mut self, node: Node<'s>, anchor: usize) {
        if anchor != 0 {
            let kept = self.may_keep(&node).then(|| node.clone());
            self.anchors.insert(anchor, kept);
        }
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping {
                entries, keys, key, ..
            }) => match key.take() {
                None => {
                    let span = node.span;
                    let text = match node.value {
                        NodeValue::Scalar(scalar) => Some(scalar.text),
                        // A key `null` is an ordinary word.
                        NodeValue::Null => Some(Cow::Borrowed(
                            &self.text
                                [span.start as usize - self.shift..span.end as usize - self.shift],
                        )),
                        NodeValue::Mapping(_) | NodeValue::Sequence(_) | NodeValue::Empty => None,
                    };
                    *key = Some((text, span));
                }
                Some((text, key_span)) => {
                    let Some(text) = text else {
                        let message =
                            message!(sv: "här står ingen nyckel", en: "there is no key here");
                        return self.report(&rules::KEY, key_span, message);
                    };
                    if text == "<<" {
                        let message = message!(sv: "`<<` slår inte ihop något här", en: "`<<` merges nothing here");
                        return self.report(&rules::MERGE_KEY, key_span, message);
                    }
                    if let Some(first) = keys.first(&text, entries) {
                        let message = message!(sv: "`{text}` står två gånger", en: "`{text}` stands twice", text);
                        let label = message!(sv: "första gången här", en: "the first time here");
                        let help = &rules::DUPLICATE_KEY.fix;
                        let finding = Finding::new(&rules::DUPLICATE_KEY, message)
                            .at(key_span)
                            .label(first, label);
                        return self.found.push(finding.help(help));
                    }
                    entries.push(Entry {
                        key: text,
                        key_span,
                        value: node,
                    });
                }
            },
        }
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, no_extent: bool) -> NodeValue<'_> {
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    };
    if style == Style::Plain {
        // A key without value arrives as an empty scalar.
        if text.is_empty() || no_extent {
            return NodeValue::Empty;
        }
        if matches!(&*text, "~" | "null" | "Null" | "NULL") {
            return NodeValue::Null;
        }
    }
    NodeValue::Scalar(Scalar {
        text,
        style,
        is_cut: false,
    })
}

/// Whether the plain scalar that ends at `end` is followed by one space and `#`, so that the rest of the line is a comment.
/// A comment that is meant has two spaces before it, or stands on a line of its own.
fn is_cut(text: &str, end: usize) -> bool {
    let rest = text.as_bytes().get(end..).unwrap_or_default();
    matches!(rest, [b' ', b'#', after, ..] if !matches!(after, b'#' | b'\r' | b'\n'))
}

/// Number of nodes, and bytes of text that copying them takes; borrowed text is copied when it is used.
fn size(node: &Node<'_>) -> (usize, usize) {
    let add = |sum: (usize, usize), more: (usize, usize)| (sum.0 + more.0, sum.1 + more.1);
    let inner = match &node.value {
        NodeValue::Mapping(entries) => entries
            .iter()
            .map(|entry| add((0, entry.key.len()), size(&entry.value)))
            .fold((0, 0), add),
        NodeValue::Sequence(items) => items.iter().map(size).fold((0, 0), add),
        NodeValue::Scalar(scalar) => (0, scalar.text.len()),
        NodeValue::Null | NodeValue::Empty => (0, 0),
    };
    add((1, 0), inner)
}
