//! `katalog diff` with git revisions, in temporary repositories.

use crate::support::{fixtures, katalog, overlay, run, scratch, skip, stdout};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A catalogue in the folder `data` of a git repository with one commit; `None` without git.
fn repository() -> Option<TempDir> {
    let folder = scratch();
    if git(folder.path(), &["init", "--quiet", "--initial-branch=main"]).is_none() {
        skip("git", "differences between revisions: there is no git");
        return None;
    }
    overlay(&fixtures().join("base"), &folder.path().join("data"));
    commit(folder.path());
    Some(folder)
}

fn git(folder: &Path, args: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder);
    command.args([
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b.example",
        "-c",
        "commit.gpgsign=false",
    ]);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    let output = command.args(args).output().ok()?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(
        String::from_utf8(output.stdout)
            .expect("UTF-8")
            .trim()
            .to_owned(),
    )
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]).expect("git");
    git(folder, &["commit", "--quiet", "--message", "A"]).expect("git");
}

fn retitle(folder: &Path, title: &str) {
    let file = folder.join("data/datasets/badplatser.yaml");
    let text = std::fs::read_to_string(&file).expect("text");
    let lines = text.lines().map(|line| match line.split_once(':') {
        Some(("title", _)) => format!("title: {{sv: {title}, en: {title}}}\n"),
        _ => format!("{line}\n"),
    });
    std::fs::write(&file, lines.collect::<String>()).expect("write");
}

/// Runs in the folder of the catalogue; returns output and exit status.
fn diff(folder: &Path, args: &[&str]) -> (String, i32) {
    let args = [&["diff"], args].concat();
    let output = run(&folder.join("data"), &args);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    (stdout(&output) + &err, output.status.code().expect("ended"))
}

#[test]
fn revisions_are_read_and_the_work_tree_is_left_alone() {
    let Some(folder) = repository() else { return };
    let folder = folder.path();
    let same = ("no difference\n".to_owned(), 0);
    assert_eq!(diff(folder, &["HEAD"]), same);
    git(folder, &["switch", "--quiet", "--create", "work"]).expect("git");
    retitle(folder, "Bad");
    commit(folder);
    retitle(folder, "Badplatser igen");
    let before = git(folder, &["status", "--porcelain"]).expect("git");
    for (args, went, came) in [
        (&["main"][..], "Badplatser", "Badplatser igen"),
        (&["HEAD"], "Bad", "Badplatser igen"),
        (&["main.."], "Badplatser", "Bad"),
        (&["main..HEAD"], "Badplatser", "Bad"),
        (&["..main"], "Bad", "Badplatser"),
        (&["HEAD~1", "HEAD"], "Badplatser", "Bad"),
        (&["main...work"], "Badplatser", "Bad"),
        (&["main", "."], "Badplatser", "Badplatser igen"),
    ] {
        let (told, code) = diff(folder, args);
        assert_eq!(code, 1, "{args:?}: {told}");
        let lines = format!("- \"{went}\" (sv)\n");
        assert!(told.contains(&lines), "{args:?}: {told}");
        assert!(
            told.contains(&format!("+ \"{came}\" (sv)\n")),
            "{args:?}: {told}"
        );
    }
    assert_eq!(diff(folder, &["main..."]), diff(folder, &["main.."]));
    assert_eq!(
        git(folder, &["status", "--porcelain"]).expect("git"),
        before
    );
}

/// In a hook, git sets variables that point elsewhere.
#[test]
fn a_hook_changes_nothing() {
    let Some(folder) = repository() else { return };
    let mut command = katalog(&folder.path().join("data"));
    command.env("GIT_DIR", folder.path().join(".git"));
    let output = command.args(["diff", "HEAD"]).output().expect("runs");
    assert_eq!(stdout(&output), "no difference\n");
}

/// `main` has moved on: its new commits are not part of the difference.
#[test]
fn three_dots_go_back_to_where_the_branch_began() {
    let Some(folder) = repository() else { return };
    let folder = folder.path();
    git(folder, &["switch", "--quiet", "--create", "work"]).expect("git");
    std::fs::write(folder.join("README"), "text").expect("write");
    commit(folder);
    git(folder, &["switch", "--quiet", "main"]).expect("git");
    retitle(folder, "Bad");
    commit(folder);
    git(folder, &["switch", "--quiet", "work"]).expect("git");
    assert_eq!(diff(folder, &["main.."]).1, 1);
    assert_eq!(
        diff(folder, &["main..."]),
        ("no difference\n".to_owned(), 0)
    );
}

