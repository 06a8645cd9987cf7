//! XML literals in exclusive canonical form (RDF/XML, 7.2.17): each namespace is declared where it is used, and only
//! there.
//!
//! Workaround for `oxrdfxml` 0.2, which declares all namespaces in scope on XML literals
//! (<https://github.com/oxigraph/oxigraph/pull/1331>); what is right is discussed in
//! <https://github.com/w3c/rdf-xml/issues/97>. No issue on it known at oxigraph as of November 2026.

use foldhash::HashMap;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Namespaces by prefix, innermost declaration last; the default namespace has the empty prefix.
#[derive(Default)]
struct Scope(HashMap<String, Vec<String>>);

impl Scope {
    fn get(&self, prefix: &str) -> &str {
        let all = self.0.get(prefix);
        all.and_then(|all| all.last()).map_or("", String::as_str)
    }

    fn enter(&mut self, prefix: &str, iri: String) {
        self.0.entry(prefix.to_owned()).or_default().push(iri);
    }

    fn leave(&mut self, prefixes: &[String]) {
        for prefix in prefixes {
            if let Some(all) = self.0.get_mut(prefix) {
                all.pop();
            }
        }
    }
}

/// The namespaces at some point of the literal: those in scope, and those that are already declared in the output.
#[derive(Default)]
struct Namespaces {
    declared: Scope,
    written: Scope,
}

/// An open element, with the prefixes that are in scope until it is closed.
struct Element {
    name: String,
    declared: Vec<String>,
    written: Vec<String>,
}

/// The canonical form of a literal as the parser returns it, with all namespaces of the document declared; `None` if it
/// is malformed.
pub(in crate::rdf::read) fn canonical(literal: &str) -> Option<String> {
    let mut reader = Reader::from_str(literal);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut namespaces = Namespaces::default();
    let mut out = String::with_capacity(literal.len());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let element = begin(&start, &mut namespaces, &mut out)?;
                open.push(element);
            }
            Event::End(_) => {
                let element = open.pop()?;
                namespaces.declared.leave(&element.declared);
                namespaces.written.leave(&element.written);
                let _ = write!(out, "</{}>", element.name);
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

/// Writes a start tag with the namespaces that it uses and that no ancestor has declared in the output.
fn begin(start: &BytesStart<'_>, namespaces: &mut Namespaces, out: &mut String) -> Option<Element> {
    let Namespaces { declared, written } = namespaces;
    let name = String::from_utf8(start.name().as_ref().to_vec()).ok()?;
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let key = std::str::from_utf8(attribute.key.as_ref()).ok()?;
        let value = attribute.unescape_value().ok()?.into_owned();
        match key.strip_prefix("xmlns") {
            Some("") => {
                own.entry(String::new()).or_insert(value);
            }
            Some(rest) if rest.starts_with(':') => {
                own.entry(rest[1..].to_owned()).or_insert(value);
            }
            _ => attributes.push((key.to_owned(), value)),
        }
    }
    let mut element = Element {
        declared: own.keys().cloned().collect(),
        written: Vec::new(),
        name,
    };
    for (prefix, iri) in own {
        declared.enter(&prefix, iri);
    }
    let prefixes = attributes.iter().filter_map(|(key, _)| prefix_of(key));
    let used: BTreeSet<&str> = prefixes
        .filter(|prefix| *prefix != "xml")
        .chain([prefix_of(&element.name).unwrap_or_default()])
        .collect();
    let _ = write!(out, "<{}", element.name);
    for prefix in used {
        let iri = declared.get(prefix);
        if written.get(prefix) != iri {
            let colon = if prefix.is_empty() { "" } else { ":" };
            let _ = write!(out, " xmlns{colon}{prefix}=\"");
            escape(iri, VALUE, out);
            out.push('"');
            written.enter(prefix, iri.to_owned());
            element.written.push(prefix.to_owned());
        }
    }
    attributes.sort_by_cached_key(|(key, _)| match key.split_once(':') {
        Some((prefix, local)) => (declared.get(prefix).to_owned(), local.to_owned()),
        None => (String::new(), key.clone()),
    });
    for (key, value) in &attributes {
        let _ = write!(out, " {key}=\"");
        escape(value, VALUE, out);
        out.push('"');
    }
    out.push('>');
    Some(element)
}

fn prefix_of(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

/// Escapes in text, and in attribute values.
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
