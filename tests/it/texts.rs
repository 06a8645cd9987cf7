//! Any valid text survives the round trip from YAML through the graph to RDF/XML and Turtle.

use crate::build::parse;
use katalog::description::{Copies, Repository, Templates, to_graph};
use katalog::profile::{Version, embedded};
use katalog::rdf::RdfFormat;
use katalog::rdf::write::{self, Order};
use katalog::source::tree::Role;
use katalog::source::{SourceFile, SourceMap};
use oxrdf::Term;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::PathBuf;

/// Characters with special treatment in some layer.
const DELICATE: &[char] = &[
    ' ',
    '\t',
    '\n',
    '\r',
    '"',
    '\'',
    '\\',
    '<',
    '>',
    '&',
    ']',
    '#',
    ':',
    '-',
    '{',
    '}',
    '%',
    '@',
    '^',
    '`',
    '*',
    '!',
    'å',
    'ä',
    'ö',
    'Å',
    'é',
    '\u{301}',
    '\u{7f}',
    '\u{85}',
    '\u{a0}',
    '\u{ad}',
    '\u{200b}',
    '\u{200e}',
    '\u{200f}',
    '\u{202e}',
    '\u{2028}',
    '\u{2029}',
    '\u{2066}',
    '\u{feff}',
    '\u{fffd}',
    'א',
    'ب',
    '水',
    '😀',
    '\u{10ffff}',
    'n',
    '1',
];

/// A character that XML 1.0, and therefore every syntax, can represent.
fn legal() -> impl Strategy<Value = char> {
    let any = any::<char>().prop_filter("legal in XML 1.0", |c| {
        matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
    });
    prop_oneof![3 => prop::sample::select(DELICATE), 1 => any]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(legal(), 0..60).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        // A failure names its text; no file of regressions is kept.
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_survives(text in text()) {
        survives(&text);
    }
}

#[test]
fn a_long_text_survives() {
    let line = "Å 😀 <b>&amp;\"'\\ ]]> \u{202e}שלום\u{202c} ";
    let mut text = line.repeat((1 << 20) / line.len());
    text.push_str("\r\n\r\n\tslut\n");
    assert!(text.len() > 1_000_000);
    survives(&text);
}

#[test]
fn texts_that_end_where_a_syntax_begins_survive() {
    for text in [
        "", " ", "\n", "\r", "\r\n", "\"", "\"\"\"", "\\", "'''", "]]>", "<!--", "&#13;", "# text",
        "- a", "a: b", "---", "...", "\u{feff}",
    ] {
        survives(text);
    }
}

const SUBJECT: &str = "https://a.example/id/dataset/text";

/// Round trip of a text, as a Swedish text and as a literal without language.
fn survives(text: &str) {
    let quoted = quoted(text);
    let yaml = format!(
        "title: {{\"@value\": {quoted}, \"@language\": sv}}\nidentifier: {{\"@value\": {quoted}}}\n"
    );
    for format in [RdfFormat::RdfXml, RdfFormat::Turtle] {
        let name = format!("catalog.{}", format.extension());
        let bytes = built(&yaml, format);
        // XML parsers normalize CR to LF, though not the one used here.
        assert!(!bytes.contains(&b'\r'), "{name}: a bare CR");
        let triples = parse(&name, &bytes)
            .unwrap_or_else(|error| panic!("{name}: {error}\n{}", String::from_utf8_lossy(&bytes)));
        for (property, language) in [("title", Some("sv")), ("identifier", None)] {
            let property = format!("http://purl.org/dc/terms/{property}");
            let values: Vec<_> = triples
                .iter()
                .filter(|triple| triple.predicate.as_str() == property)
                .filter(|triple| triple.subject.to_string() == format!("<{SUBJECT}>"))
                .map(|triple| &triple.object)
                .collect();
            let [Term::Literal(literal)] = &values[..] else {
                panic!("{name}: {property}: {values:?}");
            };
            assert_eq!(literal.value(), text, "{name}");
            assert_eq!(literal.language(), language, "{name}");
        }
    }
}

/// Double-quoted. JSON strings are YAML strings, but YAML requires more escapes of control characters.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("JSON");
    let mut quoted = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            _ => quoted.push(c),
        }
    }
    quoted
}

/// A dataset with these keys, built from a repository.
fn built(yaml: &str, format: RdfFormat) -> Vec<u8> {
    let profile = embedded(Version::default());
    let mut sources = SourceMap::new();
    let mut file = |name: &str, text: &str, role| {
        let file = SourceFile::new(name.to_owned(), PathBuf::from(name), text.into());
        (sources.add(file), role)
    };
    let files = [
        file(
            "catalog.yaml",
            "baseURI: https://a.example\n",
            Role::Catalog,
        ),
        file("datasets/text.yaml", yaml, Role::In("datasets".to_owned())),
    ];
    let (repository, reports) = Repository::read(&sources, &files, profile);
    let ids: Vec<_> = files.iter().map(|(id, _)| *id).collect();
    let built = to_graph(
        &repository,
        reports,
        &ids,
        profile,
        &Templates::default(),
        &Copies {
            sources: &sources,
            list: &[],
        },
    );
    let told: Vec<_> = built
        .findings
        .iter()
        .map(|finding| &finding.message)
        .collect();
    assert!(told.is_empty(), "{told:?}");
    let mut bytes = Vec::new();
    write::write(
        &built.graph,
        &profile.prefixes,
        &Order::default(),
        format,
        &mut bytes,
    )
    .expect("legal");
    bytes
}
