//! Converters from other metadata formats to the graph: ISO 19139 records, and API descriptions with `x-dcat` blocks.
//!
//! ```text
//! files ─Converter::take→ triples with origins, findings
//!       ─Converter::finish→ references between files: series, services, members of a catalogue
//! ```
//!
//! Terms are those of the current DCAT-AP-SE. What the graph cannot represent is reported.

mod address;
mod iso19139;
mod rules;
mod sink;
mod tables;
mod x_dcat;

pub use rules::RULES;

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::GraphBuilder;
use crate::source::{FileId, SourceFile, Span};
use sink::Sink;

/// A source format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// ISO 19139 records in XML: a single one, or many in a saved CSW response.
    Iso19139,
    /// API descriptions with DIGG's `x-dcat` blocks, or files with such a block alone, in YAML or JSON.
    XDcat,
}

/// Converts files one by one; equal organisations, contacts or catalogues in several files are merged.
#[derive(Debug)]
pub struct Converter<'b> {
    sink: Sink<'b>,
    records: iso19139::Records,
    blocks: x_dcat::Blocks,
    /// Whether the expansion budget is exceeded, which is reported once.
    is_full: bool,
}

/// The finding for a catalogue that goes on with a page that is not here.
pub fn partial(next: &str) -> Finding {
    let message = message!(
        sv: "katalogen fortsätter på en sida som inte är med, {next}",
        en: "the catalogue goes on with a page that is not here, {next}",
        next
    );
    Finding::new(&rules::PARTIAL_RESPONSE, message)
        .value(next)
        .help(&rules::PARTIAL_RESPONSE.fix)
}

impl<'b> Converter<'b> {
    /// A converter that adds triples to `builder`.
    pub fn new(builder: &'b mut GraphBuilder) -> Self {
        Self {
            sink: Sink::new(builder),
            records: iso19139::Records::default(),
            blocks: x_dcat::Blocks::default(),
            is_full: false,
        }
    }

    /// Converts a file. Of an unreadable file nothing reaches the graph, and a finding is added.
    pub fn take(&mut self, notation: Notation, id: FileId, file: &SourceFile) {
        self.sink.builder.allow(file.bytes().len());
        match notation {
            Notation::Iso19139 => self.records.take(&mut self.sink, id, file.bytes()),
            Notation::XDcat => self.blocks.take(&mut self.sink, id, file.bytes()),
        }
        if self.sink.builder.excess().is_some() && !self.is_full {
            self.is_full = true;
            let message = message!(
                sv: "filen vecklas ut till många gånger sin storlek; det som kommer efter läses inte",
                en: "the file expands to many times its size; what follows is not read"
            );
            self.sink
                .report(&rules::UNREADABLE, Span::start_of(id), message);
        }
    }

    /// Resolves references between files, and returns the findings.
    pub fn finish(mut self) -> Vec<Finding> {
        self.records.finish(&mut self.sink);
        self.blocks.finish(&mut self.sink);
        self.sink.findings()
    }
}
