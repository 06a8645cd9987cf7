//! Every error of the parsers of RDF has words of ours: no message is the parser's English alone.
//!
//! `tests/fixtures/parser-words.txt` holds an input for each kind of error that can be reached, and what is said of it.
//! The list is also compared with the sources of the parsers, where they are at hand: what a new version can say is
//! noticed.

use crate::support::{Faults, fixtures, skip};
use katalog::description::why_unreadable;
use katalog::diagnostic::Lang;
use katalog::rdf::read::{self, SyntaxErrorKind};
use katalog::rdf::{GraphBuilder, RdfFormat};
use katalog::source::{FileId, SourceFile};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The files of the parsers with errors in them.
const SOURCES: &[(&str, &str)] = &[
    ("oxttl", "src/lexer.rs"),
    ("oxttl", "src/terse.rs"),
    ("oxttl", "src/line_formats.rs"),
    ("oxrdfxml", "src/parser.rs"),
    ("json-event-parser", "src/read.rs"),
];

/// What they never say to us, and why.
const UNHEARD: &[(&str, &str)] = &[
    // Our own reader of XML refuses these before, or declares what they ask for.
    ("<!ENTITY", "entities are read by our scanner"),
    (
        "has already been used as rdf:ID value",
        "our scanner tells of it",
    ),
    (
        "No state in the stack",
        "our scanner refuses what is not balanced",
    ),
    (
        "The XML literal is not in valid UTF-8",
        "our scanner reads UTF-8 only",
    ),
    // What the program itself did wrong.
    ("The expand_empty_elements option", "an option that is set"),
    (
        "ParseTypeLiteralPropertyElt production",
        "a state that is not reached",
    ),
    (
        "stack must be empty if the state stack is empty",
        "a state that is not reached",
    ),
    (
        "Surrogate pair should combine",
        "a state that is not reached",
    ),
];

fn said(sentence: &str, lang: Lang) -> String {
    let kind = SyntaxErrorKind::Syntax(sentence.to_owned());
    why_unreadable(&kind).one(lang).into_raw()
}

/// The folder of a crate in the local registry, in the version of `Cargo.lock`.
fn source_of(name: &str) -> Option<PathBuf> {
    let lock = include_str!("../../Cargo.lock");
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    let (version, _) = after.split_once('"')?;
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let registries = std::fs::read_dir(home.join("registry/src")).ok()?;
    let folders = registries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut folders = folders.map(|registry| registry.join(format!("{name}-{version}")));
    folders.find(|folder| folder.is_dir())
}

/// The texts in a source file that are sentences, with `X` for what is filled in.
fn sentences(source: &str) -> BTreeSet<String> {
    let code = source.lines().map(str::trim_start);
    let code: String = code
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .filter(|line| !line.starts_with("//") && !line.starts_with('#'))
        .filter(|line| !line.starts_with("panic!") && !line.contains(".expect("))
        .fold(String::new(), |all, line| all + line + "\n");
    let mut found = BTreeSet::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let text = &rest[start + 1..];
        let mut escaped = false;
        let Some(end) = text.find(|c| {
            let is_end = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            is_end
        }) else {
            break;
        };
        let (text, after) = (&text[..end], &text[end + 1..]);
        let is_char = rest[..start].ends_with('\'') || rest[..start].ends_with("'\\");
        if is_char {
            rest = &rest[start + 1..];
            continue;
        }
        let text = text.replace("\\\"", "\"").replace("\\\\", "\\");
        if text.split(' ').count() > 2 {
            found.insert(filled(&text).replace("TOKEN", "X"));
        }
        rest = after;
    }
    found
}

/// `{name}` as `X`, and `{{` as `{`.
fn filled(text: &str) -> String {
    let text = text.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        match rest[start..].find('}') {
            Some(end) if rest[start..start + end].chars().all(|c| c != ' ') => {
                out.push('X');
                rest = &rest[start + end + 1..];
            }
            _ => {
                out.push('{');
                rest = &rest[start + 1..];
            }
        }
    }
    out.push_str(rest);
    out.replace('\u{1}', "{").replace('\u{2}', "}")
}

