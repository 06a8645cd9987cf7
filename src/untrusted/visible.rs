//! Escaping of invisible characters and CI workflow commands in untrusted text.
//!
//! A character is shown by its code point, as `\u{1b}`, so that readers see it and searches find it.

use std::borrow::Cow;
use std::fmt::Write;

/// How line ends and tabs are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Kept, with CRLF.
    AsTheyAre,
    /// Kept; CRLF becomes LF.
    Kept,
    /// Replaced by spaces.
    Joined,
}

/// What kind of character a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    /// One that is never escaped.
    Plain,
    /// A control character.
    Control,
    /// A line feed or a tab.
    Blank,
    /// One that may be invisible.
    Wide,
    /// `#` or `_`, which occur in CI commands.
    Sign,
}

const BYTE_CLASSES: [ByteClass; 256] = byte_classes();

const fn byte_classes() -> [ByteClass; 256] {
    let mut byte_classes = [ByteClass::Plain; 256];
    let mut byte = 0;
    while byte < 256 {
        byte_classes[byte] = match byte {
            0x09 | 0x0a => ByteClass::Blank,
            0x00..=0x1f | 0x7f => ByteClass::Control,
            0x23 | 0x5f => ByteClass::Sign,
            0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef..=0xff => ByteClass::Wide,
            _ => ByteClass::Plain,
        };
        byte += 1;
    }
    byte_classes
}

/// The escaped text; borrowed when nothing had to be escaped.
pub(crate) fn visible(text: &str, lines: Lines) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut done = 0;
    each_change(text, lines, |at, c| {
        shown.push_str(&text[done..at]);
        push(&mut shown, text, at, c);
        done = at + c.len_utf8();
    });
    if done == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[done..]);
    Cow::Owned(shown)
}

/// Appends the escape of character `c` at `at`.
pub(super) fn push(shown: &mut String, text: &str, at: usize, c: char) {
    match c {
        '\n' | '\t' => shown.push(' '),
        // CRLF is one line end.
        '\r' if text[at + 1..].starts_with('\n') => {}
        c => {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        }
    }
}

/// Calls `change` for every character that is escaped or replaced, in order.
pub(super) fn each_change(text: &str, lines: Lines, mut change: impl FnMut(usize, char)) {
    let bytes = text.as_bytes();
    // Offset of the colons of a GitHub command at the start of the line.
    let mut colons = colons(text, 0);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let mut width = 1;
        match BYTE_CLASSES[usize::from(*byte)] {
            ByteClass::Plain if colons == Some(at) => change(at, ':'),
            ByteClass::Plain => {}
            ByteClass::Control if lines == Lines::AsTheyAre && bytes[at..].starts_with(b"\r\n") => {
            }
            ByteClass::Control => change(at, char::from(*byte)),
            ByteClass::Blank => {
                if lines == Lines::Joined {
                    change(at, char::from(*byte));
                } else if *byte == b'\n' {
                    colons = self::colons(text, at + 1);
                }
            }
            ByteClass::Sign => {
                if begins_command(bytes, at) {
                    change(at, char::from(*byte));
                }
            }
            // Of the characters that begin with this byte, only U+2000 to U+207F may be invisible; others are arrows
            // and box drawing.
            ByteClass::Wide if *byte == 0xe2 && bytes[at + 1] > 0x81 => width = 3,
            ByteClass::Wide => {
                let c = text[at..].chars().next().unwrap_or_default();
                width = c.len_utf8();
                if is_unseen(c) && !is_emoji_variation(c, &text[..at]) {
                    change(at, c);
                }
            }
        }
        at += width;
    }
}

/// The offset of a `::` that is the first visible text of the line that begins at `start`.
fn colons(text: &str, start: usize) -> Option<usize> {
    // Most lines begin with a letter.
    if text
        .as_bytes()
        .get(start)
        .is_none_or(u8::is_ascii_alphanumeric)
    {
        return None;
    }
    let is_skipped = |c: char| c != '\n' && (c.is_whitespace() || c.is_control() || is_unseen(c));
    let line = text[start..].trim_start_matches(is_skipped);
    line.starts_with("::").then(|| text.len() - line.len())
}

