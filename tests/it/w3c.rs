//! W3C test suites for the syntaxes that are read: RDF/XML, Turtle, N-Triples and JSON-LD.
//!
//! Known failures are in `tests/fixtures/w3c/known-failures.tsv`, each with its reason. An unlisted failure fails this
//! test, and so does a listed test that passes: the list only gets shorter.

mod json_ld;
mod known;
mod rdf11;

use crate::canonical::canonical;
use crate::support::{fixtures, suites, updating};
use katalog::compare::compare;
use katalog::profile::{Version, embedded};
use katalog::rdf::{Graph, GraphBuilder, Origin, RdfFormat, Term, read};
use katalog::source::{FileId, SourceFile};
use known::{Known, write};
use oxttl::NQuadsParser;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The expected result of a test.
#[derive(Debug)]
enum Expected {
    /// The graph in this N-Triples or N-Quads file.
    Graph(PathBuf),
    Read,
    Refused,
}

/// A test of a suite.
#[derive(Debug)]
struct Case {
    name: String,
    input: PathBuf,
    base: String,
    expected: Expected,
}

/// A suite: name, syntax, tests.
struct Suite {
    name: &'static str,
    format: RdfFormat,
    cases: Vec<Case>,
    /// Reasons for tests that do not apply.
    left_out: Vec<&'static str>,
}

#[test]
fn the_suites_pass_but_for_what_is_known() {
    let Some(folder) = suites("the W3C suites") else {
        return;
    };
    let path = fixtures().join("w3c/known-failures.tsv");
    let listed = std::fs::read_to_string(&path).unwrap_or_default();
    let listed = Known::parse(&listed);
    let mut summary = Vec::new();
    let mut failing = Vec::new();
    for suite in [
        rdf11::suite(&folder, "rdf-xml", RdfFormat::RdfXml),
        rdf11::suite(&folder, "rdf-turtle", RdfFormat::Turtle),
        rdf11::suite(&folder, "rdf-n-triples", RdfFormat::NTriples),
        json_ld::suite(&folder),
    ] {
        let failed = suite.cases.iter().filter_map(|case| {
            let fault = fault(case, suite.format)?;
            Some(Known::new(suite.name, &case.name, fault, &listed))
        });
        let failed: Vec<Known> = failed.collect();
        summary.push(suite.summary(failed.len()));
        failing.extend(failed);
    }
    #[allow(clippy::print_stdout, reason = "tests/run shows it")]
    {
        println!("{}", summary.join("\n"));
    }
    let text = write(&summary, &failing);
    if updating() {
        std::fs::write(&path, &text).expect("write what is known");
    }
    let faults = known::differences(&listed, &failing);
    assert!(
        faults.is_empty() || updating(),
        "not as listed in {}:\n{}",
        path.display(),
        faults.join("\n")
    );
    let kept = std::fs::read_to_string(&path).expect("what is known");
    assert_eq!(kept, text, "tests/bless writes it anew");
    assert!(
        failing.iter().all(Known::has_reason),
        "give each failure its reason"
    );
}

impl Suite {
    fn summary(&self, failed: usize) -> String {
        let passed = self.cases.len() - failed;
        let mut summary = format!("{}: {passed} passed, {failed} failed", self.name);
        let mut whys = self.left_out.clone();
        whys.sort_unstable();
        for same in whys.chunk_by(|a, b| a == b) {
            let _ = write!(summary, ", {} left out ({})", same.len(), same[0]);
        }
        summary
    }
}

/// The actual result, where it differs.
struct Fault {
    happens: &'static str,
    /// The error message, or the differing lines.
    detail: String,
}

/// The difference from the expected result; `None` if there is none.
fn fault(case: &Case, format: RdfFormat) -> Option<Fault> {
    let fault = |happens, detail| Some(Fault { happens, detail });
    let graph = match (&case.expected, graph(case, format)) {
        (Expected::Refused, Ok(_)) => return fault("accepted", String::new()),
        (Expected::Graph(_) | Expected::Read, Err(error)) => {
            return fault("refused", error.to_string());
        }
        (Expected::Refused, Err(_)) | (Expected::Read, Ok(_)) => return None,
        (Expected::Graph(expected), Ok(graph)) => {
            // Named graphs are not supported: their triples are not in the expected graph.
            let (expected, has_names) = expected_graph(expected);
            if has_names {
                return fault("other graph", "named graphs are expected".to_owned());
            }
            [expected, graph]
        }
    };
    if is_same(&graph) {
        return None;
    }
    let [expected, graph] = graph.map(|graph| canonical(&graph));
    let missing = expected
        .lines()
        .filter(|line| !graph.lines().any(|other| other == *line));
    let surplus = graph
        .lines()
        .filter(|line| !expected.lines().any(|other| other == *line));
    let lines: Vec<String> = missing
        .map(|line| format!("    - {line}"))
        .chain(surplus.map(|line| format!("    + {line}")))
        .collect();
    fault("other graph", format!("\n{}", lines.join("\n")))
}

fn graph(case: &Case, format: RdfFormat) -> Result<Graph, read::SyntaxError> {
    let bytes = std::fs::read(&case.input)
        .unwrap_or_else(|error| panic!("{}: {error}", case.input.display()));
    // The file name, a URL, is the base IRI.
    let file = SourceFile::new(case.base.clone(), PathBuf::new(), bytes).in_utf8();
    let mut builder = GraphBuilder::new();
    read::read(FileId(0), &file, format, "", &mut builder)?;
    Ok(builder.finish())
}

/// The graph in an N-Triples or N-Quads file, and whether it has named graphs. Read by the strict parser of the
/// underlying library.
fn expected_graph(path: &Path) -> (Graph, bool) {
    let bytes = std::fs::read(path).expect("the result of a test");
    let mut builder = GraphBuilder::new();
    builder.allow(bytes.len());
    let mut has_names = false;
    for quad in NQuadsParser::new().for_slice(&bytes) {
        let quad = quad.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        has_names |= !quad.graph_name.is_default_graph();
        let subject = oxrdf::Term::from(quad.subject);
        builder.add(
            term(&subject),
            quad.predicate.as_str(),
            term(&quad.object),
            Origin::nowhere(),
        );
    }
    (builder.finish(), has_names)
}

fn term(term: &oxrdf::Term) -> Term<'_> {
    match term {
        oxrdf::Term::NamedNode(node) => Term::Iri(node.as_str()),
        oxrdf::Term::BlankNode(node) => Term::Blank(node.as_str()),
        oxrdf::Term::Literal(literal) => match literal.language() {
            Some(language) => Term::tagged(literal.value(), language),
            None => Term::typed(literal.value(), literal.datatype().as_str()),
        },
        oxrdf::Term::Triple(_) => panic!("no suite of RDF 1.1 has triple terms"),
    }
}

/// Whether two graphs are isomorphic, as decided by two programs.
fn is_same([expected, graph]: &[Graph; 2]) -> bool {
    let profile = embedded(Version::default());
    let same = compare(expected, graph, profile).is_empty();
    let canonical = canonical(expected) == canonical(graph);
    assert_eq!(same, canonical, "our comparison and RDFC-1.0 disagree");
    same
}
