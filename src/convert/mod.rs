//! Descriptions in other forms to the graph: ISO 19139 records, and API descriptions with `x-dcat` blocks.
//!
//! ```text
//! files ─Converter::take→ triples with the place where each value stands, findings
//!       ─Converter::finish→ what one file says of another: series, services, what a catalogue lists
//! ```
//!
//! Terms are those of the DCAT-AP-SE version in force. What a file has and the graph cannot hold is a finding.

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

/// A form of description that is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// ISO 19139 records in XML: one, or many in a saved answer of a catalogue service.
    Iso19139,
    /// API descriptions with DIGG's `x-dcat` blocks, or files that hold such a block alone, in YAML or JSON.
    XDcat,
}

/// Takes files one by one; the same organisation, contact or catalogue in many of them becomes one.
#[derive(Debug)]
pub struct Converter<'b> {
    sink: Sink<'b>,
    records: iso19139::Records,
    blocks: x_dcat::Blocks,
    /// Whether the graph takes no more, which is told once.
    is_full: bool,
}

impl<'b> Converter<'b> {
    /// Nothing taken yet; triples go to `builder`.
    pub fn new(builder: &'b mut GraphBuilder) -> Self {
        Self {
            sink: Sink::new(builder),
            records: iso19139::Records::default(),
            blocks: x_dcat::Blocks::default(),
            is_full: false,
        }
    }

    /// Converts one file. A file that cannot be read gives a finding, and nothing of it reaches the graph.
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

    /// Says what only all files together tell, and hands over the findings.
    pub fn finish(mut self) -> Vec<Finding> {
        self.records.finish(&mut self.sink);
        self.blocks.finish(&mut self.sink);
        self.sink.findings()
    }
}
