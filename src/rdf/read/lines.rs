//! Splits a Turtle file into chunks, each within one line and small, so that what the parser buffers can be checked
//! between them.

use memchr::{memchr, memrchr};
use std::ops::Range;

/// The size of a chunk in bytes, except for the rest of a long string.
pub(super) const PIECE: usize = 16 << 10;
/// The parser starts over on an unfinished string with each chunk. After so many bytes read in vain, the rest of the
/// string is passed at once.
const MOST_IN_VAIN: usize = 16 << 20;

/// The chunks of a file.
pub(super) struct Pieces<'f> {
    bytes: &'f [u8],
    at: usize,
    line: Range<usize>,
    /// Bytes since the parser last returned a triple, and how many of them it has read again.
    silent: usize,
    in_vain: usize,
    tokens: Tokens,
}

impl<'f> Pieces<'f> {
    /// Iterates over `bytes` from `start` on.
    pub(super) fn new(bytes: &'f [u8], start: usize) -> Self {
        Self {
            bytes,
            at: start,
            line: start..start,
            silent: 0,
            in_vain: 0,
            tokens: Tokens { at: start },
        }
    }

    /// The next chunk, and the line in which it ends; `None` at the end.
    pub(super) fn next(&mut self) -> Option<(&'f [u8], Range<usize>)> {
        if self.at == self.bytes.len() {
            return None;
        }
        if self.at >= self.line.end {
            self.line = self.at..self.end_of_line(self.at);
        }
        let mut end = self.line.end.min(self.at + PIECE);
        if self.in_vain > MOST_IN_VAIN
            && let Some(rest) = self.tokens.end_of_token(self.bytes, self.at)
            && rest > end
        {
            end = rest;
            if end > self.line.end {
                let start = memrchr(b'\n', &self.bytes[..end - 1]);
                self.line = start.map_or(0, |at| at + 1)..self.end_of_line(end - 1);
            }
        }
        let piece = &self.bytes[self.at..end];
        self.at = end;
        self.silent += piece.len();
        self.in_vain += self.silent;
        Some((piece, self.line.clone()))
    }

    /// Offset of the next chunk.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Resets the count of unread bytes: the parser has returned a triple.
    pub(super) fn got(&mut self) {
        (self.silent, self.in_vain) = (0, 0);
    }

    fn end_of_line(&self, from: usize) -> usize {
        memchr(b'\n', &self.bytes[from..]).map_or(self.bytes.len(), |at| from + at + 1)
    }
}

/// Lexer for the Turtle tokens that can be long: strings, IRIs and comments.
struct Tokens {
    at: usize,
}

impl Tokens {
    /// The end of the token that is unfinished at `target`; `None` between tokens.
    fn end_of_token(&mut self, bytes: &[u8], target: usize) -> Option<usize> {
        while self.at < target {
            let end = end_of(bytes, self.at);
            if end > target {
                return Some(end);
            }
            self.at = end;
        }
        None
    }
}

/// The end of the token at `start`, or of one other byte.
fn end_of(bytes: &[u8], start: usize) -> usize {
    let rest = &bytes[start + 1..];
    let after = |len: Option<usize>| len.map_or(bytes.len(), |len| start + 1 + len + 1);
    match bytes[start] {
        b'#' => after(rest.iter().position(|byte| *byte == b'\n')),
        b'<' if rest.first() == Some(&b'<') => start + 2,
        b'<' => after(rest.iter().position(|byte| *byte == b'>')),
        b'\\' => (start + 2).min(bytes.len()),
        quote @ (b'"' | b'\'') => {
            if rest.starts_with(&[quote, quote]) {
                end_of_text(bytes, start + 3, &[quote; 3])
            } else {
                end_of_text(bytes, start + 1, &[quote])
            }
        }
        _ => start + 1,
    }
}

/// The end of a string that continues at `from`.
fn end_of_text(bytes: &[u8], mut from: usize, quote: &[u8]) -> usize {
    while from < bytes.len() {
        let is_end = match bytes[from] {
            b'\\' => {
                from += 2;
                continue;
            }
            b'\n' => quote.len() == 1,
            _ => bytes[from..].starts_with(quote),
        };
        if is_end {
            return (from + quote.len()).min(bytes.len());
        }
        from += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, in_vain: usize) -> Vec<(usize, Range<usize>)> {
        let mut pieces = Pieces::new(text.as_bytes(), 0);
        pieces.in_vain = in_vain;
        let all = std::iter::from_fn(|| pieces.next());
        all.map(|(piece, line)| (piece.len(), line)).collect()
    }

    #[test]
    fn pieces_are_lines_or_less() {
        assert_eq!(pieces("a\nbc\nd", 0), [(2, 0..2), (3, 2..5), (1, 5..6)]);
        let long = "x".repeat(PIECE + 1);
        assert_eq!(pieces(&long, 0), [(PIECE, 0..PIECE + 1), (1, 0..PIECE + 1)]);
    }

    #[test]
    fn the_rest_of_a_long_text_is_one_piece() {
        let text = "<a> # \"\"\"\n<b#> \"\"\"c\n\\\"\"\"d\n<e>\"\"\" .\n<f> .";
        let whole = pieces(text, MOST_IN_VAIN);
        assert_eq!(
            whole,
            [
                (10, 0..10),
                (10, 10..20),
                (12, 26..35),
                (3, 26..35),
                (5, 35..40)
            ]
        );
    }
}
