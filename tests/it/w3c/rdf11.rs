//! Manifests of the RDF 1.1 suites, in Turtle.

use super::{Case, Expected, Suite};
use katalog::rdf::{Graph, GraphBuilder, RdfFormat, TermId, read};
use katalog::source::{FileId, SourceFile};
use std::path::{Path, PathBuf};

const MANIFEST: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const TEST: &str = "http://www.w3.org/ns/rdftest#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The tests in the manifest of a suite.
pub(super) fn suite(suites: &Path, name: &'static str, format: RdfFormat) -> Suite {
    let folder = suites.join("rdf11").join(name);
    let base = format!("https://w3c.github.io/rdf-tests/rdf/rdf11/{name}/");
    let bytes = std::fs::read(folder.join("manifest.ttl")).expect("a manifest");
    let file = SourceFile::new(format!("{base}manifest.ttl"), PathBuf::new(), bytes);
    let mut builder = GraphBuilder::new();
    read::read(FileId(0), &file, RdfFormat::Turtle, "", &mut builder).expect("a manifest");
    let manifest = Manifest {
        graph: builder.finish(),
        folder,
        base,
    };
    Suite {
        name,
        format,
        cases: manifest.cases(),
        left_out: Vec::new(),
    }
}

struct Manifest {
    graph: Graph,
    folder: PathBuf,
    base: String,
}

impl Manifest {
    /// The tests in order.
    fn cases(&self) -> Vec<Case> {
        let entries = self.graph.iri(&format!("{MANIFEST}entries"));
        let entries = entries.expect("a manifest has entries");
        let mut heads = self
            .graph
            .triples()
            .iter()
            .filter(|triple| triple.p == entries);
        let mut rest = heads.next().map(|triple| triple.o);
        let mut cases = Vec::new();
        while let Some(entry) = rest.and_then(|node| self.value(node, &format!("{RDF}first"))) {
            cases.push(self.case(entry));
            rest = rest.and_then(|node| self.value(node, &format!("{RDF}rest")));
        }
        assert!(cases.len() > 50, "the list was read");
        cases
    }

    fn case(&self, test: TermId) -> Case {
        let iri = self.graph.term(test).text().into_owned();
        let types: Vec<_> = self.graph.types(test).map(|id| self.text(id)).collect();
        let [kind] = &types[..] else {
            panic!("{iri} is of the types {types:?}")
        };
        let file = |property: &str| {
            let value = self.value(test, &format!("{MANIFEST}{property}"));
            self.text(value.unwrap_or_else(|| panic!("{iri} has no {property}")))
        };
        let base = file("action");
        let expected = match kind.strip_prefix(TEST) {
            Some("TestXMLEval" | "TestTurtleEval") => Expected::Graph(self.path(&file("result"))),
            Some(kind) if kind.ends_with("PositiveSyntax") => Expected::Read,
            Some(kind) if kind.ends_with("NegativeSyntax") => Expected::Refused,
            _ => panic!("{iri} is a {kind}"),
        };
        Case {
            name: iri.rsplit('#').next().unwrap_or(&iri).to_owned(),
            input: self.path(&base),
            base,
            expected,
        }
    }

    fn text(&self, id: TermId) -> String {
        self.graph.term(id).text().into_owned()
    }

    fn path(&self, iri: &str) -> PathBuf {
        let name = iri.strip_prefix(&self.base);
        self.folder.join(name.expect("a file of the suite"))
    }

    fn value(&self, node: TermId, property: &str) -> Option<TermId> {
        let property = self.graph.iri(property)?;
        Some(self.graph.values(node, property).first()?.o)
    }
}
