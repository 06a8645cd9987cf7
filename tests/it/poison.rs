//! Untrusted text in every output of every command: it must not act on a terminal, in CI logs, in XML or JSON, and
//! secrets must be redacted.
//!
//! The texts are in `tests/fixtures/poison/poisons.json`. `KATALOG_BINARY` selects another program. Markdown output is
//! checked with independent renderers in `tests/python/markdown.py`.

use crate::server::Server;
use crate::support::{fixtures, overlay, scratch, skip, tries};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

struct Poison {
    text: String,
    secret: Option<String>,
}

/// The texts to try: by default every fourteenth, another choice in each test; all in `tests/run`.
fn poisons(first: usize) -> Vec<Poison> {
    let text = std::fs::read_to_string(fixtures().join("poison/poisons.json")).expect("poisons");
    let list: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    assert!(list.len() >= 60);
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let every = tries(14, 1, 1);
    list.iter()
        .skip(first % every)
        .step_by(every)
        .map(|of| Poison {
            text: text(&of["text"]).expect("text"),
            secret: text(&of["secret"]),
        })
        .collect()
}

/// Problems in the output by kind, with a few examples of each.
#[derive(Default)]
struct Found(Mutex<BTreeMap<&'static str, (usize, Vec<String>)>>);

impl Found {
    fn push(&self, kind: &'static str, run: &str, line: &str) {
        let mut found = self.0.lock().expect("lock");
        let (count, examples) = found.entry(kind).or_default();
        *count += 1;
        let line: String = line.chars().take(200).collect();
        if examples.len() < 12 && examples.iter().filter(|own| own.starts_with(run)).count() < 6 {
            examples.push(format!("{run}: {line:?}"));
        }
    }

    /// Examines the output of a run. `annotates`: GitHub workflow commands are expected.
    fn look(&self, run: &str, bytes: &[u8], annotates: bool, secrets: &[&str]) {
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.push("no UTF-8", run, "");
            return;
        };
        for line in text.split(['\n', '\r']) {
            if let Some(c) = line.chars().find(|c| is_raw(*c)) {
                self.push(
                    "raw characters",
                    run,
                    &format!("{:x} in {line}", u32::from(c)),
                );
            }
            if is_command(line, annotates) {
                self.push("commands", run, line);
            }
        }
        if text.contains('\r') {
            self.push("raw characters", run, "CR");
        }
        for line in text.lines() {
            let lower = line.to_lowercase();
            for secret in secrets {
                if let Some(at) = lower.find(&secret.to_lowercase()) {
                    let around: String = lower[..at].chars().rev().take(60).collect();
                    let around: String = around.chars().rev().collect();
                    self.push("secrets", run, &format!("{around}{}", &lower[at..]));
                }
            }
        }
    }

    fn assert_none(self) {
        let found = self.0.into_inner().expect("lock");
        let mut told = String::new();
        for (kind, (count, examples)) in &found {
            let _ = writeln!(told, "{kind}: {count}\n  {}", examples.join("\n  "));
        }
        assert!(found.is_empty(), "{told}");
    }
}

/// Independent of the program's own list.
fn is_raw(c: char) -> bool {
    let number = u32::from(c);
    (c.is_control() && c != '\t')
        || matches!(number, 0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x180b..=0x180f | 0x200b..=0x200f
            | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfdd0..=0xfdef | 0xfe00..=0xfe0e | 0xfeff
            | 0xfff0..=0xfffb | 0xe0000..=0xe0fff)
        || number & 0xfffe == 0xfffe
}

fn is_command(line: &str, annotates: bool) -> bool {
    let start = line.trim_start_matches(|c: char| c.is_whitespace() || is_raw(c));
    let own = ["::error ", "::warning ", "::notice "];
    let is_own = annotates && own.iter().any(|own| line.starts_with(own));
    let lower = line.to_lowercase();
    let words = [
        "##[",
        "##vso[",
        "##teamcity[",
        "section_start:",
        "section_end:",
        "travis_fold:",
    ];
    (start.starts_with("::") && !is_own) || words.iter().any(|word| lower.contains(word))
}

