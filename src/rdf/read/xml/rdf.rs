//! What RDF/XML says of some attributes, which the parser does not do: an `rdf:parseType` with any other value is read
//! as a literal (7.2.20), a literal may be empty, and no `rdf:ID` is there twice under one base (7.2.14).

use super::entities::Entities;
use super::names::{Namespaces, split};
use super::tags::{Attribute, Tag};
use super::text::Edits;
use crate::rdf::read::SyntaxErrorKind;
use foldhash::HashSet;
use oxrdf::vocab::rdf;
use std::collections::BTreeMap;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// How many attributes that nothing reads are told apart, and how many places of each are kept.
const MOST_NAMES: usize = 20;
const MOST_PLACES: usize = 10_000;

/// What was seen in open elements.
#[derive(Default)]
pub(super) struct RdfAttributes {
    open: Vec<Level>,
    /// All values of `xml:base` in effect, outermost first, and the identifiers under each.
    bases: Vec<String>,
    ids: HashSet<(usize, String)>,
    /// Attributes that begin with `xml` and mean nothing, each with its offsets.
    unread: BTreeMap<String, Vec<usize>>,
}

#[derive(Clone, Copy, Default)]
struct Level {
    /// Whether the content is an XML literal, where nothing is RDF.
    is_literal: bool,
    base: usize,
}

impl RdfAttributes {
    /// Opens an element, whose content begins with `next`.
    pub(super) fn open(
        &mut self,
        tag: &Tag<'_>,
        at: usize,
        attributes: &[Attribute<'_>],
        next: &[u8],
        (namespaces, entities): (&Namespaces<'_>, &Entities),
        edits: &mut Edits,
    ) -> Result<(), (SyntaxErrorKind, usize)> {
        if self.open.is_empty()
            && let (prefix, "RDF") = split(tag.name)
            && let Some(iri) = namespaces.get(prefix)
            && iri != RDF
        {
            return Err((SyntaxErrorKind::RdfNamespace(iri.to_owned()), at));
        }
        let mut level = self.open.last().copied().unwrap_or_default();
        if level.is_literal {
            self.open.push(level);
            return Ok(());
        }
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.name == "xml:base")
        {
            let around = self.bases.get(level.base).map_or("", String::as_str);
            let base = format!("{around} {}", attribute.value);
            level.base = self
                .bases
                .iter()
                .position(|known| *known == base)
                .unwrap_or_else(|| {
                    // The first is that of the document.
                    if self.bases.is_empty() {
                        self.bases.push(String::new());
                    }
                    self.bases.push(base);
                    self.bases.len() - 1
                });
        }
        for attribute in attributes {
            self.note(attribute);
            let (prefix, local) = split(attribute.name);
            if !matches!(local, "parseType" | "ID")
                || prefix.is_empty()
                || namespaces.get(prefix) != Some(RDF)
            {
                continue;
            }
            let value = entities.value(attribute.value)?;
            if local == "ID" {
                if !self.ids.insert((level.base, value.clone())) {
                    return Err((SyntaxErrorKind::DuplicateId(value), attribute.at));
                }
                continue;
            }
            match &*value {
                "Resource" | "Collection" => continue,
                // In RDF 1.2 the content is a statement: a literal is never meant by it.
                "Triple" => return Err((SyntaxErrorKind::TripleTerm, attribute.at)),
                _ => level.is_literal = true,
            }
            let end = attribute.value_at + attribute.value.len();
            // With other attributes it is an error, which the parser tells.
            let is_alone = (attributes.iter()).all(|other| {
                other.name.starts_with("xml") || matches!(split(other.name).1, "parseType" | "ID")
            });
            if is_alone && (tag.is_empty || next.starts_with(b"</")) {
                // The parser refuses a literal without content.
                let quote = if attribute.value.contains('"') {
                    '\''
                } else {
                    '"'
                };
                let datatype = rdf::XML_LITERAL.as_str();
                let written = format!("{prefix}:datatype={quote}{datatype}{quote}");
                edits.text(attribute.at..end + 1, written);
            } else if value != "Literal" {
                edits.text(attribute.value_at..end, "Literal".to_owned());
            }
        }
        self.open.push(level);
        Ok(())
    }

    /// Notes an attribute that every reader passes over.
    fn note(&mut self, attribute: &Attribute<'_>) {
        let is_read = !attribute.name.starts_with("xml")
            || attribute.declares().is_some()
            || matches!(
                attribute.name,
                "xml:lang" | "xml:base" | "xml:space" | "xml:id"
            );
        if is_read {
            return;
        }
        if let Some(places) = self.unread.get_mut(attribute.name) {
            if places.len() < MOST_PLACES {
                places.push(attribute.at);
            }
        } else if self.unread.len() < MOST_NAMES {
            let name = attribute.name.to_owned();
            self.unread.insert(name, vec![attribute.at]);
        }
    }

    /// The attributes that nothing reads, with their offsets.
    pub(super) fn unread(self) -> BTreeMap<String, Vec<usize>> {
        self.unread
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }
}
