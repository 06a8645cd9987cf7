//! Decodes files that declare another character encoding than UTF-8 (XML declaration, BOM).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes the XML declaration may take.
const DECLARATION: usize = 256;

/// Decodes to UTF-8 when the BOM of UTF-16 or the XML declaration names another encoding; else returns the bytes as
/// they are.
///
/// The declaration is rewritten to UTF-8. What is not in the encoding that it declares stays as it is, for the reader of
/// XML to refuse: UTF-16 declared in a declaration that is readable byte by byte, US-ASCII of other characters.
pub(super) fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let marked = Encoding::for_bom(&bytes).filter(|(encoding, _)| *encoding != UTF_8);
    let marked = marked.or_else(|| wide(&bytes).map(|encoding| (encoding, 0)));
    let decoded = match (marked, declared(&bytes)) {
        (Some((encoding, mark)), _) => decode(encoding, &bytes[mark..]),
        (None, Some(encoding)) if encoding == UTF_16LE || encoding == UTF_16BE => None,
        (None, Some(encoding)) if encoding != UTF_8 => decode(encoding, &bytes),
        (None, _) => return bytes,
    };
    decoded.map_or(bytes, declare_utf8)
}

/// `None` when a byte sequence is invalid in this encoding.
fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Option<Vec<u8>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    if text.starts_with('\u{feff}') {
        // A second mark is no mark any more, but a character that has no place there.
        return Some(["\u{feff}", &*text].concat().into_bytes());
    }
    Some(text.into_owned().into_bytes())
}

/// UTF-16 without a byte-order mark, by its first `<?`.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, b'?', 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, b'?', ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let (start, end) = label(bytes)?;
    let label = &bytes[start..end];
    let is_ascii = label.eq_ignore_ascii_case(b"us-ascii") || label.eq_ignore_ascii_case(b"ascii");
    Encoding::for_label(label).filter(|_| !is_ascii || bytes.is_ascii())
}

/// The range of the encoding name in an XML declaration.
fn label(bytes: &[u8]) -> Option<(usize, usize)> {
    let beginning = &bytes[..bytes.len().min(DECLARATION)];
    let end = beginning.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&beginning[..end]).ok()?;
    if !declaration.trim_start().starts_with("<?xml") {
        return None;
    }
    let name = declaration.find("encoding")?;
    let open = name + declaration[name..].find(['"', '\''])?;
    let quote = declaration[open..].chars().next()?;
    let close = declaration[open + 1..].find(quote)?;
    Some((open + 1, open + 1 + close))
}

fn declare_utf8(mut text: Vec<u8>) -> Vec<u8> {
    // A name that is none stays, for the reader of XML to refuse.
    if let Some((start, end)) = label(&text)
        && Encoding::for_label(&text[start..end]).is_some()
    {
        text.splice(start..end, *b"UTF-8");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(&in_utf8(bytes.to_vec())).into_owned()
    }

    #[test]
    fn what_says_its_encoding_is_taken_at_its_word() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe5</a>";
        assert_eq!(
            text(latin),
            "<?xml version='1.0' encoding='UTF-8'?><a>\u{e5}</a>"
        );
        let windows = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?>\x80";
        assert!(text(windows).ends_with('\u{20ac}'));
        let wide: Vec<u8> = "\u{feff}<a>å</a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&wide), "<a>å</a>");
        let unmarked: Vec<u8> = "<?xml version='1.0'?><a>å</a>"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&unmarked), "<?xml version='1.0'?><a>å</a>");
    }

    #[test]
    fn everything_else_stays() {
        for same in [
            &b"\xef\xbb\xbf<a/>"[..],
            b"\xe5",
            b"<?xml version='1.0' encoding='none'?>\xe5",
            b"<?xml version='1.0' encoding='utf-16'?>\xc3\xa5",
            b"<?xml version='1.0' encoding='US-ASCII'?>\xc3\xa5",
        ] {
            assert_eq!(in_utf8(same.to_vec()), same);
        }
    }
}