/// A run of the program, including the files it writes.
struct Run<'f> {
    found: &'f Found,
    secrets: &'f [&'f str],
    folder: &'f Path,
}

impl Run<'_> {
    fn command(&self) -> Command {
        let binary = std::env::var_os("KATALOG_BINARY");
        let binary = binary.unwrap_or_else(|| env!("CARGO_BIN_EXE_katalog").into());
        let mut command = Command::new(binary);
        command
            .current_dir(self.folder)
            .env("LC_ALL", "C")
            .env("NO_COLOR", "1")
            .env_remove("COLUMNS")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[impl AsRef<std::ffi::OsStr>]) {
        let output = match self.command().args(args).output() {
            Ok(output) => output,
            // Arguments cannot contain NUL.
            Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => return,
            Err(error) => panic!("{error}"),
        };
        let name: Vec<String> = args
            .iter()
            .take(3)
            .map(|arg| arg.as_ref().display().to_string())
            .collect();
        let name = name.join(" ");
        let annotates = name.contains("github");
        assert!(
            output.status.code().is_some_and(|code| code <= 2),
            "{name}: {output:?}"
        );
        self.found
            .look(&name, &output.stdout, annotates, self.secrets);
        self.found
            .look(&format!("{name} 2>"), &output.stderr, false, self.secrets);
    }

    /// All report formats of a command: in one run by default, each on standard output in `tests/run`.
    fn reports(&self, args: &[&str]) {
        const FORMATS: [&str; 8] = [
            "human", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown",
        ];
        if tries(true, false, false) {
            let files = FORMATS.map(|format| format!("--format={format}=report.{format}"));
            let args: Vec<&str> = args
                .iter()
                .copied()
                .chain(files.iter().map(String::as_str))
                .collect();
            self.run(&args);
            for format in FORMATS {
                let file = self.folder.join(format!("report.{format}"));
                let report = std::fs::read(&file).expect("a report");
                self.report(&args.join(" "), format, &report);
            }
            return;
        }
        for format in FORMATS {
            let mut args = args.to_vec();
            args.extend(["--format", format]);
            let output = self.command().args(&args).output().expect("katalog runs");
            let name = args.join(" ");
            let code = output.status.code();
            assert!(code.is_some_and(|code| code <= 2), "{name}: {code:?}");
            self.report(&name, format, &output.stdout);
            self.found
                .look(&format!("{name} 2>"), &output.stderr, false, self.secrets);
        }
    }

    fn report(&self, name: &str, format: &str, report: &[u8]) {
        self.found
            .look(name, report, format == "github", self.secrets);
        let text = String::from_utf8_lossy(report);
        let is_json = matches!(format, "json" | "sarif" | "gitlab");
        if is_json && serde_json::from_str::<Value>(&text).is_err() {
            self.found.push("invalid", name, "no JSON");
        }
        if format == "junit" && roxmltree::Document::parse(&text).is_err() {
            self.found.push("invalid", name, "no XML");
        }
    }
}

fn write(path: &Path, text: &str) -> bool {
    let folder = path.parent().expect("a folder");
    std::fs::create_dir_all(folder).is_ok() && std::fs::write(path, text).is_ok()
}

/// Double-quoted, as in YAML and Turtle.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match u32::from(c) {
            0x22 | 0x5c => quoted.extend(['\\', c]),
            0x20..0x7f => quoted.push(c),
            number @ 0x1_0000.. => {
                let _ = write!(quoted, "\\U{number:08x}");
            }
            number => {
                let _ = write!(quoted, "\\u{number:04x}");
            }
        }
    }
    quoted + "\""
}

