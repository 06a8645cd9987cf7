//! Every rule has a case in `tests/fixtures/rules/<group>/<slug>/` that breaks it and one that keeps it.
//!
//! `bad/` and `good/` are laid over the repository in `tests/fixtures/base`; a path in `.without` is taken away from it,
//! and a line `path -> target` in `.links` is made a symbolic link. `bad.ttl` and `good.ttl` are read beside what that
//! repository builds, or alone when they begin with `# base: none`. `bad` yields its rule and no other but those in
//! `also.txt`, each with a reason; `good` yields neither error nor warning. `expected.txt` is what a person reads of `bad`.

use crate::support::{
    Faults, findings, fixtures, for_each, name, overlay, run, scratch, stdout, subfolders,
};
use katalog::workspace::{Checked, Checks, Options, Source, Workspace};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;
use tempfile::TempDir;

/// The day on which all cases are checked.
const TODAY: &str = "2026-06-01";

#[test]
fn every_rule_has_a_case() {
    // What is wrong with links shows only when there is someone to answer, and with other forms of description only when
    // these are converted: see `links.rs` and `convert.rs`.
    let known: BTreeSet<String> = katalog::registry::all()
        .into_iter()
        // What is wrong with a change, or with what is converted, shows only beside its source: see `diff.rs`, `convert.rs`.
        .filter(|meta| {
            let elsewhere = ["links/", "diff/", "import/"];
            !elsewhere.iter().any(|group| meta.id.starts_with(group))
        })
        .map(|meta| meta.id.to_owned())
        .collect();
    let cases: BTreeSet<String> = cases().into_keys().collect();
    let without: Vec<_> = known.difference(&cases).collect();
    let unknown: Vec<_> = cases.difference(&known).collect();
    assert!(without.is_empty(), "rules without a case: {without:?}");
    assert!(unknown.is_empty(), "cases of no rule: {unknown:?}");
}

#[test]
fn the_base_is_clean() {
    let folder = scratch();
    overlay(&fixtures().join("base"), folder.path());
    let output = run(
        folder.path(),
        &["validate", "--format", "json", "--today", TODAY],
    );
    assert_eq!(findings(&output), Vec::<Value>::new());
}

#[test]
fn bad_breaks_its_rule_and_is_mended_and_good_keeps_all() {
    let built = built_base();
    let cases: Vec<_> = cases().into_iter().collect();
    for_each(&cases, |(rule, case), faults| {
        let mut report = String::new();
        for form in Form::ALL {
            let Some(bad) = form.prepare(case, "bad", &built) else {
                continue;
            };
            for lang in ["sv", "en"] {
                let args = bad.args.join(" ");
                // Both at once: most of the time goes to starting the program.
                let formats = ["--format", "human", "--format", "json=found.json"];
                let output = bad.run(&[&["--lang", lang], &formats[..]].concat());
                let _ = writeln!(
                    report,
                    "$ katalog {args} --lang {lang}\n{}",
                    stdout(&output)
                );
            }
            let found = bad.found();
            judge_bad(rule, case, &bad, &found, faults);
            if matches!(form, Form::Repository) && found.iter().any(is_fixable) {
                judge_fixes(case, &bad, faults);
            }
            match form.prepare(case, "good", &built) {
                Some(good) => judge_good(rule, case, &good, faults),
                None => faults.push(case, "there is a bad but no good"),
            }
        }
        if report.is_empty() {
            faults.push(case, "there is neither bad/ nor bad.ttl");
        } else {
            // A blank line between runs, none after the last.
            report.pop();
            faults.compare(&case.join("expected.txt"), report.as_bytes());
        }
    });
}

/// What a case that breaks its rule comes to, checked in this process; none for a case that this system cannot have.
pub fn broken(rule: &str) -> Option<Checked> {
    static BUILT: LazyLock<String> = LazyLock::new(built_base);
    let case = cases().remove(rule)?;
    let mut forms = Form::ALL.into_iter();
    let bad = forms.find_map(|form| form.prepare(&case, "bad", &BUILT))?;
    let checks = Checks::on(TODAY.parse().expect("date"));
    Some(bad.open().check(&checks).expect("checked"))
}

/// The folder of each case by the id of its rule.
fn cases() -> BTreeMap<String, std::path::PathBuf> {
    let groups = subfolders(&fixtures().join("rules"));
    groups
        .iter()
        .flat_map(|group| subfolders(group))
        .map(|case| {
            let group = case.parent().map(name).unwrap_or_default();
            (format!("{group}/{}", name(&case)), case)
        })
        .collect()
}

/// How a case is written.
#[derive(Clone, Copy)]
enum Form {
    Repository,
    Turtle,
}

/// A case laid out, and the arguments that check it.
struct Prepared {
    folder: TempDir,
    args: Vec<&'static str>,
}

impl Prepared {
    /// Checks the case, on a day that never changes.
    fn run(&self, more: &[&str]) -> Output {
        let mut args = self.args.clone();
        args.extend(["--today", TODAY]);
        args.extend(more);
        run(self.folder.path(), &args)
    }

    /// The case opened in this process.
    fn open(&self) -> Workspace {
        let paths = self.args[1..]
            .iter()
            .map(|path| self.folder.path().join(path));
        let source = Source::Paths(paths.collect());
        Workspace::open(source, Options::default()).expect("it can be opened")
    }

    /// The findings that a run with `--format json=found.json` has left.
    fn found(&self) -> Vec<Value> {
        let found = std::fs::read(self.folder.path().join("found.json")).expect("a report");
        let document: Value = serde_json::from_slice(&found).expect("JSON");
        document["findings"].as_array().expect("findings").clone()
    }
}

