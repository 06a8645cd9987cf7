//! What the Turtle parser passes, being lenient with IRIs: line ends in short strings, and escapes that are none.

use super::SyntaxErrorKind;

/// Why Turtle or N-Triples is malformed, where the parser does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurtleFault {
    /// A line end within `"…"` or `'…'`.
    LineEnd,
    /// A backslash before a character that needs none, or a `%` before no hexadecimal digits, in a prefixed name.
    Escape,
}

/// Checks all tokens from `start` on.
///
/// # Errors
/// What is wrong and the offset.
pub(super) fn check(bytes: &[u8], start: usize) -> Result<(), (SyntaxErrorKind, usize)> {
    let wrong = |fault, at| Err((SyntaxErrorKind::Turtle(fault), at));
    let mut at = start;
    while let Some(further) = bytes[at..]
        .iter()
        .position(|byte| b"#<\"'\\%".contains(byte))
    {
        at += further;
        let rest = &bytes[at + 1..];
        // What is not ended is left to the parser.
        let end = match bytes[at] {
            b'#' => memchr::memchr2(b'\n', b'\r', rest),
            b'<' if rest.first() == Some(&b'<') => Some(0),
            b'<' => memchr::memchr2(b'>', b'\n', rest),
            b'\\' if rest.first().is_some_and(|byte| ESCAPED.contains(byte)) => Some(0),
            b'%' if rest.len() >= 2 && rest[..2].iter().all(u8::is_ascii_hexdigit) => Some(1),
            b'\\' | b'%' => return wrong(TurtleFault::Escape, at),
            quote => match string(rest, quote) {
                Ok(end) => end,
                Err(further) => return wrong(TurtleFault::LineEnd, at + 1 + further),
            },
        };
        let Some(end) = end else { return Ok(()) };
        at += 1 + end + 1;
        if at >= bytes.len() {
            return Ok(());
        }
    }
    Ok(())
}

/// What a backslash may stand before in a prefixed name.
const ESCAPED: &[u8] = b"_~.-!$&'()*+,;=/?#@%";

/// The offset of the last byte of a string, whose first quotation mark is before `rest`.
///
/// # Errors
/// The offset of a line end in a short string.
fn string(rest: &[u8], quote: u8) -> Result<Option<usize>, usize> {
    let is_long = rest.starts_with(&[quote, quote]);
    let mut at = if is_long { 2 } else { 0 };
    while let Some(byte) = rest.get(at) {
        match *byte {
            b'\\' => at += 2,
            b'\n' | b'\r' if !is_long => return Err(at),
            byte if byte == quote && !is_long => return Ok(Some(at)),
            byte if byte == quote && rest[at..].starts_with(&[quote; 3]) => {
                return Ok(Some(at + 2));
            }
            _ => at += 1,
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<(TurtleFault, usize)> {
        match check(text.as_bytes(), 0) {
            Err((SyntaxErrorKind::Turtle(fault), at)) => Some((fault, at)),
            Err(other) => panic!("{other:?}"),
            Ok(()) => None,
        }
    }

    #[test]
    fn line_ends_are_for_long_strings() {
        for good in [
            "<a'b> <c> \"d\\\"e\\\\\" , '''f\n''g''' , \"\"\"\"h\n\"\"\" . # it's \"so\n",
            "<a> <b> \"\" , '' , \"c'd\" .",
            "a:b%20\\~c a:d e:\\, .",
            "<< a:b a:c \"d\" >> a:e 'f",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        assert_eq!(
            fault("<a> <b> \"c\nd\" ."),
            Some((TurtleFault::LineEnd, 10))
        );
        assert_eq!(fault("<a> <b> 'c\rd' ."), Some((TurtleFault::LineEnd, 10)));
        assert_eq!(fault(":a\\u0039 :b :c ."), Some((TurtleFault::Escape, 2)));
        assert_eq!(fault(":a%2x :b :c ."), Some((TurtleFault::Escape, 2)));
    }
}
