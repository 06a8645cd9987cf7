//! The types of the table: a profile, its classes, their properties.

use super::class_name;
use super::pattern::Pattern;
use super::{Form, Version, Vocabulary, VocabularyId};
use crate::diagnostic::{Severity, Text};
use crate::rdf::Prefixes;
use std::collections::{BTreeMap, HashMap};

/// Number of a class in its [`Profile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub usize);

/// One version of the profile, complete.
#[derive(Debug)]
pub struct Profile {
    /// Name as people know it.
    pub name: String,
    /// Which version.
    pub version: Version,
    /// Prefixes of the field.
    pub prefixes: Prefixes,
    /// Namespaces in which any property is known.
    pub known_vocabularies: Vec<String>,
    /// Closed vocabularies: namespace to the local names of its properties.
    pub terms: BTreeMap<String, Vec<String>>,
    /// All classes in the order of the table.
    pub classes: Vec<Class>,
    /// All vocabularies.
    pub vocabularies: Vec<Vocabulary>,
    pub(super) class_names: HashMap<String, ClassId>,
}

/// A class of the profile.
#[derive(Debug)]
pub struct Class {
    /// As the standard spells it, `DatasetSeries`.
    pub name: &'static str,
    /// Full IRI.
    pub iri: String,
    /// Every `rdf:type` IRI that makes a node an instance; the first is the class's own.
    pub types: Vec<String>,
    /// Classes whose instances also satisfy a reference to this one.
    pub subclasses: Vec<ClassId>,
    /// Label.
    pub label: Text,
    /// The label of several, in lower case: `datasets`.
    pub plural: Text,
    /// One sentence.
    pub help: Text,
    /// The source folder of a class whose resources have files of their own.
    pub folder: Option<String>,
    /// Path part in minted IRIs and key under `defaults:`.
    pub concept: Option<String>,
    /// The key of the property that a bare text stands for.
    pub text_key: Option<String>,
    /// Its rows.
    pub properties: Vec<Property>,
}

/// A property as used on one class: one row of the table.
#[derive(Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent flags of one table row"
)]
pub struct Property {
    /// What an author writes.
    pub key: String,
    /// Full IRI.
    pub iri: String,
    /// Label.
    pub label: Text,
    /// One sentence.
    pub help: Text,
    /// Fewer values are an error.
    pub min: u32,
    /// Fewer values are a warning.
    pub preferred: u32,
    /// More values are an error; `None` is unbounded.
    pub max: Option<u32>,
    /// Ranges, of which a value must fit one; at least one.
    pub alternatives: Vec<RangeAlternative>,
    /// The row applies only where another property has a value.
    pub depends_on: Option<DependsOn>,
    /// Still understood.
    pub deprecated: bool,
    /// IRI of the property to use instead.
    pub replaced_by: Option<String>,
    /// The version that brought it.
    pub since: Option<String>,
    /// Follows from the files; authors do not write it.
    pub inferred: bool,
    /// A DCAT-AP term outside the Swedish profile.
    pub outside: bool,
    /// Written in place, as a map.
    pub nested: bool,
    /// The object must be described in the same catalogue.
    pub described: bool,
    /// An address that is expected to answer.
    pub link: bool,
    /// Further words for did-you-mean.
    pub aliases: Vec<String>,
    /// This row is another key for the property of that key.
    pub same_property_as: Option<String>,
    /// Several values in one language are meant (keywords).
    pub many_per_language: bool,
    /// A value of another list beside a listed one is useful, though the portal objects.
    pub others_beside: bool,
    /// Members of a series take it from the series (DCAT-AP-SE, recommendations on series).
    pub series_shared: bool,
    /// A value implies the statement that the row depends on (applicable legislation, for HVD categories), for the resource
    /// and its distributions.
    pub implies: bool,
    /// The value, as an author would write it, of a resource that says nothing.
    pub default: Option<String>,
    /// Key of the property that stands in when nothing is said.
    pub taken_from: Option<String>,
    /// The portal reports a value that misses the pattern; elsewhere it passes over it.
    pub pattern_binds: bool,
    /// Published as a group of alternatives, whose absence the portal does not see.
    pub group: bool,
    /// A value to show, where the first of the list would mislead.
    pub example: Option<String>,
    /// How grave it is when a recommended value is missing, where that is not a warning.
    pub missing: Option<Severity>,
}

impl Property {
    /// Whether several values may be given.
    pub fn is_many(&self) -> bool {
        self.max != Some(1)
    }