impl Form {
    const ALL: [Self; 2] = [Self::Repository, Self::Turtle];

    /// Lays the case out; none when it is not written in this form.
    fn prepare(self, case: &Path, which: &str, built: &str) -> Option<Prepared> {
        let folder = scratch();
        match self {
            Self::Repository => {
                let over = case.join(which);
                if !over.is_dir() {
                    return None;
                }
                // The links of the symlink case lead out of this folder, but not out of what is ours.
                let repository = folder.path().join("repository");
                overlay(&fixtures().join("base"), &repository);
                overlay(&over, &repository);
                take_away(&repository);
                make_links(&repository)?;
                let args = vec!["validate", "repository"];
                Some(Prepared { folder, args })
            }
            Self::Turtle => {
                let text = std::fs::read_to_string(case.join(format!("{which}.ttl"))).ok()?;
                std::fs::write(folder.path().join("input.ttl"), &text).expect("write");
                let args = if text.starts_with("# base: none") {
                    vec!["validate", "input.ttl"]
                } else {
                    std::fs::write(folder.path().join("base.ttl"), built).expect("write");
                    vec!["validate", "base.ttl", "input.ttl"]
                };
                Some(Prepared { folder, args })
            }
        }
    }
}

/// What the base builds, as Turtle.
fn built_base() -> String {
    let folder = scratch();
    let base = fixtures().join("base");
    let output = run(
        &base,
        &["build", "-o", folder.path().to_str().expect("UTF-8")],
    );
    assert!(output.status.success(), "{}", stdout(&output));
    std::fs::read_to_string(folder.path().join("catalog.ttl")).expect("catalog.ttl")
}

fn take_away(repository: &Path) {
    let list = repository.join(".without");
    let Ok(text) = std::fs::read_to_string(&list) else {
        return;
    };
    for path in text.lines() {
        std::fs::remove_file(repository.join(path)).expect("a file of the base");
    }
    std::fs::remove_file(list).expect("remove");
}

#[cfg(unix)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "elsewhere there are no links to make"
)]
fn make_links(repository: &Path) -> Option<()> {
    let list = repository.join(".links");
    let Ok(text) = std::fs::read_to_string(&list) else {
        return Some(());
    };
    std::fs::write(repository.join("../utanför.yaml"), "title: x\n").expect("write");
    for line in text.lines() {
        let (path, target) = line.split_once(" -> ").expect("path -> target");
        std::os::unix::fs::symlink(target, repository.join(path)).expect("symlink");
    }
    Some(())
}

/// Elsewhere a link needs rights that a test cannot count on.
#[cfg(not(unix))]
fn make_links(repository: &Path) -> Option<()> {
    (!repository.join(".links").exists()).then_some(())
}

fn judge_bad(rule: &str, case: &Path, bad: &Prepared, found: &[Value], faults: &mut Faults) {
    let mut wanted = also(case);
    wanted.insert(rule.to_owned());
    // What the finding of this rule explains is no fault of its own.
    let unexplained = |finding: &&Value| {
        let explained_by = finding["explainedBy"]["rule"].as_str();
        explained_by.is_none_or(|rule| !wanted.contains(rule))
    };
    let found = rules_of(found.iter().filter(unexplained));
    let lacking: Vec<_> = wanted.difference(&found).collect();
    let surplus: Vec<_> = found.difference(&wanted).collect();
    if !lacking.is_empty() {
        faults.push(case, format!("{:?} does not yield {lacking:?}", bad.args));
    }
    if !surplus.is_empty() {
        faults.push(case, format!("{:?} yields {surplus:?} too", bad.args));
    }
}

/// What can be mended is mended at once.
fn judge_fixes(case: &Path, bad: &Prepared, faults: &mut Faults) {
    let _ = bad.run(&["--unsafe-fixes"]);
    let left = findings(&bad.run(&["--format", "json"]));
    if let Some(left) = left.iter().find(|finding| is_fixable(finding)) {
        faults.push(case, format!("is left: {left}"));
    }
    let again = bad.run(&["--unsafe-fixes", "--lang", "en"]);
    let told = String::from_utf8_lossy(&again.stderr).into_owned();
    if told != "nothing to mend automatically\n" {
        faults.push(case, format!("the second time: {told}"));
    }
}

fn is_fixable(finding: &Value) -> bool {
    !finding["fix"].is_null()
}

fn judge_good(rule: &str, case: &Path, good: &Prepared, faults: &mut Faults) {
    let found = findings(&good.run(&["--format", "json"]));
    let counts = |finding: &&Value| finding["severity"] != "info" || finding["rule"] == rule;
    let found = rules_of(found.iter().filter(counts));
    if !found.is_empty() {
        faults.push(case, format!("{:?} repaired yields {found:?}", good.args));
    }
}

/// The rules of these findings.
fn rules_of<'f>(findings: impl Iterator<Item = &'f Value>) -> BTreeSet<String> {
    findings
        .map(|finding| finding["rule"].as_str().expect("rule").to_owned())
        .collect()
}

/// The rules that cannot be kept when this one is broken: `rule: reason` in `also.txt`.
fn also(case: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(case.join("also.txt")).unwrap_or_default();
    let lines = text.lines().map(|line| {
        let (rule, reason) = line.split_once(": ").expect("rule: reason");
        assert!(!reason.trim().is_empty(), "{line}");
        rule.to_owned()
    });
    lines.collect()
}
