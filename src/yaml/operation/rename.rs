//! Renames a key.

use super::tree::{Node, NodeKind, Path};
use super::{Document, OperationEdit};
use crate::yaml::quote::{double, single};
use crate::yaml::write::name;
use serde_yaml::granit_parser::ScalarStyle;
use std::ops::Range;

impl Document<'_> {
    /// Renames the key at `at`, or that of the value at `at`, with the same quoting; `None` when the mapping has a key of
    /// that name.
    pub(super) fn rename_key(&self, at: &Range<usize>, to: &str) -> Option<OperationEdit> {
        let path = self.root.find_key(at).or_else(|| self.key_of_value(at))?;
        let (number, around) = path.split_last()?;
        let map = self.root.get(around)?;
        let entry = map.entries().get(*number)?;
        if self.root.is_anchored(around) || entry.key.anchored || map.entry_named(to).is_some() {
            return None;
        }
        let NodeKind::Scalar { style, .. } = &entry.key.kind else {
            return None;
        };
        let written = match style {
            ScalarStyle::Plain => name(to),
            ScalarStyle::SingleQuoted => single(to).unwrap_or_else(|| double(to)),
            ScalarStyle::DoubleQuoted => double(to),
            ScalarStyle::Literal | ScalarStyle::Folded => return None,
        };
        let mut expected = self.root.clone();
        match &mut expected.get_mut(around)?.kind {
            NodeKind::Map { entries, .. } => {
                let key = &mut entries.get_mut(*number)?.key;
                *key = Node {
                    tag: key.tag.clone(),
                    ..Node::text(to)
                };
            }
            NodeKind::List { .. } | NodeKind::Scalar { .. } | NodeKind::Alias(_) => return None,
        }
        Some(OperationEdit {
            edit: (entry.key.at.clone(), written),
            about: entry.key.at.start..self.text.end_of_entry(entry).unwrap_or(at.end),
            expected,
        })
    }

    /// The entry whose value stands at `at`, alone or in a list.
    fn key_of_value(&self, at: &Range<usize>) -> Option<Path> {
        let mut path = self.root.find(&|node| node.at == *at)?;
        let (_, around) = path.split_last()?;
        if matches!(self.root.get(around)?.kind, NodeKind::List { .. }) {
            path.pop();
        }
        Some(path)
    }
}
