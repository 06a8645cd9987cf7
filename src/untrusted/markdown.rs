//! Markdown escaping: no links, images, mentions or HTML from untrusted text.
//!
//! Code spans are kept, and every word that GitHub, GitLab or a renderer might interpret becomes one: in a code span
//! there are no links, images, mentions, references, HTML or formulas. Backslashes would not do: GitHub looks for
//! mentions and URLs after it has removed them.

use std::fmt::Write;

/// Escapes a single line without control characters, for a table cell or list item.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('`') {
        let after = &rest[open + 1..];
        // Code spans with longer fences are treated as ordinary words.
        let close = after.find('`').filter(|close| *close > 0);
        let is_single = |close: usize| !after[close + 1..].starts_with('`');
        match close.filter(|close| is_single(*close)) {
            Some(close) => {
                words(&rest[..open], &mut out);
                code(&after[..close], &mut out);
                rest = &after[close + 1..];
            }
            None => {
                let word = rest[open..].find(char::is_whitespace);
                let end = word.map_or(rest.len(), |word| open + word);
                words(&rest[..end], &mut out);
                rest = &rest[end..];
            }
        }
    }
    words(rest, &mut out);
    out
}

/// Escapes word by word, and keeps the spaces between them.
fn words(text: &str, out: &mut String) {
    let parts = text.split_inclusive(char::is_whitespace);
    for part in parts {
        let word = part.trim_end_matches(char::is_whitespace);
        // Any other whitespace becomes one space: a line may not end here, and two spaces at its end would be a break.
        let blank = part.len() > word.len();
        if !word.is_empty() {
            let is_first = out.is_empty();
            let core = word.trim_start_matches(['(', '"', '\'', '”', '«', '»', '–']);
            let before = &word[..word.len() - core.len()];
            let core_only = core
                .trim_end_matches([')', '"', '\'', '”', '«', '»', '.', ',', ':', ';', '?', '…']);
            let after = &core[core_only.len()..];
            let begins = is_first && (core_only.is_empty() || begins_block(word));
            if is_plain(core_only) && !begins {
                out.push_str(word);
            } else {
                out.push_str(before);
                code(
                    if core_only.is_empty() {
                        word
                    } else {
                        core_only
                    },
                    out,
                );
                out.push_str(if core_only.is_empty() { "" } else { after });
            }
        }
        if blank && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
}

/// Whether a word cannot be interpreted as anything but text.
fn is_plain(word: &str) -> bool {
    let has_sign = word.contains(|c: char| {
        matches!(
            c,
            '`' | '\\'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '|'
                | '~'
                | '&'
                | '#'
                | '@'
                | '$'
                | '!'
                | '='
                | '{'
                | '}'
                | '^'
        )
    });
    !has_sign
        && !word.contains("//")
        && !is_name_of_host(word)
        && !is_of_project(word)
        && !is_hash(word)
}

/// `a.se`, `www.a`: autolinked without a scheme.
fn is_name_of_host(word: &str) -> bool {
    let mut dots = word.match_indices('.');
    dots.any(|(at, _)| {
        let before = word[..at].chars().next_back();
        let mut after = word[at + 1..].chars();
        before.is_some_and(char::is_alphanumeric)
            && after.next().is_some_and(char::is_alphabetic)
            && after.next().is_some_and(char::is_alphanumeric)
    }) || word.to_ascii_lowercase().starts_with("www")
        || word.contains("://")
        || has_scheme(word)
}

/// `mailto:a`, `javascript:a`: schemes that are linked without `//`.
fn has_scheme(word: &str) -> bool {
    const SCHEMES: [&str; 10] = [
        "mailto",
        "xmpp",
        "http",
        "https",
        "ftp",
        "tel",
        "sms",
        "data",
        "javascript",
        "vbscript",
    ];
    let scheme = word.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        SCHEMES
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    })
}

/// `GH-12`, `%1`: references to issues, merge requests and milestones.
fn is_of_project(word: &str) -> bool {
    let starts = |start: &str| {
        word.get(..start.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    (word.starts_with('%') && word.len() > 1) || starts("gh-")
}

/// An abbreviated commit hash.
fn is_hash(word: &str) -> bool {
    word.len() >= 7
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word at the start of a line begins a list, a thematic break, or a setext heading.
fn begins_block(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.starts_with(['-', '+', '=', ':'])
        || (digits.len() < word.len() && digits.starts_with(['.', ')']))
}

/// Writes a code span with this content; it is safe in a table cell too.
pub(super) fn code(text: &str, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    // Next to a backtick, the fence would be longer.
    if out.ends_with('`') {
        out.push(' ');
    }
    out.push_str(&fence);
    out.push_str(pad);
    let mut last = ' ';
    for c in text.chars() {
        match c {
            // Renderers differ on two backslashes before a bar.
            '|' if last == '\\' => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            '|' => out.push_str("\\|"),
            c => out.push(c),
        }
        last = c;
    }
    // Some renderers read a backslash before the fence as an escape of the cell's end.
    out.push_str(pad);
    out.push_str(&fence);
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn words_stay_words() {
        for (text, expected) in [
            ("a | b", "a `\\|` b"),
            ("se `x|y` (http://a/_b).", "se `x\\|y` (`http://a/_b`)."),
            ("@anna, #12 och !3", "`@anna`, `#12` och `!3`"),
            ("`a` ![](http://x) `b`", "`a` `![](http://x`) `b`"),
            ("`a``b`", "``` `a``b` ```"),
            ("<img src=x>", "`<img` `src=x>`"),
            ("1. ett", "`1`. ett"),
            ("- ett", "`-` ett"),
            (
                "100 % av 2,5 i GH-1 och deadbeef1",
                "100 % av 2,5 i `GH-1` och `deadbeef1`",
            ),
            ("a\\|b", "`a\\\\u{7c}b`"),
            ("fil datasets/x.yaml:12", "fil `datasets/x.yaml:12`"),
            ("2024 är IRI:n", "2024 är IRI:n"),
            (
                "Öppna data: ”Badplatser” (2024)",
                "Öppna data: ”Badplatser” (2024)",
            ),
        ] {
            assert_eq!(inline(text), expected, "{text}");
        }
    }
}