#[test]
fn what_the_parsers_can_say_has_words_of_ours() {
    let mut faults = Faults::default();
    for (name, file) in SOURCES {
        let Some(folder) = source_of(name) else {
            return skip(
                &format!("the words for the errors of {name} are complete"),
                "its source",
            );
        };
        let source = std::fs::read_to_string(folder.join(file)).expect("source");
        let sentences = sentences(&source);
        assert!(sentences.len() > 5, "{name} {file}: {sentences:?}");
        for sentence in sentences {
            let unheard = |(part, _): &(&str, &str)| sentence.contains(part);
            if !UNHEARD.iter().any(unheard) && said(&sentence, Lang::Sv) == sentence {
                faults.push(Path::new(file), format!("{name} can say: {sentence}"));
            }
        }
    }
    faults.assert_none();
}

#[test]
fn the_codes_of_json_ld_have_words_of_ours() {
    let Some(folder) = source_of("oxjsonld") else {
        return skip(
            "the words for the errors of oxjsonld are complete",
            "its source",
        );
    };
    let source = std::fs::read_to_string(folder.join("src/error.rs")).expect("source");
    let codes = source.split("=> \"").skip(1);
    let codes: Vec<&str> = codes.filter_map(|rest| rest.split('"').next()).collect();
    assert!(codes.len() > 40, "{codes:?}");
    for code in codes {
        let kind = SyntaxErrorKind::JsonLd(code.to_owned(), "original".to_owned());
        let said = why_unreadable(&kind).one(Lang::Sv).into_raw();
        assert_ne!(said, "original", "{code}");
    }
}

/// One input of the list: its syntax, and the text with `\n` for line ends.
fn inputs(text: &str) -> Vec<(RdfFormat, &str)> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with(['#', ' ']) && !line.is_empty());
    let input = |line| {
        let (syntax, input) = str::split_once(line, ' ').expect("a syntax and an input");
        let format = match syntax {
            "rdf" => RdfFormat::RdfXml,
            "ttl" => RdfFormat::Turtle,
            "nt" => RdfFormat::NTriples,
            "jsonld" => RdfFormat::JsonLd,
            other => panic!("{other}"),
        };
        (format, input)
    };
    lines.map(input).collect()
}

const ROOT: &str =
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:a=\"http://a.se/\">";

fn read(format: RdfFormat, input: &str) -> Option<SyntaxErrorKind> {
    let input = input.replace("\\n", "\n");
    let input = match format {
        RdfFormat::RdfXml => format!("{ROOT}{input}</rdf:RDF>"),
        _ => input,
    };
    let file = SourceFile::new("a".to_owned(), PathBuf::new(), input.into_bytes());
    let error = read::read(FileId(0), &file, format, "", &mut GraphBuilder::new()).err()?;
    Some(error.kind)
}

#[test]
fn each_kind_of_error_is_told_in_words_of_ours() {
    let path = fixtures().join("parser-words.txt");
    let text = std::fs::read_to_string(&path).expect("the list");
    let mut faults = Faults::default();
    let mut actual = String::new();
    for line in text.lines().filter(|line| line.starts_with('#')) {
        let _ = writeln!(actual, "{line}");
    }
    for (format, input) in inputs(&text) {
        let Some(kind) = read(format, input) else {
            faults.push(&path, format!("is read: {input}"));
            continue;
        };
        let message = why_unreadable(&kind);
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| message.clone().one(lang).into_raw());
        let original = match &kind {
            SyntaxErrorKind::Syntax(original) | SyntaxErrorKind::JsonLd(_, original) => original,
            _ => "",
        };
        if sv == original || sv == en {
            faults.push(&path, format!("only the parser's words for {input}: {sv}"));
        }
        let syntax = format.extension();
        let _ = writeln!(actual, "{syntax} {input}\n  {sv}\n  {en}");
    }
    faults.compare(&path, actual.as_bytes());
    faults.assert_none();
}
