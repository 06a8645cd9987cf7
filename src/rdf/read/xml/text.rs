//! XML normalization of text before parsing (XML 1.0, 2.11 and 3.3.3): line ends become LF, whitespace in attribute
//! values becomes spaces, entities become what they stand for, and text interrupted by comments or CDATA sections
//! becomes one text node.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// What takes the place of a piece of a document.
#[derive(Clone, Copy)]
pub(super) enum With {
    Nothing,
    Byte(u8),
    /// One of the texts of [`Edits`].
    Text(u32),
    /// The text of the CDATA section that is here, escaped as ordinary text.
    Section,
}

/// The changes that make a document plain, in order.
#[derive(Default)]
pub(super) struct Edits {
    list: Vec<(u32, u32, With)>,
    texts: Vec<String>,
}

impl Edits {
    pub(super) fn replace(&mut self, range: Range<usize>, with: With) {
        // Files are smaller than 4 GiB: see `MOST_OF_ONE`.
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.list
            .push((offset(range.start), offset(range.end), with));
    }

    pub(super) fn text(&mut self, range: Range<usize>, text: String) {
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text);
        self.replace(range, With::Text(number));
    }

    /// Puts the changes since there were `len` in order: those in attributes are found attribute by attribute, but for
    /// several reasons.
    pub(super) fn sort_since(&mut self, len: usize) {
        self.list[len..].sort_by_key(|(start, _, _)| *start);
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}

/// A normalized document, with a map of its offsets to those in the file.
pub(in crate::rdf::read) struct XmlText<'d> {
    pub(in crate::rdf::read) bytes: Cow<'d, [u8]>,
    /// Attributes that nothing reads, with their offsets in the file.
    pub(in crate::rdf::read) unread: BTreeMap<String, Vec<usize>>,
    /// Where the document begins in the file.
    start: usize,
    /// Where the offsets diverge: normalized offset, offset in the document.
    moves: Vec<(u32, u32)>,
}

impl<'d> XmlText<'d> {
    /// The part of `bytes` that holds the root element, changed as `edits` say.
    pub(super) fn new(bytes: &'d [u8], root: Range<usize>, edits: &Edits) -> Self {
        let mut text = Self {
            bytes: Cow::Borrowed(&bytes[root.clone()]),
            unread: BTreeMap::new(),
            start: root.start,
            moves: Vec::new(),
        };
        if edits.list.is_empty() {
            return text;
        }
        let mut out = Vec::with_capacity(root.len());
        let mut from = root.start;
        for (start, end, with) in &edits.list {
            let (start, end) = (*start as usize, *end as usize);
            out.extend_from_slice(&bytes[from..start]);
            match with {
                With::Nothing => {}
                With::Byte(byte) => out.push(*byte),
                With::Text(number) => {
                    out.extend_from_slice(edits.texts[*number as usize].as_bytes());
                }
                With::Section => section(&bytes[start..end], &mut out),
            }
            text.note(out.len(), end - root.start);
            from = end;
        }
        out.extend_from_slice(&bytes[from..root.end]);
        text.bytes = Cow::Owned(out);
        text
    }

    /// The offset in the file for a normalized offset.
    pub(in crate::rdf::read) fn offset(&self, at: usize) -> usize {
        let next = self.moves.partition_point(|(here, _)| *here as usize <= at);
        let (here, there) = next
            .checked_sub(1)
            .map_or((0, 0), |number| self.moves[number]);
        self.start + there as usize + (at - here as usize)
    }

    fn note(&mut self, here: usize, there: usize) {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (here, there) = (offset(here), offset(there));
        let last = self.moves.last().copied().unwrap_or((0, 0));
        // Only where the difference has changed since the last entry.
        if there.wrapping_sub(here) != last.1.wrapping_sub(last.0) {
            self.moves.push((here, there));
        }
    }
}

/// The text of a CDATA section with its delimiters, escaped as ordinary text.
fn section(section: &[u8], out: &mut Vec<u8>) {
    let text = &section["<![CDATA[".len()..section.len() - "]]>".len()];
    let mut before = 0;
    for byte in text {
        match (*byte, before) {
            (b'\n', b'\r') => {}
            (b'\r', _) => out.push(b'\n'),
            (b'&', _) => out.extend_from_slice(b"&amp;"),
            (b'<', _) => out.extend_from_slice(b"&lt;"),
            (b'>', _) => out.extend_from_slice(b"&gt;"),
            (other, _) => out.push(other),
        }
        before = *byte;
    }
}
