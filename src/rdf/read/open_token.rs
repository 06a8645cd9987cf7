//! Whether a line of Turtle ends inside a text or an IRI, and where that ends.
//!
//! The parser is fed line by line, and looks at what is not whole yet anew with each line: a text of a hundred thousand
//! lines has to come in one piece.

use memchr::{memchr, memchr2};

/// What the text is inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    /// Nothing that may go on past a line.
    Nothing,
    /// Signs of less and greater.
    Iri,
    /// One quote of this kind, or three.
    Text { quote: u8, long: bool },
}

/// Follows a document up to some place.
#[derive(Debug)]
pub(super) struct OpenToken {
    at: usize,
    inside: Inside,
}

impl OpenToken {
    pub(super) fn new(start: usize) -> Self {
        Self {
            at: start,
            inside: Inside::Nothing,
        }
    }

    /// Where what is open at `end`, a line end, is closed: the end of all where it never is; none where nothing is open.
    /// The ends are asked for in their order.
    pub(super) fn end(&mut self, bytes: &[u8], end: usize) -> Option<usize> {
        while self.at < end {
            self.step(bytes);
        }
        // What opened before `end` has been followed to its own end.
        (self.at > end).then_some(self.at)
    }

    /// To the end of what is open, or to the beginning of what opens next.
    fn step(&mut self, bytes: &[u8]) {
        let rest = &bytes[self.at..];
        let (length, inside) = match self.inside {
            Inside::Nothing => opening(rest),
            Inside::Iri => (closing(rest, b'>', false), Inside::Nothing),
            Inside::Text { quote, long } => (closing(rest, quote, long), Inside::Nothing),
        };
        self.at += length;
        self.inside = inside;
    }
}

/// The bytes up to the next thing that opens, with its first sign, or to the end of the line.
fn opening(bytes: &[u8]) -> (usize, Inside) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => return (at + 1, Inside::Nothing),
            b'#' => {
                let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end);
                return (end, Inside::Nothing);
            }
            b'\\' => at += 2,
            b'<' if bytes.get(at + 1) == Some(&b'<') => at += 2,
            b'<' => return (at + 1, Inside::Iri),
            b'"' | b'\'' => {
                let quote = *byte;
                let long = bytes[at + 1..].starts_with(&[quote, quote]);
                let length = if long { 3 } else { 1 };
                return (at + length, Inside::Text { quote, long });
            }
            _ => at += 1,
        }
    }
    (bytes.len(), Inside::Nothing)
}

/// The bytes up to the sign that closes, with it; all where none does.
fn closing(bytes: &[u8], sign: u8, long: bool) -> usize {
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr2(sign, b'\\', rest)) {
        at += next;
        if bytes[at] == b'\\' {
            at += 2;
        } else if !long {
            return at + 1;
        } else if bytes[at + 1..].starts_with(&[sign, sign]) {
            return at + 3;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where what is open at the end of the first line is closed.
    fn open(text: &str) -> Option<&str> {
        let line = text.find('\n').map_or(text.len(), |at| at + 1);
        let end = OpenToken::new(0).end(text.as_bytes(), line)?;
        Some(&text[end..])
    }

    #[test]
    fn what_is_open_at_a_line_end_is_followed_to_its_end() {
        assert_eq!(open("<a> <b> '''x\ny''' .\nz"), Some(" .\nz"));
        assert_eq!(open("<a> <b> \"x\n\\\"y\" ."), Some(" ."));
        assert_eq!(open("<a> <b> \"\"\"x\"\n\"\"\\\"\"\"\" ."), Some(" ."));
        assert_eq!(open("<a> <b> <x\ny> ."), Some(" ."));
        assert_eq!(open("<a> <b> 'x\ny"), Some(""));
    }

    #[test]
    fn nothing_is_open_after_a_whole_line() {
        for line in [
            "<a> <b> \"x\", 'y', '''z''' .\n'''",
            "<a#b> <b> a:\\'b . # it's '''\n'''",
            "<a> <b> \"\" , '' .\n'",
            "<< <a> <b> <c> >> .\n<",
            "# <\n'",
            "\n",
        ] {
            assert_eq!(open(line), None, "{line}");
        }
    }
}
