//! A comparison as plain data.

use crate::source::Span;
use crate::untrusted::Untrusted;

/// What two catalogues differ in. Everything is in order of class, as the table has them, and then of name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What only the new one describes.
    pub added: Vec<Resource>,
    /// What only the old one describes.
    pub removed: Vec<Resource>,
    /// What is described alike under another IRI.
    pub renamed: Vec<Renamed>,
    /// What both describe, in different ways.
    pub changed: Vec<Changed>,
    /// How what has no name differs, beyond what it says.
    pub blank_nodes: BlankNodes,
}

/// How what has no name differs, beyond what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlankNodes {
    /// In nothing else than what is added, removed and changed.
    #[default]
    Compared,
    /// What is added and removed says the same, and hangs together in another way.
    Connected,
    /// It is so much alike that it could not be compared in full.
    Undecided,
}

impl Comparison {
    /// Whether the catalogues are the same, as far as could be told for certain.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.blank_nodes != BlankNodes::Undecided
    }

    /// How many resources differ.
    pub fn len(&self) -> usize {
        self.added.len() + self.removed.len() + self.renamed.len() + self.changed.len()
    }
}

/// Something that is described.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// Its IRI; none for what has no name.
    pub iri: Option<Untrusted>,
    /// Its class as the standard spells it.
    pub class: Option<&'static str>,
    /// The class as people say it.
    pub label: Untrusted,
    /// Its title or name.
    pub title: Option<Untrusted>,
    /// The title of the only thing that leads to it, where it has none of its own.
    pub within: Option<Untrusted>,
    /// Where it is described.
    pub span: Option<Span>,
}

impl Resource {
    /// What it is called in a line: its title, else what it is part of and the end of its IRI.
    pub fn called(&self) -> Untrusted {
        let title = self.title.as_ref().filter(|title| !title.is_empty());
        // A secret is covered while it still stands in its address.
        let iri = self.iri.as_ref().map(Untrusted::redacted);
        let iri = iri.unwrap_or_default();
        match (title, &self.within) {
            (Some(title), _) => title.clone(),
            (None, Some(within)) => {
                let end = iri.trim_end_matches(['/', '#']).rsplit(['/', '#']).next();
                format!("{}: {}", within.raw(), end.unwrap_or(&iri)).into()
            }
            (None, None) => iri.into(),
        }
    }
}

/// Something that has another IRI than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// As it was.
    pub old: Resource,
    /// As it is.
    pub new: Resource,
    /// What else is new; it lies in what the resource leads to.
    pub changes: Vec<Change>,
}

/// Something of which other things are said than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// As it was.
    pub old: Resource,
    /// As it is.
    pub new: Resource,
    /// The properties that differ, in the order of the table.
    pub changes: Vec<Change>,
}

/// The values of one property that went and came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The property, and before it those that lead to what has no name of its own.
    pub path: Vec<Property>,
    /// Values that are gone.
    pub removed: Vec<Value>,
    /// Values that are new.
    pub added: Vec<Value>,
    /// Whether it follows from other files being there (a catalogue and what it lists).
    pub inferred: bool,
    /// Whether the values are alike and only shared in another way: two that were one, or one that was two.
    pub regrouped: bool,
}

/// A property as people and programs name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its IRI.
    pub iri: Untrusted,
    /// Its key in YAML, or its compact IRI where the table does not know it.
    pub key: Untrusted,
    /// Its label.
    pub label: Untrusted,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The IRI, the text, or a summary of what has no name.
    pub text: Untrusted,
    /// What kind of value.
    pub kind: ValueKind,
    /// What people call it: the label of a listed value, the title of what an IRI leads to.
    pub label: Option<Untrusted>,
    /// Whether what it leads to is itself added, removed or renamed.
    pub follows: bool,
}

/// What kind of value it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// An IRI.
    Iri,
    /// Something described in its place, without a name.
    Blank,
    /// A text, a date, a number.
    Literal {
        /// Its language tag.
        language: Option<Untrusted>,
        /// IRI of its datatype; none for text.
        datatype: Option<Untrusted>,
    },
}

/// The changes that say something of their own: that a catalogue lists what was added goes without saying.
pub fn significant_changes(changes: &[Change]) -> Vec<Change> {
    let own = |values: &[Value], inferred: bool| {
        let kept = values.iter().filter(|value| !(inferred && value.follows));
        kept.cloned().collect::<Vec<Value>>()
    };
    let kept = changes.iter().map(|change| Change {
        path: change.path.clone(),
        removed: own(&change.removed, change.inferred),
        added: own(&change.added, change.inferred),
        ..*change
    });
    kept.filter(|change| !change.removed.is_empty() || !change.added.is_empty())
        .collect()
}
