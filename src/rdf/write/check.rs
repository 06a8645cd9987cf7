//! Checks what a syntax cannot serialize, before anything is written.

use super::{tree, xml_names};
use crate::rdf::{Graph, RdfFormat, Term, TermId, Triple, has_scheme, is_language_tag};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::fmt;

/// A triple that cannot be serialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// The triple.
    pub triple: Triple,
    /// Why.
    pub reason: Reason,
}

/// Why a triple cannot be serialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A character that XML 1.0 cannot contain, not even escaped.
    Character(char),
    /// The predicate has no suffix that is an XML name, or its name is reserved in RDF/XML.
    Predicate,
    /// A malformed language tag: it would end early or change the text after it.
    LanguageTag,
    /// A relative IRI, in a position where JSON-LD silently drops it.
    RelativeIri,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(c) => write!(f, "XML cannot hold the character U+{:04X}", *c as u32),
            Self::Predicate => f.write_str("the predicate cannot be the name of an XML element"),
            Self::LanguageTag => f.write_str("the language tag is malformed"),
            Self::RelativeIri => f.write_str("JSON-LD would drop an IRI without a scheme"),
        }
    }
}

/// The triples of `graph` that RDF/XML cannot express, each with the first reason found.
///
/// A subject that is the reason is reported once, with its first triple.
pub fn unwritable(graph: &Graph) -> Vec<Unwritable> {
    unwritable_in(graph, RdfFormat::RdfXml)
}

type Flaws = HashMap<TermId, Reason, FixedState>;

/// The triples of `graph` that `format` cannot express.
pub(super) fn unwritable_in(graph: &Graph, format: RdfFormat) -> Vec<Unwritable> {
    // Each term is checked once, however often it occurs; most graphs are done after that.
    let terms = flawed_terms(graph, format);
    let predicates = flawed_predicates(graph, format);
    if terms.is_empty() && predicates.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut subject = None;
    for triple in graph.triples() {
        let is_new = subject.replace(triple.s) != Some(triple.s);
        let reason = terms
            .get(&triple.s)
            .filter(|_| is_new)
            .or_else(|| terms.get(&triple.p))
            .or_else(|| predicates.get(&triple.p))
            .or_else(|| terms.get(&triple.o));
        if let Some(reason) = reason {
            found.push(Unwritable {
                triple: *triple,
                reason: *reason,
            });
        }
    }
    found
}

fn flawed_terms(graph: &Graph, format: RdfFormat) -> Flaws {
    let mut flaws = Flaws::default();
    for id in (0..graph.terms().len()).map(TermId::from_index) {
        let reason = match graph.term(id) {
            Term::Iri(iri) => match format {
                RdfFormat::RdfXml => illegal_in_xml(iri),
                RdfFormat::JsonLd => iri.starts_with(['_', '@']).then_some(Reason::RelativeIri),
                RdfFormat::Turtle | RdfFormat::NTriples => None,
            },
            // Invalid labels are replaced.
            Term::Blank(_) => None,
            Term::Literal {
                value,
                datatype,
                language,
            } => language
                .filter(|tag| !is_language_tag(tag))
                .map(|_| Reason::LanguageTag)
                .or_else(|| match format {
                    RdfFormat::RdfXml => {
                        illegal_in_xml(value).or_else(|| illegal_in_xml(datatype?))
                    }
                    RdfFormat::JsonLd => datatype
                        .filter(|datatype| !has_scheme(datatype))
                        .map(|_| Reason::RelativeIri),
                    RdfFormat::Turtle | RdfFormat::NTriples => None,
                }),
        };
        if let Some(reason) = reason {
            flaws.insert(id, reason);
        }
    }
    flaws
}

fn flawed_predicates(graph: &Graph, format: RdfFormat) -> Flaws {
    let is_writable = |predicate: &str| match format {
        RdfFormat::RdfXml => xml_names::split_element(predicate).is_some(),
        RdfFormat::JsonLd => has_scheme(predicate),
        RdfFormat::Turtle | RdfFormat::NTriples => true,
    };
    let reason = match format {
        RdfFormat::RdfXml => Reason::Predicate,
        RdfFormat::JsonLd | RdfFormat::Turtle | RdfFormat::NTriples => Reason::RelativeIri,
    };
    tree::distinct_predicates(graph)
        .into_iter()
        .filter(|p| !is_writable(graph.terms().text_of(*p)))
        .map(|p| (p, reason))
        .collect()
}

/// The first character of `text` that XML 1.0 cannot contain.
fn illegal_in_xml(text: &str) -> Option<Reason> {
    // U+FFFE and U+FFFF begin with 0xEF in UTF-8, as few others do.
    let is_suspect = |b: u8| b == 0xEF || (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r'));
    if !text.bytes().any(is_suspect) {
        return None;
    }
    text.chars()
        .find(|c| match c {
            '\t' | '\n' | '\r' => false,
            '\u{FFFE}' | '\u{FFFF}' => true,
            c => *c < ' ',
        })
        .map(Reason::Character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_holds_all_but_controls_and_two_more() {
        for text in [
            "a\tb\nc\rd",
            "\u{7f}\u{85}\u{2028}\u{feff}",
            "åäö 🦌",
            "\u{fffd}",
        ] {
            assert_eq!(illegal_in_xml(text), None, "{text:?}");
        }
        for c in [
            '\0', '\u{8}', '\u{b}', '\u{c}', '\u{1f}', '\u{fffe}', '\u{ffff}',
        ] {
            assert_eq!(illegal_in_xml(&format!("å{c}")), Some(Reason::Character(c)));
        }
    }
}
