//! ISO 19139 records to the graph: datasets by DIGG's mapping for geodata, services by katalog's own.
//!
//! Each file handles a part of a record: it reads the elements and writes the triples. Elements that no part has read
//! are reported as left out at the end.

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
