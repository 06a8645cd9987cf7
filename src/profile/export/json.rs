//! JSON for readable diffs: short values are on one line, so that a changed row changes few lines.

use serde_json::Value as Json;
use std::fmt::Write as _;

const WIDTH: usize = 110;

/// Depth down to which large files are indented.
const LEVELS: usize = 2;

/// Indented JSON with a final newline.
pub(super) fn pretty(json: &Json) -> String {
    let mut text = String::new();
    write(json, 0, 0, &mut text);
    text.push('\n');
    text
}

/// JSON with one line for each value two levels down, such as a definition, and a final newline: for large files.
pub(super) fn dense(json: &Json) -> String {
    let mut text = String::new();
    write_dense(json, 0, &mut text);
    text.push('\n');
    text
}

fn write_dense(json: &Json, level: usize, text: &mut String) {
    let Json::Object(fields) = json else {
        *text += &json.to_string();
        return;
    };
    if level == LEVELS {
        *text += &json.to_string();
        return;
    }
    text.push('{');
    for (index, (key, value)) in fields.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{}:", Json::from(key.as_str()));
        write_dense(value, level + 1, text);
    }
    text.push_str("\n}");
}

/// Appends a value, indented by `indent` levels, after `before` characters on the line.
fn write(json: &Json, indent: usize, before: usize, text: &mut String) {
    let short = one_line(json);
    if indent * 2 + before + short.chars().count() <= WIDTH {
        text.push_str(&short);
        return;
    }
    // Writing to a `String` cannot fail.
    let pad = "  ".repeat(indent + 1);
    match json {
        Json::Array(items) if !items.is_empty() => {
            text.push_str("[\n");
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ",\n" });
                text.push_str(&pad);
                write(item, indent + 1, 0, text);
            }
            let _ = write!(text, "\n{}]", "  ".repeat(indent));
        }
        Json::Object(fields) if !fields.is_empty() => {
            text.push_str("{\n");
            for (index, (key, value)) in fields.iter().enumerate() {
                let key = Json::from(key.as_str()).to_string();
                text.push_str(if index == 0 { "" } else { ",\n" });
                let _ = write!(text, "{pad}{key}: ");
                write(value, indent + 1, key.chars().count() + 2, text);
            }
            let _ = write!(text, "\n{}}}", "  ".repeat(indent));
        }
        Json::Array(_)
        | Json::Object(_)
        | Json::Null
        | Json::Bool(_)
        | Json::Number(_)
        | Json::String(_) => text.push_str(&short),
    }
}

fn one_line(json: &Json) -> String {
    match json {
        Json::Array(items) => {
            let items: Vec<_> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(fields) if fields.is_empty() => "{}".to_owned(),
        Json::Object(fields) => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(key, value)| format!("{}: {}", Json::from(key.as_str()), one_line(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => json.to_string(),
    }
}
