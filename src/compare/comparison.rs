//! A comparison as plain data.

use crate::source::Span;
use crate::untrusted::Untrusted;

/// The difference of two catalogues, in the order of classes in the profile, and then of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Resources only in the new one.
    pub added: Vec<Resource>,
    /// Resources only in the old one.
    pub removed: Vec<Resource>,
    /// Resources with the same statements under another IRI.
    pub renamed: Vec<Renamed>,
    /// Resources in both, with different statements.
    pub changed: Vec<Changed>,
    /// How blank nodes differ beyond that.
    pub blank_nodes: BlankNodes,
}

/// How blank nodes differ beyond the changes listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlankNodes {
    /// Not at all.
    #[default]
    Compared,
    /// Equal one by one, but connected in another way.
    Connected,
    /// Too similar to each other to be compared in full.
    Undecided,
}

impl Comparison {
    /// Whether the catalogues are equal, as far as was decided.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.blank_nodes != BlankNodes::Undecided
    }

    /// Number of resources that differ.
    pub fn len(&self) -> usize {
        self.added.len() + self.removed.len() + self.renamed.len() + self.changed.len()
    }
}

/// A resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// Its IRI; `None` for a blank node.
    pub iri: Option<Untrusted>,
    /// Name of its class in the standard.
    pub class: Option<&'static str>,
    /// Label of its class.
    pub label: Untrusted,
    /// Its title or name.
    pub title: Option<Untrusted>,
    /// The title of the only resource that refers to it, where it has none of its own.
    pub within: Option<Untrusted>,
    /// Where it is described.
    pub span: Option<Span>,
}

impl Resource {
    /// A display name: its title, else the title of what it is part of and the end of its IRI.
    pub fn called(&self) -> Untrusted {
        let title = self.title.as_ref().filter(|title| !title.is_empty());
        // Redacted before the IRI is shortened, while a secret is still recognizable.
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

/// A resource with a new IRI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Before.
    pub old: Resource,
    /// After.
    pub new: Resource,
    /// Other changes, which are in resources it refers to.
    pub changes: Vec<Change>,
}

/// A resource with changed statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Before.
    pub old: Resource,
    /// After.
    pub new: Resource,
    /// The properties that differ, in the order of the profile.
    pub changes: Vec<Change>,
    /// Whether the IRI names something else than before.
    pub reuse: Option<Reuse>,
}

/// That an IRI was used again for something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// The IRI that named the same thing before, if one did.
    pub before: Option<Untrusted>,
}

/// Removed and added values of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The property, after those that lead to a nested blank node.
    pub path: Vec<Property>,
    /// Removed values.
    pub removed: Vec<Value>,
    /// Added values.
    pub added: Vec<Value>,
    /// Whether it is inferred from files (a catalogue and its members).
    pub inferred: bool,
    /// Whether the values are equal, but shared differently: two blank nodes instead of one, or the reverse.
    pub regrouped: bool,
}

/// A property with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its IRI.
    pub iri: Untrusted,
    /// Its key in YAML, or its CURIE where it is not in the profile.
    pub key: Untrusted,
    /// Its label.
    pub label: Untrusted,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The IRI, the text, or a summary of a blank node.
    pub text: Untrusted,
    /// The kind of term.
    pub kind: ValueKind,
    /// The label of a listed value, or the title of a resource.
    pub label: Option<Untrusted>,
    /// Whether it is a resource that is itself added, removed or renamed.
    pub follows: bool,
}

/// Kind of RDF term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// An IRI.
    Iri,
    /// A blank node.
    Blank,
    /// A literal.
    Literal {
        /// Its language tag.
        language: Option<Untrusted>,
        /// IRI of its datatype; `None` for a string.
        datatype: Option<Untrusted>,
    },
}

/// The changes that do not follow from others: a catalogue always lists an added dataset.
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
