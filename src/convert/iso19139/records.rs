//! State across records: their resources, identifiers and references.

use crate::rdf::TermId;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// State across records.
#[derive(Debug, Default)]
pub struct Records {
    /// The resources, in order.
    pub mains: Vec<Main>,
    /// Index of the record for every identifier, in lower case.
    pub names: HashMap<String, usize>,
    /// IRIs and file identifiers in use, with spans.
    pub taken: HashMap<String, Span>,
    /// References between records.
    pub references: Vec<Reference>,
    /// Agents by name.
    pub agents: HashMap<String, TermId>,
    /// Contact points by content.
    pub contacts: HashMap<String, TermId>,
    /// Languages in which agents, standards and licences have names.
    pub called: HashSet<(TermId, Option<String>)>,
}

/// The resource of a record.
#[derive(Debug)]
pub struct Main {
    pub term: TermId,
    pub kind: ResourceKind,
    /// The name of the record in messages.
    pub ident: String,
    pub span: Span,
    /// Distributions through a service: the URL and format of the service.
    pub through: Vec<(TermId, String, Option<&'static str>, Span)>,
    /// Endpoint URLs of a service, with formats.
    pub endpoints: Vec<String>,
    pub formats: Vec<&'static str>,
}

/// Type of the resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    Dataset,
    /// A dataset series; becomes a dataset if it has no members.
    Series,
    Service,
}

/// A reference to another record.
#[derive(Debug)]
pub struct Reference {
    /// Index of the referring record.
    pub from: usize,
    /// Kind of reference.
    pub relationship: Relationship,
    /// Possible identifiers of the target, most likely first.
    pub names: Vec<String>,
    /// The reference as written.
    pub written: String,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// `srv:operatesOn`.
    Serves,
    /// `gmd:parentIdentifier`.
    PartOf,
}