/// A catalogue with untrusted text in every value, key and name.
fn repository(folder: &Path, poisons: &[Poison]) {
    overlay(&fixtures().join("base"), folder);
    for (number, poison) in poisons.iter().enumerate() {
        let q = quoted(&poison.text);
        let raw = poison.text.replace(['\n', '\r'], " ");
        let text = format!(
            "title: {{sv: {q}, {q}: x}}\ndescription: {q}\n{q}: {q}\ntheme: {q}\nlandingPage: {q}\nidentifier: {q}\nkeyword: {{sv: [{q}, {q}]}}\npublisher: {q}\nissued: {q}\nspatial: {q}\ndistribution:\n  - accessURL: {q}\n    format: {q}\n    license: {q}\n    downloadURL: \"https://a.example/\" # katalog: ignore[{raw}] {raw}\n"
        );
        assert!(write(
            &folder.join(format!("datasets/p{number}.yaml")),
            &text
        ));
        // Unquoted, which YAML may reject.
        write(
            &folder.join(format!("datasets/q{number}.yaml")),
            &format!("title: {}\n{}: 1\n", poison.text, poison.text),
        );
        let name: String = poison
            .text
            .chars()
            .filter(|c| *c != '\0')
            .take(60)
            .collect();
        write(&folder.join(format!("{name}/x.yaml")), "title: x\n");
        write(
            &folder.join(format!("agents/{name}/a.yml")),
            &format!("name: {q}\ntype: {q}\n"),
        );
        // The last segment of a URL would not reveal a secret.
        if poison.secret.is_none() {
            write(&folder.join(format!("datasets/{name}.yaml")), "title: x\n");
        }
    }
}

fn secrets(poisons: &[Poison]) -> Vec<&str> {
    poisons
        .iter()
        .filter_map(|of| of.secret.as_deref())
        .collect()
}

#[test]
fn poisoned_descriptions_harm_nobody() {
    let poisons = poisons(0);
    let (found, secrets) = (Found::default(), secrets(&poisons));
    let folder = scratch();
    repository(&folder.path().join("new"), &poisons);
    overlay(&fixtures().join("base"), &folder.path().join("old"));
    let run = Run {
        found: &found,
        secrets: &secrets,
        folder: folder.path(),
    };
    run.reports(&["validate", "new"]);
    run.reports(&["validate", "new", "--lang", "sv"]);
    run.reports(&["validate", "new", "--statistics"]);
    run.reports(&["validate", "new", "--verbose"]);
    run.reports(&["validate", "new", "--limit", "2"]);
    run.reports(&["build", "new", "-o", "public"]);
    run.run(&["build", "new", "-o", "public", "--force"]);
    run.run(&["validate", "new", "--unsafe-fixes", "--diff"]);
    for format in ["human", "json", "markdown"] {
        run.run(&["diff", "old", "new", "--format", format]);
        run.run(&["diff", "new", "old", "--format", format, "--lang", "sv"]);
    }
    run.run(&["baseline", "new", "-o", "baseline.json"]);
    let written = std::fs::read(folder.path().join("baseline.json")).unwrap_or_default();
    found.look("baseline.json", &written, false, &secrets);
    run.run(&["validate", "new", "--baseline", "baseline.json"]);
    found.assert_none();
}

