//! Lines and blanks around the nodes of a file.

use super::tree::{Entry, Node, NodeKind};
use serde_yaml::granit_parser::ScalarStyle;
use std::ops::Range;

/// The text of a file, with what is asked of it when something is put in or taken out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'s> {
    pub whole: &'s str,
    /// Length of the byte-order mark.
    bom: usize,
    /// How its lines end.
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

    /// Where the line begins that `at` is in.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let before = self.whole[..at].rfind('\n');
        before.map_or(self.bom, |end| end + 1)
    }

    /// Where the line after that of `at` begins; the end of the file when there is none.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let rest = self.whole[at..].find('\n');
        rest.map_or(self.whole.len(), |end| at + end + 1)
    }

    /// What stands before `at` on its line, when that is blanks alone.
    pub(super) fn indent(&self, at: usize) -> Option<usize> {
        let before = &self.whole[self.line_start(at)..at];
        before
            .bytes()
            .all(|byte| byte == b' ')
            .then_some(before.len())
    }

    /// The column of a key of a block mapping: before it stand blanks, and the dashes of lists that it begins an item of.
    pub(super) fn column(&self, at: usize) -> Option<usize> {
        let before = &self.whole[self.line_start(at)..at];
        let fits = before.bytes().all(|byte| matches!(byte, b' ' | b'-'));
        fits.then_some(before.len())
    }

    /// Whether nothing but blanks and a comment follows on the line.
    pub(super) fn ends_line(&self, at: usize) -> bool {
        let rest = &self.whole[at..self.next_line(at)];
        let rest = rest.trim();
        rest.is_empty() || (rest.starts_with('#') && !self.whole[at..].starts_with('#'))
    }

    /// Whether something else than blanks, line ends and `also` stands there: a comment.
    pub(super) fn has_more(&self, range: Range<usize>, also: &[char]) -> bool {
        let is_blank = |c: char| c.is_ascii_whitespace() || also.contains(&c);
        !self.whole[range].chars().all(is_blank)
    }

    /// After the colon of a pair; none where that stands on another line.
    pub(super) fn after_colon(&self, entry: &Entry) -> Option<usize> {
        let rest = &self.whole[entry.key.at.end..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        rest[blanks..]
            .starts_with(':')
            .then_some(entry.key.at.end + blanks + 1)
    }

    /// Where the last character of a value stands that is no blank.
    pub(super) fn end(&self, node: &Node) -> usize {
        let text = &self.whole[..node.at.end];
        text.trim_end_matches([' ', '\n', '\r'])
            .len()
            .max(node.at.start)
    }

    /// The same for a pair; the colon may be its last.
    pub(super) fn end_of_entry(&self, entry: &Entry) -> Option<usize> {
        let colon = self.after_colon(entry)?;
        Some(if entry.value.at.is_empty() {
            colon
        } else {
            self.end(&entry.value)
        })
    }

    /// Where the dash of an item of a block stands, with nothing but blanks between.
    pub(super) fn dash(&self, item: &Node) -> Option<usize> {
        let before = self.whole[..item.at.start].trim_end_matches([' ', '\n', '\r']);
        let dash = before.strip_suffix('-')?.len();
        (!item.at.is_empty()).then_some(dash)
    }

    /// The text of a node that is written on one line, and may be written anywhere else on one.
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
