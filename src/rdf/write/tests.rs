//! Every syntax, read back by an independent parser.

mod layout;
mod names;
mod nodes;
mod texts;

use super::*;
use crate::rdf::{GraphBuilder, Origin, Term};
use oxrdf::graph::CanonicalizationAlgorithm;

const P: &str = "http://a.example/p";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

type Statement<'a> = (Term<'a>, &'a str, Term<'a>);

fn graph(statements: &[Statement<'_>]) -> Graph {
    let mut builder = GraphBuilder::new();
    for (s, p, o) in statements {
        builder.add(*s, p, *o, Origin::nowhere());
    }
    builder.finish()
}

fn prefixes() -> Prefixes {
    let pairs = [
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("ex", "http://a.example/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("rdf", RDF),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];
    Prefixes::new(pairs.map(|(prefix, ns)| (prefix.to_owned(), ns.to_owned())))
}

fn order() -> Order {
    Order {
        classes: vec![dcat("Catalog"), dcat("Dataset")],
        predicates: vec![dcterms("title"), dcat("dataset")],
    }
}

fn dcat(local: &str) -> String {
    format!("http://www.w3.org/ns/dcat#{local}")
}

fn dcterms(local: &str) -> String {
    format!("http://purl.org/dc/terms/{local}")
}

fn written(graph: &Graph, format: RdfFormat) -> String {
    let mut out = Vec::new();
    write(graph, &prefixes(), &order(), format, &mut out).expect("it can be written");
    String::from_utf8(out).expect("it is UTF-8")
}

fn expected(graph: &Graph) -> oxrdf::Graph {
    let node = |term: Term<'_>| -> oxrdf::Term {
        match term {
            Term::Iri(iri) => oxrdf::NamedNode::new_unchecked(iri).into(),
            Term::Blank(label) => {
                // Labels of any text, as letters.
                let letters: Vec<_> = label.bytes().map(|b| format!("x{b}")).collect();
                oxrdf::BlankNode::new_unchecked(format!("n{}", letters.concat())).into()
            }
            Term::Literal {
                value,
                language: Some(language),
                ..
            } => oxrdf::Literal::new_language_tagged_literal(value, language)
                .expect("a language tag")
                .into(),
            Term::Literal {
                value,
                datatype: Some(datatype),
                ..
            } => {
                let datatype = oxrdf::NamedNode::new_unchecked(datatype);
                oxrdf::Literal::new_typed_literal(value, datatype).into()
            }
            Term::Literal { value, .. } => oxrdf::Literal::new_simple_literal(value).into(),
        }
    };
    let triples = graph.triples().iter().map(|t| {
        let [s, p, o] = [t.s, t.p, t.o].map(|id| node(graph.term(id)));
        oxrdf::Triple::from_terms(s, p, o).expect("terms in their places")
    });
    canonical(triples.collect())
}

fn canonical(mut graph: oxrdf::Graph) -> oxrdf::Graph {
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    graph
}

fn read(text: &str, format: RdfFormat) -> oxrdf::Graph {
    canonical(parsed(text, format))
}

fn parsed(text: &str, format: RdfFormat) -> oxrdf::Graph {
    let bytes = text.as_bytes();
    let graph: Result<oxrdf::Graph, String> = match format {
        RdfFormat::Turtle => oxttl::TurtleParser::new()
            .for_slice(bytes)
            .map(|t| t.map_err(|e| e.to_string()))
            .collect(),
        RdfFormat::NTriples => oxttl::NTriplesParser::new()
            .for_slice(bytes)
            .map(|t| t.map_err(|e| e.to_string()))
            .collect(),
        RdfFormat::RdfXml => oxrdfxml::RdfXmlParser::new()
            .for_slice(bytes)
            .map(|t| t.map_err(|e| e.to_string()))
            .collect(),
        RdfFormat::JsonLd => {
            let _: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
            oxjsonld::JsonLdParser::new()
                .for_slice(bytes)
                .map(|q| q.map(oxrdf::Triple::from).map_err(|e| e.to_string()))
                .collect()
        }
    };
    graph.unwrap_or_else(|error| panic!("{}: {error}\n{text:.2000}", format.name()))
}

/// Asserts that `graph` is read back the same from all syntaxes.
fn survives(graph: &Graph) {
    let expected = expected(graph);
    for format in RdfFormat::ALL {
        let text = written(graph, format);
        assert_eq!(text, written(graph, format));
        assert!(!text.contains('\r'), "{}", format.name());
        let found = read(&text, format);
        assert!(
            found == expected,
            "{}\n{text:.3000}\nfound {found:.3000}\nexpected {expected:.3000}",
            format.name()
        );
    }
}
