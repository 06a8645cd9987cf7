//! Operations of fixes: `tests/fixtures/operations/<case>/{before.yaml,operation.json,after.yaml}`. Comments, quotes,
//! order and line ends are preserved; a case without `after.yaml` is refused. With several files, names have the prefix
//! `before-` and `after-`.

use crate::support::{Faults, fixtures, scratch, subfolders, updating};
use katalog::diagnostic::{Edit, Finding, Fix, NewValue, Operation, Rewrite, Safety, Target};
use katalog::registry;
use katalog::source::{FileId, Span};
use katalog::workspace::{Checked, Checks, Fixes, Options, Source, Workspace};
use katalog::yaml::{Document, apply, move_to_defaults};
use serde_json::Value;
use std::path::Path;

#[test]
fn each_operation_writes_what_it_should() {
    let mut faults = Faults::default();
    let cases = subfolders(&fixtures().join("operations"));
    assert!(cases.len() > 40, "only {} cases", cases.len());
    for case in cases {
        let Some(text) = read(&case, "operation.json") else {
            faults.push(&case, "no operation.json");
            continue;
        };
        let operation: Value = serde_json::from_str(&text).expect("JSON");
        if operation["operation"] == "move-to-defaults" {
            moved(&case, &operation, &mut faults);
        } else {
            rewritten(&case, &operation, &mut faults);
        }
    }
    faults.assert_none();
}

fn read(case: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(case.join(name)).ok()
}

/// One file, with one operation or several.
fn rewritten(case: &Path, operation: &Value, faults: &mut Faults) {
    let before = read(case, "before.yaml").expect("before.yaml");
    let listed = operation.as_array().cloned();
    let operations: Vec<Operation> = listed
        .unwrap_or_else(|| vec![operation.clone()])
        .iter()
        .map(|one| parse(one, FileId(0), &before))
        .collect();
    let document = Document::new(FileId(0), before.as_bytes()).expect("YAML");
    let rewrite = document.rewrite(&operations, Span::start_of(FileId(0)));
    let after = rewrite.map(|rewrite| made(&before, &rewrite, FileId(0)));
    compare(case, "after.yaml", after.as_deref(), faults);
}

/// Several files.
fn moved(case: &Path, operation: &Value, faults: &mut Faults) {
    let names: Vec<&str> = operation["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|name| name.as_str().expect("a name"))
        .collect();
    let texts: Vec<String> = std::iter::once(&"catalog.yaml")
        .chain(&names)
        .map(|name| read(case, &format!("before-{name}")).expect("a file"))
        .collect();
    let key = operation["key"].as_str().expect("key");
    let numbers = (1..).take(names.len());
    let keys: Vec<Span> = numbers
        .map(|number| place(&texts[number as usize], key, FileId(number)))
        .collect();
    let class = operation["class"].as_str().expect("class");
    let bytes = |file: FileId| texts[file.0 as usize].as_bytes();
    let rewrite = move_to_defaults(&keys, class, FileId(0), bytes);
    for (number, name) in (0..).zip(std::iter::once(&"catalog.yaml").chain(&names)) {
        let before = &texts[number as usize];
        let after = rewrite
            .as_ref()
            .map(|rewrite| made(before, rewrite, FileId(number)));
        compare(case, &format!("after-{name}"), after.as_deref(), faults);
    }
}

fn made(before: &str, rewrite: &Rewrite, file: FileId) -> String {
    let edits: Vec<&Edit> = rewrite
        .edits
        .iter()
        .filter(|edit| edit.span.file == file)
        .collect();
    let (bytes, _) = apply(before.as_bytes(), &edits);
    String::from_utf8(bytes).expect("UTF-8")
}

fn compare(case: &Path, name: &str, after: Option<&str>, faults: &mut Faults) {
    match after {
        Some(after) if case.join(name).exists() || updating() => {
            faults.compare(&case.join(name), after.as_bytes());
        }
        Some(after) => faults.push(case, format!("was to be refused, and writes\n{after}")),
        None if case.join(name).exists() => faults.push(case, "was refused"),
        None => {}
    }
}

/// The span of a text that occurs once; an empty one is after `after`.
fn place(text: &str, at: &str, file: FileId) -> Span {
    let start = text.find(at).unwrap_or_else(|| panic!("no {at:?}"));
    assert_eq!(text.rfind(at), Some(start), "{at:?} stands twice");
    Span::new(file, start, start + at.len())
}

fn parse(one: &Value, file: FileId, before: &str) -> Operation {
    let word = |name: &str| one[name].as_str().expect("a text").to_owned();
    let at = Target::At(match one["after"].as_str() {
        Some(after) => {
            let end = place(before, after, file).end;
            Span {
                start: end,
                end,
                file,
            }
        }
        None => place(before, &word("at"), file),
    });
    let into = at;
    let value = || new_value(&one["value"]);
    match one["operation"].as_str().expect("operation") {
        "replace" => {
            let values = one["becomes"].as_array().expect("a list");
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            let becomes = values.iter().map(text).collect();
            Operation::Replace { at, becomes }
        }
        "rename-key" => Operation::RenameKey { at, to: word("to") },
        "insert-key" => Operation::InsertKey {
            into,
            key: word("key"),
            value: value(),
        },
        "insert-item" => Operation::InsertItem {
            into,
            value: value(),
        },
        "remove" => Operation::Remove { at },
        "unwrap" => Operation::Unwrap { at },
        other => panic!("no operation {other}"),
    }
}

fn new_value(value: &Value) -> NewValue {
    match value {
        Value::Array(items) => NewValue::List(items.iter().map(new_value).collect()),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), new_value(value));
            NewValue::Map(entries.iter().map(entry).collect())
        }
        value => NewValue::Text(value.as_str().expect("a text").to_owned()),
    }
}

