//! A comparison as plain data.

use super::bilingual::Words;
use crate::diagnostic::Lang;
use crate::source::Span;
use crate::untrusted::Untrusted;

/// The difference of two catalogues. Labels and titles are in both languages; [`Comparison::in_lang`] has them in one, and
/// in the order of classes in the profile, and then of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<W = Words> {
    /// Resources only in the new one.
    pub added: Vec<Resource<W>>,
    /// Resources only in the old one.
    pub removed: Vec<Resource<W>>,
    /// Resources with the same statements under another IRI.
    pub renamed: Vec<Renamed<W>>,
    /// Resources in both, with different statements.
    pub changed: Vec<Changed<W>>,
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

impl<W> Default for Comparison<W> {
    fn default() -> Self {
        Self {
            added: Vec::new(),
            removed: Vec::new(),
            renamed: Vec::new(),
            changed: Vec::new(),
            blank_nodes: BlankNodes::default(),
        }
    }
}

impl<W> Comparison<W> {
    /// Whether the catalogues are equal, as far as was decided.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.blank_nodes != BlankNodes::Undecided
    }

    /// Number of resources that differ.
    pub fn len(&self) -> usize {
        self.added.len() + self.removed.len() + self.renamed.len() + self.changed.len()
    }
}

impl Comparison {
    /// The comparison with its words in `lang`, in the order that these give.
    pub fn in_lang(&self, lang: Lang) -> Comparison<Untrusted> {
        let resources = |all: &[Resource]| {
            let all = all.iter().map(|of| of.in_lang(lang));
            in_order(all.collect(), |of: &Resource<Untrusted>| &of.place)
        };
        let renamed = self.renamed.iter().map(|of| Renamed {
            old: of.old.in_lang(lang),
            new: of.new.in_lang(lang),
            changes: changes_in(&of.changes, lang),
        });
        let changed = self.changed.iter().map(|of| Changed {
            old: of.old.in_lang(lang),
            new: of.new.in_lang(lang),
            changes: changes_in(&of.changes, lang),
            reuse: of.reuse.clone(),
        });
        Comparison {
            added: resources(&self.added),
            removed: resources(&self.removed),
            renamed: in_order(renamed.collect(), |of| &of.new.place),
            changed: in_order(changed.collect(), |of| &of.new.place),
            blank_nodes: self.blank_nodes,
        }
    }
}

/// What orders resources: their class, name, and IRI or content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place<W> {
    /// Index of the class in the profile.
    pub(super) class: usize,
    /// Its own title, empty where it has none.
    pub(super) title: W,
    /// Its IRI, or a summary of a blank node.
    pub(super) name: W,
}

/// The items in the order of their places.
pub(super) fn in_order<T, W: Ord>(mut items: Vec<T>, place: impl Fn(&T) -> &Place<W>) -> Vec<T> {
    items.sort_by(|a, b| place(a).cmp(place(b)));
    items
}

fn changes_in(changes: &[Change], lang: Lang) -> Vec<Change<Untrusted>> {
    changes.iter().map(|change| change.in_lang(lang)).collect()
}

/// A resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource<W = Words> {
    /// Its IRI; `None` for a blank node.
    pub iri: Option<Untrusted>,
    /// Name of its class in the standard.
    pub class: Option<&'static str>,
    /// Label of its class.
    pub label: W,
    /// Its title or name.
    pub title: Option<W>,
    /// The title of the only resource that refers to it, where it has none of its own.
    pub within: Option<W>,
    /// Where it is described.
    pub span: Option<Span>,
    pub(super) place: Place<W>,
}

impl Resource {
    /// The resource with its words in `lang`.
    pub fn in_lang(&self, lang: Lang) -> Resource<Untrusted> {
        let words = |of: &Words| of.get(lang).clone();
        Resource {
            iri: self.iri.clone(),
            class: self.class,
            label: words(&self.label),
            title: self.title.as_ref().map(words),
            within: self.within.as_ref().map(words),
            span: self.span,
            place: Place {
                class: self.place.class,
                title: words(&self.place.title),
                name: words(&self.place.name),
            },
        }
    }
}

impl Resource<Untrusted> {
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
pub struct Renamed<W = Words> {
    /// Before.
    pub old: Resource<W>,
    /// After.
    pub new: Resource<W>,
    /// Other changes, which are in resources it refers to.
    pub changes: Vec<Change<W>>,
}

/// A resource with changed statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<W = Words> {
    /// Before.
    pub old: Resource<W>,
    /// After.
    pub new: Resource<W>,
    /// The properties that differ, in the order of the profile.
    pub changes: Vec<Change<W>>,
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
pub struct Change<W = Words> {
    /// The property, after those that lead to a nested blank node.
    pub path: Vec<Property<W>>,
    /// Removed values.
    pub removed: Vec<Value<W>>,
    /// Added values.
    pub added: Vec<Value<W>>,
    /// Whether it is inferred from files (a catalogue and its members).
    pub inferred: bool,
    /// Whether the values are equal, but shared differently: two blank nodes instead of one, or the reverse.
    pub regrouped: bool,
}

impl Change {
    fn in_lang(&self, lang: Lang) -> Change<Untrusted> {
        let values = |all: &[Value]| {
            let mut all: Vec<_> = all.iter().map(|of| of.in_lang(lang)).collect();
            all.sort_by(|a, b| (&a.label, &a.text, a.tag()).cmp(&(&b.label, &b.text, b.tag())));
            all
        };
        let path = self.path.iter().map(|of| Property {
            iri: of.iri.clone(),
            key: of.key.clone(),
            label: of.label.get(lang).clone(),
        });
        Change {
            path: path.collect(),
            removed: values(&self.removed),
            added: values(&self.added),
            inferred: self.inferred,
            regrouped: self.regrouped,
        }
    }
}

/// A property with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property<W = Words> {
    /// Its IRI.
    pub iri: Untrusted,
    /// Its key in YAML, or its CURIE where it is not in the profile.
    pub key: Untrusted,
    /// Its label.
    pub label: W,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<W = Words> {
    /// The IRI, the text, or a summary of a blank node.
    pub text: W,
    /// The kind of term.
    pub kind: ValueKind,
    /// The label of a listed value, or the title of a resource.
    pub label: Option<W>,
    /// Whether it is a resource that is itself added, removed or renamed.
    pub follows: bool,
}

impl Value {
    fn in_lang(&self, lang: Lang) -> Value<Untrusted> {
        let text = self.text.get(lang).clone();
        let label = self.label.as_ref().map(|label| label.get(lang).clone());
        let is_literal = matches!(self.kind, ValueKind::Literal { .. });
        Value {
            kind: self.kind.clone(),
            // A literal that is its own label has none.
            label: label.filter(|label| !(is_literal && *label == text)),
            text,
            follows: self.follows,
        }
    }
}

impl<W> Value<W> {
    /// The language tag of a text.
    pub(super) fn tag(&self) -> Option<&Untrusted> {
        match &self.kind {
            ValueKind::Literal { language, .. } => language.as_ref(),
            ValueKind::Iri | ValueKind::Blank => None,
        }
    }
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
pub fn significant_changes<W: Clone>(changes: &[Change<W>]) -> Vec<Change<W>> {
    let own = |values: &[Value<W>], inferred: bool| {
        let kept = values.iter().filter(|value| !(inferred && value.follows));
        kept.cloned().collect::<Vec<Value<W>>>()
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
