//! Types of the tables: profile, classes, properties.

use super::class_name;
use super::pattern::Pattern;
use super::{Form, Version, Vocabulary, VocabularyId};
use crate::diagnostic::{Severity, Text};
use crate::rdf::Prefixes;
use crate::rdf::vocab::{foaf, vcard};
use foldhash::HashMap;
use serde::Deserialize;

/// Index of a class in its [`Profile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub usize);

/// A version of the profile.
#[derive(Debug)]
pub struct Profile {
    /// Display name.
    pub name: String,
    /// The version.
    pub version: Version,
    /// Well-known prefixes.
    pub prefixes: Prefixes,
    /// Namespaces in which every property is accepted, unless their names are listed.
    pub known_vocabularies: Vec<String>,
    /// All classes, in the order of the table.
    pub classes: Vec<Class>,
    /// All vocabularies.
    pub vocabularies: Vec<Vocabulary>,
    pub(super) class_names: HashMap<String, ClassId>,
}

/// A class of the profile.
#[derive(Debug)]
pub struct Class {
    /// The name in the standard, such as `DatasetSeries`.
    pub name: &'static str,
    /// Full IRI.
    pub iri: String,
    /// The `rdf:type` IRIs that make a node an instance; the first is the class's own.
    pub types: Vec<String>,
    /// Classes whose instances also satisfy a reference to this class.
    pub subclasses: Vec<ClassId>,
    /// Label.
    pub label: Text,
    /// The label in the plural, in lower case: `datasets`.
    pub plural: Text,
    /// A description of one sentence.
    pub help: Text,
    /// The folder of the class, if its resources have files of their own.
    pub folder: Option<String>,
    /// Path segment in minted IRIs, and key under `defaults:`.
    pub concept: Option<String>,
    /// The key of the property that plain text is short for.
    pub text_key: Option<String>,
    /// Its rows.
    pub properties: Vec<Property>,
}

/// A property in one class: a row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent flags of one table row"
)]
pub struct Property {
    /// The key in YAML.
    pub key: String,
    /// Full IRI.
    pub iri: String,
    /// Label.
    pub label: Text,
    /// A description of one sentence.
    pub help: Text,
    /// Fewer values are an error.
    #[serde(default)]
    pub min: u32,
    /// Fewer values are a warning.
    #[serde(default)]
    pub preferred: u32,
    /// More values are an error; `None` is unbounded.
    #[serde(default)]
    pub max: Option<u32>,
    /// Ranges, of which a value must fit one; at least one.
    #[serde(skip)]
    pub alternatives: Vec<RangeAlternative>,
    /// The row applies only where another property has a value.
    #[serde(default)]
    pub depends_on: Option<DependsOn>,
    /// Deprecated: still read, but reported.
    #[serde(default)]
    pub deprecated: bool,
    /// IRI of the replacement.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// The profile version that introduced it.
    #[serde(default)]
    pub since: Option<String>,
    /// Inferred from the files; never written in YAML.
    #[serde(default)]
    pub inferred: bool,
    /// A DCAT-AP term outside the Swedish profile.
    #[serde(default)]
    pub outside: bool,
    /// Written as a nested mapping.
    #[serde(default)]
    pub nested: bool,
    /// The object must be described in the same catalogue.
    #[serde(default)]
    pub described: bool,
    /// A URL that should respond: checked by `check-links`.
    #[serde(default)]
    pub link: bool,
    /// An IRI that names something, and may lead to a page as well.
    #[serde(default)]
    pub name: bool,
    /// Further names for did-you-mean.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The row is another key for the property with that key.
    #[serde(default)]
    pub same_property_as: Option<String>,
    /// Several values in one language are allowed (keywords).
    #[serde(default)]
    pub many_per_language: bool,
    /// An unlisted value beside a listed one is useful, though the portal reports it.
    #[serde(default)]
    pub others_beside: bool,
    /// Members of a series inherit it (DCAT-AP-SE, recommendations on series).
    #[serde(default)]
    pub series_shared: bool,
    /// One value can be true for all resources of the class, so that a default may be suggested: never for place, period,
    /// dates or availability.
    #[serde(default)]
    pub same_for_all: bool,
    /// A value implies the statement that the row depends on (applicable legislation, for HVD categories), for the resource
    /// and its distributions.
    #[serde(default, rename = "marks")]
    pub implies: bool,
    /// Default value in YAML notation, where nothing is given.
    #[serde(default)]
    pub default: Option<String>,
    /// Key of the property whose value is used where nothing is given.
    #[serde(default)]
    pub taken_from: Option<String>,
    /// The portal reports a value that does not match the pattern, rather than ignoring it.
    #[serde(default)]
    pub pattern_binds: bool,
    /// Beginnings of values that DIGG's guidance allows here, though the portal reports them.
    #[serde(default)]
    pub tolerated: Vec<String>,
    /// Published as a group of alternatives, which the portal does not report as missing.
    #[serde(default)]
    pub group: bool,
    /// An example value, where the first of the vocabulary would mislead.
    #[serde(default)]
    pub example: Option<String>,
    /// Severity of a missing recommended value, where it is not a warning; a note is for programs only.
    #[serde(default)]
    pub missing: Option<Severity>,
}

