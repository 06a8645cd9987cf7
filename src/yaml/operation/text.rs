//! Lines and whitespace around the nodes of a file.

use super::tree::{Entry, Node, NodeKind};
use serde_yaml::granit_parser::ScalarStyle;
use std::ops::Range;

/// The text of a file, with queries for insertions and removals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'s> {
    pub whole: &'s str,
    /// Length of the byte-order mark (BOM).
    bom: usize,
    /// Its line ends.
    pub line_end: &'static str,
}

impl<'s> Text<'s> {
    pub(super) fn new(whole: &'s str) -> Self {
        let bom = if whole.starts_with('\u{feff}') { 3 } else { 0 };
        let line_end = if whole.contains("\r\n") { "\r\n" } else { "\n" };
        Self {
            whole,
            bom,
            line_end,
        }
    }

    /// Start of the line that contains `at`.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let before = self.whole[..at].rfind('\n');
        before.map_or(self.bom, |end| end + 1)
    }

    /// Start of the next line, or the end of the file.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let rest = self.whole[at..].find('\n');
        rest.map_or(self.whole.len(), |end| at + end + 1)
    }

    /// The indentation of `at`, if only spaces precede it on its line.
    pub(super) fn indent(&self, at: usize) -> Option<usize> {
        let before = &self.whole[self.line_start(at)..at];
        before
            .bytes()
            .all(|byte| byte == b' ')
            .then_some(before.len())
    }

    /// The column of a key in a block mapping: only spaces and the dashes of its items precede it.
    pub(super) fn column(&self, at: usize) -> Option<usize> {
        let before = &self.whole[self.line_start(at)..at];
        let fits = before.bytes().all(|byte| matches!(byte, b' ' | b'-'));
        fits.then_some(before.len())
    }

    /// Whether only whitespace and a comment follow on the line.
    pub(super) fn ends_line(&self, at: usize) -> bool {
        let rest = &self.whole[at..self.next_line(at)];
        let rest = rest.trim();
        rest.is_empty() || (rest.starts_with('#') && !self.whole[at..].starts_with('#'))
    }

    /// Whether the range contains anything but whitespace and the characters in `also`, such as a comment.
    pub(super) fn has_more(&self, range: Range<usize>, also: &[char]) -> bool {
        let is_blank = |c: char| c.is_ascii_whitespace() || also.contains(&c);
        !self.whole[range].chars().all(is_blank)
    }

    /// Offset after the colon of an entry; `None` if it is on another line.
    pub(super) fn after_colon(&self, entry: &Entry) -> Option<usize> {
        let rest = &self.whole[entry.key.at.end..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        rest[blanks..]
            .starts_with(':')
            .then_some(entry.key.at.end + blanks + 1)
    }

    /// End of a value, without trailing whitespace.
    pub(super) fn end(&self, node: &Node) -> usize {
        let text = &self.whole[..node.at.end];
        text.trim_end_matches([' ', '\n', '\r'])
            .len()
            .max(node.at.start)
    }

    /// End of an entry; may be its colon.
    pub(super) fn end_of_entry(&self, entry: &Entry) -> Option<usize> {
        let colon = self.after_colon(entry)?;
        Some(if entry.value.at.is_empty() {
            colon
        } else {
            self.end(&entry.value)
        })
    }

    /// Offset of the dash of a block sequence's item, with only spaces between.
    pub(super) fn dash(&self, item: &Node) -> Option<usize> {
        let before = self.whole[..item.at.start].trim_end_matches([' ', '\n', '\r']);
        let dash = before.strip_suffix('-')?.len();
        (!item.at.is_empty()).then_some(dash)
    }

    /// The text of a node on one line that may be moved to another line.
    pub(super) fn on_one_line(&self, node: &Node) -> Option<&'s str> {
        let written = &self.whole[node.at.clone()];
        let is_block = matches!(
            node.kind,
            NodeKind::Map { flow: false, .. }
                | NodeKind::List { flow: false, .. }
                | NodeKind::Scalar {
                    style: ScalarStyle::Literal | ScalarStyle::Folded,
                    ..
                }
        );
        (!is_block && !written.is_empty() && !written.contains('\n') && node.tag.is_none())
            .then_some(written)
    }
}
