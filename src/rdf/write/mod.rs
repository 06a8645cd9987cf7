//! Serializers: RDF/XML, Turtle, JSON-LD and N-Triples, laid out as a person would write them.
//!
//! Output is deterministic: lines end in LF, and all order comes from [`Order`] and the terms themselves. Each
//! top-level block is built in memory and then written, so that a large catalogue is never held as text.

mod check;
mod compact;
mod escape;
mod json_ld;
mod labels;
mod n_triples;
mod nc_name;
mod nesting;
mod rdf_xml;
#[cfg(test)]
mod tests;
mod tree;
mod turtle;
mod xml_names;

pub use check::{Reason, Unwritable, unwritable};

use super::{Graph, Prefixes, RdfFormat};
use std::io::{self, Write};
use tree::Tree;

/// The order of classes and predicates. The profile defines it; the serializers know no vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Class IRIs: instances of the first class come first, those of other classes and of none last.
    pub classes: Vec<String>,
    /// Predicate IRIs: `rdf:type` comes before them, all others after them by IRI.
    pub predicates: Vec<String>,
}

/// Why nothing, or only a part, was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The syntax cannot express these triples; nothing was written.
    #[error("{} of the statements cannot be written: {}", .0.len(), first_reason(.0))]
    Unwritable(Vec<Unwritable>),
}

fn first_reason(found: &[Unwritable]) -> String {
    found
        .first()
        .map(|first| first.reason.to_string())
        .unwrap_or_default()
}

/// Writes `graph` in `format`.
///
/// `out` receives one call per top-level block, but should still be buffered: most blocks are small.
///
/// # Errors
/// When `out` fails, or, before anything is written, when `format` cannot express a triple.
pub fn write(
    graph: &Graph,
    prefixes: &Prefixes,
    order: &Order,
    format: RdfFormat,
    out: &mut dyn Write,
) -> Result<(), WriteError> {
    let found = check::unwritable_in(graph, format);
    if !found.is_empty() {
        return Err(WriteError::Unwritable(found));
    }
    match format {
        RdfFormat::RdfXml => rdf_xml::write(&Tree::new(graph, order), prefixes, out)?,
        RdfFormat::Turtle => turtle::write(&Tree::new(graph, order), prefixes, out)?,
        RdfFormat::JsonLd => json_ld::write(&Tree::new(graph, order), prefixes, out)?,
        RdfFormat::NTriples => n_triples::write(graph, out)?,
    }
    Ok(())
}