#[test]
fn a_revision_is_built_by_its_own_settings() {
    let Some(folder) = repository() else { return };
    let folder = folder.path();
    let settings = "[uri]\ndataset = \"{baseURI}/data/{id}\"\n";
    std::fs::write(folder.join("data/katalog.toml"), settings).expect("write");
    let (told, code) = diff(folder, &["HEAD"]);
    assert_eq!(code, 1);
    assert!(told.contains("error diff/renamed: the IRI was https://data.lillhamra.example/id/dataset/badplatser and is now https://data.lillhamra.example/data/badplatser"), "{told}");
    for (level, word) in [
        ("warning", "    warning diff/renamed: the IRI"),
        ("off", "    the IRI"),
    ] {
        let settings = format!("{settings}[rules]\n\"diff/renamed\" = \"{level}\"\n");
        std::fs::write(folder.join("data/katalog.toml"), settings).expect("write");
        let (told, code) = diff(folder, &["HEAD"]);
        assert_eq!(code, 1);
        assert!(told.contains(word), "{told}");
    }
}

/// A symbolic link to a file of the repository is followed; one that leads out of it is not.
#[cfg(unix)]
#[test]
fn links_are_the_same_in_a_revision() {
    use std::os::unix::fs::symlink;
    let Some(folder) = repository() else { return };
    let folder = folder.path();
    let datasets = folder.join("data/datasets");
    symlink("badplatser.yaml", datasets.join("simning.yaml")).expect("link");
    symlink("../../README", datasets.join("utanfor.yaml")).expect("link");
    symlink("../contacts", datasets.join("mapp")).expect("link");
    std::fs::write(folder.join("README"), "text").expect("write");
    let (told, _) = diff(folder, &["HEAD", "--lang", "sv"]);
    assert!(
        told.contains("+ datamängd Badplatser (datasets/simning.yaml)"),
        "{told}"
    );
    commit(folder);
    let (told, code) = diff(folder, &["HEAD"]);
    assert_eq!(
        (told.lines().last(), code),
        (
            Some(
                "note: there are errors in the files of . (1); what could not be read is not compared"
            ),
            0
        ),
        "{told}"
    );
}

#[test]
fn what_git_does_not_know_is_told() {
    let Some(folder) = repository() else { return };
    let folder = folder.path();
    for (args, words) in [
        (&["nowhere"][..], "git knows no revision `nowhere`"),
        (&["--", "--all"], "git knows no revision `--all`"),
        (
            &["--", "--output=x.."],
            "git knows no revision `--output=x`",
        ),
        (&["HEAD", "nowhere.."], "nowhere.. does not exist"),
        (&["main..", "HEAD"], "`main..` is two revisions already"),
        (
            &["datasets/none.ttl"],
            "datasets/none.ttl does not exist: it is no folder",
        ),
        (
            &["datasets/badplatser.yaml"],
            "a YAML file is only a part of its catalogue",
        ),
        (
            &["-", "-"],
            "only one of the catalogues can be read from standard input",
        ),
    ] {
        let (told, code) = diff(folder, args);
        assert_eq!(code, 2, "{args:?}: {told}");
        assert!(told.contains(words), "{args:?}: {told}");
    }
    assert!(!folder.join("data/x").exists());
    let mut without = katalog(&folder.join("data"));
    let output = without
        .args(["diff", "HEAD"])
        .env("PATH", "")
        .output()
        .expect("runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("the program git is needed to read revisions"),
        "{told}"
    );
    let elsewhere = scratch();
    overlay(&fixtures().join("base"), &elsewhere.path().join("data"));
    let (told, code) = diff(elsewhere.path(), &["HEAD"]);
    assert_eq!(code, 2);
    assert!(told.contains("is not in a git repository"), "{told}");
    std::fs::remove_dir_all(folder.join("data/datasets")).expect("gone");
    std::fs::rename(folder.join("data"), folder.join("moved")).expect("moved");
    let output = run(&folder.join("moved"), &["diff", "HEAD"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("the revision HEAD has no catalog.yaml in this folder"),
        "{told}"
    );
}

/// What the revision has is not shown, wherever it stands now; what is new fails, also where the cause is old.
#[test]
fn only_new_findings_are_shown_since_a_revision() {
    let Some(folder) = repository() else { return };
    let data = folder.path().join("data");
    let file = data.join("datasets/badplatser.yaml");
    let text = std::fs::read_to_string(&file).expect("text");
    let old = format!("{text}theme: NATUR\n");
    std::fs::write(&file, &old).expect("write");
    commit(folder.path());
    let validate = || {
        let args = [
            "validate",
            "--new-since",
            "HEAD",
            "--format",
            "concise",
            "--lang",
            "en",
        ];
        let output = run(&data, &args);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        (stdout(&output) + &err, output.status.code())
    };
    std::fs::write(&file, format!("# moved down\n{old}")).expect("write");
    let (told, code) = validate();
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("1 finding was there in HEAD already"),
        "{told}"
    );
    let other = data.join("datasets/lekplatser.yaml");
    std::fs::write(
        other,
        text.replace("adplatser", "ekplatser") + "theme: NATUR\n",
    )
    .expect("write");
    let (told, code) = validate();
    assert_eq!(code, Some(1), "{told}");
    assert!(told.starts_with("datasets/lekplatser.yaml:"), "{told}");
    let output = run(
        &data,
        &["validate", "--new-since", "nowhere", "--lang", "en"],
    );
    assert_eq!(output.status.code(), Some(2));
}
