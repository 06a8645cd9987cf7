//! Mistakes as people make them, and what is said about each: the tables in `tests/fixtures/breaks/`.
//!
//! A row of a table changes the repository in `tests/fixtures/breaks/base`: in `file`, `find` becomes `put`; without `find`
//! the file becomes `put`; `move` renames it; neither removes it. `after` is what is then found, in both languages, and
//! written by an update run; `before` is what an earlier version said, where that was bad.

use crate::support::{Faults, fixtures, overlay, run, scratch, stdout};
use katalog::diagnostic::{Finding, Lang};
use katalog::workspace::{Checked, Checks, Options, Source, Workspace};
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

/// The day on which all rows are checked.
const TODAY: &str = "2026-06-01";

/// So many findings of a row are shown; the others are counted.
const SHOWN: usize = 4;

/// A row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(rename = "row")]
    number: String,
    what: String,
    edits: Vec<Edit>,
    #[serde(default)]
    before: Option<String>,
    #[serde(default, rename = "after")]
    _after: Vec<After>,
    #[serde(default, rename = "more")]
    _more: usize,
}

/// A change of a file of the base.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    #[serde(default)]
    find: Option<String>,
    #[serde(default)]
    put: Option<String>,
    #[serde(default, rename = "move")]
    to: Option<String>,
}

/// A finding, as it stands in the table; compared as text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    #[serde(rename = "at")]
    _at: String,
    #[serde(rename = "sv")]
    _sv: Vec<String>,
    #[serde(rename = "en")]
    _en: Vec<String>,
}

#[test]
fn mistakes_as_people_make_them_get_the_right_words() {
    let mut faults = Faults::default();
    for table in ["breaks.yaml", "language.yaml"] {
        let path = fixtures().join("breaks").join(table);
        let text = std::fs::read_to_string(&path).expect("the table");
        let rows: Vec<Row> = serde_yaml::from_str(&text).unwrap_or_else(|error| {
            panic!("{}: {error}", path.display());
        });
        assert!(!rows.is_empty(), "{table} has no rows");
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let mut written = head.fold(String::new(), |text, line| text + line + "\n");
        for row in &rows {
            written += "\n";
            written += &row.written();
        }
        faults.compare(&path, written.as_bytes());
    }
    faults.assert_none();
}

/// The frame around the source lines, as the program prints it.
#[test]
fn source_lines_are_shown_whole_and_with_their_numbers() {
    let shown = |edits: &[(&str, &str)]| {
        let folder = scratch();
        overlay(&fixtures().join("breaks/base"), folder.path());
        let path = folder.path().join("datasets/badplatser.yaml");
        let mut text = std::fs::read_to_string(&path).expect("the dataset");
        for (find, put) in edits {
            assert!(text.contains(find), "{find}");
            text = text.replace(find, put);
        }
        std::fs::write(&path, text).expect("write");
        stdout(&run(folder.path(), &["validate", "--lang", "sv"]))
    };
    let unknown = ("theme: ENVI", "theme: Miljo xö");
    let windows = shown(&[unknown, ("\n", "\r\n")]);
    assert!(windows.contains("\n 7 │ theme: Miljo xö\n"), "{windows}");
    assert!(windows.contains("\n 8 │ issued: 2025-02-10\n"), "{windows}");

    // A long line above is left out, and the one with the fault is not.
    let long = format!("# {}\ntheme: Miljo xö", "lång ".repeat(100));
    let beside = shown(&[("theme: ENVI", &long)]);
    assert!(beside.contains("\n 8 │ theme: Miljo xö\n"), "{beside}");
    assert!(!beside.contains("lång lång"), "{beside}");

    // Of a long line the part around the fault is shown.
    let long = format!("theme: Miljo xö  # {}", "lång ".repeat(100));
    let within = shown(&[("theme: ENVI", &long)]);
    assert!(within.contains("\n 7 │ theme: Miljo xö"), "{within}");
    assert!(
        within.contains("lång…\n") || within.contains("lång …\n"),
        "{within}"
    );

    // A value over several lines is shown with them.
    let block = "theme: >\n  Miljo\n  xö\n  bad";
    let several = shown(&[("theme: ENVI", block)]);
    assert!(several.contains("│   bad\n"), "{several}");
}

