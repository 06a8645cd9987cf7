//! Operations of fixes as edits of the text: comments, quoting, order and line ends are preserved.
//!
//! Each operation computes the expected tree, and is abandoned if the edited text is read differently. Anchored nodes
//! are not edited.

mod defaults;
mod insert;
mod remove;
mod rename;
mod text;
mod tree;
mod unwrap;

pub use defaults::move_to_defaults;

use super::edit::Editor;
use super::write::Draft;
use crate::diagnostic::{Edit, NewValue, Operation, Rewrite};
use crate::source::{FileId, Span};
use std::ops::Range;
use text::Text;
use tree::{Entry, Node, NodeKind};

/// A file that operations are applied to.
#[derive(Debug)]
pub struct Document<'s> {
    file: FileId,
    text: Text<'s>,
    root: Node,
}

/// An operation as an edit.
struct OperationEdit {
    /// Replaced range, and new text.
    edit: (Range<usize>, String),
    /// What it is about, as in [`Rewrite::about`].
    about: Range<usize>,
    /// The expected tree.
    expected: Node,
}

impl<'s> Document<'s> {
    /// Parses the file; `None` when it is not a single valid document.
    pub fn new(file: FileId, bytes: &'s [u8]) -> Option<Self> {
        let root = Node::parse(bytes)?;
        let text = Text::new(std::str::from_utf8(bytes).ok()?);
        Some(Self { file, text, root })
    }

    /// The edits of operations for a finding at `span`. `None` when an operation is impossible, or two overlap.
    pub fn rewrite(&self, operations: &[Operation], span: Span) -> Option<Rewrite> {
        let mut made = Vec::with_capacity(operations.len());
        for operation in operations {
            let place = operation.target()?.span(span);
            let at = place.start as usize..place.end as usize;
            let one = (place.file == self.file).then(|| self.make(operation, at.clone()))??;
            made.push((operation, at, one));
        }
        let about = made.iter().map(|(.., made)| self.span(&made.about));
        let about: Vec<Span> = about.collect();
        made.sort_by_key(|(.., made)| made.edit.0.start);
        // From last to first, so that earlier ranges stay valid.
        let mut now = self.text.whole.to_owned();
        let mut limit = usize::MAX;
        for (operation, at, made) in made.iter().rev() {
            let again = Document::new(self.file, now.as_bytes())?.make(operation, at.clone())?;
            if again.edit != made.edit || made.edit.0.end >= limit {
                return None;
            }
            limit = made.edit.0.start;
            now = again.proven(&now)?;
        }
        let edits = made.into_iter().map(|(.., made)| self.edit(made.edit));
        Some(Rewrite {
            edits: edits.collect(),
            code: None,
            about,
        })
    }

    fn span(&self, at: &Range<usize>) -> Span {
        Span::new(self.file, at.start, at.end)
    }

    fn edit(&self, (at, text): (Range<usize>, String)) -> Edit {
        let span = self.span(&at);
        Edit { span, text }
    }

    fn make(&self, operation: &Operation, at: Range<usize>) -> Option<OperationEdit> {
        match operation {
            Operation::Replace { becomes, .. } => self.replace(at, becomes),
            Operation::RenameKey { to, .. } => self.rename_key(&at, to),
            Operation::InsertKey { key, value, .. } => self.insert_key(&at, key, value),
            Operation::InsertItem { value, .. } => self.insert_item(&at, value),
            Operation::Remove { .. } => self.remove(&at),
            Operation::Unwrap { .. } => self.unwrap(&at),
            // Several files: see `move_to_defaults`.
            Operation::MoveToDefaults { .. } => None,
        }
    }

    fn replace(&self, at: Range<usize>, becomes: &[String]) -> Option<OperationEdit> {
        let span = Span::new(self.file, at.start, at.end);
        let edit = Editor::new(self.text.whole.as_bytes()).edit(span, becomes)?;
        let path = self.root.find(&|node| node.at == at)?;
        let mut expected = self.root.clone();
        let tag = self.root.get(&path)?.tag.clone();
        let node = |text: &String| Node {
            tag: tag.clone(),
            ..Node::text(text)
        };
        let around = path.split_last().map(|(last, around)| (*last, around));
        match (becomes, around) {
            ([one], _) => *expected.get_mut(&path)? = node(one),
            (several, Some((number, around))) => match &mut expected.get_mut(around)?.kind {
                NodeKind::List { items, .. } => {
                    items.splice(number..=number, several.iter().map(node));
                }
                NodeKind::Map { entries, .. } => {
                    entries.get_mut(number)?.value = Node::list(several.iter().map(node).collect());
                }
                NodeKind::Scalar { .. } | NodeKind::Alias(_) => return None,
            },
            (_, None) => return None,
        }
        Some(OperationEdit {
            edit: (at.clone(), edit.text),
            about: at,
            expected,
        })
    }
}

impl OperationEdit {
    /// The edited text, if it is read as expected.
    fn proven(&self, text: &str) -> Option<String> {
        let (at, new) = &self.edit;
        let text = [&text[..at.start], new, &text[at.end..]].concat();
        Node::parse(text.as_bytes())?
            .is_same(&self.expected)
            .then_some(text)
    }
}

/// A new value as a node.
fn node(value: &NewValue) -> Node {
    match value {
        NewValue::Text(text) => Node::text(text),
        NewValue::List(items) => Node::list(items.iter().map(node).collect()),
        NewValue::Map(entries) => {
            let entry = |(key, value): &(String, NewValue)| Entry {
                key: Node::text(key),
                value: node(value),
            };
            Node::map(entries.iter().map(entry).collect())
        }
    }
}

/// A new value for the writer.
fn draft(value: &NewValue) -> Draft {
    match value {
        NewValue::Text(text) => Draft::Text(text.clone()),
        NewValue::List(items) => Draft::List(items.iter().map(draft).collect()),
        NewValue::Map(entries) => {
            let entry = |(key, value): &(String, NewValue)| (key.clone(), draft(value));
            Draft::Map(entries.iter().map(entry).collect())
        }
    }
}
