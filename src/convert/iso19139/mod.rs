//! ISO 19139 records to the graph, by DIGG's mapping for geodata; services by our own.
//!
//! One file for each part of a record. A part reads its elements and writes its triples; what no part has read is
//! reported as left out at the end of the record.

mod agents;
mod bounds;
mod citation;
mod constraints;
mod cx;
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
mod records;
mod references;
mod service;
mod texts;
mod xml;

pub use formats::is_media_type;
pub use records::Records;
