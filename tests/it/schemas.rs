//! The generated files in `schemas/` are current.

use crate::support::{fixtures, overlay, root, scratch, updating};
use katalog::profile::export;
use katalog::workspace::schemas;
use serde_json::Value;
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

/// Bytes of all schemas together: an editor reads them again and again.
const LARGEST: usize = 300_000;

#[test]
fn all_together_are_small() {
    let files = export::files().into_iter();
    let sizes = files.filter_map(|(path, text)| path.starts_with("json/").then_some(text.len()));
    assert!(sizes.sum::<usize>() <= LARGEST);
}

#[test]
fn a_printed_schema_needs_no_other_file() {
    let text = export::self_contained("dataset").expect("a schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    assert!(
        text.contains("\"$ref\":\"#/definitions/Dataset\""),
        "its class"
    );
    assert!(schema["definitions"]["Dataset"].is_object());
    assert!(!text.contains("schema.json#"), "no other file");
}

#[test]
fn schemas_of_a_repository_know_it() {
    let scratch = scratch();
    let folder = scratch.path();
    overlay(&root().join("examples/broken"), folder);
    schemas::write(folder).expect("schemas");
    let text = std::fs::read_to_string(folder.join(".katalog/definitions.schema.json"));
    let schema: Value = serde_json::from_str(&text.expect("definitions")).expect("JSON");
    let definitions = &schema["definitions"];
    assert_eq!(definitions["own-Agent"]["enum"][0], "lillhamra");
    assert_eq!(definitions["own-ContactPoint"]["enum"][0], "oppnadata");
    let file = definitions["file-dataset"].to_string();
    assert!(
        file.contains(r#"{"required":["description"]}"#),
        "nothing gives it"
    );
    assert!(
        !file.contains(r#"{"required":["publisher"]}"#),
        "`defaults:` gives it"
    );
}

#[test]
fn validate_leaves_schemas_alone() {
    let scratch = scratch();
    overlay(&fixtures().join("base"), scratch.path());
    let run = crate::support::katalog(scratch.path())
        .arg("validate")
        .output();
    assert!(run.expect("katalog runs").status.code().is_some());
    assert!(!scratch.path().join(".katalog").exists());
}
