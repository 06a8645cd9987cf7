//! Documentation tests: links resolve, commands are valid, and step-by-step guides work.

use crate::readme::words;
use crate::support::{Faults, katalog, overlay, root, run, scratch, stdout};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Folders with documents, besides the root.
const FOLDERS: [&str; 3] = ["docs", "examples", ".github"];

/// All Markdown files of the project: relative path and text.
pub fn documents() -> BTreeMap<String, String> {
    let mut files = vec![root().join("README.md")];
    for folder in FOLDERS {
        let entries = walkdir::WalkDir::new(root().join(folder));
        files.extend(
            entries
                .into_iter()
                .map(|entry| entry.expect("entry").into_path()),
        );
    }
    let mut documents = BTreeMap::new();
    for file in files {
        if file.extension().is_some_and(|ending| ending == "md") {
            let path = file.strip_prefix(root()).expect("inside");
            let name = path.to_str().expect("UTF-8").replace('\\', "/");
            documents.insert(name, std::fs::read_to_string(&file).expect("text"));
        }
    }
    documents
}

/// A fenced code block: language, text, and the comment before it (`<!-- … -->`).
struct Block {
    language: String,
    text: String,
    comment: String,
}

/// The fenced code blocks of a document.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            let indent = line.len() - line.trim_start().len();
            let inside: Vec<&str> = lines
                .by_ref()
                .take_while(|line| line.trim() != "```")
                .collect();
            let text = inside
                .iter()
                .map(|line| line.get(indent..).unwrap_or_default());
            let comment = before
                .strip_prefix("<!-- ")
                .and_then(|line| line.strip_suffix(" -->"));
            blocks.push(Block {
                language: language.to_owned(),
                text: text.flat_map(|line| [line, "\n"]).collect(),
                comment: comment.unwrap_or_default().to_owned(),
            });
        }
        before = line.trim();
    }
    blocks
}

/// The text outside fenced code blocks.
fn prose(text: &str) -> String {
    let mut fenced = false;
    let outside = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    });
    outside.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn the_readme_is_read_in_one_go() {
    let lines = documents()["README.md"].lines().count();
    assert!(
        lines <= 300,
        "README.md has {lines} lines; what is more belongs in docs/"
    );
}

/// The anchor of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let prose = prose(text);
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| anchor(line.trim_start_matches('#').trim()))
        .collect()
}

#[test]
fn links_lead_to_files_and_headings() {
    let documents = documents();
    let link = regex::Regex::new(r"\]\(([^)\s]+)\)").expect("a pattern");
    let mut faults = Faults::default();
    for (file, text) in &documents {
        let folder = Path::new(file).parent().expect("a folder");
        for found in link.captures_iter(&prose(text)) {
            let target = &found[1];
            // The URL of a workflow badge is relative to the page that shows it.
            if target.contains("://")
                || target.starts_with("../../actions/")
                || target.starts_with("mailto:")
            {
                continue;
            }
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let whole = if path.is_empty() {
                root().join(file)
            } else {
                root().join(folder).join(path)
            };
            let Ok(whole) = whole.canonicalize() else {
                faults.push(Path::new(file), format!("{target}: there is no such file"));
                continue;
            };
            if heading.is_empty() {
                continue;
            }
            let aimed = std::fs::read_to_string(&whole).unwrap_or_default();
            if !anchors(&aimed).contains(heading) {
                faults.push(
                    Path::new(file),
                    format!("{target}: there is no such heading"),
                );
            }
        }
    }
    faults.assert_none();
}

#[test]
fn every_document_is_reached_from_the_readme() {
    let documents = documents();
    let link = regex::Regex::new(r"\]\(([^)#\s]+)").expect("a pattern");
    let mut reached = BTreeSet::new();
    let mut waiting = vec!["README.md".to_owned()];
    while let Some(file) = waiting.pop() {
        let Some(text) = documents.get(&file) else {
            continue;
        };
        if !reached.insert(file.clone()) {
            continue;
        }
        let folder = Path::new(&file).parent().expect("a folder");
        for found in link.captures_iter(text) {
            if let Ok(whole) = root().join(folder).join(&found[1]).canonicalize()
                && let Ok(path) = whole.strip_prefix(root().canonicalize().expect("the root"))
            {
                waiting.push(path.to_str().expect("UTF-8").replace('\\', "/"));
            }
        }
    }
    let unreached: Vec<_> = documents
        .keys()
        .filter(|file| !reached.contains(*file) && !file.starts_with(".github/ISSUE_TEMPLATE/"))
        .collect();
    assert!(unreached.is_empty(), "no link leads to {unreached:?}");
}

/// The command lines of a document: in shell code blocks, and after `run:` or `-` in YAML.
fn command_lines(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for block in blocks(text) {
        if !matches!(block.language.as_str(), "sh" | "yaml" | "text") {
            continue;
        }
        for line in block.text.replace("\\\n", "").lines() {
            let line = line
                .trim()
                .trim_start_matches("- ")
                .trim_start_matches("run: ");
            let line = line
                .trim_start_matches("$ ")
                .trim_start_matches("~/.cargo/bin/");
            if let Some(command) = line.strip_prefix("katalog ") {
                // Shell syntax: redirections, other commands, comments.
                let end = [" <", " >", " ||", " &&", " |", " # "]
                    .iter()
                    .filter_map(|mark| command.find(mark))
                    .min();
                commands.push(command[..end.unwrap_or(command.len())].to_owned());
            }
        }
    }
    commands
}

