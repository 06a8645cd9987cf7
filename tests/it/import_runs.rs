//! Interrupted and refused imports: nothing is overwritten, and no incomplete repository looks complete.

use crate::support::{katalog, run, scratch, tries};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

/// The file that marks an incomplete import.
const MARK: &str = "IMPORT-INCOMPLETE.txt";

/// A catalogue with so many datasets, as Turtle.
fn catalogue(datasets: usize) -> String {
    let mut text = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n\
        <https://data.kommunen.example/katalog> a dcat:Catalog ; dcterms:title \"Katalogen\"@sv .\n"
        .to_owned();
    for number in 0..datasets {
        let _ = writeln!(
            text,
            "<https://data.kommunen.example/{number}> a dcat:Dataset ; dcterms:title \"Nummer {number}\"@sv .\n\
            <https://data.kommunen.example/katalog> dcat:dataset <https://data.kommunen.example/{number}> ."
        );
    }
    text
}

fn names(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter();
    entries
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .collect()
}

#[test]
fn a_killed_import_leaves_nothing_that_looks_whole() {
    let points: u32 = tries(8, 50, 50);
    let folder = scratch();
    let here = folder.path();
    std::fs::write(here.join("source.ttl"), catalogue(200)).expect("a source");
    let import = |to: &str| {
        let mut command = katalog(here);
        command.args(["import", "source.ttl", "-o", to]);
        command
    };
    let start = Instant::now();
    let whole = import("whole").output().expect("katalog runs");
    let length = start.elapsed();
    assert!(whole.status.success());
    let expected = names(&here.join("whole")).len();
    for point in 0..points {
        let to = format!("killed-{point}");
        let mut child = import(&to)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("katalog starts");
        std::thread::sleep(length * (point + 1) / points);
        let _ = child.kill();
        let _ = child.wait();
        let (target, unfinished) = (here.join(&to), here.join(format!("{to}.incomplete")));
        if target.exists() {
            // At its target it is complete; at most the mark is still there.
            let written = names(&target).len() - usize::from(target.join(MARK).exists());
            assert_eq!(written, expected, "killed at {point}");
        }
        let marked = target.join(MARK).exists() || unfinished.join(MARK).exists();
        // A folder without mark is empty: it was just created.
        assert!(marked || !unfinished.exists() || names(&unfinished).is_empty());
        if marked || unfinished.exists() {
            let again = import(&to).output().expect("katalog runs");
            assert_eq!(again.status.code(), Some(2), "killed at {point}");
        }
    }
}

