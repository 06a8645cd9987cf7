//! Complexity tests: inputs that are large in one dimension must not take much longer than their size requires.
//!
//! Nothing is timed here. A quadratic algorithm makes these tests hang rather than fail. `tests/hostile/table.py`
//! measures more cases.

use crate::support::tries;
use katalog::diagnostic::{Collector, Finding, Levels};
use katalog::profile::{Version, embedded};
use katalog::rdf::read::read;
use katalog::rdf::{Graph, GraphBuilder, RdfFormat, Reported};
use katalog::rules::{self, Context, PropertyNaming};
use katalog::source::{FileId, SourceFile};
use std::fmt::Write as _;
use std::path::PathBuf;

/// The size of the inputs: small enough that only quadratic algorithms hang.
fn many() -> usize {
    tries(5_000, 30_000, 30_000)
}

const PREFIXES: &str = "@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix d: <https://data.kommunen.se/id/> .
";

fn graph(turtle: &str) -> Graph {
    let text = format!("{PREFIXES}{turtle}");
    let file = SourceFile::new("a.ttl".to_owned(), PathBuf::new(), text.into_bytes());
    let mut builder = GraphBuilder::new();
    read(FileId(0), &file, RdfFormat::Turtle, "", &mut builder).expect("Turtle");
    builder.finish()
}

fn findings(graph: &Graph) -> Vec<Finding> {
    let today = "2026-01-01".parse().expect("a date");
    let profile = embedded(Version::default());
    let reported = Reported::default();
    let cx = Context::new(graph, &reported, profile, PropertyNaming::Curies, today);
    let mut collector = Collector::new(Levels::default());
    collector.extend(rules::run(&cx, |_| true));
    collector.finish()
}

/// Number of findings of a rule on a catalogue with the line repeated, `%` replaced by the number.
fn count(rule: &str, head: &str, line: &str) -> usize {
    let mut turtle = head.to_owned();
    for number in 0..many() {
        let _ = writeln!(turtle, "{}", line.replace('%', &number.to_string()));
    }
    let findings = findings(&graph(&turtle));
    findings
        .iter()
        .filter(|finding| finding.rule.id == rule)
        .count()
}

#[test]
fn many_values_that_no_list_knows() {
    let theme =
        "d:s dcat:theme <http://publications.europa.eu/resource/authority/data-theme/EN%> .";
    assert_eq!(
        count("profile/vocabulary", "d:s a dcat:Dataset .", theme),
        many()
    );
}

#[test]
fn one_text_in_many_languages() {
    let title = "d:s dcterms:title 'S'@xx-a% , 'T'@xx-a% .";
    assert_eq!(
        count("profile/language-repeated", "d:s a dcat:Dataset .", title),
        many()
    );
}

#[test]
fn many_types_and_many_values_of_one_thing() {
    let line = "d:s a d:T% ; dcat:landingPage <http://www.kommunen.se/%> .";
    assert_eq!(
        count("address/insecure", "d:s a dcat:Dataset .", line),
        many()
    );
}

#[test]
fn many_things_that_lead_to_one_of_many_types() {
    let line = "d:o a d:T% . d:s% a dcat:Dataset ; dcterms:publisher d:o .";
    assert!(count("profile/mandatory", "d:o a vcard:Organization .", line) >= many());
}

#[test]
fn many_datasets_with_one_identifier() {
    let line = "d:s dcterms:relation d:r% . d:s% a dcat:Dataset ; dcterms:identifier 'a' .";
    let head = "d:s a dcat:Dataset ; dcterms:identifier 'a' .";
    assert_eq!(count("harvest/identifier-collision", head, line), many());
}

#[test]
fn many_titles_that_name_a_format_of_many_distributions() {
    let line = "d:s dcterms:title 'Roads CSV %'@en ; dcat:distribution d:x% . d:x% a dcat:Distribution ; dcterms:format 'text/csv' .";
    assert_eq!(
        count("guidance/title-content", "d:s a dcat:Dataset .", line),
        1
    );
}

#[test]
fn many_distributions_of_a_dataset_in_many_series() {
    let line = "d:s dcat:inSeries d:e% ; dcat:distribution d:x% . d:x% a dcat:Distribution .";
    assert_eq!(
        count("guidance/licence-missing", "d:s a dcat:Dataset .", line),
        many()
    );
}

#[test]
fn many_numbers_of_people_in_one_text() {
    let mut text = "en text ".to_owned();
    for _ in 0..20 * many() {
        text.push_str("7203040006 ");
    }
    let found = findings(&graph(&format!(
        "d:s a dcat:Dataset ; dcterms:description '{text}'@sv ."
    )));
    let numbers = |finding: &&Finding| finding.rule.id == "privacy/identity-number";
    assert_eq!(found.iter().filter(numbers).count(), 1);
}

#[test]
fn many_signs_that_begin_no_markup() {
    for sign in ["&", "<p ", "<", "a;"] {
        let text = sign.repeat(20 * many());
        let turtle = format!(
            "d:s a dcat:Dataset ; dcterms:description '{text}'@sv ; dcat:keyword '{text}'@sv ."
        );
        assert!(!findings(&graph(&turtle)).is_empty());
    }
}

#[test]
fn a_text_of_many_lines() {
    // An IRI of this length is refused.
    for (open, close) in [("'''", "'''"), ("\"\"\"", "\"\"\"")] {
        let lines = "a line\n".repeat(10 * many());
        let graph = graph(&format!("d:s d:p {open}{lines}{close} ;\n d:q 'x' .\n"));
        let places: Vec<_> = graph
            .triples()
            .iter()
            .filter_map(|t| t.origin.span())
            .collect();
        // Each at its last line.
        assert_eq!(places.len(), 2);
        assert!(
            places
                .iter()
                .all(|place| (1..=20).contains(&(place.end - place.start)))
        );
    }
}
