//! YAML writer for new files and keys, laid out as a person would write them.

mod flow;
mod long;
#[cfg(test)]
mod tests;

use super::quote::plain;
use flow::in_line;
pub(super) use flow::on_one_line;
use long::long;
use std::fmt::Write as _;

/// A value to write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draft {
    /// A text.
    Text(String),
    /// `null`: explicitly without a value.
    Null,
    /// A sequence.
    List(Vec<Draft>),
    /// A mapping, in order.
    Map(Vec<(String, Draft)>),
}

/// A whole file: comments, then keys with values. Blank lines separate each key in `apart`.
pub fn document(comments: &[String], entries: &[(String, Draft)], apart: &[&str]) -> String {
    let mut text = String::new();
    for comment in comments {
        let _ = writeln!(text, "# {}", one_line(comment));
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

/// A comment ends with its line: any character that YAML reads as a line break would turn the rest into keys.
fn one_line(comment: &str) -> String {
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    comment.replace(ends, " ")
}

/// A key with its value; the line that it begins on is indented already.
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

/// The lines of a new key in a block mapping with keys at column `indent`.
pub(super) fn entry_lines(indent: usize, key: &str, value: &Draft) -> String {
    let mut text = " ".repeat(indent);
    entry(&mut text, indent, key, value);
    text
}

/// The lines of a new item in a block sequence with dashes at column `indent`; with `is_tall`, a mapping has one line a
/// key.
pub(super) fn item_lines(indent: usize, value: &Draft, is_tall: bool) -> String {
    let mut text = String::new();
    match value {
        Draft::Map(entries) if is_tall && !entries.is_empty() => {
            pad(&mut text, indent);
            tall(&mut text, indent, entries);
        }
        _ => list(&mut text, indent, std::slice::from_ref(value)),
    }
    text
}

/// An item that is a mapping, with one line a key.
fn tall(text: &mut String, indent: usize, entries: &[(String, Draft)]) {
    text.push_str("- ");
    for (number, (key, value)) in entries.iter().enumerate() {
        if number > 0 {
            pad(text, indent + 2);
        }
        entry(text, indent + 2, key, value);
    }
}

/// The items of a sequence below its key; mappings are separated by blank lines.
fn list(text: &mut String, indent: usize, items: &[Draft]) {
    let maps = items.iter().all(|item| matches!(item, Draft::Map(_)));
    let spaced = maps && items.iter().any(|item| is_tall(item, indent + 2));
    for (number, item) in items.iter().enumerate() {
        if spaced && number > 0 {
            text.push('\n');
        }
        pad(text, indent);
        if let Draft::Map(entries) = item {
            // When one item needs several lines, all are in block style.
            if spaced || in_line(item, indent + 2).is_none() {
                tall(text, indent, entries);
                continue;
            }
        }
        text.push_str("- ");
        match in_line(item, indent + 2) {
            Some(flow) => {
                let _ = writeln!(text, "{flow}");
            }
            None => match item {
                Draft::Text(words) => long(text, indent + 2, words),
                // A nested sequence is invalid in descriptions, but is written as YAML.
                Draft::List(items) => {
                    text.push('\n');
                    list(text, indent + 2, items);
                }
                Draft::Null | Draft::Map(_) => text.push_str("null\n"),
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

/// A key; JSON-LD keywords are double-quoted, as in JSON.
pub(super) fn name(key: &str) -> String {
    if key.starts_with('@') && key[1..].bytes().all(|b| b.is_ascii_alphabetic()) {
        format!("\"{key}\"")
    } else {
        plain(key, true)
    }
}