#[test]
fn poisoned_graphs_harm_nobody() {
    let poisons = poisons(1);
    let (found, secrets) = (Found::default(), secrets(&poisons));
    let folder = scratch();
    let mut turtle = String::from(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n",
    );
    let iri = |text: &str| {
        let escape = |c: char| match c {
            '!' | '#'..=';' | '=' | '?'..='[' | ']' | '_' | 'a'..='z' => c.to_string(),
            c => format!("\\U{:08X}", u32::from(c)),
        };
        text.chars().map(escape).collect::<String>()
    };
    for (number, poison) in poisons.iter().enumerate() {
        let (q, i) = (quoted(&poison.text), iri(&poison.text));
        let _ = writeln!(
            turtle,
            "<https://a.example/{number}> a dcat:Dataset ; dcterms:title {q}, {q}@sv ; dcterms:spatial <{i}> ; dcat:theme <{i}> ; dcat:keyword {q} ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://a.example/{number}/{i}> ; dcterms:format {q} ] ; <https://a.example/p/{i}> {q} ; dcterms:issued {q}^^<https://a.example/t/{i}> ."
        );
    }
    write(&folder.path().join("x.ttl"), &turtle);
    write(
        &folder.path().join("y.ttl"),
        "<https://a.example/x> a <http://www.w3.org/ns/dcat#Dataset> .\n",
    );
    let run = Run {
        found: &found,
        secrets: &secrets,
        folder: folder.path(),
    };
    run.reports(&["validate", "x.ttl"]);
    run.reports(&["validate", "x.ttl", "--statistics"]);
    run.reports(&["validate", "x.ttl", "--verbose"]);
    for format in ["human", "json", "markdown"] {
        run.run(&["diff", "x.ttl", "y.ttl", "--format", format]);
        run.run(&["diff", "y.ttl", "x.ttl", "--format", format]);
    }
    run.run(&["import", "x.ttl", "-o", "imported", "--report", "-"]);
    run.run(&["validate", "imported"]);
    // Unreadable files are quoted in messages.
    for (number, poison) in poisons.iter().enumerate() {
        let text = &poison.text;
        for (ending, content) in [
            ("ttl", format!("<https://a.example/x> {text} .\n")),
            ("nt", format!("<https://a.example/x> <{text}> \"x\" .\n")),
            ("rdf", format!("<rdf:RDF {text}=\"1\">{text}</x>")),
            (
                "jsonld",
                format!(
                    "{{\"@context\": {}, \"@id\": {}}}",
                    json!(text),
                    json!([text])
                ),
            ),
        ]
        .into_iter()
        // One after the other by default, all in `tests/run`.
        .skip(tries(number % 4, 0, 0))
        .take(tries(1, 4, 4))
        {
            let name = format!("bad{number}.{ending}");
            write(&folder.path().join(&name), &content);
            run.run(&["validate", &name]);
        }
    }
    found.assert_none();
}

#[test]
fn poisoned_records_harm_nobody() {
    let poisons = poisons(2);
    let (found, secrets) = (Found::default(), secrets(&poisons));
    let folder = scratch();
    let run = Run {
        found: &found,
        secrets: &secrets,
        folder: folder.path(),
    };
    let record = std::fs::read_to_string(fixtures().join("convert/series/ortofoto-2019.xml"))
        .expect("record");
    for (number, poison) in poisons.iter().enumerate() {
        let legal = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        let text: String = poison.text.chars().filter(legal).collect();
        let text = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace("]]>", "");
        let mut parts = record.split("<gco:CharacterString>");
        let mut made = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.split_once('<').map_or("", |(_, rest)| rest);
            let _ = write!(made, "<gco:CharacterString>{text}<{rest}");
        }
        write(&folder.path().join(format!("iso/r{number}.xml")), &made);
        let api = json!({"openapi": "3.0.0", "info": {"title": poison.text, "version": "1"}, "x-dcat": {"dcat-dataset": [{
            "about": poison.text, "title-sv": poison.text, poison.text.clone(): 1, "theme": poison.text,
            "description-sv": poison.text, "publisher": {"name": poison.text, "type": poison.text},
        }], "dcat-catalog": {"title-sv": poison.text}}});
        write(
            &folder.path().join(format!("api/a{number}.json")),
            &api.to_string(),
        );
    }
    run.reports(&[
        "import",
        "iso",
        "--from",
        "iso19139",
        "-o",
        "from-iso",
        "--force",
        "--base-uri",
        "https://a.example",
    ]);
    run.reports(&[
        "import",
        "api",
        "--from",
        "x-dcat",
        "-o",
        "from-api",
        "--force",
        "--base-uri",
        "https://a.example",
    ]);
    found.assert_none();
}

