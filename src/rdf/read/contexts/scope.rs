//! The active context at one point of a JSON-LD document.

use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::json_names::ContextLengths;
use crate::rdf::read::limit::Limit;
use crate::source::budget::LONGEST_NAME;
use foldhash::HashMap;
use serde_json::{Map, Value};

/// Longest chain of terms defined by other terms: the parser follows them recursively.
pub(super) const MAX_CHAIN: usize = 100;

/// The active context at one point of a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    pub(super) reach: ContextLengths,
    /// Bytes that copying all terms takes.
    pub(super) weight: usize,
    /// Whether this is a term-scoped context, and how many bytes its relative base and vocabulary add.
    pub(super) is_scoped: bool,
    pub(super) added: ContextLengths,
}

/// A context that is being read.
pub(super) struct Local<'c> {
    pub(super) context: &'c Map<String, Value>,
    /// The length of the chain of definitions behind each term; `None` while it is being computed (cycle detection).
    pub(super) depths: HashMap<&'c str, Option<usize>>,
    pub(super) scope: Scope,
}

/// Checks the length in bytes of an expanded name.
///
/// # Errors
/// When it is longer than [`LONGEST_NAME`].
pub(super) fn short(length: usize) -> Result<usize, SyntaxErrorKind> {
    if length > LONGEST_NAME {
        return Err(SyntaxErrorKind::Limit(Limit::Name));
    }
    Ok(length)
}
