//! Texts of several lines: folded, literal block, or double-quoted.

use super::pad;
use crate::yaml::quote::{double_inner, is_special};

/// Maximum line width, where it can be kept.
pub(super) const WIDTH: usize = 110;

/// A text over several lines, after `key: ` or `- `.
pub(super) fn long(text: &mut String, indent: usize, words: &str) {
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
    // No line break between several spaces: folding would drop them.
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

/// A text of several lines that no block can represent: double-quoted, one line each.
fn quoted_lines(text: &mut String, indent: usize, words: &str) {
    text.push('"');
    for (number, line) in words.split_inclusive('\n').enumerate() {
        if number > 0 {
            text.push_str("\\\n");
            pad(text, indent);
            // Leading spaces would be read as indentation.
            if line.starts_with(' ') {
                text.push('\\');
            }
        }
        double_inner(text, line);
    }
    text.push_str("\"\n");
}

/// Whether a text of one line may be broken between words and be read back the same.
pub(super) fn is_foldable(words: &str) -> bool {
    !words.is_empty()
        && !words.starts_with(' ')
        && !words.ends_with(' ')
        && words.contains(' ')
        && !words.chars().any(is_special)
        && !words.starts_with(['\t', '#'])
}

/// Whether a text of several lines is read back the same from a literal block.
pub(super) fn as_block(words: &str) -> bool {
    let body = words.strip_suffix('\n').unwrap_or(words);
    !body.ends_with('\n')
        && !body.is_empty()
        && body.split('\n').next().is_some_and(|line| !line.starts_with([' ', '\t']) && !line.is_empty())
        // A line of whitespace only is invisible.
        && body.split('\n').all(|line| line.is_empty() || !line.trim().is_empty())
        && !body.starts_with("---")
        && !body.chars().any(|c| c != '\n' && is_special(c))
}
