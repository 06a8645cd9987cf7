//! Every rule has a case in `tests/fixtures/rules/<group>/<slug>/` with a violation and a valid variant.
//!
//! `bad/` and `good/` are copied over the repository in `tests/fixtures/base`; paths in `.without` are removed, and a
//! line `path -> target` in `.links` becomes a symbolic link. `bad.ttl` and `good.ttl` are read with the output of that
//! repository, or alone when they begin with `# base: none`. `bad` gives findings of its rule, and of others only if
//! listed in `also.txt` with a reason; `good` gives neither errors nor warnings. `expected.txt` is the report on `bad`.

use crate::support::{Faults, fixtures, for_each, name, overlay, scratch, subfolders};
use katalog::diagnostic::Lang;
use katalog::rdf::RdfFormat;
use katalog::report::{self, Detail, Report, ReportFormat};
use katalog::source::tree::CATALOG_FILES;
use katalog::workspace::{Checked, Checks, Options, Source, Workspace};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

/// The day on which all cases are checked.
const TODAY: &str = "2026-06-01";

#[test]
fn every_rule_has_a_case() {
    // Link rules need a server, and conversion rules a source: see `links.rs` and `convert.rs`.
    let known: BTreeSet<String> = katalog::registry::all()
        .into_iter()
        // Rules of comparisons and conversion need their source: see `diff.rs`, `convert.rs`.
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
    let base = Source::Paths(vec![fixtures().join("base")]);
    let base = Workspace::open(base, Options::default()).expect("the base");
    let checked = base.check(&on_that_day()).expect("checked");
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
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
            let checked = bad.checked();
            for (lang, code) in [(Lang::Sv, "sv"), (Lang::En, "en")] {
                let human = Prepared::report(&checked, ReportFormat::Human, lang);
                let args = bad.args();
                let _ = writeln!(report, "$ katalog {args} --lang {code}\n{human}");
            }
            let found = Prepared::findings(&checked);
            judge_bad(rule, case, &bad, &found, faults);
            if matches!(form, Form::Repository) && found.iter().any(is_fixable) {
                judge_fixes(case, &bad, checked, faults);
            }
            match form.prepare(case, "good", &built) {
                Some(good) => judge_good(rule, case, &good, faults),
                None => faults.push(case, "there is a bad but no good"),
            }
        }
        if report.is_empty() {
            faults.push(case, "there is neither bad/ nor bad.ttl");
        } else {
            // No blank line after the last run.
            report.pop();
            faults.compare(&case.join("expected.txt"), report.as_bytes());
        }
    });
}

/// The result of checking a rule's violation in this process; `None` if the platform cannot have it.
pub fn broken(rule: &str) -> Option<Checked> {
    static BUILT: LazyLock<String> = LazyLock::new(built_base);
    let case = cases().remove(rule)?;
    let mut forms = Form::ALL.into_iter();
    let bad = forms.find_map(|form| form.prepare(&case, "bad", &BUILT))?;
    Some(bad.checked())
}

/// The folder of each case, by rule id.
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

/// The form of a case.
#[derive(Clone, Copy)]
enum Form {
    Repository,
    Turtle,
}

/// A case, ready to be checked.
enum Prepared {
    /// The repository in a folder.
    Repository(TempDir),
    /// RDF files: name and content.
    Rdf(Vec<(String, Vec<u8>)>),
}

/// All rules, on a fixed day.
fn on_that_day() -> Checks {
    Checks::on(TODAY.parse().expect("a date"))
}

impl Prepared {
    /// The program's arguments for the case, from its folder.
    fn args(&self) -> String {
        match self {
            Self::Repository(_) => "validate repository".to_owned(),
            Self::Rdf(files) => {
                let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
                format!("validate {}", names.join(" "))
            }
        }
    }

    fn open(&self) -> Workspace {
        let source = match self {
            Self::Repository(folder) => Source::Paths(vec![folder.path().join("repository")]),
            Self::Rdf(files) => Source::Rdf {
                files: files.clone(),
            },
        };
        Workspace::open(source, Options::default()).expect("a case can be read")
    }

    fn checked(&self) -> Checked {
        let checked = self.open().check(&on_that_day());
        checked.expect("a case can be checked")
    }

