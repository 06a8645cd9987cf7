//! Canonical form of graphs by RDFC-1.0: equal for isomorphic graphs.

use katalog::rdf::{Graph, Term, is_absolute_iri};
use sophia::api::quad::Spog;
use sophia::api::term::{BnodeId, IriRef, LanguageTag, SimpleTerm};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The canonical N-Quads of a graph.
pub fn canonical(graph: &Graph) -> String {
    let term = |id| simple(graph.term(id));
    let quads: HashSet<Spog<SimpleTerm<'static>>> = graph
        .triples()
        .iter()
        .map(|triple| ([term(triple.s), term(triple.p), term(triple.o)], None))
        .collect();
    let mut text = Vec::new();
    sophia::c14n::rdfc10::normalize(&quads, &mut text).expect("a graph that is no trap");
    String::from_utf8(text).expect("N-Quads are UTF-8")
}

fn simple(term: Term<'_>) -> SimpleTerm<'static> {
    let iri = |iri: &str| IriRef::new_unchecked(legal(iri).into());
    match term {
        Term::Iri(name) => SimpleTerm::Iri(iri(name)),
        Term::Blank(label) => {
            SimpleTerm::BlankNode(BnodeId::new_unchecked(label.to_owned().into()))
        }
        Term::Literal {
            value,
            language: Some(tag),
            ..
        } => match LanguageTag::new(tag.to_owned().into()) {
            Ok(tag) => SimpleTerm::LiteralLanguage(value.to_owned().into(), tag, None),
            // Some texts have an invalid language tag.
            Err(_) => SimpleTerm::LiteralDatatype(value.to_owned().into(), iri(tag)),
        },
        Term::Literal {
            value, datatype, ..
        } => SimpleTerm::LiteralDatatype(
            value.to_owned().into(),
            iri(datatype.unwrap_or("http://www.w3.org/2001/XMLSchema#string")),
        ),
    }
}

/// A valid IRI for an invalid one; equal for equal ones.
fn legal(iri: &str) -> String {
    if is_absolute_iri(iri) {
        return iri.to_owned();
    }
    let mut name = "urn:no-iri:".to_owned();
    for byte in iri.bytes() {
        let _ = write!(name, "{byte:02x}");
    }
    name
}