/// A small repository, for fixes of synthetic findings, each located at a text of a file.
struct Repository {
    folder: tempfile::TempDir,
    checks: Checks,
}

/// A fix of a file: name, text at the finding, operations.
type Wanted<'w> = (&'w str, &'w str, Vec<Operation>);

impl Repository {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = scratch();
        let always = [("catalog.yaml", CATALOG), ("agents/kommunen.yaml", AGENT)];
        for (name, text) in always.iter().chain(files) {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        }
        let checks = Checks::on("2026-06-01".parse().expect("date"));
        Self { folder, checks }
    }

    fn open(&self) -> (Workspace, Checked) {
        let source = Source::Paths(vec![self.folder.path().to_owned()]);
        let workspace = Workspace::open(source, Options::default()).expect("open");
        let mut checked = workspace.check(&self.checks).expect("checked");
        checked.findings.clear();
        (workspace, checked)
    }

    fn file(checked: &Checked, name: &str) -> FileId {
        let mut files = checked.sources.iter();
        let found = files.find(|(_, file)| file.name.raw() == name);
        found.expect("the file").0
    }

    fn place(checked: &Checked, name: &str, text: &str) -> Span {
        let file = Self::file(checked, name);
        let bytes = checked.sources.get(file).bytes();
        place(std::str::from_utf8(bytes).expect("UTF-8"), text, file)
    }

    /// The finding with this fix, and its edits.
    fn finding(checked: &Checked, span: Span, operations: Vec<Operation>) -> Finding {
        let rule = registry::all()
            .into_iter()
            .find(|rule| rule.id == "profile/mandatory");
        let bytes = checked.sources.get(span.file).bytes();
        let edit = match &operations[..] {
            [Operation::MoveToDefaults { keys, class }] => {
                let catalog = Self::file(checked, "catalog.yaml");
                move_to_defaults(keys, class, catalog, |file| {
                    checked.sources.get(file).bytes()
                })
            }
            operations => {
                let document = Document::new(span.file, bytes).expect("YAML");
                document.rewrite(operations, span)
            }
        };
        let message = katalog::message!(sv: "fel", en: "wrong");
        let mut finding = Finding::new(rule.expect("a rule"), message)
            .at(span)
            .fix(Fix {
                safety: Safety::Certain,
                operations,
                code: None,
            });
        finding.edit = Some(Box::new(edit.expect("it can be written")));
        finding
    }

    fn fix(&self, wanted: &[Wanted<'_>]) -> Fixes {
        let (workspace, mut checked) = self.open();
        for (name, text, operations) in wanted {
            let span = Self::place(&checked, name, text);
            let finding = Self::finding(&checked, span, operations.clone());
            checked.findings.push(finding);
        }
        workspace
            .fix(checked, &self.checks, false)
            .expect("read again")
    }

    /// The fixed file; `None` when it is unchanged.
    fn after(&self, wanted: &[Wanted<'_>], name: &str) -> Option<String> {
        let fixes = self.fix(wanted);
        let change = fixes.changes.into_iter().find(|change| change.name == name);
        change.map(|change| String::from_utf8(change.after).expect("UTF-8"))
    }
}

const CATALOG: &str =
    "baseURI: http://lund.se\nlanguage: sv\ntitle: {sv: Katalog}\npublisher: kommunen\n";
const AGENT: &str = "name: {sv: Lund}\ntype: LocalAuthority\n";
const DATASET: &str = "datasets/x.yaml";

fn dataset(lines: &str) -> String {
    format!("title: {{sv: Bad}}\ndescription: {{sv: Alla bad}}\n{lines}")
}

/// The result of an operation on a dataset with these lines, without the common lines.
fn judged(lines: &str, at: &str, operation: Operation) -> Option<String> {
    let repository = Repository::new(&[(DATASET, &dataset(lines))]);
    let after = repository.after(&[(DATASET, at, vec![operation])], DATASET)?;
    let lines = after.strip_prefix(&dataset("")).expect("the first lines");
    Some(lines.to_owned())
}

#[test]
fn what_is_proven_is_made_and_what_is_not_is_left() {
    let at = Target::Finding;
    let some = |lines: &str| Some(lines.to_owned());
    let rename = |to: &str| Operation::RenameKey {
        at,
        to: to.to_owned(),
    };
    let agent = "publsher: kommunen\n";
    assert_eq!(
        judged(agent, "publsher", rename("publisher")),
        some("publisher: kommunen\n")
    );
    // The value stays, the property changes.
    assert_eq!(
        judged("creator: kommunen\n", "creator", rename("publisher")),
        some("publisher: kommunen\n")
    );
    // A keyword is no valid theme.
    assert_eq!(judged("keyword: [bad]\n", "keyword", rename("theme")), None);
    let remove = Operation::Remove { at };
    assert_eq!(
        judged("keyword: [bad, sjö]\n", "sjö", remove.clone()),
        some("keyword: [bad]\n")
    );
    assert_eq!(
        judged("keyword: [bad]\n", "keyword", remove.clone()),
        some("")
    );
    // The IRIs of later distributions would change.
    let two = "distribution:\n  - accessURL: http://lund.se/a\n  - accessURL: http://lund.se/b\n";
    assert_eq!(judged(two, "accessURL: http://lund.se/a", remove), None);
    let insert = |key: &str, value: &str| Operation::InsertKey {
        into: at,
        key: key.to_owned(),
        value: NewValue::Text(value.to_owned()),
    };
    assert_eq!(
        judged("", "title", insert("publisher", "kommunen")),
        some("publisher: kommunen\n")
    );
    assert_eq!(judged("", "title", insert("nonsens", "ja")), None);
    // The IRI of the resource would change.
    assert_eq!(judged("", "title", insert("uri", "http://lund.se/x")), None);
    let unwrap = Operation::Unwrap { at };
    assert_eq!(
        judged("keyword: [bad]\n", "[bad]", unwrap.clone()),
        some("keyword: bad\n")
    );
    assert_eq!(
        judged(
            "page: {\"@id\": http://lund.se/}\n",
            "{\"@id\": http://lund.se/}",
            unwrap.clone()
        ),
        some("page: http://lund.se/\n")
    );
    let tagged = "{\"@value\": \"2024\"}";
    // The property gives it its datatype in either form.
    assert_eq!(
        judged(&format!("issued: {tagged}\n"), tagged, unwrap),
        some("issued: \"2024\"\n")
    );
}

#[test]
fn one_that_cannot_be_proven_does_not_hold_up_the_others() {
    let at = Target::Finding;
    let rename = |to: &str| Operation::RenameKey {
        at,
        to: to.to_owned(),
    };
    let lines =
        "keyword: [bad]\npublsher: kommunen\nlandingpage: http://lund.se/\nspatial: sverige\n";
    let repository = Repository::new(&[(DATASET, &dataset(lines))]);
    let wanted: Vec<Wanted<'_>> = vec![
        (DATASET, "keyword", vec![rename("theme")]),
        (DATASET, "publsher", vec![rename("publisher")]),
    ];
    let after = repository.after(&wanted, DATASET);
    // A key in another letter case has a fix of its own.
    let expected = lines.replace("publsher", "publisher");
    let expected = expected.replace("landingpage", "landingPage");
    assert_eq!(after, Some(dataset(&expected)));
}

