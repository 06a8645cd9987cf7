//! Text of a description from values: the way a person would set it out.

use super::edit::{double_inner, is_special, plain};
use std::fmt::Write as _;

/// Width that lines keep to where they can.
const WIDTH: usize = 110;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draft {
    /// A text.
    Text(String),
    /// `null`: said to be without a value.
    Null,
    /// Several values.
    List(Vec<Draft>),
    /// Keys with values, in order.
    Map(Vec<(String, Draft)>),
}

/// A whole file: comments, then keys with values. Blank lines set off each key in `apart`.
pub fn document(comments: &[String], entries: &[(String, Draft)], apart: &[&str]) -> String {
    let mut text = String::new();
    for comment in comments {
        let _ = writeln!(text, "# {comment}");
    }
    let mut after = false;
    for (key, value) in entries {
        let alone = apart.contains(&key.as_str());
        if (alone || after) && !text.is_empty() {
            text.push('\n');
        }
        after = alone;
        entry(&mut text, 0, key, value);
    }
    text
}

/// One key with its value; the line it begins on has its indentation already.
fn entry(text: &mut String, indent: usize, key: &str, value: &Draft) {
    let key = name(key);
    let start = indent + key.chars().count() + 2;
    text.push_str(&key);
    text.push(':');
    if let Some(flow) = in_line(value, start) {
        let _ = writeln!(text, " {flow}");
        return;
    }
    match value {
        Draft::Text(words) => {
            text.push(' ');
            long(text, indent + 2, words);
        }
        Draft::Null => text.push_str(" null\n"),
        Draft::List(items) => {
            text.push('\n');
            list(text, indent + 2, items);
        }
        Draft::Map(entries) => {
            text.push('\n');
            for (key, value) in entries {
                pad(text, indent + 2);
                entry(text, indent + 2, key, value);
            }
        }
    }
}

/// The items of a list below its key; maps stand apart from each other.
fn list(text: &mut String, indent: usize, items: &[Draft]) {
    let maps = items.iter().all(|item| matches!(item, Draft::Map(_)));
    let spaced = maps && items.iter().any(|item| is_tall(item, indent + 2));
    for (number, item) in items.iter().enumerate() {
        if spaced && number > 0 {
            text.push('\n');
        }
        pad(text, indent);
        text.push_str("- ");
        match item {
            // Where one needs lines of its own, all have them.
            Draft::Map(entries) if spaced || in_line(item, indent + 2).is_none() => {
                for (number, (key, value)) in entries.iter().enumerate() {
                    if number > 0 {
                        pad(text, indent + 2);
                    }
                    entry(text, indent + 2, key, value);
                }
            }
            _ => match in_line(item, indent + 2) {
                Some(flow) => {
                    let _ = writeln!(text, "{flow}");
                }
                None => match item {
                    Draft::Text(words) => long(text, indent + 2, words),
                    // A list inside a list is no description; it is still set out as YAML.
                    Draft::List(items) => {
                        text.push('\n');
                        list(text, indent + 2, items);
                    }
                    Draft::Null | Draft::Map(_) => text.push_str("null\n"),
                },
            },
        }
    }
}

fn is_tall(item: &Draft, column: usize) -> bool {
    matches!(item, Draft::Map(entries) if entries.len() > 1) && in_line(item, column).is_none()
}

fn pad(text: &mut String, indent: usize) {
    text.extend(std::iter::repeat_n(' ', indent));
}

/// The value on the line of its key, where it fits there and is easy to read.
fn in_line(value: &Draft, start: usize) -> Option<String> {
    match value {
        Draft::Text(words) if words.contains('\n') && as_block(words) => None,
        Draft::Text(words) => {
            let written = plain(words, false);
            let breaks = words.contains('\n') || is_foldable(words);
            let fits = start + written.chars().count() <= WIDTH || !breaks;
            fits.then_some(written)
        }
        Draft::Null => Some("null".to_owned()),
        Draft::List(_) | Draft::Map(_) => {
            let room = WIDTH.checked_sub(start)?;
            let mut written = String::new();
            flow(&mut written, value, room).then_some(written)
        }
    }
}

