//! Text of a description from values: the way a person would set it out.

mod flow;
mod long;
#[cfg(test)]
mod tests;

use super::edit::plain;
use flow::in_line;
pub(super) use flow::on_one_line;
use long::long;
use std::fmt::Write as _;

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

/// A comment ends with its line: whatever a reader of YAML takes for the end of one would make keys of the rest.
fn one_line(comment: &str) -> String {
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    comment.replace(ends, " ")
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

/// The lines of one more key of a mapping whose keys stand at column `indent`.
pub(super) fn entry_lines(indent: usize, key: &str, value: &Draft) -> String {
    let mut text = " ".repeat(indent);
    entry(&mut text, indent, key, value);
    text
}

/// The lines of one more item of a list whose dashes stand at column `indent`; a mapping has a line for each key where
/// the items before it do.
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

/// An item that is a mapping, a line for each key.
fn tall(text: &mut String, indent: usize, entries: &[(String, Draft)]) {
    text.push_str("- ");
    for (number, (key, value)) in entries.iter().enumerate() {
        if number > 0 {
            pad(text, indent + 2);
        }
        entry(text, indent + 2, key, value);
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
        if let Draft::Map(entries) = item {
            // Where one needs lines of its own, all have them.
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
                // A list inside a list is no description; it is still set out as YAML.
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

/// A key; the JSON-LD words stand in double quotes as in JSON.
pub(super) fn name(key: &str) -> String {
    if key.starts_with('@') && key[1..].bytes().all(|b| b.is_ascii_alphabetic()) {
        format!("\"{key}\"")
    } else {
        plain(key, true)
    }
}
