//! Index of references, for hover, rename, lists and bulk edits.

mod build;

pub(in crate::workspace) use build::Builder;

use crate::source::{FileId, Span};
use crate::untrusted::Untrusted;
use std::collections::HashMap;

/// The resources of a workspace, and the references between them. It is immutable;
/// [`Workspace::update`](crate::workspace::Workspace::update) builds a new one.
///
/// ```
/// use katalog::workspace::{Options, Source, Workspace};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let source = Source::Paths(vec!["examples/minimal".into()]);
/// let workspace = Workspace::open(source, Options::default())?;
/// let references = workspace.references().ok_or("the documents cannot be read")?;
///
/// // Each place where the publisher is named: what a rename changes.
/// let mut files = references.resources().map(|of| workspace.sources().get(of.file).name.raw());
/// assert!(files.any(|name| name.starts_with("agents/")));
/// let agent = references.resources().find(|of| of.class == Some("Agent")).ok_or("an agent")?;
/// assert!(references.to(agent.iri.raw()).count() > 0);
/// assert_eq!(references.dangling().count(), 0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
pub struct References {
    resources: Vec<Described>,
    by_iri: HashMap<String, usize>,
    /// In order of span.
    all: Vec<Reference>,
    by_target: HashMap<String, Vec<usize>>,
    by_subject: HashMap<String, Vec<usize>>,
}

/// A resource with a file; in RDF, any described resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The file.
    pub file: FileId,
    /// IRI, or blank node with `_:`.
    pub iri: Untrusted,
    /// Class, by its name in the standard.
    pub class: Option<&'static str>,
    /// Start of the description.
    pub span: Span,
}

/// A reference to a described resource, resolved or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The span of the value; in RDF, of the statement.
    pub span: Span,
    /// IRI of the property; `None` for `catalog:`.
    pub property: Option<Untrusted>,
    /// The value: an id, `folder/id`, an IRI.
    pub text: Untrusted,
    /// The resources with the value: one, or all that inherit it from defaults or a series.
    pub subjects: Vec<Untrusted>,
    /// The target.
    pub target: Target,
}

/// The target of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The resource with this IRI, or blank node with `_:`.
    Resource(Untrusted),
    /// Ambiguous: an id of files in several folders.
    Ambiguous(Vec<Untrusted>),
    /// No described resource.
    Missing,
}

impl References {
    /// All resources: those with files in order of file, then those in RDF sorted by IRI.
    pub fn resources(&self) -> impl Iterator<Item = &Described> {
        self.resources.iter()
    }

    /// The resource with this IRI, or blank node with `_:`.
    pub fn resource(&self, iri: &str) -> Option<&Described> {
        self.by_iri.get(iri).map(|at| &self.resources[*at])
    }

    /// All references, in order of span.
    pub fn all(&self) -> impl Iterator<Item = &Reference> {
        self.all.iter()
    }

    /// The references to a resource, in order of span.
    pub fn to(&self, iri: &str) -> impl Iterator<Item = &Reference> {
        self.listed(self.by_target.get(iri))
    }

    /// The references of a resource, including inherited ones.
    pub fn from(&self, iri: &str) -> impl Iterator<Item = &Reference> {
        self.listed(self.by_subject.get(iri))
    }

    /// The references in a file.
    pub fn in_file(&self, file: FileId) -> impl Iterator<Item = &Reference> {
        let first = self.all.partition_point(|of| of.span.file < file);
        let rest = self.all[first..].iter();
        rest.take_while(move |of| of.span.file == file)
    }

    /// The reference whose value contains, or ends at, the byte `offset` of a file.
    pub fn at(&self, file: FileId, offset: u32) -> Option<&Reference> {
        let after = |of: &Reference| (of.span.file, of.span.start) <= (file, offset);
        let next = self.all.partition_point(after);
        let last = self.all[..next].last()?;
        (last.span.file == file && offset <= last.span.end).then_some(last)
    }

    /// Dangling and ambiguous references.
    pub fn dangling(&self) -> impl Iterator<Item = &Reference> {
        let all = self.all.iter();
        all.filter(|of| !matches!(of.target, Target::Resource(_)))
    }

    fn listed<'r>(&'r self, places: Option<&'r Vec<usize>>) -> impl Iterator<Item = &'r Reference> {
        places.into_iter().flatten().map(|at| &self.all[*at])
    }
}

impl References {
    fn add_resource(&mut self, resource: Described) {
        let iri = resource.iri.raw().to_owned();
        self.by_iri.entry(iri).or_insert(self.resources.len());
        self.resources.push(resource);
    }

    fn add_reference(&mut self, reference: Reference) {
        let at = self.all.len();
        if let Target::Resource(iri) = &reference.target {
            let to = self.by_target.entry(iri.raw().to_owned());
            to.or_default().push(at);
        }
        for subject in &reference.subjects {
            let from = self.by_subject.entry(subject.raw().to_owned());
            from.or_default().push(at);
        }
        self.all.push(reference);
    }
}
