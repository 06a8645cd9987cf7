//! What a body looks like from its first bytes, or an answer from its type.

use crate::links::body_text::text_of;
use crate::links::observed::ContentKind;

/// What a media type stands for.
pub(super) fn by_type(media: &str) -> ContentKind {
    let is = |part: &str| media.contains(part);
    if is("html") {
        ContentKind::Html
    } else if media.ends_with("json") {
        ContentKind::Json
    } else if is("openxmlformats") || is("opendocument") || (is("zip") && !is("gzip")) || is("kmz")
    {
        ContentKind::Zip
    } else if is("gzip") {
        ContentKind::Gzip
    } else if media.ends_with("xml") {
        ContentKind::Xml
    } else if is("pdf") {
        ContentKind::Pdf
    } else if is("sqlite") || is("geopackage") {
        ContentKind::Sqlite
    } else if media.starts_with("text/") {
        ContentKind::Text
    } else {
        ContentKind::Unknown
    }
}

/// The marks that files of one kind begin with.
const MARKS: [(&[u8], ContentKind); 18] = [
    (b"PK\x03\x04", ContentKind::Zip),
    (b"PK\x05\x06", ContentKind::Zip),
    (b"PK\x07\x08", ContentKind::Zip),
    (b"\x1f\x8b", ContentKind::Gzip),
    (b"7z\xbc\xaf\x27\x1c", ContentKind::Archive),
    (b"Rar!\x1a\x07", ContentKind::Archive),
    (b"BZh9", ContentKind::Archive),
    (b"\xfd7zXZ\0", ContentKind::Archive),
    (b"\x28\xb5\x2f\xfd", ContentKind::Archive),
    (b"SQLite format 3\0", ContentKind::Sqlite),
    (b"PAR1\x15", ContentKind::Parquet),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ContentKind::OldOffice),
    (b"\x89PNG\r\n\x1a\n", ContentKind::Image),
    (b"\xff\xd8\xff", ContentKind::Image),
    (b"GIF87a", ContentKind::Image),
    (b"GIF89a", ContentKind::Image),
    (b"II*\0", ContentKind::Image),
    (b"MM\0*", ContentKind::Image),
];

/// What the first bytes of a body stand for.
pub(super) fn by_bytes(body: &[u8]) -> ContentKind {
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| body.starts_with(mark)) {
        return *kind;
    }
    let text = text_of(body);
    if text.contains('\0') {
        return ContentKind::Binary;
    }
    match text.chars().next() {
        None => ContentKind::Unknown,
        Some('%') if text.starts_with("%PDF") => ContentKind::Pdf,
        Some('{' | '[') if is_json(&text) => ContentKind::Json,
        Some('<') if is_html(&text) => ContentKind::Html,
        Some('<') if is_xml(&text) => ContentKind::Xml,
        Some(_) => ContentKind::Text,
    }
}

/// Whether text that begins with a bracket goes on as JSON does: the columns of some tables stand in brackets.
fn is_json(text: &str) -> bool {
    let rest = text[1..].trim_start();
    let value = |c: char| c.is_ascii_digit() || matches!(c, '{' | '[' | '"' | ']' | '-');
    if text.starts_with('{') {
        return rest.is_empty() || rest.starts_with(['"', '}']);
    }
    rest.is_empty()
        || rest.starts_with(value)
        || ["null", "true", "false"]
            .iter()
            .any(|word| rest.starts_with(word))
}

/// Whether text that begins with `<` is XML: the columns of some tables stand in such brackets too.
fn is_xml(text: &str) -> bool {
    ["<?", "<!"].iter().any(|start| text.starts_with(start))
        || ["</", "/>", "xmlns"].iter().any(|part| text.contains(part))
}

/// Whether text that begins with `<` is a page, or a piece of one.
fn is_html(text: &str) -> bool {
    const PIECES: [&str; 16] = [
        "body", "br", "center", "div", "font", "form", "h1", "h2", "h3", "head", "meta", "p",
        "pre", "script", "style", "title",
    ];
    let start: String = text.chars().take(1024).collect();
    let start = start.to_ascii_lowercase();
    let root = crate::links::service::root_element(&start).unwrap_or_default();
    let is_piece =
        || PIECES.contains(&root) && !start.starts_with("<?xml") && !start.contains("xmlns");
    start.contains("<!doctype html") || root == "html" || is_piece()
}
