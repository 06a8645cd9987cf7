//! Where an XML element begins whose end is known.

/// The offset of the `<` of the element whose tag ends at `end`, the offset of its `>`; `None` where that is not easily
/// found. The element has no others inside: it is a tag alone, or a tag, text and the end tag.
pub(super) fn start_of(bytes: &[u8], end: usize) -> Option<usize> {
    let before = bytes.get(..end)?;
    (bytes.get(end) == Some(&b'>')).then_some(())?;
    let last = before.iter().rposition(|byte| *byte == b'<')?;
    let Some(name) = before[last..].strip_prefix(b"</") else {
        return Some(last);
    };
    let name = name.trim_ascii_end();
    let first = before[..last].iter().rposition(|byte| *byte == b'<')?;
    let rest = before[first + 1..].strip_prefix(name)?;
    let ends = rest
        .first()
        .is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
    ends.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::start_of;

    #[test]
    fn elements_begin_where_their_tag_does() {
        for (text, start) in [
            ("<a><b c=\"d\"\n/>", Some(3)),
            ("<a>\n<b\n>text\n</b>", Some(4)),
            ("<a\n b=\"c\">", Some(0)),
            ("<bc>text</b>", None),
            ("<a><b>text</b></a>", None),
            ("text>", None),
            ("", None),
        ] {
            let end = text.len().saturating_sub(1);
            assert_eq!(start_of(text.as_bytes(), end), start, "{text}");
        }
    }
}
