//! The generated files in `schemas/` are current.

use crate::support::{root, updating};
use katalog::profile::export;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn generated_files_are_current() {
    let mut stale = Vec::new();
    for (path, contents) in export::files() {
        let file = root().join("schemas").join(&path);
        if std::fs::read_to_string(&file).is_ok_and(|committed| committed == contents) {
            continue;
        }
        if updating() {
            std::fs::create_dir_all(file.parent().expect("schemas/")).expect("folder");
            std::fs::write(&file, contents).expect("write");
        } else {
            stale.push(path);
        }
    }
    assert!(
        stale.is_empty(),
        "not what the tables give; run tests/bless: {stale:?}"
    );
}

#[test]
fn nothing_else_lies_among_them() {
    let made: BTreeSet<String> = export::files().into_iter().map(|(path, _)| path).collect();
    for folder in ["json", "shacl"] {
        for entry in std::fs::read_dir(root().join("schemas").join(folder)).expect(folder) {
            let name = entry.expect("entry").file_name();
            let path = Path::new(folder).join(name);
            let path = path.to_str().expect("UTF-8").replace('\\', "/");
            assert!(made.contains(&path), "schemas/{path} is not generated");
        }
    }
}

#[test]
fn generated_text_ends_its_lines_as_git_does() {
    for (path, contents) in export::files() {
        assert!(
            contents.ends_with('\n') && !contents.ends_with("\n\n"),
            "{path}"
        );
        assert!(!contents.contains('\r'), "{path}");
    }
}
