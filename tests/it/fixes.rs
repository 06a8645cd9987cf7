//! `validate --fix` applies all fixes in one run, breaks nothing, and never overwrites concurrent changes.

mod made;

use crate::made::Chance;
use crate::support::{Faults, fixtures, for_each, overlay, run, scratch, skip, tries};
use katalog::untrusted::Untrusted;
use made::Repository;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

const TODAY: &str = "2026-06-01";

/// The seeds to try.
fn seeds(few: u64, many: u64, most: u64) -> Vec<u64> {
    (0..tries(few, many, most)).collect()
}

/// All files below a folder, except temporary ones.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("entry"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).expect("inside");
            let bytes = std::fs::read(entry.path()).expect("read");
            (name.to_string_lossy().replace('\\', "/"), bytes)
        })
        .collect()
}

fn mend(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let fixed = ["validate", "--today", TODAY, "--format", "concise"];
    let output = run(folder, &[&fixed[..], args].concat());
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// The expected output of `--diff`.
fn difference(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> String {
    let mut text = String::new();
    for (name, old) in before {
        let new = &after[name];
        if old != new {
            let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
            let diff = similar::TextDiff::from_lines(&*old, &*new);
            let (a, b) = (format!("a/{name}"), format!("b/{name}"));
            text += &diff.unified_diff().header(&a, &b).to_string();
        }
    }
    // Untrusted text is sanitized.
    Untrusted::from(text).patch().into_owned()
}

/// Fixes the repository, and checks all guarantees.
fn judge(name: &Path, folder: &Path, flag: &str, faults: &mut Faults) {
    let before = contents(folder);
    let (_, shown, _) = mend(folder, &[flag, "--diff"]);
    if contents(folder) != before {
        return faults.push(name, "--diff wrote something");
    }
    let (status, _, told) = mend(folder, &[flag]);
    let once = contents(folder);
    if !matches!(status, Some(0 | 1)) || told.contains("panicked") {
        return faults.push(name, format!("{flag}: status {status:?}: {told}"));
    }
    if once.keys().ne(before.keys()) {
        return faults.push(name, format!("{flag}: other files than before"));
    }
    if difference(&before, &once) != shown {
        faults.push(
            name,
            format!("{flag}: --diff shows something else than what is written"),
        );
    }
    let (_, _, told) = mend(folder, &[flag]);
    if contents(folder) != once || !told.starts_with("nothing to mend") {
        faults.push(name, format!("{flag}: a second run mends more: {told}"));
    }
}

#[test]
fn a_second_run_finds_nothing_to_do() {
    for_each(&seeds(6, 40, 3_000), |seed, faults| {
        let folder = scratch();
        Repository::made(*seed).write(folder.path());
        let flag = if seed % 3 == 0 {
            "--fix"
        } else {
            "--unsafe-fixes"
        };
        judge(
            Path::new(&format!("seed {seed}")),
            folder.path(),
            flag,
            faults,
        );
    });
}

#[test]
fn what_is_hostile_is_mended_or_left_but_never_broken() {
    for_each(&seeds(6, 40, 6_000), |seed, faults| {
        let folder = scratch();
        let mut repository = Repository::made(*seed);
        repository.mutate(*seed);
        repository.write(folder.path());
        judge(
            Path::new(&format!("mutated {seed}")),
            folder.path(),
            "--unsafe-fixes",
            faults,
        );
    });
}

/// Replaces half of the scalars in many files and mutants at once: each file is read back the same, except for those
/// scalars.
#[test]
fn what_is_written_reads_as_what_was_meant() {
    use katalog::source::{FileId, Span};
    use katalog::yaml::{Editor, Rewritten, apply, first_misread};
    let texts: Vec<String> = include_str!("../fixtures/fixes/texts.txt")
        .lines()
        .map(str::to_owned)
        .chain(
            [
                "\t",
                "a\nb",
                "a\r\nb",
                "\u{feff}a",
                "a\u{2028}b",
                "\u{85}",
                "\0",
            ]
            .map(str::to_owned),
        )
        .collect();
    let (mut edited, mut files) = (0, 0);
    let mut faults = Faults::default();
    let seeds = seeds(1_000, 2_000, 40_000);
    let enough = seeds.len();
    for seed in seeds {
        let mut chance = Chance(seed);
        for (name, bytes) in Repository::small_files(seed) {
            let editor = Editor::new(&bytes);
            let mut spans: Vec<Span> = editor.scalars(FileId(0)).collect();
            spans.retain(|_| chance.is(50));
            let becomes: Vec<Vec<String>> = spans
                .iter()
                .map(|_| {
                    let count = [1, 1, 1, 2, 3][chance.below(5)];
                    (0..count)
                        .map(|_| texts[chance.below(texts.len())].clone())
                        .collect()
                })
                .collect();
            let pairs = spans.iter().zip(&becomes);
            let edits: Vec<_> = pairs
                .filter_map(|(span, becomes)| Some((editor.edit(*span, becomes)?, becomes)))
                .collect();
            let rewritten: Vec<_> = edits
                .iter()
                .map(|(edit, becomes)| Rewritten {
                    was: edit.span.start as usize..edit.span.end as usize,
                    becomes,
                })
                .collect();
            // A file with syntax errors is not edited.
            if edits.is_empty() {
                continue;
            }
            files += 1;
            let changes: Vec<_> = edits.iter().map(|(edit, _)| edit).collect();
            let (new, _) = apply(&bytes, &changes);
            if let Some(first) = first_misread(&bytes, &new, &rewritten) {
                let (old, new) = (
                    String::from_utf8_lossy(&bytes),
                    String::from_utf8_lossy(&new),
                );
                let edit = edits.get(first);
                faults.push(
                    Path::new(&name),
                    format!("seed {seed}: {edit:?}\n{old}\n---\n{new}"),
                );
            }
            edited += edits.len();
        }
    }
    faults.assert_none();
    assert!(
        files > enough && edited > 5 * enough,
        "only {edited} scalars in {files} files were written"
    );
}

/// Concurrent changes, in place or by rename, are never lost.
#[test]
fn edits_made_meanwhile_are_kept() {
    let folder = scratch();
    overlay(&fixtures().join("base"), folder.path());
    for round in 0..tries(5, 17, 17) {
        let name = |number: u64| {
            folder
                .path()
                .join(format!("datasets/d{round}-{number}.yaml"))
        };
        for number in 0..8 {
            std::fs::write(name(number), "title: A\nissued: 2024/03/01\n").expect("written");
        }
        let stop = AtomicBool::new(false);
        let (output, lines) = std::thread::scope(|scope| {
            // The last file is not touched.
            let writer = scope.spawn(|| note_down(round, &|number| name(number % 7), &stop));
            let output = mend(folder.path(), &["--fix"]);
            stop.store(true, Ordering::Relaxed);
            (output, writer.join().expect("the writer ends"))
        });
        for (number, line) in lines {
            let text = std::fs::read_to_string(name(number % 7)).expect("read");
            assert!(text.contains(&line), "lost in round {round}: {line}");
        }
        let (status, _, told) = output;
        let left = told.contains("changed meanwhile");
        assert_eq!(left, status == Some(2), "{told}");
        let text = std::fs::read_to_string(name(7)).expect("read");
        assert!(
            text.contains("2024-03-01"),
            "not mended in round {round}: {told}"
        );
    }
}

/// Appends a line to one file after the other, until stopped.
fn note_down(
    seed: u64,
    name: &impl Fn(u64) -> std::path::PathBuf,
    stop: &AtomicBool,
) -> Vec<(u64, String)> {
    let mut chance = Chance(seed);
    let mut lines = Vec::new();
    for number in 0..2_000 {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let line = format!("# note {number}.\n");
        let text = std::fs::read_to_string(name(number)).expect("read") + &line;
        if chance.is(50) {
            std::fs::write(name(number), text).expect("written");
        } else {
            let beside = name(number).with_extension("beside");
            std::fs::write(&beside, text).expect("written");
            std::fs::rename(beside, name(number)).expect("renamed");
        }
        lines.push((number, line));
        let pause = chance.next() % 9_000;
        std::thread::sleep(std::time::Duration::from_micros(pause));
    }
    lines
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_keeps_nothing_else_back() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch();
    overlay(&fixtures().join("base"), folder.path());
    let at = |name: &str| folder.path().join(name);
    for name in ["datasets/a.yaml", "datasets/b.yaml"] {
        std::fs::write(at(name), "title: A\r\nissued: 2024/03/01").expect("written");
    }
    let rights = |name: &str, mode| {
        std::fs::set_permissions(at(name), std::fs::Permissions::from_mode(mode)).expect("set");
    };
    rights("datasets/a.yaml", 0o444);
    rights("datasets/b.yaml", 0o664);
    if std::fs::File::options()
        .write(true)
        .open(at("datasets/a.yaml"))
        .is_ok()
    {
        // Root may write to read-only files.
        return skip("rights", "files that cannot be written: root may write all");
    }
    let (status, found, told) = mend(folder.path(), &["--fix"]);
    assert_eq!(status, Some(2), "{told}");
    assert!(
        told.contains("cannot write datasets/a.yaml: ")
            && told.contains("1 finding mended in 1 file")
    );
    assert!(
        found.contains("datasets/a.yaml:2:9: error profile/datatype"),
        "{found}"
    );
    let text = std::fs::read(at("datasets/b.yaml")).expect("read");
    assert_eq!(text, b"title: A\r\nissued: 2024-03-01");
    let mode = std::fs::metadata(at("datasets/b.yaml"))
        .expect("metadata")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o664);
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_mended_once() {
    let folder = scratch();
    overlay(&fixtures().join("base"), folder.path());
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("datasets/b.yaml"), "title: A\nissued: 2024/03/01\n").expect("written");
    std::os::unix::fs::symlink("b.yaml", at("datasets/a.yaml")).expect("linked");
    let (status, _, told) = mend(folder.path(), &["--fix"]);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.starts_with("1 finding mended in 1 file"), "{told}");
    let text = std::fs::read(at("datasets/b.yaml")).expect("read");
    assert_eq!(text, b"title: A\nissued: 2024-03-01\n");
    assert!(std::fs::symlink_metadata(at("datasets/a.yaml")).is_ok_and(|of| of.is_symlink()));
}