#[test]
fn poisoned_arguments_and_settings_harm_nobody() {
    let poisons = poisons(3);
    let (found, secrets) = (Found::default(), secrets(&poisons));
    crate::support::for_each(
        &poisons.iter().enumerate().collect::<Vec<_>>(),
        |(number, poison), _| {
            // Every fourth run by default, and the others with the next texts.
            let mut turn = *number;
            let mut is_tried = || {
                turn += 1;
                turn % tries(4, 1, 1) == 0
            };
            let folder = scratch();
            overlay(&fixtures().join("base"), folder.path());
            let run = Run {
                found: &found,
                secrets: &secrets,
                folder: folder.path(),
            };
            let p = poison.text.as_str();
            for args in [
                vec!["validate", p],
                vec!["validate", "--format", p],
                vec!["validate", "--select", p],
                vec!["validate", "--publisher", p],
                vec!["validate", "--new-since", p],
                vec!["codes", p],
                vec!["codes", "data-theme", p],
                vec!["validate", "--baseline", p],
                vec!["build", p],
                vec!["check-links", "--offline", "--include", p, "--exclude", "["],
                vec!["check-links", "--offline", "--header", p],
                vec!["import", p, "-o", "x"],
                vec!["import", "catalog.yaml", "-o", p],
                vec!["include", "update", p],
                vec!["diff", p],
                vec!["diff", "catalog.yaml", p],
                vec!["diff", p, p],
                vec!["new", "dataset", p],
                vec!["new", p, "x"],
                vec!["init", "other", "--base-uri", p],
                vec![
                    "init",
                    "third",
                    "--publisher-type",
                    "kommun",
                    "--base-uri",
                    "https://data.kommunen.example",
                    "--publisher",
                    p,
                    "--title",
                    p,
                    "--email",
                    p,
                ],
                vec!["baseline", p, "-o", "b.json"],
                vec!["explain", p],
                vec!["rules", "--format", p],
                vec!["schema", p],
                vec!["completions", p],
                vec!["man", p, p],
                vec![p],
            ] {
                if is_tried() {
                    run.run(&args);
                }
            }
            let dashed = OsString::from(format!("--{p}"));
            run.run(&[OsString::from("validate"), dashed]);
            let q = quoted(p);
            for settings in [
                format!("{q} = {q}\n"),
                format!("profile = {q}\n"),
                format!("[rules]\n{q} = \"off\"\n"),
                format!("[rules]\n\"address/token\" = {q}\n"),
                format!("[links]\ninterval = {q}\n"),
                format!("[links]\nexclude = [{q}, \"(\"]\n"),
                format!("{p} = {p}\n"),
            ] {
                write(&folder.path().join("katalog.toml"), &settings);
                if is_tried() {
                    run.run(&["validate"]);
                }
            }
            std::fs::remove_file(folder.path().join("katalog.toml")).expect("removed");
            for (name, text) in [
                ("base.json", format!("{{\"version\": 1, {}: 1}}", json!(p))),
                (
                    "base.json",
                    format!(
                        "{{\"version\": 1, \"findings\": [{{\"rule\": {0}, \"subject\": {0}, \"property\": {0}, \"value\": {0}, \"count\": 1}}]}}",
                        json!(p)
                    ),
                ),
                ("base.json", p.to_owned()),
            ] {
                write(&folder.path().join(name), &text);
                run.run(&["validate", "--baseline", name]);
                run.run(&["check-links", "--offline", "--cache", name]);
            }
        },
    );
    found.assert_none();
}

