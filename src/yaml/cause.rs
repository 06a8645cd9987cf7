//! Where a file that is not valid YAML went wrong, which is often above the place at which the parser gave up.

use crate::diagnostic::Message;
use crate::message;
use serde_yaml::granit_parser::ErrorKind;

/// The cause of a syntax error: its range in the text, with message and help.
pub(super) struct Cause {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: Message,
    pub(super) help: Message,
}

/// So many lines above the error are searched.
const LINES: usize = 40;

/// The cause of the error at `offset`, where it is one of the usual ones.
pub(super) fn of(kind: &ErrorKind, text: &str, offset: usize) -> Option<Cause> {
    hard_space(text, offset).or_else(|| {
        matches!(
            kind,
            ErrorKind::UnclosedQuotedScalar
                | ErrorKind::InvalidQuotedScalarIndent
                | ErrorKind::InvalidIndentation
                | ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::SimpleKeyExpected
                | ErrorKind::InvalidSimpleKey
                | ErrorKind::MappingValueNotAllowed
                | ErrorKind::UnexpectedEofFlowSequence
                | ErrorKind::UnexpectedEofFlowMapping
                | ErrorKind::ExpectedFlowMappingSeparator
                | ErrorKind::ExpectedFlowSequenceSeparator
        )
        .then(|| open_quote(text, offset))
        .flatten()
    })
}

/// A non-breaking space in the line of the error, or the one above: in the indentation, or after the colon of a key.
fn hard_space(text: &str, offset: usize) -> Option<Cause> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let above = text[..start.saturating_sub(1)]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    for line_start in [start, above] {
        let line = text[line_start..].lines().next().unwrap_or_default();
        let found = line.match_indices('\u{a0}').find(|(at, _)| {
            let before = &line[..*at];
            before.trim().is_empty() || before.trim_end().ends_with([':', '-'])
        });
        if let Some((at, space)) = found {
            return Some(Cause {
                start: line_start + at,
                end: line_start + at + space.len(),
                message: message!(
                    sv: "här står ett hårt blanksteg (U+00A0), som YAML inte räknar som blanksteg",
                    en: "here is a non-breaking space (U+00A0), which YAML does not take for a space"
                ),
                help: message!(
                    sv: "ta bort det och skriv ett vanligt blanksteg; det följer ofta med text som klistras in från Word eller en webbsida",
                    en: "remove it and type an ordinary space; it often comes with text pasted from Word or a web page"
                ),
            });
        }
    }
    None
}

/// The nearest line above `offset` with a value that opens a quotation mark and does not close it.
fn open_quote(text: &str, offset: usize) -> Option<Cause> {
    let mut end = text.get(..offset)?.len();
    for _ in 0..LINES {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        if let Some(at) = unclosed(line) {
            return Some(Cause {
                start: start + at,
                end: start + at + 1,
                message: message!(
                    sv: "citattecknet som öppnas här stängs inte på raden",
                    en: "the quotation mark that is opened here is not closed on its line"
                ),
                help: message!(
                    sv: "skriv samma citattecken sist i texten, eller ta bort det första",
                    en: "write the same quotation mark at the end of the text, or remove the first one"
                ),
            });
        }
        end = start.checked_sub(1)?;
    }
    None
}

/// The offset of the quotation mark that begins a value of the line and is not closed in it.
fn unclosed(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    let mut begins = true;
    while at < bytes.len() {
        match bytes[at] {
            b'#' if begins => return None,
            quote @ (b'"' | b'\'') if begins => match closing(bytes, at + 1, quote) {
                Some(end) => {
                    at = end;
                    begins = false;
                }
                None => return Some(at),
            },
            b' ' | b'\t' => {
                begins |= at > 0 && matches!(bytes[at - 1], b':' | b'-' | b',' | b'?');
            }
            b'[' | b'{' | b',' => begins = true,
            _ => begins = false,
        }
        at += 1;
    }
    None
}

/// The offset of the quotation mark that closes a scalar.
fn closing(bytes: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn quotation_marks_of_a_line() {
        for (line, at) in [
            (r#"title: "Badplatser"#, Some(7)),
            (r#"title: "Badplatser""#, None),
            (r#"title: {sv: "Bad, en: Bathing}"#, Some(12)),
            (r"  - 'Bad", Some(4)),
            (r"title: 'It''s'", None),
            (r#"title: "a \" b""#, None),
            (r#"title: Boken "Bad"#, None),
            (r#"# "Bad"#, None),
            (r#"keyword: ["bad", "sjö]"#, Some(17)),
            ("title: 5' lång", None),
        ] {
            assert_eq!(unclosed(line), at, "{line}");
        }
    }
}
