//! References in descriptions: the span of each, and the file it refers to.

use super::ids::{Ids, Resolved, referenced_class};
use super::mint::{Minter, Templates};
use super::repository::Repository;
use super::resource::{Predicate, Resource, Value, ValueKind};
use crate::profile::{Profile, Property, class_name};
use crate::source::{FileId, Span};

/// The resource in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedFile {
    /// The file.
    pub file: FileId,
    /// IRI, or blank node with `_:`.
    pub iri: String,
    /// Class, by its name in the standard.
    pub class: Option<&'static str>,
    /// The span of findings about the resource as a whole.
    pub span: Span,
}

/// A reference to a file of the repository, resolved or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenReference {
    /// The span of the value.
    pub span: Span,
    /// IRI of the property; `None` for `catalog:`.
    pub property: Option<String>,
    /// The value: an id, `folder/id`, an IRI.
    pub text: String,
    /// The resource that contains the value; `None` below `defaults:`.
    pub owner: Option<String>,
    /// The target.
    pub target: ReferenceTarget,
}

/// The target of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceTarget {
    /// The resource with this IRI, or blank node with `_:`.
    Resource(String),
    /// Ambiguous: an id of files in these folders.
    Ambiguous(Vec<String>),
    /// No such file.
    Missing,
}

/// All resources with files, and all references between them, in order of file.
pub fn references(
    repository: &Repository<'_>,
    profile: &'static Profile,
    templates: &Templates,
) -> (Vec<DescribedFile>, Vec<WrittenReference>) {
    let minter = Minter::new(repository.base.as_deref(), templates);
    let ids = Ids::new(repository, profile, &minter, &mut Vec::new());
    let mut found = Found {
        ids,
        owner: None,
        files: Vec::new(),
        references: Vec::new(),
    };
    if let Some(catalog) = &repository.catalog {
        if !repository.without_catalog {
            let iri = minter.iri(catalog, "catalog", "main");
            let class = Some(class_name::CATALOG);
            found.file(repository.catalog_file, iri, class, catalog.span);
        }
        found.resource(catalog);
        found.owner = None;
    }
    for (_, defaults) in &repository.defaults {
        found.resource(defaults);
    }
    for (number, part) in repository.parts.iter().enumerate() {
        let class = part.resource.as_ref().and_then(|resource| resource.class);
        let class = class.map(|id| profile.class(id).name);
        let start = Span::start_of(part.file);
        let span = part.resource.as_ref().map_or(start, |of| of.span);
        let iri = found.ids.iri_of(number).to_owned();
        found.file(part.file, iri, class, span);
        if let Some(resource) = &part.resource {
            found.resource(resource);
        }
    }
    (found.files, found.references)
}

/// State of the search.
struct Found<'r> {
    ids: Ids<'r>,
    /// The resource of the current file.
    owner: Option<String>,
    files: Vec<DescribedFile>,
    references: Vec<WrittenReference>,
}

impl Found<'_> {
    fn file(&mut self, file: FileId, iri: String, class: Option<&'static str>, span: Span) {
        self.owner = Some(iri.clone());
        self.files.push(DescribedFile {
            file,
            iri,
            class,
            span,
        });
    }

    /// The references of a resource and of nested ones.
    fn resource(&mut self, resource: &Resource<'_>) {
        if let Some((id, span)) = &resource.catalog
            && id != super::NONE
        {
            let target = match self.ids.in_folder("catalogs", id) {
                Some(target) => ReferenceTarget::Resource(self.ids.iri_of(target.part).to_owned()),
                None => ReferenceTarget::Missing,
            };
            self.push(*span, None, id, target);
        }
        for statement in &resource.statements {
            for value in &statement.values {
                self.value(&statement.predicate, value);
            }
        }
    }

    fn value(&mut self, predicate: &Predicate, value: &Value<'_>) {
        let property = Some(predicate.iri());
        match &value.kind {
            ValueKind::Nested(nested) => self.resource(nested),
            ValueKind::Reference(text) => {
                if let Predicate::Row(row) = predicate
                    && let Some(target) = self.target(row, text)
                {
                    self.push(value.span, property, text, target);
                }
            }
            ValueKind::Iri(iri) | ValueKind::Exact(iri) => {
                if self.ids.is_own(iri) {
                    let target = ReferenceTarget::Resource(iri.to_string());
                    self.push(value.span, property, iri, target);
                }
            }
            ValueKind::Blank(label) => {
                let name = format!("_:{label}");
                if self.ids.is_own(&name) {
                    let target = ReferenceTarget::Resource(name.clone());
                    self.push(value.span, property, &name, target);
                }
            }
            ValueKind::Literal { .. } => {}
        }
    }

    /// The target of an id; `None` for vocabulary codes and plain text.
    fn target(&self, row: &Property, text: &str) -> Option<ReferenceTarget> {
        match self.ids.resolve(row, text) {
            Resolved::One(target) => Some(ReferenceTarget::Resource(
                self.ids.iri_of(target.part).to_owned(),
            )),
            Resolved::Many(folders) => {
                let folders = folders.into_iter().map(str::to_owned);
                Some(ReferenceTarget::Ambiguous(folders.collect()))
            }
            Resolved::None => referenced_class(row).map(|_| ReferenceTarget::Missing),
        }
    }

    fn push(&mut self, span: Span, property: Option<&str>, text: &str, target: ReferenceTarget) {
        self.references.push(WrittenReference {
            span,
            property: property.map(str::to_owned),
            text: text.to_owned(),
            owner: self.owner.clone(),
            target,
        });
    }
}