    /// Whether what it leads to is described in its place and nowhere else.
    pub fn is_in_place(&self) -> bool {
        self.nested && !self.described
    }

    /// Whether its values are literals, whichever alternative they fit.
    pub fn is_literal(&self) -> bool {
        self.alternatives
            .iter()
            .all(|alternative| alternative.node.is_literal())
    }

    /// Whether its values are texts with a language.
    pub fn is_text(&self) -> bool {
        self.alternatives
            .iter()
            .all(|alternative| alternative.node == NodeKind::Text)
    }
}

/// One of the ranges that a property may have: a row with several takes a value that fits any of them.
#[derive(Debug)]
pub struct RangeAlternative {
    /// Label, where a property has several alternatives.
    pub label: Option<Text>,
    /// Help text.
    pub help: Option<Text>,
    /// Kind of node.
    pub node: NodeKind,
    /// Classes the object may be of; empty for plain links and literals.
    pub classes: Vec<ClassId>,
    /// Datatype IRIs allowed.
    pub datatypes: Vec<String>,
    /// Vocabularies whose values are the only ones.
    pub vocabularies: Vec<VocabularyId>,
    /// Vocabularies that offer codes and labels without being the only ones.
    pub suggest: Vec<VocabularyId>,
    /// The whole value must match.
    pub pattern: Option<Pattern>,
    /// Value form.
    pub form: Option<Form>,
    /// Deprecated: still read, but reported.
    pub deprecated: bool,
    /// `min` of the published profile for this alternative.
    pub min: u32,
    /// `preferred` of the published profile for this alternative.
    pub preferred: u32,
    /// `max` of the published profile for this alternative.
    pub max: Option<u32>,
}

/// What kind of node a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// Text with a language tag.
    Text,
    /// Text without one.
    Plain,
    /// Any literal.
    Literal,
    /// A literal of one of the datatypes given.
    Typed,
    /// An IRI.
    Iri,
    /// An IRI or a blank node.
    Resource,
}

impl NodeKind {
    /// Whether values of this kind are literals.
    pub fn is_literal(self) -> bool {
        match self {
            Self::Text | Self::Plain | Self::Literal | Self::Typed => true,
            Self::Iri | Self::Resource => false,
        }
    }
}

/// The condition under which a row applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DependsOn {
    /// IRI of the other property.
    pub property: String,
    /// The value it must have.
    pub value: String,
}

impl Profile {
    /// The class with this number.
    ///
    /// # Panics
    /// When the number comes from another profile.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0]
    }

    /// The class with this name.
    pub fn class_named(&self, name: &str) -> Option<ClassId> {
        self.class_names.get(name).copied()
    }

    /// The class whose source folder this is.
    pub fn class_in_folder(&self, folder: &str) -> Option<ClassId> {
        self.classes
            .iter()
            .position(|class| class.folder.as_deref() == Some(folder))
            .map(ClassId)
    }

    /// The class a concept word (`dataset`, `service` …) stands for.
    pub fn class_of_concept(&self, concept: &str) -> Option<ClassId> {
        self.classes
            .iter()
            .position(|class| class.concept.as_deref() == Some(concept))
            .map(ClassId)
    }

    /// The vocabulary with this number.
    ///
    /// # Panics
    /// When the number comes from another profile.
    pub fn vocabulary(&self, id: VocabularyId) -> &Vocabulary {
        &self.vocabularies[id.0]
    }

    /// The vocabulary with this name.
    pub fn vocabulary_named(&self, name: &str) -> Option<VocabularyId> {
        self.vocabularies
            .iter()
            .position(|vocabulary| vocabulary.name == name)
            .map(VocabularyId)
    }

    /// `class` and the classes whose instances also satisfy a reference to it.
    pub fn with_subclasses(&self, class: ClassId) -> impl Iterator<Item = ClassId> {
        std::iter::once(class).chain(self.class(class).subclasses.iter().copied())
    }
}

impl Class {
    /// Whether the portal judges its instances for themselves: those with files of their own, and distributions.
    pub fn is_main(&self) -> bool {
        self.folder.is_some()
            || self.name == class_name::DISTRIBUTION
            || self.name == class_name::LICENSE_DOCUMENT
    }

    /// The row with this key.
    pub fn by_key(&self, key: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.key == key)
    }

    /// The row of the property with this IRI; of several keys for one property the main one.
    pub fn by_iri(&self, iri: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|property| property.iri == iri && property.same_property_as.is_none())
    }
}
