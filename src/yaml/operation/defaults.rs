//! Moves a key of several files to `defaults:` of `catalog.yaml`.

use super::insert::NewEntry;
use super::tree::{Entry, Node, NodeKind, Path};
use super::{Document, OperationEdit};
use crate::diagnostic::{Edit, Rewrite};
use crate::source::{FileId, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Moves the keys at `keys`, all with the same name and value, to `defaults:` of the file `catalog`, below `class`. An
/// equal default is kept. `None` when a file cannot be edited so; `bytes` returns the content of a file.
pub fn move_to_defaults<'s>(
    keys: &[Span],
    class: &str,
    catalog: FileId,
    bytes: impl Fn(FileId) -> &'s [u8],
) -> Option<Rewrite> {
    let first = Document::new(keys.first()?.file, bytes(keys.first()?.file))?;
    let first = MovedKey::of(&first, *keys.first()?)?;
    let mut edits: BTreeMap<Span, Edit> = BTreeMap::new();
    for key in keys {
        let document = Document::new(key.file, bytes(key.file))?;
        let moved = MovedKey::of(&document, *key).filter(|moved| moved.is_same(&first))?;
        let made = document.remove_at(&moved.path)?;
        let is_first = edits.values().all(|edit| edit.span.file != key.file);
        made.proven(document.text.whole).filter(|_| is_first)?;
        let edit = document.edit(made.edit);
        edits.insert(edit.span, edit);
    }
    let document = Document::new(catalog, bytes(catalog))?;
    if let Some(made) = document.with_default(class, &first)? {
        made.proven(document.text.whole)?;
        let is_first = edits.values().all(|edit| edit.span.file != catalog);
        let edit = is_first.then(|| document.edit(made.edit))?;
        edits.insert(edit.span, edit);
    }
    Some(Rewrite {
        edits: edits.into_values().collect(),
        code: None,
        about: vec![*keys.first()?],
    })
}

/// A key with its value, as written in its file.
struct MovedKey {
    path: Path,
    name: String,
    value: Node,
    /// The lines, without the indentation of the first one.
    lines: Vec<String>,
    /// Both on one line, if possible.
    short: Option<String>,
}

impl MovedKey {
    /// The key at `at`, which must be a top-level key.
    fn of(document: &Document<'_>, at: Span) -> Option<Self> {
        let (text, range) = (&document.text, at.start as usize..at.end as usize);
        let path = document.root.find_key(&range)?;
        let [number] = path[..] else { return None };
        let Entry { key, value } = document.root.entries().get(number)?;
        let NodeKind::Scalar { text: name, .. } = &key.kind else {
            return None;
        };
        let (start, end) = (key.at.start, text.end(value));
        if value.at.is_empty() || value.has_anchors() || text.indent(start)? != 0 {
            return None;
        }
        // A comment at the end of the line is moved with it.
        let written = text.whole[start..text.next_line(end)].trim_end();
        let short = text.on_one_line(value).map(|value| {
            let key = &text.whole[key.at.clone()];
            format!("{key}: {value}")
        });
        Some(Self {
            name: name.clone(),
            value: value.clone(),
            lines: written.lines().map(str::to_owned).collect(),
            short,
            path,
        })
    }

    fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.value.is_same(&other.value)
    }
}

impl NewEntry for MovedKey {
    fn lines(&self, indent: usize) -> String {
        let mut written = String::new();
        for line in &self.lines {
            if !line.is_empty() {
                written.push_str(&" ".repeat(indent));
                written.push_str(line);
            }
            written.push('\n');
        }
        written
    }

    fn in_braces(&self) -> Option<String> {
        self.short.clone()
    }
}

/// The entry nested below a key.
struct NestedEntry<'a>(&'a str, &'a dyn NewEntry);

impl NewEntry for NestedEntry<'_> {
    fn lines(&self, indent: usize) -> String {
        format!(
            "{}{}:\n{}",
            " ".repeat(indent),
            self.0,
            self.1.lines(indent + 2)
        )
    }

    fn in_braces(&self) -> Option<String> {
        Some(format!("{}: {{{}}}", self.0, self.1.in_braces()?))
    }
}

impl Document<'_> {
    /// The edit that adds the default; the inner `None` when it exists.
    #[allow(
        clippy::option_option,
        reason = "not needed is not the same as impossible"
    )]
    fn with_default(&self, class: &str, moved: &MovedKey) -> Option<Option<OperationEdit>> {
        let root = &self.root;
        let key = moved.name.as_str();
        let value = || moved.value.clone();
        let entry = |key: &str, value| Entry {
            key: Node::text(key),
            value,
        };
        let Some(defaults) = root.entry_named("defaults") else {
            let below = NestedEntry(class, moved);
            let edit = self.entry_after(&[], "defaults", &NestedEntry("defaults", &below))?;
            let of_class = Node::map(vec![entry(key, value())]);
            let of_all = Node::map(vec![entry(class, of_class)]);
            return self.with_entry(&[], "defaults", of_all, edit).map(Some);
        };
        let path = [defaults];
        let Some(of_class) = root.get(&path)?.entry_named(class) else {
            let edit = self.entry_after(&path, class, &NestedEntry(class, moved))?;
            let of_class = Node::map(vec![entry(key, value())]);
            return self.with_entry(&path, class, of_class, edit).map(Some);
        };
        let path = [defaults, of_class];
        let of_class = root.get(&path)?;
        if let Some(same) = of_class.entry_named(key) {
            let is_same = of_class.entries()[same].value.is_same(&moved.value);
            return is_same.then_some(None);
        }
        let edit: (Range<usize>, String) = self.entry_after(&path, key, moved)?;
        self.with_entry(&path, key, value(), edit).map(Some)
    }
}
