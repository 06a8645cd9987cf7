//! What README.md shows of the program is what the program says.
//!
//! A block that opens with ```` ```text ```` and a line `$ katalog …` is compared with what that command prints; the
//! command runs in this repository, or in an empty folder when it is one that writes. What stands between
//! `<!-- $ katalog … -->` and `<!-- end -->` is the output of that command, as Markdown.

use crate::support::{katalog, root, scratch, updating};
use std::fmt::Write;
use std::path::Path;

/// Commands that write to the folder they run in.
const WRITING: [&str; 3] = ["init", "new", "build"];

#[test]
fn readme_shows_what_the_program_says() {
    let file = root().join("README.md");
    let Ok(text) = std::fs::read_to_string(&file) else {
        return;
    };
    let renewed = renew(&text);
    if updating() {
        std::fs::write(&file, renewed).expect("write");
        return;
    }
    let mut lines = (1..).zip(text.lines().zip(renewed.lines()));
    let differing = lines.find(|(_, (old, new))| old != new);
    assert!(
        text == renewed,
        "README.md shows something else than the program says; UPDATE_EXPECTED=1 cargo test renews it: {differing:#?}"
    );
}

/// What ends a part of the text that a command writes.
const TABLE_END: &str = "<!-- end -->";

/// The command in `<!-- $ katalog … -->`, after which its output stands as Markdown.
fn table_command(line: &str) -> Option<&str> {
    line.strip_prefix("<!-- $ katalog ")?.strip_suffix(" -->")
}

/// The text with the output of every shown command in place of what stands there.
fn renew(text: &str) -> String {
    let mut renewed = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let _ = writeln!(renewed, "{line}");
        if let Some(command) = table_command(line) {
            let _ = write!(renewed, "\n{}\n", said(command));
            for line in lines.by_ref() {
                if line == TABLE_END {
                    let _ = writeln!(renewed, "{line}");
                    break;
                }
            }
            continue;
        }
        let shows = line == "```text"
            && lines
                .peek()
                .is_some_and(|line| line.starts_with("$ katalog "));
        if !shows {
            continue;
        }
        let mut command = String::new();
        for line in lines.by_ref() {
            let _ = writeln!(renewed, "{line}");
            command += line.trim_end_matches('\\');
            if !line.ends_with('\\') {
                break;
            }
        }
        renewed += &said(&command["$ katalog ".len()..]);
        for line in lines.by_ref() {
            if line == "```" {
                let _ = writeln!(renewed, "{line}");
                break;
            }
        }
    }
    renewed
}

/// What a command prints, without the spaces that end its lines.
fn said(command: &str) -> String {
    let words = words(command);
    let empty = scratch();
    let writes = words
        .iter()
        .any(|word| WRITING.contains(&word.as_str()) || word == "-o")
        && !words.iter().any(|word| word == "--help");
    let folder: &Path = if writes { empty.path() } else { root() };
    let output = katalog(folder).args(words).output().expect("katalog runs");
    let both = [output.stdout, output.stderr].concat();
    let both = String::from_utf8(both).expect("UTF-8");
    let mut said = String::new();
    for line in both.trim_end().lines() {
        let _ = writeln!(said, "{}", line.trim_end());
    }
    said
}

/// Words parted by spaces; quotes keep them together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => words.push(String::new()),
            (c, _) => words.last_mut().expect("never empty").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn only_shown_commands_are_renewed() {
    let text = "a\n```text\nnot a command\n```\n```text\n$ katalog explain \\\n  none/such --lang 'en'\nold\n```\nb\n";
    let renewed = renew(text);
    assert!(
        renewed.contains("error: there is no rule none/such"),
        "{renewed}"
    );
    assert!(!renewed.contains("old"));
    assert!(
        renewed.starts_with("a\n```text\nnot a command\n```\n") && renewed.ends_with("```\nb\n")
    );
}
