//! ISO 19139 records to the graph: datasets by DIGG's mapping for geodata, services by katalog's own.
//!
//! Each file handles a part of a record: it reads the elements and writes the triples. Elements that no part has read
//! are reported as left out at the end.

mod agents;
mod bounds;
mod citation;
mod constraints;
mod document;
mod extent;
mod formats;
mod identity;
mod keywords;
mod left_out;
mod online;
mod parties;
mod quality;
mod record;
mod references;
mod service;
mod texts;
mod xml;

pub use formats::is_media_type;

use crate::rdf::TermId;
use crate::source::Span;
use references::Reference;
use std::collections::{HashMap, HashSet};

/// State across records.
#[derive(Debug, Default)]
pub struct Records {
    /// The resources, in order.
    mains: Vec<Main>,
    /// Index of the record for every identifier, in lower case.
    names: HashMap<String, usize>,
    /// IRIs and file identifiers in use, with spans.
    taken: HashMap<String, Span>,
    /// References between records.
    references: Vec<Reference>,
    /// Agents by name.
    agents: HashMap<String, TermId>,
    /// Contact points by content.
    contacts: HashMap<String, TermId>,
    /// Languages in which agents, standards and licences have names.
    called: HashSet<(TermId, Option<String>)>,
}

/// The resource of a record.
#[derive(Debug)]
struct Main {
    term: TermId,
    kind: ResourceKind,
    /// The name of the record in messages.
    ident: String,
    span: Span,
    /// Distributions through a service: the URL and format of the service.
    through: Vec<(TermId, String, Option<&'static str>, Span)>,
    /// Endpoint URLs of a service, with formats.
    endpoints: Vec<String>,
    formats: Vec<&'static str>,
}

/// Type of the resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ResourceKind {
    Dataset,
    /// A dataset series; becomes a dataset if it has no members.
    Series,
    Service,
}
