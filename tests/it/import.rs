//! Imports: each folder in `tests/fixtures/import` contains a `source` and the repository it becomes; further sources
//! are generated with many mistakes, a thousand of them in `tests/run`. The repository must give the same graph and the
//! same findings as its source.

use crate::canonical::canonical;
use crate::made;
use crate::support::{
    Faults, fixtures, for_each, katalog, root, scratch, shared, subfolders, tries, updating,
};
use katalog::description::{Copies, FileReport, Repository, Templates, to_graph};
use katalog::diagnostic::{Collector, Finding, Lang, Levels};
use katalog::import::{Import, Options};
use katalog::profile::{Profile, Version, embedded};
use katalog::rdf::{Graph, GraphBuilder, RdfFormat, Reported, TermId, read};
use katalog::rules::{self, Context, PropertyNaming};
use katalog::source::tree::Role;
use katalog::source::{SourceFile, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rule, subject and property of a finding; blank nodes are not distinguished.
type Found = (String, String, String);

#[test]
fn sources_become_what_lies_beside_them() {
    for_each(&subfolders(&fixtures().join("import")), |case, faults| {
        let source = source(case);
        // Flags of the case, one a line.
        let flags = std::fs::read_to_string(case.join("flags")).unwrap_or_default();
        let flags: Vec<&str> = flags.lines().collect();
        let folder = scratch();
        let name = source.file_name().expect("a name").to_owned();
        std::fs::copy(&source, folder.path().join(&name)).expect("a copy");
        let output = katalog(folder.path())
            .args([
                "import",
                "--lang",
                "sv",
                "-o",
                "out",
                "--report",
                "report.json",
            ])
            .args(&flags)
            .arg(&name)
            .output()
            .expect("katalog runs");
        let told = String::from_utf8_lossy(&output.stderr);
        faults.compare(&case.join("stderr"), told.as_bytes());
        if let Ok(report) = std::fs::read(folder.path().join("report.json")) {
            faults.compare(&case.join("report.json"), &report);
            same_files(&folder.path().join("out"), &case.join("expected"), faults);
            // With `--upgrade` or conversion the graph differs on purpose.
            if flags.is_empty() {
                let bytes = std::fs::read(&source).expect("the source");
                let extension = source.extension().unwrap_or_default().to_string_lossy();
                let format = RdfFormat::from_extension(&extension).expect("a known ending");
                gives_itself_back(case, &bytes, format, faults);
            }
        }
    });
}

#[test]
fn the_example_and_the_official_ones_give_themselves_back() {
    let folder = scratch();
    let built = katalog(folder.path())
        .args(["build", "-o", "."])
        .arg(root().join("examples/vastanvik"))
        .output()
        .expect("katalog runs");
    assert!(built.status.success());
    let mut sources = vec![
        folder.path().join("catalog.rdf"),
        folder.path().join("catalog.ttl"),
    ];
    if let Some(shared) = shared("the official examples through import") {
        for name in ["obligatoriskt", "rekommenderat"] {
            let file = shared.join("dcat-ap-se/examples").join(name);
            sources.extend(["rdf", "ttl"].map(|ending| file.with_extension(ending)));
        }
    }
    for_each(&sources, |source, faults| {
        let bytes = std::fs::read(source).expect("the source");
        let extension = source.extension().unwrap_or_default().to_string_lossy();
        let format = RdfFormat::from_extension(&extension).expect("a known ending");
        gives_itself_back(source, &bytes, format, faults);
    });
    // The file shown in docs/en/import.md is one that the program writes.
    let imported = katalog(folder.path())
        .args(["import", "catalog.rdf", "-o", "out", "--lang", "en"])
        .output()
        .expect("katalog runs");
    assert!(imported.status.success());
    let file = folder.path().join("out/datasets/lekplatser.yaml");
    let shown = std::fs::read_to_string(file).expect("written");
    let document = root().join("docs/en/import.md");
    let document = std::fs::read_to_string(document).expect("the document");
    assert!(
        document.contains(&shown),
        "docs/en/import.md shows another file than\n{shown}"
    );
}

#[test]
fn made_catalogues_give_themselves_back() {
    let seeds: Vec<PathBuf> = (0..tries(60, 1_000, 1_000))
        .map(|seed| PathBuf::from(seed.to_string()))
        .collect();
    for_each(&seeds, |seed, faults| {
        let number: u64 = seed.to_string_lossy().parse().expect("a seed");
        let text = made::catalogue(number);
        gives_itself_back(seed, text.as_bytes(), RdfFormat::NTriples, faults);
    });
}

fn source(case: &Path) -> PathBuf {
    let entries = std::fs::read_dir(case).expect("a case");
    let mut files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|path| path.file_stem().is_some_and(|stem| stem == "source"))
        .expect("a source")
}

/// Compares the files of a repository, except the schemas.
fn same_files(actual: &Path, expected: &Path, faults: &mut Faults) {
    let list = |root: &Path| -> BTreeSet<PathBuf> {
        let entries = walkdir::WalkDir::new(root)
            .into_iter()
            .filter_map(Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file());
        files
            .filter_map(|entry| Some(entry.path().strip_prefix(root).ok()?.to_path_buf()))
            .filter(|path| !path.starts_with(".katalog"))
            .collect()
    };
    let actual_files = list(actual);
    if updating() {
        let _ = std::fs::remove_dir_all(expected);
    }
    for file in &actual_files {
        let path = expected.join(file);
        if updating() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        }
        faults.compare(&path, &std::fs::read(actual.join(file)).expect("written"));
    }
    for file in list(expected).difference(&actual_files) {
        faults.push(expected, format!("{} is not written", file.display()));
    }
}

