//! Findings of `katalog check-links` against a local server; each folder in `tests/fixtures/links` is a case.
//!
//! - `input.ttl`, or `repository/` over the base repository: the catalogue. `{server}` is replaced by the server's URL.
//! - `server`: responses of the server, see `server.rs`; without it there is no server.
//! - `args`: flags instead of `--allow-private`; `also.json`: the results in `--format json`.
//! - `expected.txt`: output in Swedish and English; `requests.txt`: requests to the server, sorted.

use crate::certificates;
use crate::server::Server;
use crate::support::{Faults, fixtures, for_each, katalog, overlay, scratch, subfolders};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn links_are_judged_as_is_written_beside_them() {
    for_each(&subfolders(&fixtures().join("links")), |case, faults| {
        let mut report = String::new();
        let mut requests = String::new();
        for lang in ["sv", "en"] {
            let server = Server::start(&case.join("server"));
            let output = check(case, &server, &["--lang", lang]);
            let code = output.status.code().expect("ended of itself");
            let _ = writeln!(report, "$ katalog check-links --lang {lang}");
            for text in [output.stdout, output.stderr] {
                report += &server.plain(&String::from_utf8(text).expect("UTF-8"));
            }
            let _ = writeln!(report, "exit status {code}\n");
            requests = server.requests();
        }
        report.pop();
        faults.compare(&case.join("expected.txt"), report.as_bytes());
        faults.compare(&case.join("requests.txt"), requests.as_bytes());
        if case.join("also.json").exists() {
            compare_json(case, faults);
        }
    });
}

/// Needs the default ports of http and https; tested as a unit test.
const ELSEWHERE: &str = "links/insecure";

#[test]
fn every_rule_of_links_has_a_case() {
    let cases = subfolders(&fixtures().join("links"));
    let texts: String = cases
        .iter()
        .filter_map(|case| std::fs::read_to_string(case.join("expected.txt")).ok())
        .collect();
    let found: BTreeSet<&str> = texts.lines().collect();
    let without: Vec<&str> = katalog::links::RULES
        .iter()
        .map(|meta| meta.id)
        .filter(|id| !found.contains(id) && *id != ELSEWHERE)
        .collect();
    assert!(without.is_empty(), "rules without a case: {without:?}");
}

/// The link results in `--format json`, without durations.
fn compare_json(case: &Path, faults: &mut Faults) {
    let server = Server::start(&case.join("server"));
    let output = check(case, &server, &["--format", "json"]);
    let text = server.plain(&String::from_utf8(output.stdout).expect("UTF-8"));
    let mut document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for link in document["links"].as_array_mut().expect("links") {
        link["elapsedMs"] = 0.into();
    }
    let text = serde_json::to_string_pretty(&document["links"]).expect("JSON") + "\n";
    faults.compare(&case.join("also.json"), text.as_bytes());
}

/// Runs the program on the case.
pub fn check(case: &Path, server: &Server, more: &[&str]) -> Output {
    let folder = scratch();
    let (path, only) = if case.join("input.ttl").exists() {
        let text = std::fs::read_to_string(case.join("input.ttl")).expect("input");
        std::fs::write(folder.path().join("input.ttl"), server.fill(&text)).expect("write");
        ("input.ttl", &[][..])
    } else {
        overlay(&fixtures().join("base"), folder.path());
        overlay(&case.join("repository"), folder.path());
        for entry in walkdir::WalkDir::new(folder.path()) {
            let entry = entry.expect("entry");
            if entry.file_type().is_file() {
                let text = std::fs::read_to_string(entry.path()).expect("text");
                std::fs::write(entry.path(), server.fill(&text)).expect("write");
            }
        }
        // The base repository refers to servers that do not exist.
        (".", &["--include", "^http://127"][..])
    };
    let args = std::fs::read_to_string(case.join("args"));
    let args = server.fill(&args.unwrap_or_else(|_| "--allow-private".to_owned()));
    // Then no link of the catalogue is requested.
    let only = if args.contains("--harvest") {
        &[]
    } else {
        only
    };
    asking(folder.path())
        .args(["check-links", path, "--interval", "0"])
        .args(only)
        .args(args.split_whitespace())
        .args(more)
        .output()
        .expect("katalog runs")
}

/// The program in `folder`, trusting the server's valid certificate, without proxies.
pub fn asking(folder: &Path) -> Command {
    let trusted = folder.join(".trusted.pem");
    std::fs::write(&trusted, certificates::trusted()).expect("write");
    let mut command = katalog(folder);
    command
        .env("SSL_CERT_FILE", &trusted)
        .env_remove("SSL_CERT_DIR");
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command
}
