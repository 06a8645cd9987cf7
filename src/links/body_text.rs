//! Response bodies as text.

use std::borrow::Cow;

/// The beginning of a body as text, without BOM and leading whitespace.
pub(super) fn text_of(body: &[u8]) -> Cow<'_, str> {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units = body[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        Cow::Owned(text.trim_start().to_owned())
    };
    if body.starts_with(b"\xff\xfe") {
        return wide(u16::from_le_bytes);
    }
    if body.starts_with(b"\xfe\xff") {
        return wide(u16::from_be_bytes);
    }
    let bare = |text: &str| text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    match String::from_utf8_lossy(body) {
        Cow::Borrowed(text) => Cow::Borrowed(&text[bare(text)..]),
        Cow::Owned(text) => Cow::Owned(text[bare(&text)..].to_owned()),
    }
}
