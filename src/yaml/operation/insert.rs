//! Inserts a key into a mapping, or an item into a sequence.

use super::text::Text;
use super::tree::{Entry, Node, NodeKind};
use super::{Document, OperationEdit, draft, node};
use crate::diagnostic::NewValue;
use crate::yaml::quote::plain;
use crate::yaml::write::{Draft, entry_lines, item_lines, name, on_one_line};
use serde_yaml::granit_parser::ScalarStyle;
use std::ops::Range;

/// A new key with its value, in block or flow style.
pub(super) trait NewEntry {
    /// In block style, with the key at column `indent`; lines end with `
    /// `.
    fn lines(&self, indent: usize) -> String;

    /// In flow style; `None` where that is impossible.
    fn in_braces(&self) -> Option<String>;
}

impl NewEntry for (&str, Draft) {
    fn lines(&self, indent: usize) -> String {
        entry_lines(indent, self.0, &self.1)
    }

    fn in_braces(&self) -> Option<String> {
        Some(format!("{}: {}", name(self.0), on_one_line(&self.1)))
    }
}

impl Document<'_> {
    /// Inserts a key into the mapping at `at`: its whole range, its first key, or an empty value.
    pub(super) fn insert_key(
        &self,
        at: &Range<usize>,
        key: &str,
        value: &NewValue,
    ) -> Option<OperationEdit> {
        let path = self.root.find(&|node| {
            let first = node.entries().first();
            let is_map = matches!(node.kind, NodeKind::Map { .. })
                && (node.at == *at || first.is_some_and(|first| first.key.at == *at));
            is_map || (node.is_empty() && node.at == *at)
        })?;
        let edit = self.entry_after(&path, key, &(key, draft(value)))?;
        self.with_entry(&path, key, node(value), edit)
    }

    /// The tree with the key added to the mapping at `path`.
    pub(super) fn with_entry(
        &self,
        path: &[usize],
        key: &str,
        value: Node,
        edit: (Range<usize>, String),
    ) -> Option<OperationEdit> {
        let mut expected = self.root.clone();
        let map = expected.get_mut(path)?;
        let key = Node::text(key);
        let entry = Entry { key, value };
        let is_empty = map.is_empty();
        match &mut map.kind {
            NodeKind::Map { entries, .. } => entries.push(entry),
            NodeKind::Scalar { .. } if is_empty => *map = Node::map(vec![entry]),
            NodeKind::List { .. } | NodeKind::Scalar { .. } | NodeKind::Alias(_) => return None,
        }
        Some(OperationEdit {
            about: edit.0.clone(),
            edit,
            expected,
        })
    }

    /// The edit that adds `entry` after the last one of the mapping at `path`, which has no such key.
    pub(super) fn entry_after(
        &self,
        path: &[usize],
        key: &str,
        entry: &dyn NewEntry,
    ) -> Option<(Range<usize>, String)> {
        let text = &self.text;
        let map = self.root.get(path)?;
        if self.root.is_anchored(path) || map.entry_named(key).is_some() {
            return None;
        }
        match (&map.kind, map.entries()) {
            (NodeKind::Map { flow: true, .. }, []) => {
                let inside = map.at.start + 1..map.at.end - 1;
                let written = format!("{{{}}}", entry.in_braces()?);
                (!text.has_more(inside, &[])).then(|| (map.at.clone(), written))
            }
            (NodeKind::Map { flow: true, .. }, [.., last]) => {
                let at = text.end_of_entry(last).unwrap_or(last.key.at.end);
                Some((at..at, format!(", {}", entry.in_braces()?)))
            }
            (NodeKind::Map { flow: false, .. }, [first, .., last] | [first @ last]) => {
                let column = text.column(first.key.at.start)?;
                text.lines_after(text.end_of_entry(last)?, &entry.lines(column))
            }
            // No value after a key.
            (NodeKind::Scalar { .. }, _) => {
                let (number, around) = path.split_last()?;
                let parent = self.root.get(around)?;
                let above = parent.entries().get(*number)?;
                let is_block = matches!(parent.kind, NodeKind::Map { flow: false, .. });
                let column = text.column(above.key.at.start).filter(|_| is_block)?;
                text.lines_after(text.after_colon(above)?, &entry.lines(column + 2))
            }
            (NodeKind::Map { .. } | NodeKind::List { .. } | NodeKind::Alias(_), _) => None,
        }
    }

    /// Inserts an item into the sequence at `at`, with an item there, or made from the single value there.
    pub(super) fn insert_item(&self, at: &Range<usize>, value: &NewValue) -> Option<OperationEdit> {
        let is_list = |node: &Node| matches!(node.kind, NodeKind::List { .. });
        let mut path = self.root.find(&|node| node.at == *at).or_else(|| {
            let starts = |node: &Node| is_list(node) && node.at.start == at.start;
            self.root.find(&starts)
        })?;
        let is_item = path
            .split_last()
            .and_then(|(_, around)| self.root.get(around))
            .is_some_and(is_list);
        if is_item && !is_list(self.root.get(&path)?) {
            path.pop();
        }
        if self.root.is_anchored(&path) {
            return None;
        }
        let one = self.root.get(&path)?;
        let new = draft(value);
        let edit = match &one.kind {
            NodeKind::List { flow, items } => self.item_after(one, *flow, items, &new)?,
            NodeKind::Scalar { .. } | NodeKind::Map { .. } => self.listed(&path, one, &new)?,
            NodeKind::Alias(_) => return None,
        };
        let mut expected = self.root.clone();
        let list = expected.get_mut(&path)?;
        let is_empty = list.is_empty();
        match &mut list.kind {
            NodeKind::List { items, .. } => items.push(node(value)),
            NodeKind::Scalar { .. } if is_empty => *list = Node::list(vec![node(value)]),
            NodeKind::Scalar { .. } | NodeKind::Map { .. } | NodeKind::Alias(_) => {
                *list = Node::list(vec![list.clone(), node(value)]);
            }
        }
        Some(OperationEdit {
            about: edit.0.clone(),
            edit,
            expected,
        })
    }

    fn item_after(
        &self,
        around: &Node,
        flow: bool,
        items: &[Node],
        new: &Draft,
    ) -> Option<(Range<usize>, String)> {
        let text = &self.text;
        let Some(last) = items.last() else {
            let inside = around.at.start + 1..around.at.end - 1;
            let written = format!("[{}]", on_one_line(new));
            return (!text.has_more(inside, &[])).then(|| (around.at.clone(), written));
        };
        if last.at.is_empty() {
            return None;
        }
        let end = text.end(last);
        if flow {
            return Some((end..end, format!(", {}", on_one_line(new))));
        }
        let column = text.column(text.dash(last)?)?;
        let is_tall = matches!(last.kind, NodeKind::Map { flow: false, .. });
        text.lines_after(end, &item_lines(column, new, is_tall))
    }

    /// A sequence of the single value and the new one.
    fn listed(&self, path: &[usize], one: &Node, new: &Draft) -> Option<(Range<usize>, String)> {
        if one.is_empty() {
            let (number, around) = path.split_last()?;
            let above = self.root.get(around)?.entries().get(*number)?;
            let colon = self.text.after_colon(above)?;
            return Some((colon..colon, format!(" [{}]", on_one_line(new))));
        }
        let written = self.text.on_one_line(one)?;
        let first = match &one.kind {
            NodeKind::Scalar {
                text,
                style: ScalarStyle::Plain,
            } => plain(text, true),
            _ => written.to_owned(),
        };
        Some((one.at.clone(), format!("[{first}, {}]", on_one_line(new))))
    }
}

impl Text<'_> {
    /// The edit that adds whole lines after the line that ends at `end`, apart from a comment.
    fn lines_after(&self, end: usize, lines: &str) -> Option<(Range<usize>, String)> {
        if !self.ends_line(end) {
            return None;
        }
        let at = self.next_line(end);
        let mut written = lines.replace('\n', self.line_end);
        if !self.whole[..at].ends_with('\n') {
            written.insert_str(0, self.line_end);
        }
        Some((at..at, written))
    }
}
