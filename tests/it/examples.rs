//! What `examples/` promise their readers.

use crate::build::{build, one_graph, parse};
use crate::support::{Faults, findings, katalog, overlay, root, run, scratch};
use katalog::profile::{Class, NodeKind, Profile, Property, RangeAlternative, Version, embedded};
use oxrdf::{NamedOrBlankNode, Term, Triple};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

fn example(name: &str) -> PathBuf {
    root().join("examples").join(name)
}

fn validate(name: &str, lang: &str) -> Vec<Value> {
    let args = ["validate", "--format", "json", "--lang", lang];
    findings(&run(&example(name), &args))
}

fn graver_than_information(found: &[Value]) -> Vec<&Value> {
    found
        .iter()
        .filter(|finding| finding["severity"] != "info")
        .collect()
}

#[test]
fn the_minimal_example_has_no_error() {
    let found = validate("minimal", "en");
    let errors: Vec<_> = found
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_municipality_has_neither_error_nor_warning() {
    let found = validate("vastanvik", "sv");
    let grave = graver_than_information(&found);
    assert!(grave.is_empty(), "{grave:#?}");
    let output = katalog(root())
        .args(["validate", "--fail-on", "warning", "examples/vastanvik"])
        .output()
        .expect("katalog runs");
    assert_eq!(output.status.code(), Some(0));
}

/// Examples that each show a single need.
const SMALL: [&str; 3] = ["agency", "region", "swedish-only"];

#[test]
fn the_small_examples_have_neither_error_nor_warning_and_are_built() {
    let mut faults = Faults::default();
    for name in SMALL {
        let found = validate(name, "sv");
        let grave = graver_than_information(&found);
        assert!(grave.is_empty(), "{name}: {grave:#?}");
        let folder = example(name);
        let files = build(&folder, &mut faults).expect("built");
        one_graph(&folder, &files, &mut faults);
    }
    faults.assert_none();
}

/// The rules of the findings in a modified copy of an example.
fn rules_after(name: &str, change: impl Fn(&Path)) -> Vec<(String, String)> {
    let folder = scratch();
    overlay(&example(name), folder.path());
    change(folder.path());
    let found = findings(&run(folder.path(), &["validate", "--format", "json"]));
    let text = |finding: &Value, key: &str| finding[key].as_str().expect(key).to_owned();
    let pairs = found
        .iter()
        .map(|finding| (text(finding, "rule"), text(finding, "severity")));
    pairs.collect()
}

/// Removes the lines that contain `mark` from a file.
fn without_lines(file: &Path, mark: &str) {
    let text = std::fs::read_to_string(file).expect("text");
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains(mark)).collect();
    assert!(
        kept.len() < text.lines().count(),
        "{}: no {mark}",
        file.display()
    );
    std::fs::write(file, kept.join("\n") + "\n").expect("write");
}

#[test]
fn comments_and_settings_of_the_small_examples_are_needed() {
    let has = |found: &[(String, String)], rule: &str, severity: &str| {
        found.contains(&(rule.to_owned(), severity.to_owned()))
    };
    for (file, rule, severity) in [
        ("datasets/vardenheter.yaml", "guidance/title-length", "info"),
        ("datasets/vantetider.yaml", "format/only-closed", "warning"),
    ] {
        let found = rules_after("region", |folder| {
            without_lines(&folder.join(file), "katalog: ignore[");
        });
        assert!(has(&found, rule, severity), "{file}: {found:?}");
    }
    let page = |folder: &Path| {
        let file = folder.join("datasets/vardenheter.yaml");
        without_lines(&file, "page: ");
        without_lines(&file, "conformsTo: ");
    };
    let strict = rules_after("region", page);
    assert!(
        has(&strict, "guidance/documentation", "warning"),
        "{strict:?}"
    );
    let plain = rules_after("region", |folder| {
        page(folder);
        std::fs::remove_file(folder.join("katalog.toml")).expect("settings");
    });
    assert!(has(&plain, "guidance/documentation", "info"), "{plain:?}");
    assert!(has(&plain, "guidance/keyword-length", "info"), "{plain:?}");
    let english = rules_after("swedish-only", |folder| {
        std::fs::remove_file(folder.join("katalog.toml")).expect("settings");
    });
    assert!(
        has(&english, "guidance/language-missing-english", "info"),
        "{english:?}"
    );
}