/// Writes the value in flow style; false when it does not fit.
fn flow(text: &mut String, value: &Draft, room: usize) -> bool {
    match value {
        Draft::Text(words) => {
            if words.contains('\n') {
                return false;
            }
            let written = plain(words, true);
            // What needs quotes only because it stands between braces is easier to read on a line of its own.
            if written.len() != plain(words, false).len() {
                return false;
            }
            text.push_str(&written);
        }
        Draft::Null => text.push_str("null"),
        Draft::List(items) => {
            // Maps in a list are things of their own and get lines of their own.
            if items
                .iter()
                .any(|item| matches!(item, Draft::Map(entries) if entries.len() > 1))
            {
                return false;
            }
            text.push('[');
            for (number, item) in items.iter().enumerate() {
                if number > 0 {
                    text.push_str(", ");
                }
                if !flow(text, item, room) {
                    return false;
                }
            }
            text.push(']');
        }
        Draft::Map(entries) => {
            let nested = |value: &Draft| matches!(value, Draft::Map(_));
            if entries.len() > 4 || entries.iter().any(|(_, value)| nested(value)) {
                return false;
            }
            text.push('{');
            for (number, (key, value)) in entries.iter().enumerate() {
                if number > 0 {
                    text.push_str(", ");
                }
                let _ = write!(text, "{}: ", name(key));
                if !flow(text, value, room) {
                    return false;
                }
            }
            text.push('}');
        }
    }
    // A text far too long need not be counted letter by letter.
    text.len() <= 4 * room && text.chars().count() <= room
}

/// A text over several lines, after `key: ` or `- `.
fn long(text: &mut String, indent: usize, words: &str) {
    if words.contains('\n') && !as_block(words) {
        quoted_lines(text, indent, words);
        return;
    }
    if words.contains('\n') {
        text.push_str(if words.ends_with('\n') { "|\n" } else { "|-\n" });
        for line in words.lines() {
            if !line.is_empty() {
                pad(text, indent);
                text.push_str(line);
            }
            text.push('\n');
        }
        return;
    }
    text.push_str(">-\n");
    let mut column = 0;
    // Where several blanks stand together no line may end.
    let mut after_word = true;
    for word in words.split(' ') {
        let length = word.chars().count();
        let may_break = after_word && !word.is_empty();
        after_word = !word.is_empty();
        if column == 0 {
            pad(text, indent);
            column = indent;
        } else if column + 1 + length > WIDTH && may_break {
            text.push('\n');
            pad(text, indent);
            column = indent;
        } else {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text.push('\n');
}

/// A text of several lines that no block can hold: in double quotes, each line on a line of its own.
fn quoted_lines(text: &mut String, indent: usize, words: &str) {
    text.push('"');
    for (number, line) in words.split_inclusive('\n').enumerate() {
        if number > 0 {
            text.push_str("\\\n");
            pad(text, indent);
            // Blanks at the beginning would be taken for indentation.
            if line.starts_with(' ') {
                text.push('\\');
            }
        }
        double_inner(text, line);
    }
    text.push_str("\"\n");
}

/// A key; the JSON-LD words stand in double quotes as in JSON.
fn name(key: &str) -> String {
    if key.starts_with('@') && key[1..].bytes().all(|b| b.is_ascii_alphabetic()) {
        format!("\"{key}\"")
    } else {
        plain(key, true)
    }
}

/// Whether a text of one line may be broken between words and read back the same.
fn is_foldable(words: &str) -> bool {
    !words.is_empty()
        && !words.starts_with(' ')
        && !words.ends_with(' ')
        && words.contains(' ')
        && !words.chars().any(is_special)
        && !words.starts_with(['\t', '#'])
}

/// Whether a text of several lines reads back the same from a literal block.
fn as_block(words: &str) -> bool {
    let body = words.strip_suffix('\n').unwrap_or(words);
    !body.ends_with('\n')
        && !body.is_empty()
        && body.split('\n').next().is_some_and(|line| !line.starts_with([' ', '\t']) && !line.is_empty())
        // A line of nothing but space is one that people cannot see.
        && body.split('\n').all(|line| line.is_empty() || !line.trim().is_empty())
        && !body.starts_with("---")
        && !body.chars().any(|c| c != '\n' && is_special(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;
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
        let (node, findings) = parse(FileId(0), text.as_bytes(), Lang::En);
        assert!(findings.is_empty(), "{text}\n{findings:?}");
        assert_eq!(
            node.map(|node| read_back(&node)),
            Some(Draft::Map(entries)),
            "{text}"
        );
    }

    /// Every text reads back as it was, alone, in lists and in maps.
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
}
