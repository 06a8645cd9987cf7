//! Unwraps `{"@value": x}`, `{"@id": x}` and sequences of one.

use super::tree::{Node, NodeKind};
use super::{Document, OperationEdit};
use std::ops::Range;

impl Document<'_> {
    /// Replaces the mapping or sequence at `at` by its only value.
    pub(super) fn unwrap(&self, at: &Range<usize>) -> Option<OperationEdit> {
        let path = self.root.find(&|node| {
            let is_collection = matches!(node.kind, NodeKind::Map { .. } | NodeKind::List { .. });
            let first = node.entries().first();
            let is_there = node.at == *at || first.is_some_and(|first| first.key.at == *at);
            is_collection && is_there
        })?;
        let outer = self.root.get(&path)?;
        if self.root.is_anchored(&path) || outer.has_anchors() || outer.tag.is_some() {
            return None;
        }
        let inner = inner(outer)?;
        let edit = match &outer.kind {
            NodeKind::Map { flow: true, .. } | NodeKind::List { flow: true, .. } => {
                self.out_of_brackets(outer, inner)?
            }
            NodeKind::List { flow: false, .. }
                if matches!(inner.kind, NodeKind::Map { flow: false, .. }) =>
            {
                // The mapping keeps its column: a space replaces the dash.
                let dash = self.text.dash(inner)?;
                let begins = self.text.line_start(inner.at.start) == self.text.line_start(dash);
                let alone = self.text.indent(dash).is_some();
                (begins && alone).then(|| (dash..dash + 1, " ".to_owned()))?
            }
            NodeKind::Map { .. } | NodeKind::List { .. } => {
                self.out_of_block(&path, outer, inner)?
            }
            NodeKind::Scalar { .. } | NodeKind::Alias(_) => return None,
        };
        let mut expected = self.root.clone();
        *expected.get_mut(&path)? = inner.clone();
        Some(OperationEdit {
            about: outer.at.start..self.text.end(outer),
            edit,
            expected,
        })
    }

    fn out_of_brackets(&self, outer: &Node, inner: &Node) -> Option<(Range<usize>, String)> {
        let text = &self.text;
        let before = match outer.entries().first() {
            Some(entry) => [
                outer.at.start..entry.key.at.start,
                entry.key.at.end..inner.at.start,
            ],
            None => [
                outer.at.start..inner.at.start,
                inner.at.start..inner.at.start,
            ],
        };
        let after = inner.at.end..outer.at.end;
        let signs = ['{', '[', ':', ',', ']', '}'];
        let mut around = before.into_iter().chain([after]);
        let loses = around.any(|range| text.has_more(range, &signs));
        let written = text.on_one_line(inner)?.to_owned();
        (!loses).then(|| (outer.at.clone(), written))
    }

    /// Moves the value to the line of the key or dash before the block.
    fn out_of_block(
        &self,
        path: &[usize],
        outer: &Node,
        inner: &Node,
    ) -> Option<(Range<usize>, String)> {
        let text = &self.text;
        text.on_one_line(inner)?;
        let (number, around) = path.split_last()?;
        let own = match outer.entries().first() {
            Some(entry) => entry.key.at.end..inner.at.start,
            None => outer.at.start..inner.at.start,
        };
        if text.has_more(own, &[':', '-']) {
            return None;
        }
        let Some(above) = self.root.get(around)?.entries().get(*number) else {
            return Some((outer.at.start..inner.at.start, String::new()));
        };
        let colon = text.after_colon(above)?;
        let loses = text.has_more(colon..outer.at.start, &['-']);
        (!loses).then(|| (colon..inner.at.start, " ".to_owned()))
    }
}

/// The only item of a sequence, or the value of a mapping without other keywords.
fn inner(outer: &Node) -> Option<&Node> {
    match &outer.kind {
        NodeKind::Map { entries, .. } => match &entries[..] {
            [entry] => {
                let NodeKind::Scalar { text, .. } = &entry.key.kind else {
                    return None;
                };
                let is_scalar = matches!(entry.value.kind, NodeKind::Scalar { .. });
                let is_plain = matches!(text.as_str(), "@value" | "@id");
                (is_plain && is_scalar).then_some(&entry.value)
            }
            _ => None,
        },
        NodeKind::List { items, .. } => match &items[..] {
            [item] => Some(item),
            _ => None,
        },
        NodeKind::Scalar { .. } | NodeKind::Alias(_) => None,
    }
}
