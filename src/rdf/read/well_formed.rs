//! What the RDF/XML parser lets through and we do not: documents cut off, too deep, or with entities that explode.

use super::SyntaxErrorKind;
use super::namespaces::Namespaces;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashSet;

/// Elements inside each other.
const MAX_DEPTH: usize = 256;
/// Attributes of one element: their namespaces are looked up one by one.
const MAX_ATTRIBUTES: usize = 1_000;
/// Bytes of a document type declaration with its entities.
const MAX_DOCTYPE: usize = 16 * 1024;

/// Checks that the document is whole.
///
/// # Errors
/// What is wrong and the offset.
pub(super) fn check(bytes: &[u8]) -> Result<(), (SyntaxErrorKind, usize)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err((SyntaxErrorKind::Limit("UTF-16; save the file as UTF-8"), 0));
    }
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut seen_root = false;
    let mut entities = Entities::default();
    let mut namespaces = Namespaces::new(bytes.len());
    loop {
        let before = position(&reader);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                if open.is_empty() && seen_root {
                    return Err((
                        SyntaxErrorKind::Syntax("a second root element".to_owned()),
                        before,
                    ));
                }
                seen_root = true;
                entities.check(bytes, before, position(&reader))?;
                if open.len() == MAX_DEPTH {
                    return Err((
                        SyntaxErrorKind::Limit("more than 256 elements inside each other"),
                        before,
                    ));
                }
                if start
                    .attributes()
                    .with_checks(false)
                    .nth(MAX_ATTRIBUTES)
                    .is_some()
                {
                    return Err((
                        SyntaxErrorKind::Limit("more than 1,000 attributes on one element"),
                        before,
                    ));
                }
                namespaces.enter(&start).map_err(|kind| (kind, before))?;
                open.push((before + 1, start.name().as_ref().len()));
            }
            Ok(Event::End(_)) => {
                open.pop();
                namespaces.leave();
            }
            Ok(Event::Empty(empty)) => {
                if empty
                    .attributes()
                    .with_checks(false)
                    .nth(MAX_ATTRIBUTES)
                    .is_some()
                {
                    return Err((
                        SyntaxErrorKind::Limit("more than 1,000 attributes on one element"),
                        before,
                    ));
                }
                namespaces.enter(&empty).map_err(|kind| (kind, before))?;
                namespaces.leave();
                seen_root = true;
                entities.check(bytes, before, position(&reader))?;
            }
            Ok(Event::DocType(doctype)) => {
                if doctype.len() > MAX_DOCTYPE {
                    return Err((
                        SyntaxErrorKind::Limit("a document type declaration of more than 16 kB"),
                        before,
                    ));
                }
                if nested_entity(&doctype) {
                    return Err((
                        SyntaxErrorKind::Limit("an entity that is made of other entities"),
                        before,
                    ));
                }
                entities.declare(&doctype);
            }
            Ok(Event::Eof) => break,
            Ok(Event::Text(_)) => entities.check(bytes, before, position(&reader))?,
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

/// How far the reader has come.
pub(super) fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The entities that the document declares.
#[derive(Default)]
struct Entities(HashSet<String>);

impl Entities {
    fn declare(&mut self, doctype: &[u8]) {
        let text = String::from_utf8_lossy(doctype);
        let names = text.split("<!ENTITY").skip(1);
        let names = names.filter_map(|declaration| declaration.split_whitespace().next());
        self.0.extend(names.map(str::to_owned));
    }

    /// Every `&` between the offsets begins something that is known.
    fn check(
        &self,
        bytes: &[u8],
        start: usize,
        end: usize,
    ) -> Result<(), (SyntaxErrorKind, usize)> {
        let text = &bytes[start..end.min(bytes.len())];
        for (at, _) in text.iter().enumerate().filter(|(_, byte)| **byte == b'&') {
            let rest = &text[at + 1..];
            let name: Vec<u8> = rest
                .iter()
                .copied()
                .take_while(|byte| byte.is_ascii_alphanumeric() || b"#._-:".contains(byte))
                .collect();
            if name.is_empty() || rest.get(name.len()) != Some(&b';') {
                return Err((SyntaxErrorKind::Ampersand, start + at));
            }
            let name = String::from_utf8_lossy(&name).into_owned();
            let known = name.starts_with('#')
                || matches!(name.as_str(), "amp" | "lt" | "gt" | "quot" | "apos")
                || self.0.contains(&name);
            if !known {
                return Err((SyntaxErrorKind::Entity(name), start + at));
            }
        }
        Ok(())
    }
}

/// Whether an entity's value holds a reference to another entity; character references are harmless.
fn nested_entity(doctype: &[u8]) -> bool {
    let text = String::from_utf8_lossy(doctype);
    text.split("<!ENTITY").skip(1).any(|declaration| {
        let value = declaration.split('>').next().unwrap_or_default();
        value.split('&').skip(1).any(|rest| {
            let name = rest.split(';').next().unwrap_or_default();
            !name.starts_with('#') && !matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
        })
    })
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
