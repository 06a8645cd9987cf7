//! Flow style: values on one line.

use super::long::{WIDTH, as_block, is_foldable};
use super::{Draft, name};
use crate::yaml::quote::plain;
use std::fmt::Write as _;

/// The value on the line of its key, where it fits and is easy to read.
pub(super) fn in_line(value: &Draft, start: usize) -> Option<String> {
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

/// The value in flow style, whatever its length.
pub(in crate::yaml) fn on_one_line(value: &Draft) -> String {
    match value {
        Draft::Text(words) => plain(words, true),
        Draft::Null => "null".to_owned(),
        Draft::List(items) => {
            let items: Vec<String> = items.iter().map(on_one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Draft::Map(entries) => {
            let pair =
                |(key, value): &(String, Draft)| format!("{}: {}", name(key), on_one_line(value));
            let pairs: Vec<String> = entries.iter().map(pair).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Appends the value in flow style; false when it does not fit.
fn flow(text: &mut String, value: &Draft, room: usize) -> bool {
    match value {
        Draft::Text(words) => {
            if words.contains('\n') {
                return false;
            }
            let written = plain(words, true);
            // A text that needs quotes only inside braces is easier to read in block style.
            if written.len() != plain(words, false).len() {
                return false;
            }
            text.push_str(&written);
        }
        Draft::Null => text.push_str("null"),
        Draft::List(items) => {
            // Mappings in a list are written in block style.
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
    // Counting characters is skipped for text that is far too long.
    text.len() <= 4 * room && text.chars().count() <= room
}