impl Property {
    /// Whether several values are allowed.
    pub fn is_many(&self) -> bool {
        self.max != Some(1)
    }

    /// Whether its object is always nested, never described elsewhere.
    pub fn is_in_place(&self) -> bool {
        self.nested && !self.described
    }

    /// Whether its values are literals, whichever alternative they fit.
    pub fn is_literal(&self) -> bool {
        self.alternatives
            .iter()
            .all(|alternative| alternative.node.is_literal())
    }

    /// Whether its values are texts that need a language tag. Names of people and organisations are the same in every
    /// language.
    pub fn needs_language(&self) -> bool {
        const NAMES: [&str; 3] = [foaf::NAME, vcard::FN, vcard::ORGANIZATION_NAME];
        self.is_text() && !NAMES.contains(&self.iri.as_str())
    }

    /// Whether its values are coordinates.
    pub fn is_geometry(&self) -> bool {
        let forms = [Form::BoundingBox, Form::Point, Form::Wkt];
        let mut own = self
            .alternatives
            .iter()
            .filter_map(|alternative| alternative.form);
        own.any(|form| forms.contains(&form))
    }

    /// Whether its values are language-tagged strings.
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
    /// Classes of the object; empty for plain links and literals.
    pub classes: Vec<ClassId>,
    /// Allowed datatype IRIs; of any literal, the one that is written.
    pub datatypes: Vec<String>,
    /// Vocabularies that contain all allowed values.
    pub vocabularies: Vec<VocabularyId>,
    /// Vocabularies of suggested values; others are allowed.
    pub suggest: Vec<VocabularyId>,
    /// A pattern for the whole value.
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

/// Node kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A language-tagged string.
    Text,
    /// A plain literal without a language.
    Plain,
    /// Any literal.
    Literal,
    /// A literal with one of the given datatypes.
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DependsOn {
    /// IRI of the other property.
    pub property: String,
    /// The value that it must have.
    pub value: String,
}

impl Profile {
    /// The class with this id.
    ///
    /// # Panics
    /// When the id is of another profile.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0]
    }

    /// The class with this name.
    pub fn class_named(&self, name: &str) -> Option<ClassId> {
        self.class_names.get(name).copied()
    }

    /// The class with this folder.
    pub fn class_in_folder(&self, folder: &str) -> Option<ClassId> {
        self.classes
            .iter()
            .position(|class| class.folder.as_deref() == Some(folder))
            .map(ClassId)
    }

    /// The class with this concept name (`dataset`, `service` …).
    pub fn class_of_concept(&self, concept: &str) -> Option<ClassId> {
        self.classes
            .iter()
            .position(|class| class.concept.as_deref() == Some(concept))
            .map(ClassId)
    }

    /// The IRIs of the properties with such a row, each as often as there are rows.
    pub fn properties_with(&self, has: fn(&Property) -> bool) -> impl Iterator<Item = &str> {
        let rows = self.classes.iter().flat_map(|class| &class.properties);
        rows.filter(move |row| has(row)).map(|row| row.iri.as_str())
    }

    /// The class with this type.
    pub fn class_of_type(&self, iri: &str) -> Option<ClassId> {
        let mut classes = self.classes.iter();
        classes
            .position(|class| class.types.iter().any(|of| of == iri))
            .map(ClassId)
    }

    /// The vocabulary with this id.
    ///
    /// # Panics
    /// When the id is of another profile.
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
    /// Whether the portal validates its instances as resources of their own: those with files, and distributions.
    pub fn is_main(&self) -> bool {
        self.folder.is_some()
            || self.name == class_name::DISTRIBUTION
            || self.name == class_name::LICENSE_DOCUMENT
    }

    /// The row with this key.
    pub fn by_key(&self, key: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.key == key)
    }

    /// The row with this IRI; where a property has several keys, the main one.
    pub fn by_iri(&self, iri: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|property| property.iri == iri && property.same_property_as.is_none())
    }
}
