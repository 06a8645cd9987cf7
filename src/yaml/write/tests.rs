//! Round trips: what is written is read back the same.

use super::*;
use crate::source::FileId;
use crate::yaml::{Node, NodeValue, parse};

fn read_back(node: &Node<'_>) -> Draft {
    match &node.value {
        NodeValue::Empty => panic!("an empty value"),
        NodeValue::Null => Draft::Null,
        NodeValue::Scalar(scalar) => Draft::Text(scalar.text.to_string()),
        NodeValue::Sequence(items) => Draft::List(items.iter().map(read_back).collect()),
        NodeValue::Mapping(entries) => Draft::Map(
            entries
                .iter()
                .map(|entry| (entry.key.to_string(), read_back(&entry.value)))
                .collect(),
        ),
    }
}

fn assert_same(value: Draft) {
    let entries = vec![("key".to_owned(), value)];
    let text = document(&["top".to_owned()], &entries, &["key"]);
    let (node, findings) = parse(FileId(0), text.as_bytes());
    assert!(findings.is_empty(), "{text}\n{findings:?}");
    assert_eq!(
        node.map(|node| read_back(&node)),
        Some(Draft::Map(entries)),
        "{text}"
    );
}

/// Every text is read back the same: alone, in lists and in maps.
#[test]
fn texts_read_back() {
    let long = "ord ".repeat(80);
    let texts = [
        "",
        " ",
        "a",
        "no",
        "null",
        "~",
        "Null",
        "...",
        "---",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "@a",
        "`a`",
        "%a",
        "!a",
        "&a",
        "*a",
        "[a",
        "{a}",
        "a, b",
        "'a'",
        "\"a\"",
        "a\\b",
        "?",
        "? a",
        "|",
        ">",
        "=",
        "<<",
        "1.10",
        "012",
        "2024-05-01",
        "å",
        " a",
        "a ",
        "\ta",
        "a\tb",
        "a\nb",
        "a\n",
        "\na",
        "a\n\nb",
        "a\n\n",
        " a\nb",
        "a\n b",
        "a\n\tb",
        "a\r\nb",
        "a\rb",
        "\u{feff}a",
        "a\u{feff}",
        "a\u{85}b",
        "a\u{2028}b",
        "\u{0}",
        "\u{7f}",
        "\u{a0}",
        "a\n \nb",
        "a \nb",
        "---\na",
        "a\n---\nb",
        "a\n...",
        "a\n# b",
        "# a\nb",
        "-",
        "a\u{1f600}b",
        "https://x.se/a#b",
        "x: y: z",
        "a\u{a0}",
        "\u{a0}a\nb",
        "key: |\n  a",
        "\n",
        "\n\n",
        "_:b",
        "\u{fffe}",
        "\u{200b}a",
        "a\r\n  b\r\n\r\n\tc \\ \"d\"\r\n",
    ];
    for text in texts.iter().map(|text| (*text).to_owned()).chain([
        long.clone(),
        long.trim_end().to_owned(),
        format!("{long} dubbelt"),
        format!("{long}\n{long}x"),
        format!(" {long}\r\n  {long}\n\n \n\t{long}\n\n"),
        format!("a  b   {long}  c"),
        format!("a{}b", " ".repeat(200)),
        format!("{long}# slut"),
        "x".repeat(300),
    ]) {
        assert_same(Draft::Text(text.clone()));
        assert_same(Draft::List(vec![
            Draft::Text(text.clone()),
            Draft::Text(text.clone()),
        ]));
        let map = Draft::Map(vec![
            ("sv".to_owned(), Draft::Text(text.clone())),
            ("en".to_owned(), Draft::Null),
        ]);
        assert_same(map.clone());
        assert_same(Draft::List(vec![map.clone(), map]));
    }
}

#[test]
fn keys_read_back() {
    for key in [
        "a",
        "@type",
        "schema:a",
        "https://x.se/a#b",
        "<odd key>",
        "a, b",
        "? x",
        "null",
        "~",
        "a: b",
        "#a",
        "",
    ] {
        let nested = Draft::Map(vec![(key.to_owned(), Draft::Text("x".to_owned()))]);
        assert_same(nested.clone());
        assert_same(Draft::Map(vec![(
            key.to_owned(),
            Draft::Text("ord ".repeat(60)),
        )]));
        assert_same(Draft::List(vec![nested.clone(), nested]));
    }
}

#[test]
fn it_looks_as_if_written_by_hand() {
    let text = |text: &str| Draft::Text(text.to_owned());
    let distribution = |format: &str| {
        Draft::Map(vec![
            ("accessURL".to_owned(), text("https://x.se/a.csv")),
            ("format".to_owned(), text(format)),
            ("description".to_owned(), text(&"Alla rader, ".repeat(10))),
        ])
    };
    let entries = vec![
        (
            "title".to_owned(),
            Draft::Map(vec![
                ("sv".to_owned(), text("Bad")),
                ("en".to_owned(), text("Baths")),
            ]),
        ),
        (
            "description".to_owned(),
            text(
                "En lång text som inte får plats på en rad, eftersom den säger mer än vad någon orkar läsa på en gång.",
            ),
        ),
        (
            "keyword".to_owned(),
            Draft::List(vec![text("bad"), text("sjö")]),
        ),
        (
            "distribution".to_owned(),
            Draft::List(vec![distribution("CSV"), distribution("JSON")]),
        ),
    ];
    let expected = "\
# Från x.rdf
title: {sv: Bad, en: Baths}
description: >-
  En lång text som inte får plats på en rad, eftersom den säger mer än vad någon orkar läsa på en gång.
keyword: [bad, sjö]

distribution:
  - accessURL: https://x.se/a.csv
    format: CSV
    description: 'Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, '

  - accessURL: https://x.se/a.csv
    format: JSON
    description: 'Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, Alla rader, '
";
    assert_eq!(
        document(&["Från x.rdf".to_owned()], &entries, &["distribution"]),
        expected
    );
}
