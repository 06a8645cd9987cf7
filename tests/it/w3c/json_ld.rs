//! The manifest of the JSON-LD suite, in JSON.

use super::{Case, Expected, Suite};
use katalog::rdf::RdfFormat;
use serde_json::Value;
use std::path::Path;

/// The tests of JSON-LD to RDF.
pub(super) fn suite(suites: &Path) -> Suite {
    let folder = suites.join("json-ld");
    let text = std::fs::read_to_string(folder.join("toRdf-manifest.jsonld")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&text).expect("JSON");
    let base = manifest["baseIri"].as_str().expect("the base");
    let mut suite = Suite {
        name: "json-ld",
        format: RdfFormat::JsonLd,
        cases: Vec::new(),
        left_out: Vec::new(),
    };
    for test in manifest["sequence"].as_array().expect("tests") {
        match other_reader(&test["option"]) {
            Some(why) => suite.left_out.push(why),
            None => suite.cases.push(case(test, &folder, base)),
        }
    }
    // One test uses a file of another suite.
    let given = suite.cases.len();
    suite.cases.retain(|case| case.input.is_file());
    let missing = given - suite.cases.len();
    let why = "whose input is not in the folder";
    suite.left_out.extend(std::iter::repeat_n(why, missing));
    suite
}

/// Why a test does not apply: JSON-LD 1.1 without options is supported.
fn other_reader(option: &Value) -> Option<&'static str> {
    let is = |key: &str, value: &str| option[key] == value;
    if is("specVersion", "json-ld-1.0") || is("processingMode", "json-ld-1.0") {
        return Some("of JSON-LD 1.0");
    }
    if option["produceGeneralizedRdf"] == true {
        return Some("of generalized RDF");
    }
    let is_given = |key: &str| option.get(key).is_some();
    (is_given("rdfDirection") || is_given("expandContext"))
        .then_some("with an option that is not given")
}

fn case(test: &Value, folder: &Path, base: &str) -> Case {
    let member = |key: &str| test[key].as_str();
    let name = member("@id").expect("a name").trim_start_matches('#');
    let types = test["@type"].as_array().expect("types");
    let is = |kind: &str| types.iter().any(|one| one == kind);
    let input = member("input").expect("an input");
    let expected = if is("jld:PositiveEvaluationTest") {
        Expected::Graph(folder.join(member("expect").expect("a result")))
    } else if is("jld:PositiveSyntaxTest") {
        Expected::Read
    } else if is("jld:NegativeEvaluationTest") {
        Expected::Refused
    } else {
        panic!("{name} is of the types {types:?}")
    };
    let own = test["option"]["base"].as_str();
    Case {
        name: name.to_owned(),
        input: folder.join(input),
        base: own.map_or_else(|| format!("{base}{input}"), str::to_owned),
        expected,
    }
}