/// Reports differences in graph or findings between a repository and its source.
fn gives_itself_back(case: &Path, bytes: &[u8], format: RdfFormat, faults: &mut Faults) {
    let profile = embedded(Version::default());
    let mut sources = SourceMap::new();
    let file = SourceFile::new("source".to_owned(), PathBuf::new(), bytes.to_vec());
    let id = sources.add(file.in_utf8());
    let mut builder = GraphBuilder::new();
    if let Err(error) = read::read(id, sources.get(id), format, "", &mut builder) {
        return faults.push(case, format!("cannot be read: {error}"));
    }
    let graph = builder.finish();
    let templates = Templates::default();
    let options = Options {
        base: Some("https://minted.example"),
        templates: &templates,
        source: "source",
        lang: Lang::Sv,
    };
    let import = Import::new(&graph, profile, options).expect("a base is given");
    let minted: BTreeMap<TermId, String> = import
        .minted()
        .into_iter()
        .map(|minted| (minted.node, minted.iri))
        .collect();
    let expected = with_iris(&graph, &minted);
    let (after, told) = rebuilt(&import, profile);
    if !told.is_empty() {
        faults.push(case, format!("reading it back finds {told:#?}"));
    }
    let (left, right) = (canonical(&expected), canonical(&after));
    if left != right {
        faults.push(case, difference(&left, &right));
    }
    let told = |graph: &Graph| -> BTreeSet<Found> {
        let found = findings(graph, profile).into_iter();
        found
            .map(|finding| {
                (
                    finding.rule.id.to_owned(),
                    anonymous(finding.subject.clone().unwrap_or_default().raw()),
                    finding.property.clone().unwrap_or_default().into_raw(),
                )
            })
            .collect()
    };
    let (expected, found) = (told(&expected), told(&after));
    if expected != found {
        let lost: Vec<_> = expected.difference(&found).collect();
        let new: Vec<_> = found.difference(&expected).collect();
        faults.push(case, format!("findings lost: {lost:#?}\nnew: {new:#?}"));
    }
}

/// The source with minted IRIs in place of blank nodes: the only change allowed.
fn with_iris(graph: &Graph, minted: &BTreeMap<TermId, String>) -> Graph {
    let mut builder = GraphBuilder::new();
    let mut term = |id: TermId| match minted.get(&id) {
        Some(iri) => builder.iri(iri),
        None => builder.term(graph.term(id)),
    };
    let triples: Vec<_> = graph
        .triples()
        .iter()
        .map(|triple| {
            (
                term(triple.s),
                term(triple.p),
                term(triple.o),
                triple.origin,
            )
        })
        .collect();
    for (s, p, o, origin) in triples {
        builder.push(s, p, o, origin);
    }
    builder.finish()
}

fn anonymous(subject: &str) -> String {
    if subject.starts_with("_:") {
        "_:"
    } else {
        subject
    }
    .to_owned()
}

fn difference(left: &str, right: &str) -> String {
    let lines = |text: &str| -> BTreeSet<String> { text.lines().map(str::to_owned).collect() };
    let (left, right) = (lines(left), lines(right));
    let lost: Vec<_> = left.difference(&right).take(12).cloned().collect();
    let new: Vec<_> = right.difference(&left).take(12).cloned().collect();
    format!(
        "another graph\n- {}\n+ {}",
        lost.join("\n- "),
        new.join("\n+ ")
    )
}

fn findings(graph: &Graph, profile: &'static Profile) -> Vec<Finding> {
    let today = "2026-06-01".parse().expect("a date");
    let reported = Reported::default();
    let cx = Context::new(graph, &reported, profile, PropertyNaming::Curies, today);
    let mut collector = Collector::new(Levels::default());
    collector.extend(rules::run(&cx, |_| true));
    collector.finish()
}

/// The graph of the repository, and the findings from reading it.
fn rebuilt(import: &Import<'_>, profile: &'static Profile) -> (Graph, Vec<String>) {
    let mut sources = SourceMap::new();
    let files: Vec<_> = import
        .files()
        .iter()
        .map(|file| {
            let text = import.text(file).into_bytes();
            let id = sources.add(SourceFile::new(file.path(), PathBuf::new(), text));
            let role = if file.folder.is_empty() {
                Role::Catalog
            } else {
                Role::In(file.folder.to_owned())
            };
            (id, role)
        })
        .collect();
    let (repository, reports): (Repository<'_>, Vec<FileReport>) =
        Repository::read(&sources, &files, profile);
    let ids: Vec<_> = files.iter().map(|(id, _)| *id).collect();
    let copies = Copies {
        sources: &sources,
        list: &[],
    };
    let built = to_graph(
        &repository,
        reports,
        &ids,
        profile,
        &Templates::default(),
        &copies,
    );
    let told = built.findings.iter().map(|finding| {
        let place = finding.span.map(|span| {
            let file = sources.get(span.file);
            let line = file
                .lines()
                .position(file.bytes(), span.start as usize)
                .line;
            let text = String::from_utf8_lossy(file.bytes());
            format!(
                "{}:{line}: {}",
                file.name.raw(),
                text.lines().nth(line - 1).unwrap_or_default()
            )
        });
        format!(
            "{} {} {place:?}",
            finding.rule.id,
            finding.message(Lang::En).raw()
        )
    });
    (built.graph, told.collect())
}

/// Shows one generated catalogue: `SEED=12 cargo test --test it import::show -- --ignored --nocapture`.
#[test]
#[ignore = "for people"]
#[allow(clippy::print_stdout, reason = "that is what it is for")]
fn show() {
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    println!("{}", made::catalogue(seed.unwrap_or(0)));
}
