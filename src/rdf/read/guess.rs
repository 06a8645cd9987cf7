//! Guesses the RDF syntax from the content.

use crate::rdf::RdfFormat;

/// The syntax that the content looks like (content sniffing), where neither name nor option says it.
pub fn guess(bytes: &[u8]) -> RdfFormat {
    let start = bytes
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(0);
    let text = bytes[start..]
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(&bytes[start..]);
    match text.first() {
        Some(b'{' | b'[') => RdfFormat::JsonLd,
        Some(b'<')
            if text.starts_with(b"<?xml")
                || text.starts_with(b"<rdf:")
                || text.starts_with(b"<!DOCTYPE")
                || text.starts_with(b"<!--") =>
        {
            RdfFormat::RdfXml
        }
        _ => RdfFormat::Turtle,
    }
}