#[test]
fn poisoned_answers_harm_nobody() {
    let poisons = poisons(4);
    let (found, secrets) = (Found::default(), secrets(&poisons));
    let folder = scratch();
    let mut script = String::new();
    let mut turtle = String::from("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n");
    for (number, poison) in poisons.iter().enumerate() {
        let line = poison.text.replace(['\n', '\r'], " ");
        let body = poison.text.replace("===", "");
        for (kind, scene) in [
            ("l", format!("302\nLocation: {line}\n\nx")),
            ("m", format!("301\nLocation: /ok?{line}\n\nx")),
            ("t", format!("200\nContent-Type: {line}\n\n{body}")),
            (
                "c",
                format!("200\nContent-Type: text/csv; x={line}\n\n<html>{body}"),
            ),
            ("s", format!("404\nX-{number}: {line}\n\n{body}")),
        ] {
            let _ = write!(script, "* /{kind}{number}\n{scene}\n===\n");
            let _ = writeln!(
                turtle,
                "<https://a.example/{kind}{number}> a dcat:Distribution ; dcat:accessURL <{{server}}/{kind}{number}> ; dcat:downloadURL <{{secure}}/{kind}{number}> ."
            );
        }
        let _ = write!(
            script,
            "* /r{number}\n200\nContent-Type: text/turtle\n\n<> a <{body}> ; {body} .\n===\n"
        );
    }
    script += "* /ok\n200\nContent-Type: text/csv\n\na\n===\n";
    let rdf = "<https://a.example/x> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/relation> <rel>, <> .";
    let _ = write!(
        script,
        "* /api/v1/5e884898da28047151d0e56f8dc62927/good.ttl\n200\nContent-Type: text/turtle\n\n{rdf}\n===\n"
    );
    let server = Server::playing(&script);
    write(&folder.path().join("x.ttl"), &server.fill(&turtle));
    let run = Run {
        found: &found,
        secrets: &secrets,
        folder: folder.path(),
    };
    run.reports(&[
        "check-links",
        "x.ttl",
        "--allow-private",
        "--interval",
        "0",
        "--per-host",
        "8",
        "--cache",
        "cache.json",
    ]);
    run.run(&["import", &server.fill("http://user:Hemligt-pw-1@127.0.0.1:{port}/api/v1/5e884898da28047151d0e56f8dc62927/good.ttl"), "--allow-private", "-o", "made", "--report", "-"]);
    run.run(&["import", &server.fill("http://user:Hemligt-pw-1@127.0.0.1:{port}/api/v1/5e884898da28047151d0e56f8dc62927/good.ttl?token=Hemligt-tok-2"), "--allow-private", "-o", "made", "--force", "--report", "report.json"]);
    for entry in walkdir::WalkDir::new(folder.path().join("made")) {
        let entry = entry.expect("entry");
        if entry.file_type().is_file() {
            let text = std::fs::read(entry.path()).expect("text");
            found.look(&entry.path().display().to_string(), &text, false, &secrets);
        }
    }
    let with_password = server.fill("http://user:Hemligt-pw-1@127.0.0.1:{port}/api/v1/5e884898da28047151d0e56f8dc62927/good.ttl");
    for format in ["human", "json", "markdown"] {
        run.run(&[
            "diff",
            &with_password,
            "x.ttl",
            "--allow-private",
            "--format",
            format,
        ]);
    }
    run.run(&[
        "check-links",
        "x.ttl",
        "--offline",
        "--allow-private",
        "--harvest",
        &with_password,
    ]);
    run.run(&[
        "diff",
        &server.fill("http://user:Hemligt-pw-1@127.0.0.1:{port}/none"),
        "x.ttl",
        "--allow-private",
    ]);
    for number in 0..poisons.len() {
        run.run(&[
            "diff",
            &server.fill(&format!("{{server}}/r{number}")),
            "x.ttl",
            "--allow-private",
        ]);
    }
    found.assert_none();
}

#[test]
fn poisoned_revisions_harm_nobody() {
    let poisons = poisons(5);
    let (found, secrets) = (Found::default(), secrets(&poisons));
    let folder = scratch();
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(folder.path());
        command.args(["-c", "user.name=A", "-c", "user.email=a@b.example"]);
        command.args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "init.defaultBranch=main",
        ]);
        command
            .args(args)
            .output()
            .is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "--quiet"]) {
        return skip("git", "poisoned revisions: there is no git");
    }
    repository(folder.path(), &poisons);
    assert!(git(&["add", "--all"]) && git(&["commit", "--quiet", "--message", "A"]));
    for poison in &poisons {
        git(&["branch", &poison.text]);
    }
    for name in ["datasets", "agents"] {
        std::fs::remove_dir_all(folder.path().join(name)).expect("removed");
    }
    overlay(&fixtures().join("base"), folder.path());
    let run = Run {
        found: &found,
        secrets: &secrets,
        folder: folder.path(),
    };
    for format in ["human", "json", "markdown"] {
        run.run(&["diff", "HEAD", "--format", format]);
    }
    for poison in &poisons {
        run.run(&["diff", &format!("{}...", poison.text)]);
    }
    found.assert_none();
}
