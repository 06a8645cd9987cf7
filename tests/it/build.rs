//! Builds: each folder in `tests/fixtures/build` contains a repository and the four files built from it.
//!
//! Files are compared as bytes, and the four of a case must be the same graph when read by independent parsers.

use crate::support::{Faults, fixtures, for_each, katalog, overlay, scratch, subfolders};
use oxrdf::{NamedOrBlankNode, Term, Triple};
use sophia::api::term::{IriRef, LanguageTag, SimpleTerm};
use std::collections::BTreeMap;
use std::path::Path;

/// The output files, with the flag for each.
const FILES: [&str; 4] = ["catalog.rdf", "catalog.ttl", "catalog.jsonld", "catalog.nt"];

#[test]
fn repositories_become_what_lies_beside_them() {
    for_each(&subfolders(&fixtures().join("build")), |case, faults| {
        let Some(first) = build(case, faults) else {
            return;
        };
        // From another folder, so that the output cannot depend on the path.
        let elsewhere = scratch();
        let copy = elsewhere.path().join("en annan mapp");
        overlay(case, &copy);
        if build(&copy, faults).is_some_and(|second| second != first) {
            faults.push(case, "built twice, it gave two results");
        }
        for (name, bytes) in &first {
            faults.compare(&case.join(name), bytes);
            if bytes.contains(&b'\r') {
                faults.push(case, format!("{name} has a carriage return"));
            }
        }
        one_graph(case, &first, faults);
    });
}

/// Builds in a temporary folder; `None` when the program failed.
pub fn build(repository: &Path, faults: &mut Faults) -> Option<BTreeMap<&'static str, Vec<u8>>> {
    let folder = scratch();
    let output = katalog(folder.path())
        .args(["build", "--to", "rdf,ttl,jsonld,nt", "-o", "out"])
        .arg(repository)
        .output()
        .expect("katalog runs");
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stdout);
        faults.push(repository, format!("does not build\n{told}"));
        return None;
    }
    let read = |name| std::fs::read(folder.path().join("out").join(name)).expect("written");
    Some(FILES.into_iter().map(|name| (name, read(name))).collect())
}

/// Reports each file that is not the same graph as the N-Triples.
pub fn one_graph(case: &Path, files: &BTreeMap<&str, Vec<u8>>, faults: &mut Faults) {
    let mut graphs = Vec::new();
    for (name, bytes) in files {
        match parse(name, bytes) {
            Ok(graph) => graphs.push((name, graph)),
            Err(error) => faults.push(case, format!("{name} cannot be read: {error}")),
        }
    }
    let Some((_, first)) = graphs.last() else {
        return;
    };
    for (name, graph) in &graphs {
        if !isomorphic(graph, first) {
            faults.push(case, format!("{name} is another graph than the N-Triples"));
        }
    }
}

/// Reads a file with an independent parser.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Vec<Triple>, String> {
    fn all<E: std::fmt::Display>(
        triples: impl Iterator<Item = Result<Triple, E>>,
    ) -> Result<Vec<Triple>, String> {
        triples.collect::<Result<_, E>>().map_err(|e| e.to_string())
    }
    match name.rsplit('.').next() {
        Some("rdf") => all(oxrdfxml::RdfXmlParser::new().for_slice(bytes)),
        Some("ttl") => all(oxttl::TurtleParser::new().for_slice(bytes)),
        Some("nt") => all(oxttl::NTriplesParser::new().for_slice(bytes)),
        Some("jsonld") => {
            let quads = oxjsonld::JsonLdParser::new().for_slice(bytes);
            all(quads.map(|quad| quad.map(Triple::from)))
        }
        _ => Err("a name that tells no syntax".to_owned()),
    }
}

/// Whether two graphs are isomorphic.
pub fn isomorphic(left: &[Triple], right: &[Triple]) -> bool {
    let graph = |triples: &[Triple]| -> Vec<[SimpleTerm<'static>; 3]> {
        let mut graph: Vec<_> = triples.iter().map(sophia_triple).collect();
        graph.sort();
        graph.dedup();
        graph
    };
    sophia::isomorphism::isomorphic_graphs(&graph(left), &graph(right)).expect("no source fails")
}

fn sophia_triple(triple: &Triple) -> [SimpleTerm<'static>; 3] {
    let iri = |text: &str| SimpleTerm::Iri(IriRef::new_unchecked(text.to_owned().into()));
    let blank = |label: &str| {
        SimpleTerm::BlankNode(sophia::api::term::BnodeId::new_unchecked(
            label.to_owned().into(),
        ))
    };
    let subject = match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => iri(node.as_str()),
        NamedOrBlankNode::BlankNode(node) => blank(node.as_str()),
    };
    let object = match &triple.object {
        Term::NamedNode(node) => iri(node.as_str()),
        Term::BlankNode(node) => blank(node.as_str()),
        Term::Literal(literal) => {
            let text = literal.value().to_owned().into();
            match literal.language() {
                Some(tag) => SimpleTerm::LiteralLanguage(
                    text,
                    LanguageTag::new_unchecked(tag.to_owned().into()),
                    None,
                ),
                None => SimpleTerm::LiteralDatatype(
                    text,
                    IriRef::new_unchecked(literal.datatype().as_str().to_owned().into()),
                ),
            }
        }
        Term::Triple(_) => panic!("no catalogue holds statements about statements"),
    };
    [subject, iri(triple.predicate.as_str()), object]
}
