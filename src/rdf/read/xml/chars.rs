//! Which characters XML allows, and which may be in a name.

const START: u8 = 1;
const NAME: u8 = 2;
const BLANK: u8 = 4;

/// What each ASCII character may be.
static CLASSES: [u8; 128] = classes();

const fn classes() -> [u8; 128] {
    let mut classes = [0; 128];
    let mut at = 0u8;
    while at < 128 {
        classes[at as usize] = match at {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b':' => START | NAME,
            b'0'..=b'9' | b'-' | b'.' => NAME,
            b' ' | b'\t' | b'\n' | b'\r' => BLANK,
            _ => 0,
        };
        at += 1;
    }
    classes
}

/// Characters beyond ASCII that may begin a name.
const STARTS: &[(char, char)] = &[
    ('\u{c0}', '\u{d6}'),
    ('\u{d8}', '\u{f6}'),
    ('\u{f8}', '\u{2ff}'),
    ('\u{370}', '\u{37d}'),
    ('\u{37f}', '\u{1fff}'),
    ('\u{200c}', '\u{200d}'),
    ('\u{2070}', '\u{218f}'),
    ('\u{2c00}', '\u{2fef}'),
    ('\u{3001}', '\u{d7ff}'),
    ('\u{f900}', '\u{fdcf}'),
    ('\u{fdf0}', '\u{fffd}'),
    ('\u{10000}', '\u{effff}'),
];
/// Characters beyond ASCII that may be in a name, but not begin it.
const FURTHER: &[(char, char)] = &[
    ('\u{b7}', '\u{b7}'),
    ('\u{300}', '\u{36f}'),
    ('\u{203f}', '\u{2040}'),
];

fn is_in(c: char, ranges: &[(char, char)]) -> bool {
    ranges
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&c))
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a name may begin with `c`.
pub(super) fn may_begin(c: char) -> bool {
    match CLASSES.get(c as usize) {
        Some(class) => class & START != 0,
        None => is_in(c, STARTS),
    }
}

fn may_follow(c: char) -> bool {
    match CLASSES.get(c as usize) {
        Some(class) => class & NAME != 0,
        None => is_in(c, STARTS) || is_in(c, FURTHER),
    }
}

/// The name token (Nmtoken) with which `text` begins; empty if there is none.
pub(super) fn token(text: &str, from: usize) -> &str {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(class) = bytes
        .get(at)
        .and_then(|byte| CLASSES.get(usize::from(*byte)))
        && class & NAME != 0
    {
        at += 1;
    }
    if bytes.get(at).is_some_and(|byte| !byte.is_ascii()) {
        let rest = &text[at..];
        at += rest.find(|c| !may_follow(c)).unwrap_or(rest.len());
    }
    &text[from..at]
}

/// Whether XML allows the character.
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The first character that XML does not allow.
pub(super) fn first_illegal(bytes: &[u8]) -> Option<usize> {
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // In blocks, without a branch for each byte: this is vectorized.
    let any = |any: u8, byte: &u8| {
        any | (u8::from(*byte < b' ')
            & u8::from(*byte != b'\t')
            & u8::from(*byte != b'\n')
            & u8::from(*byte != b'\r'))
    };
    let block = bytes
        .chunks(4096)
        .position(|block| block.iter().fold(0, any) != 0);
    let control = block.and_then(|number| {
        let start = number * 4096;
        let further = bytes[start..].iter().position(|byte| is_control(*byte))?;
        Some(start + further)
    });
    // U+FFFE and U+FFFF.
    let last = memchr::memmem::find_iter(bytes, b"\xef\xbf")
        .find(|at| matches!(bytes.get(at + 2), Some(0xbe | 0xbf)));
    match (control, last) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_characters() {
        assert_eq!(token("dcat:Dataset rdf", 0), "dcat:Dataset");
        assert_eq!(token("<å-\u{b7}x/>", 1), "å-\u{b7}x");
        assert_eq!(token("<×>", 1), "");
        assert!(may_begin('å') && !may_begin('1') && !may_begin('\u{b7}') && may_begin('_'));
        assert_eq!(first_illegal("a\tå\u{fffd}".as_bytes()), None);
        assert_eq!(first_illegal(b"ab\x0bc"), Some(2));
        assert_eq!(first_illegal("a\u{ffff}\u{1}".as_bytes()), Some(1));
        assert!(is_allowed('\u{10ffff}') && !is_allowed('\u{fffe}') && !is_allowed('\0'));
    }
}
