//! Checks what the RDF/XML parser does not: truncated documents, deep nesting, and entity expansion (billion laughs).
//!
//! Workaround for `oxrdfxml` 0.2: it accepts documents that are cut off
//! (<https://github.com/oxigraph/oxigraph/pull/1940>) and expands entities without a limit
//! (<https://github.com/oxigraph/oxigraph/pull/1939>). Both are merged there; what they cover can go with the release that
//! has them.

use super::SyntaxErrorKind;
use super::entities::Entities;
use super::limit::Limit;
use super::xml_names::Names;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Nesting of elements.
const MAX_DEPTH: usize = 256;
/// Bytes of a document type declaration with its entities.
const MAX_DOCTYPE: usize = 16 * 1024;

/// Checks that the document is complete and within its limits.
///
/// # Errors
/// What is wrong and the offset.
pub(super) fn check(bytes: &[u8]) -> Result<(), (SyntaxErrorKind, usize)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err((SyntaxErrorKind::Limit(Limit::Utf16), 0));
    }
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut seen_root = false;
    let mut entities = Entities::default();
    let mut names = Names::new(bytes.len());
    loop {
        let before = position(&reader);
        let at = |kind| (kind, before);
        let in_text = |(kind, further): (SyntaxErrorKind, usize)| (kind, before + further);
        let event = reader.read_event();
        let raw = &bytes[before..position(&reader).clamp(before, bytes.len())];
        match event {
            Ok(Event::Start(start)) => {
                if open.is_empty() && seen_root {
                    let kind = SyntaxErrorKind::Syntax("a second root element".to_owned());
                    return Err((kind, before));
                }
                seen_root = true;
                let added = entities.check(raw).map_err(in_text)?;
                if open.len() == MAX_DEPTH {
                    return Err(at(SyntaxErrorKind::Limit(Limit::Elements(MAX_DEPTH))));
                }
                names.add(added).map_err(at)?;
                names.open(&start, &entities).map_err(at)?;
                open.push((before + 1, start.name().as_ref().len()));
            }
            Ok(Event::End(_)) => {
                names.close();
                open.pop();
            }
            Ok(Event::Empty(empty)) => {
                seen_root = true;
                let added = entities.check(raw).map_err(in_text)?;
                names.add(added).map_err(at)?;
                names.open(&empty, &entities).map_err(at)?;
                names.close();
            }
            Ok(Event::DocType(doctype)) => {
                if doctype.len() > MAX_DOCTYPE {
                    return Err(at(SyntaxErrorKind::Limit(Limit::Doctype)));
                }
                entities.declare(&doctype).map_err(at)?;
            }
            Ok(Event::Eof) => break,
            Ok(Event::Text(_)) => {
                let added = entities.check(raw).map_err(in_text)?;
                names.add(added).map_err(at)?;
            }
            Ok(Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            Err(error) => {
                let offset = usize::try_from(reader.error_position())
                    .unwrap_or(before)
                    .min(bytes.len());
                return Err((SyntaxErrorKind::Syntax(error.to_string()), offset));
            }
        }
    }
    match open.pop() {
        Some((start, len)) => {
            let name = String::from_utf8_lossy(&bytes[start..start + len]).into_owned();
            Err((SyntaxErrorKind::CutOff(name), bytes.len()))
        }
        None if !seen_root => Err((
            SyntaxErrorKind::Syntax("there is no element".to_owned()),
            bytes.len(),
        )),
        None => Ok(()),
    }
}

/// The current offset of the reader.
pub(super) fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_documents_only() {
        assert!(check(b"<a><b/></a>\n<!-- end -->").is_ok());
        assert_eq!(
            check(b"<a><b/>").map_err(|(kind, _)| kind),
            Err(SyntaxErrorKind::CutOff("a".into()))
        );
        assert!(check(b"").is_err());
        assert!(check(b"<a/><b></b>").is_err());
        let deep = "<a>".repeat(300);
        assert!(matches!(
            check(deep.as_bytes()),
            Err((SyntaxErrorKind::Limit(_), _))
        ));
        let bomb = br#"<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>"#;
        assert!(matches!(check(bomb), Err((SyntaxErrorKind::Limit(_), _))));
        let plain =
            br#"<!DOCTYPE a [<!ENTITY xsd "http://www.w3.org/2001/XMLSchema#">]><a>&xsd;</a>"#;
        assert!(check(plain).is_ok());
        assert_eq!(
            check(b"<a>x &nbsp; &amp; &#160;</a>"),
            Err((SyntaxErrorKind::Entity("nbsp".into()), 5))
        );
        assert_eq!(
            check(b"<a b='?x=1&y=2'/>"),
            Err((SyntaxErrorKind::Ampersand, 10))
        );
    }
}
