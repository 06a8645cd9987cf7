//! Quoting styles of YAML scalars: plain, single-quoted, double-quoted.

use std::fmt::Write;

/// A plain scalar where that reads back as the same text, otherwise a quoted one.
pub(super) fn plain(text: &str, in_flow: bool) -> String {
    let first_is_safe =
        text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '+' | '.' | '_' | '('));
    let means_more = text.contains(": ")
        || text.contains(" #")
        || text.ends_with([':', ' '])
        || text.chars().any(is_special)
        || (in_flow && text.contains([',', '[', ']', '{', '}']));
    let is_word = !matches!(text, "null" | "Null" | "NULL" | "..." | "");
    if first_is_safe && !means_more && is_word {
        text.to_owned()
    } else {
        single(text).unwrap_or_else(|| double(text))
    }
}

/// A single-quoted scalar; `None` when the text needs escapes.
pub(super) fn single(text: &str) -> Option<String> {
    let fits = !text.chars().any(is_special);
    fits.then(|| format!("'{}'", text.replace('\'', "''")))
}

/// Whether a character has to be escaped: not printable in YAML, or invisible.
pub(super) fn is_special(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A double-quoted scalar.
pub(super) fn double(text: &str) -> String {
    let mut quoted = String::from("\"");
    double_inner(&mut quoted, text);
    quoted.push('"');
    quoted
}

/// Appends the content of a double-quoted scalar, with escapes.
pub(super) fn double_inner(quoted: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_special(c) => {
                let _ = match u32::from(c) {
                    code @ 0..=0xff => write!(quoted, "\\x{code:02X}"),
                    code @ 0x100..=0xffff => write!(quoted, "\\u{code:04X}"),
                    code => write!(quoted, "\\U{code:08X}"),
                };
            }
            c => quoted.push(c),
        }
    }
}
