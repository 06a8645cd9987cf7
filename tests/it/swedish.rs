//! The command line in Swedish: the help of every command, and what is wrong with arguments, without a word of English.

use crate::readme::words;
use crate::support::{Faults, fixtures, katalog, scratch};
use std::fmt::Write;

/// Words of clap that must not be in Swedish texts.
const ENGLISH: [&str; 20] = [
    "Usage",
    "Options",
    "OPTIONS",
    "Arguments",
    "Commands",
    "COMMAND",
    "tip:",
    "ossible values",
    "default:",
    "required",
    "unexpected",
    "For more information",
    "Print help",
    "Print version",
    "Print this",
    "invalid",
    "provided",
    " the ",
    "FILE",
    "subcommand",
];

/// What a command writes to both streams.
fn said(line: &str, lang: &str) -> String {
    let folder = scratch();
    let run = katalog(folder.path())
        .args(words(line))
        .env("LC_ALL", lang)
        .output();
    let output = run.expect("katalog runs");
    let both = [output.stdout, output.stderr].concat();
    let both = String::from_utf8(both).expect("UTF-8");
    let lines = both.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}

/// The commands in the list of the help of one, and those below them.
fn commands(path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    let help = said(&format!("{path} -h"), "sv_SE.UTF-8");
    let list = help
        .lines()
        .skip_while(|line| *line != "Kommandon:")
        .skip(1);
    for line in list.take_while(|line| !line.is_empty()) {
        let name = line.split_whitespace().next().unwrap_or_default();
        // A long description goes on below its beginning.
        if line.starts_with("  ") && !line.starts_with("   ") && name != "help" {
            commands(format!("{path} {name}").trim_start(), found);
        }
    }
}

fn compare(name: &str, text: &str) {
    let mut faults = Faults::default();
    let path = fixtures().join("swedish").join(name);
    for (number, line) in (1..).zip(text.lines().filter(|line| !line.starts_with("$ "))) {
        for word in ENGLISH.iter().filter(|word| line.contains(**word)) {
            faults.push(&path, format!("line {number}: {word} in {line}"));
        }
        // In lists `error` is a value.
        if line.starts_with("error:") {
            faults.push(&path, format!("line {number}: {line}"));
        }
    }
    faults.compare(&path, text.as_bytes());
    faults.assert_none();
}

#[test]
fn the_help_of_every_command_is_in_swedish() {
    let mut paths = Vec::new();
    commands("", &mut paths);
    assert!(paths.len() >= 18, "{paths:?}");
    let mut text = String::new();
    for path in paths {
        for flag in ["-h", "--help"] {
            let line = format!("{path} {flag}");
            let line = line.trim_start();
            let _ = writeln!(text, "$ {line}\n{}", said(line, "sv_SE.UTF-8"));
        }
    }
    compare("help.txt", &text);
}

#[test]
fn usage_errors_are_in_swedish() {
    let lines = std::fs::read_to_string(fixtures().join("swedish/errors.args")).expect("arguments");
    let mut text = String::new();
    for line in lines.lines() {
        let _ = writeln!(text, "$ {line}\n{}", said(line, "sv_SE.UTF-8"));
    }
    assert!(lines.lines().count() >= 30);
    compare("errors.txt", &text);
}

#[test]
fn the_language_is_chosen_by_the_flag_then_the_locale() {
    assert!(said("--lang sv --help", "C").contains("Användning: katalog"));
    assert!(said("validate --nej --lang=sv", "C").starts_with("fel: "));
    assert!(said("--lang en --help", "sv_SE.UTF-8").contains("Usage: katalog"));
    assert!(said("validate --nej", "C").starts_with("error: "));
    assert!(said("help build", "sv_SE.UTF-8").contains("[SÖKVÄG]"));
}

#[test]
fn colours_can_be_asked_for() {
    let folder = scratch();
    let run = |color: &str| {
        let run = katalog(folder.path())
            .args(["--help", "--color", color])
            .output();
        run.expect("katalog runs").stdout
    };
    assert!(run("always").contains(&0x1b));
    assert!(!run("never").contains(&0x1b) && !run("auto").contains(&0x1b));
}
