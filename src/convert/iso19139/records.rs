//! What is known of all records: what they describe, their names, and what one says of another.

use crate::rdf::TermId;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// What is known of the records read so far.
#[derive(Debug, Default)]
pub struct Records {
    /// What the records describe, in the order read.
    pub mains: Vec<Main>,
    /// Every name a record goes by, in lower case, and its number in `mains`.
    pub names: HashMap<String, usize>,
    /// IRIs and file identifiers that are taken, and where.
    pub taken: HashMap<String, Span>,
    /// What one record says of another.
    pub references: Vec<Reference>,
    /// Agents by what they are called.
    pub agents: HashMap<String, TermId>,
    /// Contacts by all that is said of them.
    pub contacts: HashMap<String, TermId>,
    /// What agents, standards and licences are already called, by language.
    pub called: HashSet<(TermId, Option<String>)>,
}

/// What a record describes.
#[derive(Debug)]
pub struct Main {
    pub term: TermId,
    pub kind: ResourceKind,
    /// How the record is called in messages.
    pub ident: String,
    pub span: Span,
    /// Distributions that lead to a service: the service's address and format.
    pub through: Vec<(TermId, String, Option<&'static str>, Span)>,
    /// Addresses a service answers at, and the formats it has.
    pub endpoints: Vec<String>,
    pub formats: Vec<&'static str>,
}

/// The kind of thing a record describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    Dataset,
    /// A dataset series, or a dataset when nothing belongs to it.
    Series,
    Service,
}

/// What one record says of another.
#[derive(Debug)]
pub struct Reference {
    /// Number of the record that refers.
    pub from: usize,
    /// What it says.
    pub tie: Tie,
    /// Names for the other, the likeliest first.
    pub names: Vec<String>,
    /// The other as it was written.
    pub written: String,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// `srv:operatesOn`.
    Serves,
    /// `gmd:parentIdentifier`.
    PartOf,
}
