//! Start tags: names, attributes, and the namespaces that they declare.

use super::cursor::{Cursor, Wrong, wrong};
use super::entities::Entities;
use super::names::{Namespaces, is_qualified, split};
use crate::rdf::read::xml_fault::XmlFault;
use foldhash::{HashSet, HashSetExt};
use std::borrow::Cow;

/// An attribute of a start tag.
#[derive(Clone, Copy)]
pub(super) struct Attribute<'d> {
    pub(super) name: &'d str,
    pub(super) value: &'d str,
    /// Offsets of the name and of the value.
    pub(super) at: usize,
    pub(super) value_at: usize,
}

impl<'d> Attribute<'d> {
    /// The prefix that it declares, if it declares one.
    pub(super) fn declares(&self) -> Option<&'d str> {
        let rest = self.name.strip_prefix("xmlns")?;
        if rest.is_empty() {
            Some(rest)
        } else {
            rest.strip_prefix(':')
        }
    }
}

/// A start tag.
pub(super) struct Tag<'d> {
    pub(super) name: &'d str,
    pub(super) is_empty: bool,
}

/// Reads a start tag from its `<`, with its attributes into `attributes`.
pub(super) fn start<'d>(
    cursor: &mut Cursor<'d>,
    attributes: &mut Vec<Attribute<'d>>,
) -> Result<Tag<'d>, Wrong> {
    let start = cursor.at;
    cursor.at += 1;
    let name = qualified_name(cursor, XmlFault::LessThan, start)?;
    attributes.clear();
    loop {
        let is_separated = cursor.blanks();
        let is_empty = match cursor.peek() {
            Some(b'>') => false,
            Some(b'/') if cursor.is_at("/>") => true,
            None | Some(b'<') => return wrong(XmlFault::OpenTag, name, start),
            Some(_) if !is_separated => {
                return wrong(XmlFault::NoBlank, cursor.snippet(), cursor.at);
            }
            Some(_) => {
                attributes.push(attribute(cursor)?);
                continue;
            }
        };
        cursor.at += 1 + usize::from(is_empty);
        return Ok(Tag { name, is_empty });
    }
}

/// A name; where there is none at all, a fault at a place.
fn qualified_name<'d>(
    cursor: &mut Cursor<'d>,
    none: XmlFault,
    at: usize,
) -> Result<&'d str, Wrong> {
    let start = cursor.at;
    let name = cursor.name();
    if name.is_empty() {
        return wrong(none, cursor.snippet(), at);
    }
    if is_qualified(name) {
        Ok(name)
    } else {
        wrong(XmlFault::Name, name, start)
    }
}

fn attribute<'d>(cursor: &mut Cursor<'d>) -> Result<Attribute<'d>, Wrong> {
    let at = cursor.at;
    let name = qualified_name(cursor, XmlFault::Name, at)?;
    cursor.blanks();
    if !cursor.eat("=") {
        return wrong(XmlFault::NoValue, name, at);
    }
    cursor.blanks();
    if !matches!(cursor.peek(), Some(b'"' | b'\'')) {
        return wrong(XmlFault::NoQuotes, name, cursor.at);
    }
    let value_at = cursor.at + 1;
    let Some(value) = cursor.quoted() else {
        return wrong(XmlFault::OpenQuotes, name, cursor.at);
    };
    if let Some(further) = memchr::memchr(b'<', value.as_bytes()) {
        // Mostly the closing quotation mark is missing, and the value goes on into the next tag.
        let fault = if value[..further].contains('\n') || value[..further].contains('>') {
            XmlFault::OpenQuotes
        } else {
            XmlFault::LessThanInValue
        };
        return wrong(
            fault,
            name,
            if fault == XmlFault::OpenQuotes {
                value_at - 1
            } else {
                value_at + further
            },
        );
    }
    Ok(Attribute {
        name,
        value,
        at,
        value_at,
    })
}

/// Takes the declarations of namespaces among the attributes, and checks that each name has its namespace and that
/// none is there twice.
pub(super) fn resolve<'d>(
    tag: &Tag<'d>,
    at: usize,
    attributes: &[Attribute<'d>],
    entities: &Entities,
    namespaces: &mut Namespaces<'d>,
) -> Result<(), Wrong> {
    for attribute in attributes {
        if let Some(prefix) = attribute.declares() {
            let value = value(attribute, entities)?;
            namespaces.declare(prefix, value, attribute.at)?;
        }
    }
    if attributes.is_empty() {
        return known(tag.name, at + 1, namespaces);
    }
    twice(
        &attributes
            .iter()
            .map(|attribute| (attribute.name, attribute)),
        attributes.len(),
        XmlFault::AttributeTwice,
    )?;
    known(tag.name, at + 1, namespaces)?;
    for attribute in attributes {
        if attribute.declares().is_none() {
            known(attribute.name, attribute.at, namespaces)?;
        }
    }
    if attributes.len() == 1 {
        return Ok(());
    }
    // Different names can only be one where two prefixes are one namespace.
    let with_prefix = attributes.iter().filter_map(|attribute| {
        let (prefix, local) = split(attribute.name);
        let namespace = namespaces
            .get(prefix)
            .filter(|_| !prefix.is_empty() && prefix != "xmlns");
        namespace.map(|iri| ((iri, local), attribute))
    });
    if with_prefix.clone().nth(1).is_some() {
        twice(
            &with_prefix,
            attributes.len(),
            XmlFault::AttributeTwiceByNamespace,
        )?;
    }
    Ok(())
}

/// The value with references replaced and blanks as the parser sees them.
fn value<'d>(attribute: &Attribute<'d>, entities: &Entities) -> Result<Cow<'d, str>, Wrong> {
    if !attribute.value.contains(['&', '\n', '\r', '\t']) {
        return Ok(Cow::Borrowed(attribute.value));
    }
    let plain = attribute
        .value
        .replace("\r\n", " ")
        .replace(['\n', '\r', '\t'], " ");
    let value = entities.value(&plain);
    value
        .map(Cow::Owned)
        .map_err(|(kind, at)| (kind, attribute.value_at + at))
}

fn known(name: &str, at: usize, namespaces: &Namespaces<'_>) -> Result<(), Wrong> {
    let (prefix, _) = split(name);
    if prefix.is_empty() || namespaces.get(prefix).is_some() {
        return Ok(());
    }
    wrong(XmlFault::UndeclaredPrefix, name, at)
}

/// Few attributes are compared each with each other; many through a table.
fn twice<'a, 'd: 'a, K: Eq + std::hash::Hash>(
    keys: &(impl Iterator<Item = (K, &'a Attribute<'d>)> + Clone),
    number: usize,
    fault: XmlFault,
) -> Result<(), Wrong> {
    let mut seen = HashSet::new();
    for (index, (key, attribute)) in keys.clone().enumerate() {
        let is_there = if number <= 12 {
            keys.clone().take(index).any(|(other, _)| other == key)
        } else {
            !seen.insert(key)
        };
        if is_there {
            return wrong(fault, attribute.name, attribute.at);
        }
    }
    Ok(())
}