    /// The report as the program writes it from the folder of the case.
    fn report(checked: &Checked, format: ReportFormat, lang: Lang) -> String {
        let main = checked.sources.iter();
        let main = main.filter(|(_, file)| CATALOG_FILES.contains(&file.name.raw()));
        let causes = checked.causes(true);
        let report = Report {
            findings: &checked.findings,
            causes: &causes,
            sources: &checked.sources,
            prefix: checked.root.as_ref().map_or("", |_| "repository/"),
            here: "",
            main: main.map(|(id, _)| id).next(),
            profile: checked.profile.version.as_str(),
            resources: &checked.resources,
            links: None,
            detail: Detail {
                is_rdf: checked.root.is_none(),
                ..Detail::default()
            },
            lang,
            colour: false,
        };
        let mut out = Vec::new();
        report::write(format, &report, &mut out).expect("written to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    /// The findings in JSON.
    fn findings(checked: &Checked) -> Vec<Value> {
        let json = Self::report(checked, ReportFormat::Json, Lang::En);
        let document: Value = serde_json::from_str(&json).expect("JSON");
        document["findings"].as_array().expect("findings").clone()
    }
}

impl Form {
    const ALL: [Self; 2] = [Self::Repository, Self::Turtle];

    /// Prepares the case; `None` if it has another form.
    fn prepare(self, case: &Path, which: &str, built: &str) -> Option<Prepared> {
        match self {
            Self::Repository => {
                let over = case.join(which);
                if !over.is_dir() {
                    return None;
                }
                // The links of the symlink case lead out of this folder, but to a temporary one.
                let folder = scratch();
                let repository = folder.path().join("repository");
                overlay(&fixtures().join("base"), &repository);
                overlay(&over, &repository);
                take_away(&repository);
                make_links(&repository)?;
                Some(Prepared::Repository(folder))
            }
            Self::Turtle => {
                let text = std::fs::read_to_string(case.join(format!("{which}.ttl"))).ok()?;
                let mut files = Vec::new();
                if !text.starts_with("# base: none") {
                    files.push(("base.ttl".to_owned(), built.as_bytes().to_vec()));
                }
                files.push(("input.ttl".to_owned(), text.into_bytes()));
                Some(Prepared::Rdf(files))
            }
        }
    }
}

/// The output of the base repository as Turtle.
fn built_base() -> String {
    let base = Source::Paths(vec![fixtures().join("base")]);
    let base = Workspace::open(base, Options::default()).expect("the base");
    let built = base.build(&[RdfFormat::Turtle]).expect("the base builds");
    String::from_utf8(built[0].bytes.clone()).expect("UTF-8")
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

/// On other platforms symbolic links need privileges.
#[cfg(not(unix))]
fn make_links(repository: &Path) -> Option<()> {
    (!repository.join(".links").exists()).then_some(())
}

fn judge_bad(rule: &str, case: &Path, bad: &Prepared, found: &[Value], faults: &mut Faults) {
    let mut wanted = also(case);
    wanted.insert(rule.to_owned());
    // Findings explained by that of the rule do not count.
    let unexplained = |finding: &&Value| {
        if finding["hidden"] == true {
            return false;
        }
        let explained_by = finding["explainedBy"]["rule"].as_str();
        explained_by.is_none_or(|rule| !wanted.contains(rule))
    };
    let found = rules_of(found.iter().filter(unexplained));
    let lacking: Vec<_> = wanted.difference(&found).collect();
    let surplus: Vec<_> = found.difference(&wanted).collect();
    if !lacking.is_empty() {
        faults.push(case, format!("`{}` does not yield {lacking:?}", bad.args()));
    }
    if !surplus.is_empty() {
        faults.push(case, format!("`{}` yields {surplus:?} too", bad.args()));
    }
}

/// All fixes are applied in one run.
fn judge_fixes(case: &Path, bad: &Prepared, checked: Checked, faults: &mut Faults) {
    let checks = on_that_day();
    let fix = |checked| bad.open().fix(checked, &checks, true).expect("fixes");
    let unwritten = fix(checked).write();
    assert!(unwritten.is_empty(), "{unwritten:?}");
    let left = Prepared::findings(&bad.checked());
    if let Some(left) = left.iter().find(|finding| is_fixable(finding)) {
        faults.push(case, format!("is left: {left}"));
    }
    let again = fix(bad.checked()).count();
    if again != (0, 0) {
        faults.push(case, format!("the second time: {again:?}"));
    }
}

fn is_fixable(finding: &Value) -> bool {
    !finding["fix"].is_null()
}

fn judge_good(rule: &str, case: &Path, good: &Prepared, faults: &mut Faults) {
    let found = Prepared::findings(&good.checked());
    let counts = |finding: &&Value| {
        finding["hidden"] != true && (finding["severity"] != "info" || finding["rule"] == rule)
    };
    let found = rules_of(found.iter().filter(counts));
    if !found.is_empty() {
        faults.push(case, format!("`{}` repaired yields {found:?}", good.args()));
    }
}

/// The rules of these findings.
fn rules_of<'f>(findings: impl Iterator<Item = &'f Value>) -> BTreeSet<String> {
    findings
        .map(|finding| finding["rule"].as_str().expect("rule").to_owned())
        .collect()
}

/// Rules that are necessarily violated too: `rule: reason` in `also.txt`.
fn also(case: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(case.join("also.txt")).unwrap_or_default();
    let lines = text.lines().map(|line| {
        let (rule, reason) = line.split_once(": ").expect("rule: reason");
        assert!(!reason.trim().is_empty(), "{line}");
        rule.to_owned()
    });
    lines.collect()
}
