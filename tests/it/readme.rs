//! Output and files shown in documents are current.
//!
//! In every Markdown file of the repository:
//!
//! - A block that opens with ```` ```text ```` and a line `$ katalog …` is compared with the output of that command; it
//!   runs in this repository, or in an empty folder if it writes.
//! - The text between `<!-- $ katalog … -->` and `<!-- end -->` is the output of that command, as Markdown.
//! - The text between `<!-- keys sv -->` and `<!-- end -->` are the keys of the profile, in that language.
//! - The block after `<!-- file: examples/… -->` is that file.
//!
//! `tests/bless` updates all of them.

use crate::docs::documents;
use crate::support::{katalog, root, scratch, updating};
use katalog::diagnostic::Lang;
use katalog::profile::{Version, embedded, export};
use std::fmt::Write;
use std::iter::Peekable;
use std::path::Path;
use std::str::Lines;

/// Commands that write to the current folder.
const WRITING: [&str; 3] = ["init", "new", "build"];

#[test]
fn documents_show_what_the_program_says() {
    let mut stale = Vec::new();
    for (file, text) in documents() {
        let renewed = renew(&text);
        if text == renewed {
            continue;
        }
        if updating() {
            std::fs::write(root().join(&file), renewed).expect("write");
            continue;
        }
        let mut lines = (1..).zip(text.lines().zip(renewed.lines()));
        let differing = lines.find(|(_, (old, new))| old != new);
        stale.push(format!("{file}: {differing:#?}"));
    }
    assert!(
        stale.is_empty(),
        "something else than the program says; tests/bless renews it: {stale:#?}"
    );
}

/// The end of generated text.
const TABLE_END: &str = "<!-- end -->";

/// The content of a comment on a line of its own: `<!-- … -->`.
fn comment(line: &str) -> Option<&str> {
    line.strip_prefix("<!-- ")?.strip_suffix(" -->")
}

/// The generated text between a comment and [`TABLE_END`], if the comment requests one.
fn table(line: &str) -> Option<String> {
    let comment = comment(line)?;
    if let Some(command) = comment.strip_prefix("$ katalog ") {
        return Some(said(command));
    }
    let lang = match comment {
        "keys sv" => Lang::Sv,
        "keys en" => Lang::En,
        _ => return None,
    };
    Some(export::keys(embedded(Version::default()), lang))
}

/// The file shown in the block after a comment.
fn shown_file(line: &str) -> Option<String> {
    let path = root().join(comment(line)?.strip_prefix("file: ")?);
    Some(
        std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
    )
}

/// The text with all output updated.
fn renew(text: &str) -> String {
    let mut renewed = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let _ = writeln!(renewed, "{line}");
        if let Some(table) = table(line) {
            let _ = write!(renewed, "\n{table}\n");
            skip(&mut lines, TABLE_END, &mut renewed);
        } else if let Some(file) = shown_file(line) {
            let fence = lines.next().expect("a block after the comment");
            assert!(fence.starts_with("```"), "no block after {line}");
            let _ = write!(renewed, "{fence}\n{file}");
            skip(&mut lines, "```", &mut renewed);
        } else if line == "```text"
            && lines
                .peek()
                .is_some_and(|line| line.starts_with("$ katalog "))
        {
            let mut command = String::new();
            for line in lines.by_ref() {
                let _ = writeln!(renewed, "{line}");
                command += line.trim_end_matches('\\');
                if !line.ends_with('\\') {
                    break;
                }
            }
            renewed += &said(&command["$ katalog ".len()..]);
            skip(&mut lines, "```", &mut renewed);
        }
    }
    renewed
}

/// Skips the lines up to `end`, which is kept.
fn skip(lines: &mut Peekable<Lines<'_>>, end: &str, renewed: &mut String) {
    if lines.any(|line| line == end) {
        let _ = writeln!(renewed, "{end}");
    }
}

/// The output of a command, without trailing spaces.
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

/// Splits a command into arguments, with quotes.
pub fn words(command: &str) -> Vec<String> {
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

#[test]
fn files_and_keys_are_renewed() {
    let file =
        "<!-- file: examples/minimal/contacts/oppnadata.yaml -->\n```yaml\nwas before\n```\nb\n";
    let renewed = renew(file);
    assert!(
        renewed.contains("kind: Organization") && !renewed.contains("was before"),
        "{renewed}"
    );
    let keys = renew("<!-- keys sv -->\nwas before\n<!-- end -->\n<!-- another comment -->\n");
    assert!(keys.contains("| `accessURL` |") && !keys.contains("was before"));
    assert!(keys.ends_with("<!-- end -->\n<!-- another comment -->\n"));
}
