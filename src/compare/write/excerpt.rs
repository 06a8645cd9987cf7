//! Shortens long values around the point where they differ.

use crate::untrusted::Untrusted;

/// The text on one line, with at most `most` characters around the first difference to `other`. Secrets are redacted
/// before it is shortened.
pub(super) fn excerpt(text: &Untrusted, other: Option<&Untrusted>, most: usize) -> Untrusted {
    let plain = one_line(text);
    let count = plain.chars().count();
    if count <= most {
        return plain.into();
    }
    let same = other.map_or(0, |other| {
        let other = one_line(other);
        let pairs = plain.chars().zip(other.chars());
        pairs.take_while(|(a, b)| a == b).count()
    });
    // A third of the excerpt precedes the difference.
    let start = same.saturating_sub(most / 3).min(count - most);
    let shown: String = plain.chars().skip(start).take(most).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if start + most < count { "…" } else { "" };
    format!("{before}{shown}{after}").into()
}

fn one_line(text: &Untrusted) -> String {
    let text = text.redacted();
    text.trim_end_matches('\n').replace('\n', "↵")
}

#[cfg(test)]
mod tests {
    use crate::untrusted::Untrusted;

    fn excerpt(text: &str, other: Option<&str>, most: usize) -> String {
        let other = other.map(Untrusted::from);
        super::excerpt(&text.into(), other.as_ref(), most).into_raw()
    }

    #[test]
    fn the_difference_is_seen() {
        assert_eq!(excerpt("a\nb\n", None, 10), "a↵b");
        assert_eq!(excerpt("abcdefgh", None, 3), "abc…");
        assert_eq!(excerpt("abcdefgh", Some("abcdXfgh"), 3), "…def…");
        assert_eq!(excerpt("abcdefgh", Some("abcdefg"), 3), "…fgh");
    }
}