#[test]
fn commands_in_blocks_are_understood() {
    let mut faults = Faults::default();
    let mut count = 0;
    for (file, text) in documents() {
        for command in command_lines(&text) {
            count += 1;
            let mut words = words(&command);
            words.retain(|word| word != "--help");
            // With --help nothing is executed, but all flags before it are parsed.
            let output = katalog(root())
                .args(&words)
                .arg("--help")
                .output()
                .expect("katalog runs");
            if !output.status.success() {
                let told = String::from_utf8_lossy(&output.stderr);
                faults.push(Path::new(&file), format!("katalog {command}: {told}"));
            }
        }
    }
    faults.assert_none();
    assert!(count > 40, "only {count} commands were found");
}

#[test]
fn commands_and_flags_in_the_text_exist() {
    let code = regex::Regex::new(r"`katalog ([^`]+)`").expect("a pattern");
    let flag = regex::Regex::new(r"--[a-z][a-z-]+").expect("a pattern");
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Faults::default();
    for (file, text) in documents() {
        for found in code.captures_iter(&prose(&text)) {
            let command = &found[1];
            let mut names = command.split([' ', '\u{a0}']);
            let first = names.next().unwrap_or_default();
            let name = match (first, names.next()) {
                ("include", Some(second)) => format!("include {second}"),
                _ if first.starts_with('-') => String::new(),
                _ => first.to_owned(),
            };
            let help = helps.entry(name.clone()).or_insert_with(|| {
                let output = katalog(root())
                    .args(name.split_whitespace())
                    .arg("--help")
                    .output();
                let output = output.expect("katalog runs");
                if output.status.success() {
                    stdout(&output)
                } else {
                    String::new()
                }
            });
            if help.is_empty() {
                faults.push(
                    Path::new(&file),
                    format!("`katalog {command}`: there is no such command"),
                );
            }
            for flag in flag.find_iter(command) {
                if !help.contains(flag.as_str()) {
                    faults.push(
                        Path::new(&file),
                        format!("`katalog {command}`: it has no {}", flag.as_str()),
                    );
                }
            }
        }
    }
    faults.assert_none();
}

#[test]
fn the_help_of_every_command_is_shown() {
    let help = stdout(&run(root(), &["--help"]));
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let document = &documents()["docs/en/commands.md"];
    let mut count = 0;
    for line in commands.take_while(|line| !line.is_empty()) {
        let Some(name) = line
            .split_whitespace()
            .next()
            .filter(|_| line.starts_with("  ") && !line.starts_with("   "))
        else {
            continue;
        };
        count += 1;
        let shown = document.contains(&format!("\n$ katalog {name} --help\n"))
            || document.contains(&format!("\n$ katalog {name} update --help\n"));
        assert!(
            shown || name == "help",
            "docs/en/commands.md does not show `katalog {name} --help`"
        );
    }
    assert!(count > 10, "only {count} commands were found in\n{help}");
}

#[test]
fn what_is_shown_of_a_built_catalogue_is_built() {
    let mut count = 0;
    for (file, text) in documents() {
        for block in blocks(&text)
            .iter()
            .filter(|block| block.language == "turtle")
        {
            let example = block.comment.strip_prefix("built from: ");
            let example = example.unwrap_or_else(|| {
                panic!("{file}: a block of Turtle without `<!-- built from: … -->`")
            });
            let folder = scratch();
            let out = folder.path().to_str().expect("UTF-8");
            assert!(run(root(), &["build", example, "-o", out]).status.success());
            let built = std::fs::read_to_string(folder.path().join("catalog.ttl")).expect("built");
            for part in block.text.trim().split("\n\n") {
                assert!(
                    built.contains(part),
                    "{file}: {example} does not become\n{part}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 0, "no document shows a catalogue");
}

/// Documents with steps. Commands in their code blocks are run in order; `<!-- write FILE -->` and `<!-- append FILE
/// -->` before a block write it to a file.
const STEPS: [&str; 2] = ["docs/sv/publicera.md", "README.md"];

#[test]
fn the_steps_can_be_taken() {
    for file in STEPS {
        let folder = scratch();
        let mut place = folder.path().to_owned();
        // Files of this repository that documents refer to.
        overlay(&root().join("examples"), &folder.path().join("examples"));
        let text = &documents()[file];
        let mut taken = Vec::new();
        for block in blocks(text) {
            if let Some(name) = block.comment.strip_prefix("write ") {
                let target = place.join(name);
                std::fs::create_dir_all(target.parent().expect("a folder")).expect("folder");
                std::fs::write(target, &block.text).expect("write");
            } else if let Some(name) = block.comment.strip_prefix("append ") {
                let target = place.join(name);
                let old = std::fs::read_to_string(&target).expect("the file so far");
                std::fs::write(target, old + &block.text).expect("write");
            }
            let shown = block.text.starts_with("$ katalog init");
            if block.comment == "not a step" || !(block.language == "sh" || shown) {
                continue;
            }
            for line in block.text.replace("\\\n", "").lines() {
                let line = line.trim_start_matches("$ ");
                if let Some(to) = line.strip_prefix("cd ") {
                    place.push(to);
                } else if let Some(command) = line.strip_prefix("katalog ") {
                    let output = katalog(&place)
                        .args(words(command))
                        .output()
                        .expect("katalog runs");
                    let told = [output.stdout, output.stderr].concat();
                    let told = String::from_utf8_lossy(&told);
                    assert!(output.status.success(), "{file}: katalog {command}\n{told}");
                    taken.push(command.to_owned());
                }
                if shown {
                    break;
                }
            }
        }
        assert!(
            taken.iter().any(|command| command.starts_with("build")),
            "{file}: {taken:?}"
        );
    }
}
