//! Conversion: `tests/fixtures/convert/<case>/` contains records (`.xml`) and API descriptions (`.yaml`, `.json`), the
//! graph of all of them together (`expected.ttl`), the report (`expected.txt`), and the findings of rules on the result
//! (`rules.txt`, errors only).

mod alignments;
mod hostile;
mod samples;

use crate::support::{Faults, fixtures, subfolders};
use katalog::convert::{Converter, Notation, RULES};
use katalog::diagnostic::{Collector, Finding, Lang, Levels, Severity};
use katalog::profile::{Profile, Version, embedded};
use katalog::rdf::write::{Order, write};
use katalog::rdf::{Graph, GraphBuilder, RdfFormat, Reported};
use katalog::report::{self, Detail, Report, ReportFormat};
use katalog::rules::{Context, PropertyNaming};
use katalog::source::{SourceFile, SourceMap};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Result of a conversion.
pub struct Converted {
    pub graph: Graph,
    pub found: Vec<Finding>,
    pub sources: SourceMap,
}

/// Converts files in the order given.
pub fn convert(files: &[(String, Vec<u8>)]) -> Converted {
    let mut sources = SourceMap::new();
    let mut builder = GraphBuilder::new();
    let mut converter = Converter::new(&mut builder);
    for (name, bytes) in files {
        let is_xml = Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "xml");
        let notation = if is_xml {
            Notation::Iso19139
        } else {
            Notation::XDcat
        };
        let id = sources.add(SourceFile::new(name.clone(), PathBuf::new(), bytes.clone()));
        converter.take(notation, id, sources.get(id));
    }
    let mut collector = Collector::new(Levels::default());
    collector.extend(converter.finish());
    Converted {
        graph: builder.finish(),
        found: collector.finish(),
        sources,
    }
}

/// The source files of a case, sorted.
pub fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let endings = ["xml", "yaml", "json"];
    paths.retain(|path| {
        path.extension()
            .is_some_and(|e| endings.iter().any(|ending| e == *ending))
    });
    let file = |path: &PathBuf| {
        let name = path
            .file_name()
            .expect("name")
            .to_string_lossy()
            .into_owned();
        (name, std::fs::read(path).expect("file"))
    };
    paths.iter().map(file).collect()
}

/// The graph as Turtle.
pub fn turtle(graph: &Graph) -> Vec<u8> {
    let profile = embedded(Version::default());
    let mut out = Vec::new();
    write(
        graph,
        &profile.prefixes,
        &order(profile),
        RdfFormat::Turtle,
        &mut out,
    )
    .expect("Turtle");
    out
}

fn order(profile: &Profile) -> Order {
    let mut order = Order::default();
    for class in &profile.classes {
        order.classes.extend(class.types.iter().cloned());
        for row in &class.properties {
            if !order.predicates.contains(&row.iri) {
                order.predicates.push(row.iri.clone());
            }
        }
    }
    order
}

/// The findings of rules on a graph.
pub fn judged(converted: &Converted) -> Vec<Finding> {
    let profile = embedded(Version::default());
    let today = "2026-06-01".parse().expect("a day");
    let reported = Reported::default();
    let cx = Context::new(
        &converted.graph,
        &reported,
        profile,
        PropertyNaming::Curies,
        today,
    );
    let mut collector = Collector::new(Levels::default());
    collector.extend(katalog::rules::run(&cx, |_| true));
    collector.finish()
}

/// Findings as a report.
pub fn told(found: &[Finding], sources: &SourceMap, format: ReportFormat, lang: Lang) -> Vec<u8> {
    let report = Report {
        findings: found,
        causes: &[],
        sources,
        prefix: "",
        here: "",
        main: None,
        profile: Version::default().as_str(),
        resources: &[],
        links: None,
        detail: Detail::default(),
        lang,
        colour: false,
    };
    let mut out = Vec::new();
    report::write(format, &report, &mut out).expect("a report");
    out
}

#[test]
fn cases_become_what_stands_beside_them() {
    let mut faults = Faults::default();
    let cases = subfolders(&fixtures().join("convert"));
    assert!(cases.len() > 5, "only {} cases", cases.len());
    for case in cases {
        let files = files_in(&case);
        let mut text = Vec::new();
        for lang in [Lang::Sv, Lang::En] {
            let converted = convert(&files);
            text.extend(told(
                &converted.found,
                &converted.sources,
                ReportFormat::Human,
                lang,
            ));
        }
        let converted = convert(&files);
        faults.compare(&case.join("expected.txt"), &text);
        faults.compare(&case.join("expected.ttl"), &turtle(&converted.graph));
        let mut found = judged(&converted);
        found.retain(|one| one.severity == Severity::Error);
        let rules = told(&found, &converted.sources, ReportFormat::Concise, Lang::Sv);
        faults.compare(&case.join("rules.txt"), &rules);
    }
    faults.assert_none();
}

#[test]
fn every_rule_has_a_case() {
    let cases = subfolders(&fixtures().join("convert"));
    let found: BTreeSet<&str> = cases
        .iter()
        .flat_map(|case| convert(&files_in(case)).found)
        .map(|finding| finding.rule.id)
        .collect();
    let without: Vec<_> = RULES
        .iter()
        .map(|meta| meta.id)
        .filter(|id| !found.contains(id))
        .collect();
    assert!(without.is_empty(), "rules without a case: {without:?}");
}