/// Whether a CI command has its `#` or `_` here, anywhere in a line: `##[error]`, `##vso[`, `##teamcity[`;
/// `section_start:`, `travis_fold:`.
fn begins_command(bytes: &[u8], at: usize) -> bool {
    const LONGEST: usize = 20;
    let after = &bytes[at + 1..];
    if bytes[at] == b'#' {
        let Some(name) = after.strip_prefix(b"#") else {
            return false;
        };
        let letters = name.iter().take(LONGEST);
        let letters = letters
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        return name.get(letters) == Some(&b'[');
    }
    let follows = |word: &[u8]| {
        let start = after.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let precedes = |word: &[u8]| {
        let end = at.checked_sub(word.len()).map(|start| &bytes[start..at]);
        end.is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    (precedes(b"section") && (follows(b"start:") || follows(b"end:")))
        || (precedes(b"travis") && (follows(b"fold:") || follows(b"time:")))
}

/// Whether a character is invisible, or changes how others are displayed: control and format characters, bidi controls,
/// line and paragraph separators, zero-width characters, noncharacters.
pub(super) fn is_unseen(c: char) -> bool {
    match c {
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}'
        | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        c => (c.is_control() && !matches!(c, '\n' | '\t')) || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// Whether it is a variation selector after an emoji, which chooses how that is drawn.
fn is_emoji_variation(c: char, before: &str) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
        && before
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_ascii() && !c.is_alphanumeric() && !is_unseen(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        visible(text, Lines::Kept).into_owned()
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        for (text, shown) in [
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("a\rb\u{b}c\u{c}d\u{85}e", "a\\u{d}b\\u{b}c\\u{c}d\\u{85}e"),
            ("a\r\nb\tc", "a\nb\tc"),
            (
                "\u{202e}x\u{2066}y\u{200f}",
                "\\u{202e}x\\u{2066}y\\u{200f}",
            ),
            (
                "\u{2028}\u{2029}\u{feff}\u{200b}",
                "\\u{2028}\\u{2029}\\u{feff}\\u{200b}",
            ),
            (
                "\u{e0041}\u{fff9}\u{ffff}\u{10fffe}",
                "\\u{e0041}\\u{fff9}\\u{ffff}\\u{10fffe}",
            ),
            ("\u{7f}\u{9b}31m", "\\u{7f}\\u{9b}31m"),
            (
                "räksmörgås – ”Åby” 日本 ✈\u{fe0f} 😀",
                "räksmörgås – ”Åby” 日本 ✈\u{fe0f} 😀",
            ),
        ] {
            assert_eq!(kept(text), shown);
            assert_eq!(kept(shown), shown, "shown once");
        }
        assert_eq!(visible("a\r\nb\tc\rd", Lines::Joined), "a b c\\u{d}d");
        assert_eq!(visible("a\r\nb\rc", Lines::AsTheyAre), "a\r\nb\\u{d}c");
    }

    #[test]
    fn commands_are_broken() {
        for (text, shown) in [
            ("::error::x", "\\u{3a}:error::x"),
            ("a\n \u{a0}::Add-Mask::x", "a\n \u{a0}\\u{3a}:Add-Mask::x"),
            ("\u{feff}::error::x", "\\u{feff}\\u{3a}:error::x"),
            ("a ##[error]b", "a \\u{23}#[error]b"),
            ("###[group]", "#\\u{23}#[group]"),
            (
                "x ##VSO[task.setvariable]",
                "x \\u{23}#VSO[task.setvariable]",
            ),
            ("##teamcity[x", "\\u{23}#teamcity[x"),
            ("Section_Start:1:x", "Section\\u{5f}Start:1:x"),
            (
                "a::b, rdf:type, x#y_z, ## rubrik",
                "a::b, rdf:type, x#y_z, ## rubrik",
            ),
        ] {
            assert_eq!(kept(text), shown);
            assert_eq!(kept(shown), shown, "shown once");
        }
        assert_eq!(visible("a\n::error::", Lines::Joined), "a ::error::");
    }

    #[test]
    fn a_harmless_text_is_not_copied() {
        assert!(matches!(
            visible("Åby, #1: a_b::c\n", Lines::Kept),
            Cow::Borrowed(_)
        ));
    }
}