/// A URL that occurs very often has one finding; all occurrences are fixed in one run.
#[test]
fn a_value_is_mended_wherever_it_stands() {
    let folder = scratch();
    overlay(&fixtures().join("base"), folder.path());
    for number in 0..304 {
        let text = format!("title: Sak {number}\nlandingPage: http://www.kommunen.se/sida\n");
        let name = format!("datasets/sak-{number}.yaml");
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let (_, _, told) = mend(folder.path(), &["--unsafe-fixes"]);
    assert!(
        told.starts_with("304 findings mended in 304 files"),
        "{told}"
    );
}

/// The spans of all keys and values of a file.
fn spans(node: &katalog::yaml::Node<'_>, all: &mut Vec<katalog::source::Span>) {
    use katalog::yaml::NodeValue;
    all.push(node.span);
    match &node.value {
        NodeValue::Mapping(entries) => {
            for entry in entries {
                all.push(entry.key_span);
                spans(&entry.value, all);
            }
        }
        NodeValue::Sequence(items) => items.iter().for_each(|item| spans(item, all)),
        NodeValue::Scalar(_) | NodeValue::Null | NodeValue::Empty => {}
    }
}

/// Every operation anywhere in many files and mutants: the file stays readable, and comments are removed only with what
/// they belong to.
#[test]
fn operations_anywhere_leave_a_file_that_can_be_read() {
    use katalog::diagnostic::{NewValue, Operation, Target};
    use katalog::source::FileId;
    use katalog::yaml::{Document, apply, parse};
    let at = Target::Finding;
    let text = || NewValue::Text("ny: text, [med] tecken".to_owned());
    let map = NewValue::Map(vec![("a".to_owned(), text()), ("b".to_owned(), text())]);
    let (into, key, to) = (at, "nyckel".to_owned(), "å: b".to_owned());
    let operations = [
        Operation::RenameKey { at, to },
        Operation::InsertKey {
            into,
            key: key.clone(),
            value: text(),
        },
        Operation::InsertKey {
            into,
            key,
            value: map.clone(),
        },
        Operation::InsertItem {
            into,
            value: text(),
        },
        Operation::InsertItem { into, value: map },
        Operation::Unwrap { at },
        Operation::Remove { at },
    ];
    let mut made = [0_u32; 7];
    let mut faults = Faults::default();
    for seed in seeds(25, 400, 10_000) {
        for (name, bytes) in Repository::small_files(seed) {
            let (Some(node), _) = parse(FileId(0), &bytes) else {
                continue;
            };
            let Some(document) = Document::new(FileId(0), &bytes) else {
                continue;
            };
            let mut all = Vec::new();
            spans(&node, &mut all);
            for (span, (number, operation)) in all
                .iter()
                .flat_map(|span| operations.iter().enumerate().map(move |one| (span, one)))
            {
                let operation = std::slice::from_ref(operation);
                let Some(rewrite) = document.rewrite(operation, *span) else {
                    continue;
                };
                made[number] += 1;
                let (new, _) = apply(&bytes, &rewrite.edits.iter().collect::<Vec<_>>());
                let comments = |text: &[u8]| String::from_utf8_lossy(text).matches('#').count();
                let loses = number < 6 && comments(&new) < comments(&bytes);
                if loses || Document::new(FileId(0), &new).is_none() {
                    let new = String::from_utf8_lossy(&new);
                    faults.push(
                        Path::new(&name),
                        format!("seed {seed}: {operation:?} at {span:?}:\n{new}"),
                    );
                }
            }
        }
    }
    faults.assert_none();
    assert!(made.iter().all(|count| *count > 5), "{made:?}");
}
