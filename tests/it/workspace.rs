//! The application without a terminal, as used by an editor or another program.

use crate::support::root;
use katalog::diagnostic::Lang;
use katalog::rdf::RdfFormat;
use katalog::workspace::error::{OpenError, SettingsError};
use katalog::workspace::{Checks, Error, Options, Overlay, RuleFilter, Source, Workspace};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn checks() -> Checks {
    Checks::on("2026-01-31".parse().expect("date"))
}

fn open(folder: &Path) -> Result<Workspace, Error> {
    Workspace::open(Source::Paths(vec![folder.to_owned()]), Options::default())
}

/// A writable copy of an example.
fn copy(example: &str) -> tempfile::TempDir {
    let (from, to) = (root().join("examples").join(example), tempfile::tempdir());
    let to = to.expect("folder");
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.expect("entry");
        let path = to
            .path()
            .join(entry.path().strip_prefix(&from).expect("inside"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(path).expect("folder");
        } else {
            std::fs::copy(entry.path(), path).expect("file");
        }
    }
    to
}

/// Number of findings by file.
fn counts(workspace: &Workspace) -> BTreeMap<String, usize> {
    let checked = workspace.check(&checks()).expect("checked");
    let mut counts = BTreeMap::new();
    for finding in &checked.findings {
        let span = finding.span.expect("a place");
        let file = checked.sources.get(span.file).name.raw();
        *counts.entry(file.to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn texts_that_are_not_saved_stand_for_files() {
    let folder = copy("minimal");
    let mut workspace = open(folder.path()).expect("open");
    let (before, triples) = (counts(&workspace), workspace.graph().triples().len());

    // A new file, and an existing one.
    for file in ["datasets/nytt.yaml", "datasets/badplatser.yaml"] {
        let text = b"title: Badplatser\nnonsens: ja\n".to_vec();
        workspace.update(file, Some(text)).expect("updated");
        let mut after = counts(&workspace);
        assert!(after.remove(file) > before.get(file).copied(), "{after:?}");
        assert!(workspace.graph().triples().len() != triples);
        workspace.update(file, None).expect("updated");
        assert_eq!(counts(&workspace), before);
        assert_eq!(workspace.graph().triples().len(), triples);
    }
    assert!(!folder.path().join("datasets/nytt.yaml").exists());
}

#[test]
fn what_cannot_be_read_leaves_what_was() {
    let folder = copy("minimal");
    let mut workspace = open(folder.path()).expect("open");
    let before = counts(&workspace);
    std::fs::write(folder.path().join("katalog.toml"), "profile = \"9\"").expect("written");
    let error = workspace
        .update("datasets/x.yaml", None)
        .expect_err("settings");
    assert!(matches!(error, Error::Settings(SettingsError::Profile(_))));
    assert_eq!(counts(&workspace), before);
}

#[test]
fn documents_are_kept_with_their_spans() {
    let folder = copy("minimal");
    let workspace = open(folder.path()).expect("open");
    let documents = workspace.documents().expect("YAML");
    let ids = documents.ask(|repository| {
        let parts = repository.parts.iter();
        parts.map(|part| part.file).collect::<Vec<_>>()
    });
    let files: Vec<&str> = ids
        .expect("an answer")
        .into_iter()
        .map(|file| workspace.sources().get(file).name.raw())
        .collect();
    assert!(
        files.iter().any(|file| file.starts_with("datasets/")),
        "{files:?}"
    );
    let rdf = Source::Rdf {
        files: vec![(
            "a.ttl".to_owned(),
            b"<http://a.se/s> <http://a.se/p> 1 .".to_vec(),
        )],
    };
    let workspace = Workspace::open(rdf, Options::default()).expect("open");
    assert!(workspace.documents().is_none() && workspace.graph().triples().len() == 1);
}

#[test]
fn what_is_built_in_memory_is_what_is_written() {
    let folder = copy("minimal");
    let workspace = open(folder.path()).expect("open");
    let files = workspace.build(&RdfFormat::ALL).expect("built");
    let out = folder.path().join("out");
    let run = Command::new(env!("CARGO_BIN_EXE_katalog"))
        .args(["build", "--to", "rdf,ttl,jsonld,nt", "-o"])
        .arg(&out)
        .arg(folder.path())
        .output();
    assert!(run.expect("it runs").status.success());
    assert_eq!(files.len(), 4);
    for file in files {
        let written = std::fs::read(out.join(&file.name)).expect(&file.name);
        assert!(written == file.bytes, "{}", file.name);
    }
}

#[test]
fn a_revision_is_opened_as_a_folder_is() {
    let folder = copy("minimal");
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(folder.path()).args(args);
        let done = command.output().expect("git");
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&[
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@a.se",
        "commit",
        "-qm",
        "a",
    ]);
    let before = counts(&open(folder.path()).expect("open"));
    std::fs::write(folder.path().join("catalog.yaml"), "").expect("written");
    let source = Source::Revision {
        root: folder.path().to_owned(),
        revision: "HEAD".to_owned(),
    };
    let mut workspace = Workspace::open(source, Options::default()).expect("open");
    assert_eq!(counts(&workspace), before);
    // Read again from the same revision.
    let catalog = workspace.build(&[RdfFormat::Turtle]).expect("built");
    workspace.update("datasets/a.yaml", None).expect("updated");
    assert_eq!(
        workspace.build(&[RdfFormat::Turtle]).expect("built"),
        catalog
    );
}

#[test]
fn errors_are_types_with_words_in_both_languages() {
    let folder = tempfile::tempdir().expect("folder");
    let missing = open(&folder.path().join("x")).expect_err("missing");
    assert!(matches!(missing, Error::Open(OpenError::Missing(_))));
    let none = open(folder.path()).expect_err("no repository");
    assert!(matches!(none, Error::Open(OpenError::NoRepository { .. })));
    assert!(none.message(Lang::Sv).starts_with("ingen catalog.yaml i "));
    assert!(none.message(Lang::En).starts_with("no catalog.yaml in "));
    assert_eq!(none.to_string(), none.message(Lang::En));

    let text = folder.path().join("a.ttl");
    std::fs::write(&text, "<http://a.se/s> <http://a.se/p> .").expect("written");
    let unreadable = open(&text).expect_err("unreadable");
    assert!(matches!(unreadable, Error::Open(OpenError::Unreadable(_))));
    let mut causes = 0;
    let mut cause = std::error::Error::source(&unreadable);
    while let Some(next) = cause {
        causes += 1;
        cause = next.source();
    }
    assert!(causes > 0, "{unreadable:?}");

    let rule = RuleFilter::new(vec!["profile/mandatry".to_owned()], Vec::new());
    let rule = rule.expect_err("no such rule").message(Lang::En);
    assert!(
        rule.ends_with("did you mean `profile/mandatory`?"),
        "{rule}"
    );
}

#[test]
fn an_overlay_is_there_from_the_start() {
    let folder = copy("minimal");
    let text = "a: [".to_owned().into_bytes();
    let texts = BTreeMap::from([("catalog.yaml".to_owned(), text)]);
    let options = Options {
        overlay: Overlay::unsaved(texts),
        ..Options::default()
    };
    let source = Source::Paths(vec![folder.path().to_owned()]);
    let workspace = Workspace::open(source, options).expect("open");
    let checked = workspace.check(&checks()).expect("checked");
    assert!(
        checked
            .findings
            .iter()
            .any(|of| of.rule.id == "yaml/syntax")
    );
}