#[test]
fn another_form_is_told_with_its_flag() {
    let folder = scratch();
    let here = folder.path();
    for (name, text, flag) in [
        (
            "record.xml",
            "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\"/>",
            "--from iso19139",
        ),
        (
            "answer.xml",
            "<?xml version=\"1.0\"?><csw:GetRecordsResponse/>",
            "--from iso19139",
        ),
        (
            "api.json",
            "{\"openapi\": \"3.0.1\", \"info\": {}}",
            "--from x-dcat",
        ),
        ("api.yaml", "openapi: 3.0.1\ninfo: {}\n", "--from x-dcat"),
        (
            "blocks.json",
            "{\"dcat-catalog\": {\"title-sv\": \"Katalogen\"}}",
            "--from x-dcat",
        ),
    ] {
        std::fs::write(here.join(name), text).expect("a source");
        let mut command = katalog(here);
        command.args(["import", name, "-o", "out"]);
        let output = command.output().expect("katalog runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(told.contains(flag), "{name}: {told}");
    }
}

#[test]
fn what_is_there_is_not_touched() {
    let folder = scratch();
    let here = folder.path();
    std::fs::write(here.join("source.ttl"), catalogue(3)).expect("a source");
    std::fs::create_dir_all(here.join("out/datasets")).expect("a folder");
    std::fs::write(here.join("out/datasets/nummer-1.yaml"), "title: Min\n").expect("a file");
    std::fs::write(here.join("out/mine.txt"), "min\n").expect("a file");
    let import = |flags: &[&str]| {
        let mut command = katalog(here);
        command
            .args(["import", "source.ttl", "-o", "out"])
            .args(flags);
        command.output().expect("katalog runs").status.code()
    };
    assert_eq!(import(&[]), Some(2));
    assert_eq!(names(&here.join("out")).len(), 3);
    assert_eq!(import(&["--force"]), Some(0));
    let read = |name: &str| std::fs::read_to_string(here.join(name)).expect("a file");
    assert_eq!(read("out/mine.txt"), "min\n");
    assert!(read("out/datasets/nummer-1.yaml").contains("Nummer 1"));
    assert!(!here.join("out").join(MARK).exists());
    // An unreadable or empty source leaves no folder behind.
    std::fs::write(here.join("torn.ttl"), "<a> <b").expect("a source");
    std::fs::write(here.join("empty.ttl"), "").expect("a source");
    for source in ["torn.ttl", "empty.ttl", "missing.ttl"] {
        let mut command = katalog(here);
        command.args(["import", source, "-o", "new"]);
        assert_eq!(
            command.output().expect("katalog runs").status.code(),
            Some(2),
            "{source}"
        );
        assert!(
            !here.join("new").exists() && !here.join("new.incomplete").exists(),
            "{source}"
        );
    }
}

/// File name, content, and words of the error message.
const NO_RDF: &[(&str, &str, &[&str])] = &[
    ("a.trig", "<https://a.example/g> {}", &["TriG", ".ttl"]),
    ("a.nq", "", &["N-Quads", ".nt"]),
    ("a.rdf", "<!DOCTYPE html>\n<html><br></html>", &["webbsida"]),
    ("b.ttl", "<html><body>Logga in</body></html>", &["webbsida"]),
    ("c.rdf", " \n", &["c.rdf: ", "filen är tom"]),
    (
        "a.json",
        "{\"success\": true, \"result\": {}}",
        &["CKAN", "/catalog.ttl"],
    ),
    (
        "a.jsonld",
        "{\n \"@context\": \"https://schema.org/\", \"name\": \"x\"}",
        &[
            "a.jsonld:2:14",
            "https://schema.org/",
            "skriv in den i filen",
        ],
    ),
    (
        "d.rdf",
        "<a>\n x&nbsp;y</a>",
        &["d.rdf:2:3", "&nbsp;", "hör till HTML"],
    ),
    ("e.rdf", "<a b='x?y=1&z=2'/>", &["e.rdf:1:12", "&amp;"]),
];

#[test]
fn what_is_no_rdf_is_told_apart() {
    let folder = scratch();
    let here = folder.path();
    for (name, text, words) in NO_RDF {
        std::fs::write(here.join(name), text).expect("a source");
        let output = katalog(here)
            .args(["import", name, "-o", "out", "--lang", "sv"])
            .output()
            .expect("katalog runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {told}");
        for word in *words {
            assert!(told.contains(word), "{name}: {word}: {told}");
        }
        assert!(!here.join("out").exists(), "{name}");
    }
}

/// Distributions with the same format and title get distinct numbers.
#[test]
fn many_distributions_alike_have_a_name_each() {
    const MANY: usize = 300;
    let folder = scratch();
    let here = folder.path();
    let mut text = catalogue(1);
    for number in 0..MANY {
        let _ = writeln!(
            text,
            "<https://data.kommunen.example/0> dcat:distribution [ a dcat:Distribution ; dcterms:format \"CSV\" ; \
            dcat:accessURL <https://data.kommunen.example/fil/{number}> ] ."
        );
    }
    std::fs::write(here.join("source.ttl"), text).expect("a source");
    let output = run(
        here,
        &[
            "import",
            "source.ttl",
            "-o",
            "out",
            "--report",
            "report.json",
        ],
    );
    assert!(output.status.success());
    let report = std::fs::read(here.join("report.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
    let minted = report["minted"].as_array().expect("what was minted");
    let names: BTreeSet<&str> = minted.iter().filter_map(|of| of["iri"].as_str()).collect();
    assert_eq!(names.len(), MANY);
}

/// The current folder cannot be replaced by another one.
#[test]
fn the_folder_where_we_are_can_be_written() {
    let folder = scratch();
    let here = folder.path().join("ny");
    std::fs::create_dir_all(here.join("inom")).expect("a folder");
    std::fs::write(folder.path().join("source.ttl"), catalogue(3)).expect("a source");
    std::fs::write(folder.path().join("torn.ttl"), "<a> <b").expect("a source");
    let import = |at: &Path, source: &str, to: &str| {
        let args = ["import", source, "-o", to, "--lang", "en"];
        run(at, &args).status.code()
    };
    // A folder with a file is not empty.
    assert_eq!(import(&here, "../source.ttl", "."), Some(2));
    let inner = here.join("inom");
    assert_eq!(import(&inner, "../../torn.ttl", "."), Some(2));
    assert!(names(&inner).is_empty());
    assert_eq!(import(&inner, "../../source.ttl", "."), Some(0));
    assert!(inner.join("catalog.yaml").exists() && !inner.join(MARK).exists());
    assert_eq!(
        names(&here)
            .iter()
            .filter(|path| !path.starts_with(&inner))
            .count(),
        0
    );
    assert_ne!(run(&inner, &["validate"]).status.code(), Some(2));
}

#[test]
fn force_leaves_what_an_import_would_not_have_written() {
    let folder = scratch();
    let here = folder.path();
    std::fs::write(here.join("source.ttl"), catalogue(3)).expect("a source");
    std::fs::create_dir_all(here.join("out")).expect("a folder");
    let own = [
        "/hemligt/\n",
        "profile = \"3.0.1\"\n[rules]\nguidance = \"off\"\n",
    ];
    for (name, text) in [".gitignore", "katalog.toml"].iter().zip(own) {
        std::fs::write(here.join("out").join(name), text).expect("a file");
    }
    let args = [
        "import",
        "source.ttl",
        "-o",
        "out",
        "--force",
        "--profile",
        "2.2.0",
        "--lang",
        "en",
    ];
    let output = run(here, &args);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    let read = |name: &str| std::fs::read_to_string(here.join("out").join(name)).expect("a file");
    assert_eq!(
        [read(".gitignore"), read("katalog.toml")],
        own.map(str::to_owned)
    );
    for words in ["`/public/`", "`profile = \"2.2.0\"`"] {
        assert!(told.contains(words), "{told}");
    }
    // An existing file with the line is not reported.
    std::fs::write(here.join("out/.gitignore"), "/hemligt/\n/public/\n").expect("a file");
    let told = run(here, &["import", "source.ttl", "-o", "out", "--force"]).stderr;
    assert!(!String::from_utf8_lossy(&told).contains(".gitignore"));
}

/// The name of a source is written as a comment, on one line.
#[cfg(unix)]
#[test]
fn a_name_with_line_breaks_writes_no_yaml() {
    let folder = scratch();
    let here = folder.path();
    for (number, end) in (0..).zip(["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"]) {
        let source = format!("x{end}uri: https:evil.example{end}.ttl");
        std::fs::write(here.join(&source), catalogue(1)).expect("a source");
        let to = format!("out{number}");
        assert_eq!(
            run(here, &["import", &source, "-o", &to]).status.code(),
            Some(0)
        );
        for path in names(&here.join(&to)) {
            if path.extension().is_some_and(|of| of == "yaml") {
                let text = std::fs::read_to_string(&path).expect("a file");
                let is_comment = |line: &str| line.starts_with("# ") && line.contains("evil");
                let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
                let evil: Vec<&str> = lines.filter(|line| line.contains("evil")).collect();
                assert!(evil.len() == 1 && is_comment(evil[0]), "{text}");
            }
        }
    }
}

/// No file has a reserved device name of Windows.
#[test]
fn devices_of_windows_name_no_file() {
    let folder = scratch();
    let here = folder.path();
    let made = |args: &[&str]| run(here, args).status.code();
    let flags = "--publisher Con --publisher-type Company --base-uri https://con.example --email a@con.example";
    let init = ["init", "own"].into_iter().chain(flags.split(' '));
    assert_eq!(made(&init.collect::<Vec<_>>()), Some(0));
    assert!(here.join("own/agents/con-1.yaml").exists());
    let dataset =
        "title: Badplatser\ndescription: Alla badplatser i kommunen, med namn och läge.\n";
    std::fs::write(here.join("own/datasets/bad.yaml"), dataset).expect("a dataset");
    assert_eq!(made(&["build", "own", "-o", "public"]), Some(0));
    for id in ["aux", "nul", "com1", "prn.x"] {
        assert_eq!(
            made(&["new", "dataset", id, "--path", "own"]),
            Some(2),
            "{id}"
        );
    }
    let text = ["aux", "CON", "Lpt9"].map(|name| {
        format!("<https://data.kommunen.example/{name}> a <http://www.w3.org/ns/dcat#Dataset> .\n")
    });
    std::fs::write(here.join("source.ttl"), catalogue(1) + &text.concat()).expect("a source");
    assert_eq!(made(&["import", "source.ttl", "-o", "out"]), Some(0));
    let made: BTreeSet<String> = names(&here.join("out/datasets"))
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    let wanted = ["aux-1.yaml", "con-1.yaml", "lpt9-1.yaml", "nummer-0.yaml"];
    assert_eq!(made.iter().collect::<Vec<_>>(), wanted);
}
