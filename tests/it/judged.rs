//! What is found in files of the field, and what is not: each file of `tests/fixtures/judged/<case>/` by itself, with
//! `expected.txt` for all of a case.

use crate::support::{Faults, fixtures, for_each, name, subfolders};
use katalog::diagnostic::Lang;
use katalog::report::{self, Detail, Report, ReportFormat};
use katalog::workspace::{Checks, Options, Source, Workspace};
use std::path::{Path, PathBuf};

/// The day on which all files are checked.
const TODAY: &str = "2026-06-01";

#[test]
fn files_of_the_field_are_judged() {
    let cases: Vec<PathBuf> = subfolders(&fixtures().join("judged"));
    assert!(cases.len() > 10, "{cases:?}");
    for_each(&cases, |case, faults: &mut Faults| {
        let mut text = String::new();
        for file in files(case) {
            text.push_str(&judged(&file));
            text.push('\n');
        }
        faults.compare(&case.join("expected.txt"), text.as_bytes());
    });
}

fn files(case: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(case).expect("a folder");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending != "txt"));
    files.sort();
    files
}

/// The findings in Swedish, one a line, without those about what is missing.
fn judged(file: &Path) -> String {
    let name = name(file);
    let bytes = std::fs::read(file).expect("a file");
    let source = Source::Rdf {
        files: vec![(name.to_owned(), bytes)],
    };
    let workspace = Workspace::open(source, Options::default()).expect("RDF");
    let checks = Checks::on(TODAY.parse().expect("a date"));
    let mut checked = workspace.check(&checks).expect("checked");
    let is_missing = ["profile/recommended", "guidance/distribution-title"];
    checked
        .findings
        .retain(|finding| !is_missing.contains(&finding.rule.id));
    let causes = checked.causes(true);
    let report = Report {
        findings: &checked.findings,
        causes: &causes,
        sources: &checked.sources,
        prefix: "",
        here: "",
        main: None,
        profile: checked.profile.version.as_str(),
        resources: &checked.resources,
        links: None,
        detail: Detail {
            is_rdf: checked.root.is_none(),
            ..Detail::default()
        },
        lang: Lang::Sv,
        colour: false,
    };
    let mut out = Vec::new();
    report::write(ReportFormat::Concise, &report, &mut out).expect("written to memory");
    format!("$ {name}\n{}", String::from_utf8(out).expect("UTF-8"))
}