#[test]
fn the_region_merges_what_it_includes_and_has_a_sub_catalogue() {
    let mut faults = Faults::default();
    let files = build(&example("region"), &mut faults).expect("built");
    let turtle = String::from_utf8(files["catalog.ttl"].clone()).expect("UTF-8");
    for part in [
        "dcterms:hasPart <https://data.fjallvik.example/id/catalog/kultur>",
        "<https://data.fjallviktrafiken.example/id/dataset/hallplatser> a dcat:Dataset",
    ] {
        assert!(turtle.contains(part), "{part}\n{turtle}");
    }
}

#[test]
fn the_municipality_builds_twice_alike_and_into_one_graph() {
    let mut faults = Faults::default();
    let folder = example("vastanvik");
    let first = build(&folder, &mut faults);
    let second = build(&folder, &mut faults);
    assert!(first.is_some() && first == second, "{faults:#?}");
    one_graph(&folder, &first.expect("built"), &mut faults);
    faults.assert_none();
}

#[test]
fn what_is_built_is_as_clean_as_its_source() {
    let mut faults = Faults::default();
    let files = build(&example("vastanvik"), &mut faults).expect("built");
    let folder = crate::support::scratch();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("write");
        let output = run(folder.path(), &["validate", "--format", "json", name]);
        let found = findings(&output);
        let grave = graver_than_information(&found);
        assert!(grave.is_empty(), "{name}: {grave:#?}");
    }
}

#[test]
fn the_municipality_uses_the_whole_profile() {
    let mut faults = Faults::default();
    let files = build(&example("vastanvik"), &mut faults).expect("built");
    let graph = Usage::of(&parse("catalog.nt", &files["catalog.nt"]).expect("N-Triples"));
    let profile = embedded(Version::default());
    let mut unused = Vec::new();
    for class in &profile.classes {
        let instances = graph.instances(class);
        if instances.is_empty() {
            unused.push(class.name.to_owned());
        }
        for row in class.properties.iter().filter(|row| !row.deprecated) {
            let values: Vec<&Term> = instances
                .iter()
                .flat_map(|subject| graph.values(subject, &row.iri))
                .collect();
            let said = format!("{}.{}", class.name, row.key);
            if values.is_empty() {
                unused.push(said);
                continue;
            }
            for (number, alternative) in row.alternatives.iter().enumerate() {
                if !alternative.deprecated
                    && !values
                        .iter()
                        .any(|value| is_alternative(profile, row, alternative, value))
                {
                    unused.push(format!("{said}, way {}", number + 1));
                }
            }
        }
    }
    assert!(unused.is_empty(), "used nowhere: {unused:#?}");
}

/// A built graph, by subject and property.
struct Usage {
    types: HashMap<NamedOrBlankNode, HashSet<String>>,
    values: HashMap<(NamedOrBlankNode, String), Vec<Term>>,
}

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

impl Usage {
    fn of(triples: &[Triple]) -> Self {
        let mut usage = Self {
            types: HashMap::new(),
            values: HashMap::new(),
        };
        for Triple {
            subject,
            predicate,
            object,
        } in triples
        {
            if let (RDF_TYPE, Term::NamedNode(of)) = (predicate.as_str(), object) {
                let types = usage.types.entry(subject.clone()).or_default();
                types.insert(of.as_str().to_owned());
            }
            let key = (subject.clone(), predicate.as_str().to_owned());
            usage.values.entry(key).or_default().push(object.clone());
        }
        usage
    }

    fn instances(&self, class: &Class) -> Vec<&NamedOrBlankNode> {
        self.types
            .iter()
            .filter(|(_, types)| class.types.iter().any(|of| types.contains(of)))
            .map(|(subject, _)| subject)
            .collect()
    }

    fn values(&self, subject: &NamedOrBlankNode, property: &str) -> &[Term] {
        self.values
            .get(&(subject.clone(), property.to_owned()))
            .map_or(&[], Vec::as_slice)
    }
}

/// Whether the value fits this alternative of its row, and no earlier one.
fn is_alternative(
    profile: &Profile,
    row: &Property,
    alternative: &RangeAlternative,
    value: &Term,
) -> bool {
    let fits = |alternative: &RangeAlternative| {
        let (kind, text) = match value {
            Term::Literal(literal) => (alternative.node.is_literal(), literal.value()),
            Term::NamedNode(node) => (!alternative.node.is_literal(), node.as_str()),
            Term::BlankNode(_) => (alternative.node == NodeKind::Resource, ""),
            Term::Triple(_) => (false, ""),
        };
        let mut lists = alternative
            .vocabularies
            .iter()
            .map(|id| profile.vocabulary(*id));
        kind && (alternative.vocabularies.is_empty()
            || lists.any(|list| list.by_value(text).is_some()))
    };
    let first = row
        .alternatives
        .iter()
        .find(|alternative| fits(alternative));
    first.is_some_and(|first| std::ptr::eq(first, alternative))
}

