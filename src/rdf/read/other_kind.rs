//! Files that are no RDF in the syntax they are read in, told apart by how they begin.

use super::guess::guess;
use crate::rdf::RdfFormat;

/// What a file is that is no RDF, or RDF in another syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// An HTML page.
    WebPage,
    /// Compressed by gzip.
    Gzip,
    /// A ZIP archive: also the files of office programs.
    Zip,
    /// A PDF.
    Pdf,
    /// The answer of a catalogue service (CSW) with metadata records.
    Csw,
    /// A record of ISO 19139.
    Iso19139,
    /// An answer of the OAI-PMH protocol.
    OaiPmh,
    /// The exception of a service of OGC.
    OgcException,
    /// The error of an object store such as S3.
    StorageError,
    /// A news feed: RSS or Atom.
    Feed,
    /// The answer of CKAN's own API.
    Ckan,
    /// A `data.json` by DCAT-US.
    DcatUs,
    /// A description of an API (`OpenAPI`).
    OpenApi,
    /// An error in JSON.
    JsonError,
    /// RDF in another syntax than the one it is read in.
    OtherSyntax(RdfFormat),
}

/// How much of a file is looked at.
const BEGINNING: usize = 4096;

/// The local names of root elements, with a text that must be in the beginning too.
const ROOTS: &[(&str, &str, OtherKind)] = &[
    ("html", "", OtherKind::WebPage),
    ("GetRecordsResponse", "", OtherKind::Csw),
    ("GetRecordByIdResponse", "", OtherKind::Csw),
    ("MD_Metadata", "", OtherKind::Iso19139),
    ("MI_Metadata", "", OtherKind::Iso19139),
    ("OAI-PMH", "", OtherKind::OaiPmh),
    ("ExceptionReport", "", OtherKind::OgcException),
    ("ServiceExceptionReport", "", OtherKind::OgcException),
    ("Error", "<Code>", OtherKind::StorageError),
    ("rss", "", OtherKind::Feed),
    ("feed", "", OtherKind::Feed),
];

/// What a file is that cannot be read as `format`; `None` where it looks like it.
pub(super) fn of(bytes: &[u8], format: RdfFormat) -> Option<OtherKind> {
    const SIGNATURES: &[(&[u8], OtherKind)] = &[
        (&[0x1f, 0x8b], OtherKind::Gzip),
        (b"PK\x03\x04", OtherKind::Zip),
        (b"%PDF-", OtherKind::Pdf),
    ];
    let signature = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    if let Some((_, kind)) = signature {
        return Some(*kind);
    }
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]);
    let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
    let kind = match beginning.as_bytes().first() {
        Some(b'<') => of_xml(beginning),
        Some(b'{') => of_json(beginning),
        _ => None,
    };
    kind.or_else(|| other_syntax(bytes, beginning, format))
}

fn of_xml(beginning: &str) -> Option<OtherKind> {
    let lower = beginning
        .get(..200.min(beginning.len()))
        .unwrap_or(beginning)
        .to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return Some(OtherKind::WebPage);
    }
    let name = root(beginning)?;
    let (_, local) = name.rsplit_once(':').unwrap_or(("", name));
    let found = ROOTS
        .iter()
        .find(|(known, text, _)| *known == local && beginning.contains(text));
    found.map(|(_, _, kind)| *kind)
}

/// The name of the first element.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest[rest.find('<')?..].strip_prefix('<')?;
        if rest.starts_with("!--") {
            rest = &rest[rest.find("-->")?..];
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
            return Some(&rest[..end.unwrap_or(rest.len())]);
        }
    }
}

fn of_json(beginning: &str) -> Option<OtherKind> {
    let has = |text: &str| beginning.contains(text);
    let has_key = |key: &str| has(&format!("\"{key}\""));
    if has("project-open-data.cio.gov") || (has_key("accessLevel") && has_key("dataset")) {
        return Some(OtherKind::DcatUs);
    }
    if has_key("@context") || has_key("@graph") || has_key("@id") {
        return None;
    }
    if has_key("success") && (has_key("result") || has_key("help")) {
        return Some(OtherKind::Ckan);
    }
    if has_key("openapi") || has_key("swagger") {
        return Some(OtherKind::OpenApi);
    }
    (has_key("error") || has_key("errors")).then_some(OtherKind::JsonError)
}

/// RDF in another syntax: the likely one, if it can be detected.
fn other_syntax(bytes: &[u8], beginning: &str, format: RdfFormat) -> Option<OtherKind> {
    let looks = guess(bytes);
    let is_turtle_like = [
        "@prefix", "@base", "PREFIX", "BASE", "prefix ", "<http", "_:", "#",
    ];
    let is_certain = match looks {
        RdfFormat::RdfXml | RdfFormat::JsonLd => true,
        RdfFormat::Turtle | RdfFormat::NTriples => {
            is_turtle_like
                .iter()
                .any(|start| beginning.starts_with(start))
                && format != RdfFormat::NTriples
        }
    };
    let is_same = looks == format || (looks == RdfFormat::Turtle && format == RdfFormat::NTriples);
    // Turtle may begin with a list.
    let may_be_list =
        looks == RdfFormat::JsonLd && beginning.starts_with('[') && format == RdfFormat::Turtle;
    (is_certain && !is_same && !may_be_list).then_some(OtherKind::OtherSyntax(looks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_how_files_begin() {
        use RdfFormat::{JsonLd, NTriples, RdfXml, Turtle};
        let xml = |root: &str| format!("<?xml version='1.0'?>\n<!-- c -->\n<{root}>");
        for (text, format, expected) in [
            (
                xml("csw:GetRecordsResponse xmlns:csw='x'"),
                RdfXml,
                Some(OtherKind::Csw),
            ),
            (xml("gmd:MD_Metadata"), Turtle, Some(OtherKind::Iso19139)),
            (
                xml("Error><Code>NoSuchKey</Code"),
                RdfXml,
                Some(OtherKind::StorageError),
            ),
            (
                xml("ows:ExceptionReport"),
                RdfXml,
                Some(OtherKind::OgcException),
            ),
            (xml("rss version='2.0'"), RdfXml, Some(OtherKind::Feed)),
            (xml("rdf:RDF"), RdfXml, None),
            (xml("rdf:RDF"), Turtle, Some(OtherKind::OtherSyntax(RdfXml))),
            (
                "@prefix a: <b> .".to_owned(),
                RdfXml,
                Some(OtherKind::OtherSyntax(Turtle)),
            ),
            ("@prefix a: <b> .".to_owned(), Turtle, None),
            (
                "<http://a> <http://b> <http://c> .".to_owned(),
                NTriples,
                None,
            ),
            ("[] a <b> .".to_owned(), Turtle, None),
            (
                "{\"success\": true, \"result\": {}}".to_owned(),
                JsonLd,
                Some(OtherKind::Ckan),
            ),
            (
                "{\"error\": \"not found\"}".to_owned(),
                RdfXml,
                Some(OtherKind::JsonError),
            ),
            ("{\"@graph\": []}".to_owned(), JsonLd, None),
            (
                "<!DOCTYPE html><p>".to_owned(),
                Turtle,
                Some(OtherKind::WebPage),
            ),
            ("PK\u{3}\u{4}".to_owned(), RdfXml, Some(OtherKind::Zip)),
        ] {
            assert_eq!(
                of(text.as_bytes(), format),
                expected,
                "{text} as {format:?}"
            );
        }
    }
}
