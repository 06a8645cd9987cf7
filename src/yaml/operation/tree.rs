//! YAML tree with the range and style of each node.

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Maximum nesting, as in the reader of descriptions.
const MAX_DEPTH: usize = 128;

/// One node.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Byte range in the file; that of a block ends with its last node.
    pub at: Range<usize>,
    /// Whether it has an anchor or is an alias, so that other places would change too.
    pub anchored: bool,
    /// Its tag.
    pub tag: Option<String>,
    /// Its value.
    pub kind: NodeKind,
}

/// Kinds of nodes.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    Scalar { text: String, style: ScalarStyle },
    Map { flow: bool, entries: Vec<Entry> },
    List { flow: bool, items: Vec<Node> },
    Alias(usize),
}

/// An entry of a mapping.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: Node,
    pub value: Node,
}

/// The path to a node from the root: indices of entries (for their values) or items.
pub(super) type Path = Vec<usize>;

/// A collection that is open.
struct Open {
    node: Node,
    key: Option<Node>,
}

impl Node {
    /// The only document of the file; `None` if it is invalid.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let whole = std::str::from_utf8(bytes).ok()?;
        let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let shift = whole.len() - text.len();
        let mut options = Options::default();
        options.set_emit_comments(false);
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, span) = event.ok()?;
            let range = span.byte_range().unwrap_or(0..0);
            let at = range.start + shift..range.end + shift;
            let tag = |tag: Option<Cow<'_, Tag>>| tag.map(|tag| format!("{tag:?}"));
            if open.len() > MAX_DEPTH {
                return None;
            }
            match event {
                Event::Scalar(text, style, anchor, of) => {
                    // The parser returns `~` for empty values.
                    let nothing = at.is_empty() && style == ScalarStyle::Plain;
                    let text = if nothing {
                        String::new()
                    } else {
                        text.into_owned()
                    };
                    let kind = NodeKind::Scalar { text, style };
                    let node = Self::new(at, anchor, tag(of), kind);
                    close(&mut open, &mut root, node)?;
                }
                Event::Alias(id) => {
                    close(
                        &mut open,
                        &mut root,
                        Self::new(at, 1, None, NodeKind::Alias(id)),
                    )?;
                }
                Event::SequenceStart(style, anchor, of) => {
                    let flow = style == StructureStyle::Flow;
                    let items = Vec::new();
                    let kind = NodeKind::List { flow, items };
                    let node = Self::new(at, anchor, tag(of), kind);
                    open.push(Open { node, key: None });
                }
                Event::MappingStart(style, anchor, of) => {
                    let flow = style == StructureStyle::Flow;
                    let entries = Vec::new();
                    let kind = NodeKind::Map { flow, entries };
                    let node = Self::new(at, anchor, tag(of), kind);
                    open.push(Open { node, key: None });
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let mut node = open.pop()?.node;
                    node.at.end = if at.is_empty() { node.last() } else { at.end };
                    close(&mut open, &mut root, node)?;
                }
                _ => {}
            }
        }
        root
    }

    fn new(at: Range<usize>, anchor: usize, tag: Option<String>, kind: NodeKind) -> Self {
        let anchored = anchor != 0;
        Self {
            at,
            anchored,
            tag,
            kind,
        }
    }

    /// A new scalar.
    pub(super) fn text(text: &str) -> Self {
        let (text, style) = (text.to_owned(), ScalarStyle::Plain);
        Self::new(0..0, 0, None, NodeKind::Scalar { text, style })
    }

    /// A new mapping.
    pub(super) fn map(entries: Vec<Entry>) -> Self {
        let flow = false;
        Self::new(0..0, 0, None, NodeKind::Map { flow, entries })
    }

    /// A sequence, of which some items may be new.
    pub(super) fn list(items: Vec<Self>) -> Self {
        let flow = false;
        Self::new(0..0, 0, None, NodeKind::List { flow, items })
    }

    /// End of the last node in it.
    fn last(&self) -> usize {
        let last = match &self.kind {
            NodeKind::Map { entries, .. } => entries
                .last()
                .map(|entry| entry.key.at.end.max(entry.value.at.end)),
            NodeKind::List { items, .. } => items.last().map(|item| item.at.end),
            NodeKind::Scalar { .. } | NodeKind::Alias(_) => None,
        };
        last.unwrap_or(self.at.start)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Map { entries, .. } => entries,
            NodeKind::List { .. } | NodeKind::Scalar { .. } | NodeKind::Alias(_) => &[],
        }
    }

    /// Whether it is an empty value.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.kind, NodeKind::Scalar { text, style: ScalarStyle::Plain } if text.is_empty())
    }

    /// The index of the entry with this key.
    pub(super) fn entry_named(&self, name: &str) -> Option<usize> {
        self.entries().iter().position(
            |entry| matches!(&entry.key.kind, NodeKind::Scalar { text, .. } if text == name),
        )
    }

    /// Whether it contains an anchor or alias.
    pub(super) fn has_anchors(&self) -> bool {
        self.anchored
            || match &self.kind {
                NodeKind::Map { entries, .. } => entries
                    .iter()
                    .any(|entry| entry.key.has_anchors() || entry.value.has_anchors()),
                NodeKind::List { items, .. } => items.iter().any(Self::has_anchors),
                NodeKind::Scalar { .. } | NodeKind::Alias(_) => false,
            }
    }

    /// Whether both have the same value, regardless of style.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.tag != other.tag || self.anchored != other.anchored {
            return false;
        }
        match (&self.kind, &other.kind) {
            (
                NodeKind::Scalar { text, style },
                NodeKind::Scalar {
                    text: of,
                    style: other,
                },
            ) => {
                // `null` and empty values are null only if plain.
                let plain = |style: &ScalarStyle| *style == ScalarStyle::Plain;
                let is_none = |text: &str| matches!(text, "" | "~" | "null" | "Null" | "NULL");
                text == of && (!is_none(text) || plain(style) == plain(other))
            }
            (
                NodeKind::Map { entries, .. },
                NodeKind::Map {
                    entries: others, ..
                },
            ) => {
                let same =
                    |(a, b): (&Entry, &Entry)| a.key.is_same(&b.key) && a.value.is_same(&b.value);
                entries.len() == others.len() && entries.iter().zip(others).all(same)
            }
            (NodeKind::List { items, .. }, NodeKind::List { items: others, .. }) => {
                let same = |(a, b): (&Self, &Self)| a.is_same(b);
                items.len() == others.len() && items.iter().zip(others).all(same)
            }
            (NodeKind::Alias(id), NodeKind::Alias(other)) => id == other,
            _ => false,
        }
    }

    /// The node at a path.
    pub(super) fn get(&self, path: &[usize]) -> Option<&Self> {
        path.iter().try_fold(self, |node, step| match &node.kind {
            NodeKind::Map { entries, .. } => entries.get(*step).map(|entry| &entry.value),
            NodeKind::List { items, .. } => items.get(*step),
            NodeKind::Scalar { .. } | NodeKind::Alias(_) => None,
        })
    }

    /// The node at a path, mutable.
    pub(super) fn get_mut(&mut self, path: &[usize]) -> Option<&mut Self> {
        path.iter()
            .try_fold(self, |node, step| match &mut node.kind {
                NodeKind::Map { entries, .. } => {
                    entries.get_mut(*step).map(|entry| &mut entry.value)
                }
                NodeKind::List { items, .. } => items.get_mut(*step),
                NodeKind::Scalar { .. } | NodeKind::Alias(_) => None,
            })
    }

    /// The path to the outermost node for which `is` holds.
    pub(super) fn find(&self, is: &impl Fn(&Self) -> bool) -> Option<Path> {
        if is(self) {
            return Some(Path::new());
        }
        let children: Vec<&Self> = match &self.kind {
            NodeKind::Map { entries, .. } => entries.iter().map(|entry| &entry.value).collect(),
            NodeKind::List { items, .. } => items.iter().collect(),
            NodeKind::Scalar { .. } | NodeKind::Alias(_) => Vec::new(),
        };
        children.iter().enumerate().find_map(|(step, child)| {
            let mut path = child.find(is)?;
            path.insert(0, step);
            Some(path)
        })
    }

    /// The path to the value of the key at a range.
    pub(super) fn find_key(&self, at: &Range<usize>) -> Option<Path> {
        let has = |node: &Self| node.entries().iter().any(|entry| entry.key.at == *at);
        let mut path = self.find(&has)?;
        let entries = self.get(&path)?.entries();
        path.push(entries.iter().position(|entry| entry.key.at == *at)?);
        Some(path)
    }

    /// Whether a node on the path has an anchor: its aliases would change too.
    pub(super) fn is_anchored(&self, path: &[usize]) -> bool {
        (0..=path.len()).any(|steps| self.get(&path[..steps]).is_none_or(|node| node.anchored))
    }
}

/// Adds a complete node to the innermost open collection.
fn close(open: &mut [Open], root: &mut Option<Node>, node: Node) -> Option<()> {
    let Some(around) = open.last_mut() else {
        // Only one document is allowed.
        return root.replace(node).is_none().then_some(());
    };
    match (&mut around.node.kind, around.key.take()) {
        (NodeKind::Map { entries, .. }, Some(key)) => entries.push(Entry { key, value: node }),
        (NodeKind::Map { .. }, None) => around.key = Some(node),
        (NodeKind::List { items, .. }, _) => items.push(node),
        (NodeKind::Scalar { .. } | NodeKind::Alias(_), _) => return None,
    }
    Some(())
}