/// A comment `# Fel:`: the file, and the number of the line after it, from 1.
type Mistake = (String, u64);

/// The mistakes announced in the comments of an example.
fn announced(folder: &Path) -> BTreeMap<Mistake, String> {
    let mut mistakes = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("entry");
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).expect("inside");
        let name = path.to_str().expect("UTF-8").replace('\\', "/");
        let text = std::fs::read_to_string(entry.path()).expect("text");
        for (number, line) in (1_u64..).zip(text.lines()) {
            if let Some((_, comment)) = line.split_once("# Fel:") {
                mistakes.insert((name.clone(), number + 1), comment.trim().to_owned());
            }
        }
    }
    mistakes
}

#[test]
fn each_announced_mistake_is_reported_where_it_is_and_nothing_else() {
    let folder = example("broken");
    let announced = announced(&folder);
    assert!(announced.len() >= 12, "only {} mistakes", announced.len());
    let mut seen: Option<BTreeSet<(Mistake, String)>> = None;
    for lang in ["sv", "en"] {
        let mut reported = BTreeSet::new();
        let mut surplus = Vec::new();
        for finding in validate("broken", lang) {
            let file = finding["file"].as_str().unwrap_or_default().to_owned();
            let line = finding["line"].as_u64().unwrap_or_default();
            let rule = finding["rule"].as_str().expect("rule").to_owned();
            let at = (file, line);
            if announced.contains_key(&at) {
                assert!(
                    in_line(&folder, &finding),
                    "{lang}: outside its line: {finding}"
                );
                let help = finding["help"].as_str().unwrap_or_default();
                assert!(!help.is_empty(), "{lang}: no help: {finding}");
                reported.insert((at, rule));
            } else if finding["severity"] == "error" {
                surplus.push(finding);
            }
        }
        let found: BTreeSet<&Mistake> = reported.iter().map(|(at, _)| at).collect();
        let missed: Vec<_> = announced
            .iter()
            .filter(|(at, _)| !found.contains(at))
            .collect();
        assert!(
            missed.is_empty(),
            "{lang}: announced but not reported: {missed:#?}"
        );
        assert!(
            surplus.is_empty(),
            "{lang}: reported but not announced: {surplus:#?}"
        );
        // The findings do not depend on the language.
        assert_eq!(*seen.get_or_insert_with(|| reported.clone()), reported);
    }
}

#[test]
fn the_mistakes_are_told_in_two_languages() {
    let (sv, en) = (validate("broken", "sv"), validate("broken", "en"));
    assert_eq!(sv.len(), en.len());
    for (sv, en) in sv.iter().zip(&en) {
        assert_eq!(sv["rule"], en["rule"]);
        assert_eq!(sv["line"], en["line"]);
        assert_ne!(sv["message"], en["message"], "{sv}");
    }
}

/// Whether the finding is within its line.
fn in_line(folder: &Path, finding: &Value) -> bool {
    let number = |key: &str| usize::try_from(finding[key].as_u64().expect(key)).expect("small");
    let file = finding["file"].as_str().expect("file");
    let text = std::fs::read_to_string(folder.join(file)).expect("text");
    let line = text.lines().nth(number("line") - 1).unwrap_or_default();
    let indent = line.chars().take_while(|c| *c == ' ').count();
    let length = line.chars().count();
    (indent + 1..=length).contains(&number("column"))
        && (number("endLine") > number("line") || number("endColumn") <= length + 1)
}

#[test]
fn fix_mends_what_it_can_of_the_broken_example_and_then_nothing() {
    let folder = scratch();
    overlay(&root().join("examples/broken"), folder.path());
    let fix = || run(folder.path(), &["validate", "--fix", "--format", "json"]);
    let before = findings(&run(folder.path(), &["validate", "--format", "json"]));
    let first = findings(&fix());
    let mended = before
        .iter()
        .filter(|finding| finding["fix"] == "certain")
        .count();
    assert!(
        mended > 0 && first.len() == before.len() - mended,
        "{first:#?}"
    );
    let files = read_all(folder.path());
    assert_eq!(findings(&fix()), first);
    assert_eq!(read_all(folder.path()), files);
}

/// All files in a folder, by path.
fn read_all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry.expect("entry").into_path();
        if path.is_file() {
            let bytes = std::fs::read(&path).expect("a file");
            files.push((path, bytes));
        }
    }
    files
}
