//! Who refers to whom: what hover, rename, lists and bulk edits need.

mod build;

pub(in crate::workspace) use build::Builder;

use crate::source::{FileId, Span};
use crate::untrusted::Untrusted;
use std::collections::HashMap;

/// The resources of a workspace and the references between them. It does not change; [`Workspace::update`](crate::workspace::Workspace::update) begins anew.
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

/// A resource that is described in a file of its own; in RDF, any that is described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The file.
    pub file: FileId,
    /// IRI, or blank node with `_:`.
    pub iri: Untrusted,
    /// The class as the standard spells it.
    pub class: Option<&'static str>,
    /// Where the description begins.
    pub span: Span,
}

/// A value that refers to a described resource, or was meant to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where the value stands; in RDF, the statement.
    pub span: Span,
    /// IRI of the property; none for `catalog:`, which is no property.
    pub property: Option<Untrusted>,
    /// The value: an id, `folder/id`, an IRI.
    pub text: Untrusted,
    /// The resources that have the value: one, or all that get it by default or from a series.
    pub subjects: Vec<Untrusted>,
    /// Where it leads.
    pub target: Target,
}

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The resource with this IRI, or blank node with `_:`.
    Resource(Untrusted),
    /// An id of files in several folders.
    Ambiguous(Vec<Untrusted>),
    /// Nothing that is described.
    Missing,
}

impl References {
    /// All resources: those with a file of their own in order of file, then those of RDF in order of name.
    pub fn resources(&self) -> impl Iterator<Item = &Described> {
        self.resources.iter()
    }

    /// The resource with this IRI, or blank node with `_:`.
    pub fn resource(&self, iri: &str) -> Option<&Described> {
        self.by_iri.get(iri).map(|at| &self.resources[*at])
    }

    /// All references, in order of place.
    pub fn all(&self) -> impl Iterator<Item = &Reference> {
        self.all.iter()
    }

    /// The references to a resource, in order of place.
    pub fn to(&self, iri: &str) -> impl Iterator<Item = &Reference> {
        self.listed(self.by_target.get(iri))
    }

    /// The references that a resource has, those of what it has by default among them.
    pub fn from(&self, iri: &str) -> impl Iterator<Item = &Reference> {
        self.listed(self.by_subject.get(iri))
    }

    /// The references that stand in a file.
    pub fn in_file(&self, file: FileId) -> impl Iterator<Item = &Reference> {
        let first = self.all.partition_point(|of| of.span.file < file);
        let rest = self.all[first..].iter();
        rest.take_while(move |of| of.span.file == file)
    }

    /// The reference whose value holds the byte at `offset` of a file, or ends there.
    pub fn at(&self, file: FileId, offset: u32) -> Option<&Reference> {
        let after = |of: &Reference| (of.span.file, of.span.start) <= (file, offset);
        let next = self.all.partition_point(after);
        let last = self.all[..next].last()?;
        (last.span.file == file && offset <= last.span.end).then_some(last)
    }

    /// The references that lead to nothing, or to several.
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
