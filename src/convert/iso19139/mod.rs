//! ISO 19139 records to the graph, by DIGG's mapping for geodata; services by our own.
//!
//! One file for each part of a record. A part reads its elements and writes its triples; what no part has read is
//! reported as left out at the end of the record.

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

/// What is known of the records read so far.
#[derive(Debug, Default)]
pub struct Records {
    /// What the records describe, in the order read.
    mains: Vec<Main>,
    /// Every name a record goes by, in lower case, and its number in `mains`.
    names: HashMap<String, usize>,
    /// IRIs and file identifiers that are taken, and where.
    taken: HashMap<String, Span>,
    /// What one record says of another.
    references: Vec<Reference>,
    /// Agents by what they are called.
    agents: HashMap<String, TermId>,
    /// Contacts by all that is said of them.
    contacts: HashMap<String, TermId>,
    /// What agents, standards and licences are already called, by language.
    called: HashSet<(TermId, Option<String>)>,
}

/// What a record describes.
#[derive(Debug)]
struct Main {
    term: TermId,
    kind: ResourceKind,
    /// How the record is called in messages.
    ident: String,
    span: Span,
    /// Distributions that lead to a service: the service's address and format.
    through: Vec<(TermId, String, Option<&'static str>, Span)>,
    /// Addresses a service answers at, and the formats it has.
    endpoints: Vec<String>,
    formats: Vec<&'static str>,
}

/// The kind of thing a record describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ResourceKind {
    Dataset,
    /// A dataset series, or a dataset when nothing belongs to it.
    Series,
    Service,
}
