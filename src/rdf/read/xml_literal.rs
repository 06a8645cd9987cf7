//! XML literals in exclusive canonical form (RDF/XML, 7.2.17): each namespace is declared where it is used, and only there.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Prefixes and the namespaces they stand for; the default one has no prefix.
type Namespaces = Vec<(String, String)>;

/// An element that is not closed yet.
struct Element {
    name: String,
    declared: Namespaces,
    written: Namespaces,
}

/// The canonical form of what the parser gives, which declares all namespaces of the document; none where it is no XML.
pub(super) fn canonical(literal: &str) -> Option<String> {
    let mut reader = Reader::from_str(literal);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut out = String::with_capacity(literal.len());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let element = begin(&start, &open, &mut out)?;
                open.push(element);
            }
            Event::End(_) => {
                let _ = write!(out, "</{}>", open.pop()?.name);
            }
            Event::Text(text) => escape(&text.unescape().ok()?, TEXT, &mut out),
            Event::Eof => return open.is_empty().then_some(out),
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => return None,
        }
    }
}

/// Writes the start of an element with the namespaces that it uses and nobody around it has written.
fn begin(start: &BytesStart<'_>, open: &[Element], out: &mut String) -> Option<Element> {
    let name = String::from_utf8(start.name().as_ref().to_vec()).ok()?;
    let mut declared: Namespaces = Vec::new();
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let key = std::str::from_utf8(attribute.key.as_ref()).ok()?;
        let value = attribute.unescape_value().ok()?.into_owned();
        match key.strip_prefix("xmlns") {
            Some("") => declared.push((String::new(), value)),
            Some(rest) if rest.starts_with(':') => declared.push((rest[1..].to_owned(), value)),
            _ => attributes.push((key.to_owned(), value)),
        }
    }
    let namespace = |prefix: &str| {
        let around = open.iter().rev().map(|element| &element.declared);
        find(std::iter::once(&declared).chain(around), prefix)
    };
    let prefixes = attributes.iter().filter_map(|(key, _)| prefix_of(key));
    let used: BTreeSet<&str> = prefixes
        .filter(|prefix| *prefix != "xml")
        .chain([prefix_of(&name).unwrap_or_default()])
        .collect();
    let mut written: Namespaces = Vec::new();
    let _ = write!(out, "<{name}");
    for prefix in used {
        let iri = namespace(prefix);
        let around = open.iter().rev().map(|element| &element.written);
        if find(around, prefix) != iri {
            let colon = if prefix.is_empty() { "" } else { ":" };
            let _ = write!(out, " xmlns{colon}{prefix}=\"");
            escape(&iri, VALUE, out);
            out.push('"');
            written.push((prefix.to_owned(), iri));
        }
    }
    attributes.sort_by_cached_key(|(key, _)| match key.split_once(':') {
        Some((prefix, local)) => (namespace(prefix), local.to_owned()),
        None => (String::new(), key.clone()),
    });
    for (key, value) in &attributes {
        let _ = write!(out, " {key}=\"");
        escape(value, VALUE, out);
        out.push('"');
    }
    out.push('>');
    Some(Element {
        name,
        declared,
        written,
    })
}

fn prefix_of(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

/// The namespace of a prefix by the innermost that says it.
fn find<'n>(mut scopes: impl Iterator<Item = &'n Namespaces>, prefix: &str) -> String {
    let found = scopes.find_map(|scope| scope.iter().find(|(known, _)| known == prefix));
    found.map_or_else(String::new, |(_, iri)| iri.clone())
}

/// What is escaped in texts, and in values of attributes.
const TEXT: &[(char, &str)] = &[
    ('&', "&amp;"),
    ('<', "&lt;"),
    ('>', "&gt;"),
    ('\r', "&#xD;"),
];
const VALUE: &[(char, &str)] = &[
    ('&', "&amp;"),
    ('<', "&lt;"),
    ('"', "&quot;"),
    ('\t', "&#x9;"),
    ('\n', "&#xA;"),
    ('\r', "&#xD;"),
];

fn escape(text: &str, table: &[(char, &str)], out: &mut String) {
    for c in text.chars() {
        match table.iter().find(|(known, _)| *known == c) {
            Some((_, escaped)) => out.push_str(escaped),
            None => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namespaces_stand_where_they_are_used() {
        let all = "xmlns:dcat=\"http://d#\" xmlns:x=\"http://x#\"";
        let given = format!(
            "it&apos;s &amp; <b xmlns=\"http://h\" {all} z=\"1\" a='\"'>fet<i/></b><x:c {all} x:y=\"1\" w=\"2\"><x:d/></x:c><p {all}/>"
        );
        assert_eq!(
            canonical(&given).as_deref(),
            Some(
                "it's &amp; <b xmlns=\"http://h\" a=\"&quot;\" z=\"1\">fet<i></i></b>\
                <x:c xmlns:x=\"http://x#\" w=\"2\" x:y=\"1\"><x:d></x:d></x:c><p></p>"
            )
        );
        assert_eq!(canonical("<a>"), None);
    }
}
