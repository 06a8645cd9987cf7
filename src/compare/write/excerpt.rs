//! Texts cut to what fits a line, where they differ.

/// A text on one line, with control characters made visible, of at most `most` characters around the place where it
/// stops being the same as `other`.
pub(super) fn excerpt(text: &str, other: Option<&str>, most: usize) -> String {
    let plain = one_line(text);
    let count = plain.chars().count();
    if count <= most {
        return plain;
    }
    let same = other.map_or(0, |other| {
        let other = one_line(other);
        let pairs = plain.chars().zip(other.chars());
        pairs.take_while(|(a, b)| a == b).count()
    });
    // A third of what is shown leads up to the difference.
    let start = same.saturating_sub(most / 3).min(count - most);
    let shown: String = plain.chars().skip(start).take(most).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if start + most < count { "…" } else { "" };
    format!("{before}{shown}{after}")
}

fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.trim_end_matches('\n').chars() {
        match c {
            '\n' => line.push('↵'),
            '\t' => line.push(' '),
            c if c.is_control() => line.push('\u{fffd}'),
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_difference_is_seen() {
        assert_eq!(excerpt("a\nb\n", None, 10), "a↵b");
        assert_eq!(excerpt("abcdefgh", None, 3), "abc…");
        assert_eq!(excerpt("abcdefgh", Some("abcdXfgh"), 3), "…def…");
        assert_eq!(excerpt("abcdefgh", Some("abcdefg"), 3), "…fgh");
    }
}
