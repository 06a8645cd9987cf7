//! Workflows, also those in documents, have minimal permissions.
//!
//! - Actions are pinned to a full commit hash, with the version in a comment: tags can be moved.
//! - `${{ }}` does not occur in `run:`: it is expanded before the shell parses the script, and titles and branch names
//!   are untrusted. In `env:` it is only a value.
//! - Workflows and jobs declare permissions, and a checkout leaves no credentials.

use crate::support::root;
use serde_json::Value;
use std::fs;

#[test]
fn workflows_may_do_as_little_as_can_be() {
    let mut told = Vec::new();
    let mut look = |name: &str, text: &str| {
        let faults = faults(text).into_iter();
        told.extend(faults.map(|fault| format!("{name}: {fault}")));
    };
    let folder = fs::read_dir(root().join(".github/workflows")).expect("workflows");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("entry").path()).collect();
    paths.push(root().join("action.yml"));
    assert!(paths.len() > 2);
    for path in paths {
        let text = fs::read_to_string(&path).expect("text");
        look(&path.display().to_string(), &text);
    }
    let mut count = 0;
    for name in [
        "README.md",
        "docs/en/ci.md",
        "docs/en/include-and-diff.md",
        "docs/sv/publicera.md",
    ] {
        let text = fs::read_to_string(root().join(name)).expect(name);
        for text in shown(&text) {
            look(name, text);
            count += 1;
        }
    }
    assert!(count > 3, "the documents show workflows");
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The YAML in a text that runs commands or uses actions.
fn shown(text: &str) -> Vec<&str> {
    let blocks = text.split("```yaml\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("```").next());
    blocks
        .filter(|block| block.contains("run:") || block.contains("uses:"))
        .collect()
}

fn faults(text: &str) -> Vec<String> {
    let mut faults: Vec<String> = text.lines().filter_map(unpinned).collect();
    match serde_yaml::from_str::<Value>(text) {
        Ok(document) => look(&document, &mut faults),
        Err(error) => faults.push(error.to_string()),
    }
    faults
}

/// A line that uses an action otherwise than as `OWNER/NAME@HASH # v1.2.3`.
fn unpinned(line: &str) -> Option<String> {
    let (_, used) = line.split_once("uses:")?;
    let fault = || {
        Some(format!(
            "no hash of a commit, or no version: {}",
            line.trim()
        ))
    };
    let (action, comment) = used.split_once('#').unwrap_or((used, ""));
    let Some((name, revision)) = action.trim().split_once('@') else {
        return fault();
    };
    // A placeholder for the reader.
    if (name, revision) == ("ORGANISATION/katalog", "COMMIT") {
        return None;
    }
    let is_hash = revision.len() == 40 && revision.bytes().all(|b| b.is_ascii_hexdigit());
    let version = comment.trim().strip_prefix('v').unwrap_or_default();
    let is_version = version
        .split('.')
        .filter(|part| part.parse::<u32>().is_ok())
        .count()
        == 3;
    (!(is_hash && is_version)).then(fault)?
}

fn look(value: &Value, faults: &mut Vec<String>) {
    if let Value::Array(items) = value {
        for item in items {
            look(item, faults);
        }
    }
    let Value::Object(map) = value else { return };
    for value in map.values() {
        look(value, faults);
    }
    if let Some(script) = map.get("run").and_then(Value::as_str)
        && script.contains("${{")
    {
        faults.push(format!("an expression in a script: {script}"));
    }
    let used = map.get("uses").and_then(Value::as_str);
    let keeps = || value.pointer("/with/persist-credentials") != Some(&Value::Bool(false));
    if used.is_some_and(|used| used.starts_with("actions/checkout@")) && keeps() {
        faults.push("a checkout leaves credentials behind".to_owned());
    }
    if let Some(Value::Object(jobs)) = map.get("jobs") {
        let top = map.get("permissions").and_then(Value::as_object);
        if top.is_none_or(|top| !top.is_empty()) {
            faults.push("the workflow does not begin with `permissions: {}`".to_owned());
        }
        for (name, job) in jobs {
            if !job.get("permissions").is_some_and(Value::is_object) {
                faults.push(format!("the job {name} does not say what it may do"));
            }
        }
    }
}

#[test]
fn what_may_do_more_is_told() {
    let hash = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";
    let good = format!(
        "permissions: {{}}\njobs:\n  a:\n    permissions: {{contents: read}}\n    steps:\n      - uses: actions/checkout@{hash} # v5.0.0\n        with:\n          persist-credentials: false\n      - run: echo \"$TITLE\"\n        env: {{TITLE: \"${{{{ github.event.title }}}}\"}}\n"
    );
    assert_eq!(faults(&good), Vec::<String>::new());
    for (from, to) in [
        (hash, "v5"),
        (hash, "08c6903"),
        (" # v5.0.0", ""),
        (" # v5.0.0", " # v5"),
        ("false", "true"),
        ("persist-credentials: false", "fetch-depth: 0"),
        ("echo \"$TITLE\"", "echo ${{ github.event.title }}"),
        (
            "echo \"$TITLE\"",
            "|\n          a\n          echo ${{ github.head_ref }}",
        ),
        ("permissions: {}", "permissions: write-all"),
        ("permissions: {}", "permissions: {contents: write}"),
        ("permissions: {}\n", ""),
        ("    permissions: {contents: read}\n", ""),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        assert_eq!(faults(&bad).len(), 1, "{from} -> {to}: {:?}", faults(&bad));
    }
}