impl Row {
    /// The row with what is found now.
    fn written(&self) -> String {
        let mut text = format!(
            "- row: {}\n  what: {}\n  edits:\n",
            quoted(&self.number),
            quoted(&self.what)
        );
        for edit in &self.edits {
            let parts = [("find", &edit.find), ("put", &edit.put), ("move", &edit.to)];
            let parts = parts
                .into_iter()
                .filter_map(|(key, value)| Some((key, value.as_ref()?)));
            let mut line = format!("file: {}", quoted(&edit.file));
            for (key, value) in parts {
                let _ = write!(line, ", {key}: {}", quoted(value));
            }
            let _ = writeln!(text, "    - {{{line}}}");
        }
        if let Some(before) = &self.before {
            let _ = writeln!(text, "  before: {}", quoted(before));
        }
        let folder = scratch();
        let repository = folder.path().join("repository");
        overlay(&fixtures().join("breaks/base"), &repository);
        for edit in &self.edits {
            edit.make(&repository, &self.number);
        }
        let source = Source::Paths(vec![repository]);
        let checked = Workspace::open(source, Options::default())
            .expect("a repository")
            .check(&Checks::on(TODAY.parse().expect("a date")))
            .expect("checked");
        let shown: Vec<&Finding> = checked.findings.iter().filter(|of| of.is_shown()).collect();
        if shown.is_empty() {
            text += "  after: []\n";
            return text;
        }
        text += "  after:\n";
        for finding in shown.iter().take(SHOWN) {
            text += &after(&checked, finding);
        }
        if let Some(more) = shown.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            let _ = writeln!(text, "  more: {more}");
        }
        text
    }
}

/// A finding as YAML.
fn after(checked: &Checked, finding: &Finding) -> String {
    let place = finding.span.map(|span| {
        let file = checked.sources.get(span.file);
        let at = file.lines().position(file.bytes(), span.start as usize);
        format!("{}:{}:{}", file.name.raw(), at.line, at.column)
    });
    let fix = finding.edit.is_some().then_some("fix");
    let (severity, rule) = (finding.severity.as_str(), finding.rule.id);
    let place = place.unwrap_or_default();
    let parts = [severity, rule, &place].into_iter().chain(fix);
    let at = parts.collect::<Vec<_>>().join(" ");
    let mut text = format!("    - at: {}\n", quoted(at.trim()));
    for (lang, code) in [(Lang::Sv, "sv"), (Lang::En, "en")] {
        let message = finding.message(lang).raw().to_owned();
        let help = finding
            .help
            .as_ref()
            .map(|help| help.one(lang).raw().to_owned());
        let _ = writeln!(text, "      {code}:");
        for part in std::iter::once(message).chain(help) {
            let _ = writeln!(text, "        - {}", quoted(&part));
        }
    }
    text
}

impl Edit {
    fn make(&self, repository: &Path, row: &str) {
        let path = repository.join(&self.file);
        if let Some(to) = &self.to {
            let to = repository.join(to);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("folder");
            std::fs::rename(&path, to).expect("rename");
            return;
        }
        let Some(put) = &self.put else {
            return std::fs::remove_file(&path).expect("a file of the base");
        };
        let new = match &self.find {
            None => put.clone(),
            Some(find) => {
                let text = std::fs::read_to_string(&path).expect("a file of the base");
                assert!(
                    text.contains(find),
                    "{row}: {find:?} is not in {}",
                    self.file
                );
                text.replace(find, put)
            }
        };
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        std::fs::write(&path, new).expect("write");
    }
}

/// A string of YAML in double quotes; JSON is that too.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}
