//! Command-line tests: each folder in `tests/fixtures/cli` is a case.
//!
//! - `args`: one run a line, in order; arguments are separated by spaces, quoted with `'`, and may be preceded by
//!   `NAME=value` for the environment. A line that begins with `#` is a comment; `# base` copies `files/` over the base
//!   repository, `# unix` restricts the case to Unix.
//! - `files/`: content of the working directory; `stdin`: standard input.
//! - `stdout`, `stderr`, `exit_code`: output of all runs; the working directory is replaced by `[folder]`.
//! - `after/`: expected files afterwards; `absent`: paths that must not exist afterwards.

use crate::support::{Faults, fixtures, for_each, katalog, overlay, scratch, subfolders};
use std::fmt::Write;
use std::fs::File;
use std::path::Path;
use std::process::Stdio;

#[test]
fn runs_give_what_is_written_beside_them() {
    for_each(&subfolders(&fixtures().join("cli")), |case, faults| {
        let scratch = scratch();
        // Canonical, as the program prints it.
        let folder = scratch.path().canonicalize().expect("folder");
        let args = std::fs::read_to_string(case.join("args")).expect("args");
        if cfg!(not(unix)) && args.lines().any(|line| line == "# unix") {
            return;
        }
        if args.lines().any(|line| line == "# base") {
            overlay(&fixtures().join("base"), &folder);
        }
        if case.join("files").is_dir() {
            overlay(&case.join("files"), &folder);
        }
        let (mut stdout, mut stderr, mut codes) = (String::new(), String::new(), String::new());
        for line in args.lines().filter(|line| !line.starts_with('#')) {
            let run = Run::parse(line);
            let output = run.start(&folder, &case.join("stdin"));
            let (out, err) = (
                plain(&output.stdout, &folder),
                plain(&output.stderr, &folder),
            );
            let _ = write!(stdout, "$ {line}\n{out}");
            let _ = write!(stderr, "$ {line}\n{err}");
            let code = output.status.code().expect("ended of itself");
            let _ = writeln!(codes, "{code}");
        }
        faults.compare(&case.join("stdout"), stdout.as_bytes());
        faults.compare(&case.join("stderr"), stderr.as_bytes());
        faults.compare(&case.join("exit_code"), codes.as_bytes());
        afterwards(case, &folder, faults);
    });
}

/// A line of `args`.
struct Run {
    environment: Vec<(String, String)>,
    words: Vec<String>,
}

impl Run {
    fn parse(line: &str) -> Self {
        let mut words = Vec::new();
        let mut word = String::new();
        let mut quoted = false;
        for c in line.chars() {
            match c {
                '\'' => quoted = !quoted,
                ' ' if !quoted => words.push(std::mem::take(&mut word)),
                _ => word.push(c),
            }
        }
        assert!(!quoted, "no second quote: {line}");
        words.push(word);
        let is_name = |name: &str| name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        let count = words
            .iter()
            .take_while(|word| word.split_once('=').is_some_and(|(name, _)| is_name(name)))
            .count();
        let environment = words
            .drain(..count)
            .map(|word| {
                let (name, value) = word.split_once('=').expect("NAME=value");
                (name.to_owned(), value.to_owned())
            })
            .collect();
        words.retain(|word| !word.is_empty());
        Self { environment, words }
    }

    fn start(&self, folder: &Path, stdin: &Path) -> std::process::Output {
        let mut command = katalog(folder);
        command.args(&self.words);
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        if let Ok(file) = File::open(stdin) {
            command.stdin(Stdio::from(file));
        }
        command.output().expect("katalog runs")
    }
}

/// Output normalized between machines.
fn plain(bytes: &[u8], folder: &Path) -> String {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let text = text.replace(folder.to_str().expect("UTF-8"), "[folder]");
    if cfg!(windows) {
        text.replace('\\', "/").replace("katalog.exe", "katalog")
    } else {
        text
    }
}

/// Compares the files after the runs.
fn afterwards(case: &Path, folder: &Path, faults: &mut Faults) {
    let after = case.join("after");
    if after.is_dir() {
        for entry in walkdir::WalkDir::new(&after) {
            let entry = entry.expect("entry");
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(&after).expect("inside");
            match std::fs::read(folder.join(path)) {
                Ok(bytes) => faults.compare(entry.path(), &bytes),
                Err(_) => faults.push(entry.path(), "is not there afterwards"),
            }
        }
    }
    let absent = std::fs::read_to_string(case.join("absent")).unwrap_or_default();
    for path in absent.lines().filter(|path| folder.join(path).exists()) {
        faults.push(case, format!("{path} is there afterwards"));
    }
    // No temporary files may be left.
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("entry");
        if entry.file_name().to_string_lossy().starts_with(".katalog-") {
            faults.push(case, format!("left behind: {}", entry.path().display()));
        }
    }
}