#[test]
fn a_default_is_moved_when_all_have_it() {
    let files = ["datasets/x.yaml", "datasets/y.yaml"];
    let text = dataset("publisher: kommunen\n");
    let repository = Repository::new(&files.map(|name| (name, &*text)));
    let move_all = |repository: &Repository, files: &[&str]| {
        let (_, checked) = repository.open();
        let keys: Vec<Span> = files
            .iter()
            .map(|name| Repository::place(&checked, name, "publisher"))
            .collect();
        let class = "dataset".to_owned();
        let fix = vec![Operation::MoveToDefaults { keys, class }];
        repository.fix(&[(files[0], "publisher", fix)])
    };
    let moved = move_all(&repository, &files);
    let names: Vec<&str> = moved.changes.iter().map(|change| &*change.name).collect();
    assert_eq!(names, ["catalog.yaml", files[0], files[1]]);
    let catalog = String::from_utf8_lossy(&moved.changes[0].after).into_owned();
    assert!(catalog.ends_with("defaults:\n  dataset:\n    publisher: kommunen\n"));
    assert_eq!(moved.changes[2].after, dataset("").as_bytes());
    // A file without the key would inherit it too.
    let repository = Repository::new(&[(files[0], &text), (files[1], &dataset(""))]);
    assert!(move_all(&repository, &files[..1]).changes.is_empty());
}
