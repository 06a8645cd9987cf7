//! Removes a key with its value, or an item of a sequence.

use super::tree::{Entry, Node, NodeKind};
use super::{Document, OperationEdit};
use std::ops::Range;

impl Document<'_> {
    /// Removes the key, value or item at `at`.
    pub(super) fn remove(&self, at: &Range<usize>) -> Option<OperationEdit> {
        let path = self
            .root
            .find_key(at)
            .or_else(|| self.root.find(&|node| node.at == *at))?;
        self.remove_at(&path)
    }

    /// Removes the node at a path, with its key if it has one.
    pub(super) fn remove_at(&self, path: &[usize]) -> Option<OperationEdit> {
        let (number, around) = path.split_last()?;
        let parent = self.root.get(around)?;
        if self.root.is_anchored(around) || self.root.get(path)?.has_anchors() {
            return None;
        }
        let edit = match &parent.kind {
            NodeKind::Map { flow, entries } => {
                let key = &entries.get(*number)?.key;
                if key.has_anchors() {
                    return None;
                }
                if entries.len() == 1 {
                    self.emptied(around, parent)?
                } else if *flow {
                    let ends = |entry: &Entry| {
                        let end = self.text.end_of_entry(entry);
                        entry.key.at.start..end.unwrap_or(entry.key.at.end)
                    };
                    let places: Vec<_> = entries.iter().map(ends).collect();
                    (self.between_commas(&places, *number)?, String::new())
                } else {
                    (self.pair(entries, *number)?, String::new())
                }
            }
            NodeKind::List { items, .. } if items.len() == 1 => return self.remove_at(around),
            NodeKind::List { flow: true, items } => {
                let places: Vec<_> = items.iter().map(|item| item.at.clone()).collect();
                (self.between_commas(&places, *number)?, String::new())
            }
            NodeKind::List { flow: false, items } => {
                (self.item(items.get(*number)?)?, String::new())
            }
            NodeKind::Scalar { .. } | NodeKind::Alias(_) => return None,
        };
        let mut expected = self.root.clone();
        match &mut expected.get_mut(around)?.kind {
            NodeKind::Map { entries, .. } => drop(entries.remove(*number)),
            NodeKind::List { items, .. } => drop(items.remove(*number)),
            NodeKind::Scalar { .. } | NodeKind::Alias(_) => return None,
        }
        Some(OperationEdit {
            about: edit.0.clone(),
            edit,
            expected,
        })
    }

    /// Replaces a mapping with one key by `{}`. A file keeps at least one key.
    fn emptied(&self, path: &[usize], map: &Node) -> Option<(Range<usize>, String)> {
        let (number, around) = path.split_last()?;
        if let NodeKind::Map { flow: true, .. } = &map.kind {
            let written = &self.text.whole[map.at.clone()];
            // A comment inside would be lost.
            return (!written.contains('\n')).then(|| (map.at.clone(), "{}".to_owned()));
        }
        let only = map.entries().first()?;
        let end = self.text.end_of_entry(only)?;
        let start = only.key.at.start;
        match &self.root.get(around)?.entries().get(*number) {
            None => Some((start..end, "{}".to_owned())),
            Some(above) => {
                let colon = self.text.after_colon(above)?;
                let loses = self.text.has_more(colon..start, &[]);
                (!loses).then(|| (colon..end, " {}".to_owned()))
            }
        }
    }

    /// The range of an element in flow style, with one comma.
    fn between_commas(&self, places: &[Range<usize>], number: usize) -> Option<Range<usize>> {
        let this = places.get(number)?;
        let (range, between) = match (places.get(number + 1), number.checked_sub(1)) {
            (Some(next), _) => (this.start..next.start, this.end..next.start),
            (None, Some(before)) => {
                let before = places[before].end;
                (before..this.end, before..this.start)
            }
            (None, None) => return None,
        };
        (!self.text.has_more(between, &[','])).then_some(range)
    }

    /// The lines of a key with its value.
    fn pair(&self, entries: &[Entry], number: usize) -> Option<Range<usize>> {
        let text = &self.text;
        let entry = &entries[number];
        let (start, end) = (entry.key.at.start, text.end_of_entry(entry)?);
        if !text.ends_line(end) {
            return None;
        }
        if text.indent(start).is_some() {
            return Some(text.line_start(start)..text.next_line(end));
        }
        // The first key of an item is on the line of the dash: the next key is moved there.
        text.column(start).filter(|_| number == 0)?;
        let next = entries.get(1)?.key.at.start;
        let between = text.next_line(end)..next;
        (!text.has_more(between, &[])).then_some(start..next)
    }

    /// The lines of an item.
    fn item(&self, item: &Node) -> Option<Range<usize>> {
        let text = &self.text;
        let dash = text.dash(item)?;
        let end = text.end(item);
        let whole = text.indent(dash).is_some() && text.ends_line(end);
        whole.then(|| text.line_start(dash)..text.next_line(end))
    }
}
