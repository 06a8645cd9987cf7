//! Line index: byte offset to line and column; built only when a report is written.

use std::sync::OnceLock;

/// A position for users: line and column from 1, columns in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode characters.
    pub column: usize,
}

/// Bytes between two checkpoints of the character count: a column is counted from the last one, however long the line.
const STEP: usize = 1024;

/// The offsets at which the lines of a text begin.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Number of characters before each checkpoint; computed when a column far into its line is needed.
    characters: OnceLock<Vec<u32>>,
}

impl LineIndex {
    /// Finds the line starts of `text`; lines end with LF.
    pub fn new(text: &[u8]) -> Self {
        let mut starts = vec![0];
        let ends = memchr::memchr_iter(b'\n', text);
        starts.extend(ends.filter_map(|end| u32::try_from(end + 1).ok()));
        Self {
            starts,
            characters: OnceLock::new(),
        }
    }

    /// Number of lines; a text that ends with LF has an empty last one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The zero-based line that holds `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start as usize <= offset)
            - 1
    }

    /// Offset of the first byte of the zero-based `line`, or the end of the text past the last one.
    pub fn start_of(&self, line: usize, text: &[u8]) -> usize {
        self.starts
            .get(line)
            .map_or(text.len(), |start| *start as usize)
    }

    /// The position of `offset`; a byte-order mark (BOM) takes no column.
    pub fn position(&self, text: &[u8], offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let mark = text[start..offset].starts_with("\u{feff}".as_bytes());
        let count = if offset - start <= STEP {
            beginnings(&text[start..offset])
        } else {
            self.characters_before(text, offset) - self.characters_before(text, start)
        };
        Position {
            line: line + 1,
            column: (count - u32::from(mark)) as usize + 1,
        }
    }

    /// Number of characters that begin before `offset`.
    fn characters_before(&self, text: &[u8], offset: usize) -> u32 {
        let step = offset / STEP;
        let characters = self.characters.get_or_init(|| characters(text));
        let counted = characters.get(step).copied();
        // A text that ends at a checkpoint has no entry for it.
        let (from, counted) = match (counted, step.checked_sub(1)) {
            (None, Some(last)) => (last, characters.get(last).copied().unwrap_or(0)),
            (counted, _) => (step, counted.unwrap_or(0)),
        };
        counted + beginnings(&text[from * STEP..offset])
    }
}

/// Number of characters that begin before each checkpoint.
fn characters(text: &[u8]) -> Vec<u32> {
    let mut count = 0;
    let steps = text.chunks(STEP).map(|part| {
        let before = count;
        count += beginnings(part);
        before
    });
    steps.collect()
}

/// Number of bytes that begin a character (no continuation bytes); also for invalid UTF-8.
fn beginnings(bytes: &[u8]) -> u32 {
    let begins = |byte: &u8| u32::from((*byte & 0xc0) != 0x80);
    bytes.iter().map(begins).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "a: å\nbö: 😀x\n".as_bytes();
        let lines = LineIndex::new(text);
        let at = |needle: &str| {
            let offset = std::str::from_utf8(text)
                .expect("utf-8")
                .find(needle)
                .expect("there");
            lines.position(text, offset)
        };
        assert_eq!(at("å"), Position { line: 1, column: 4 });
        assert_eq!(at("x"), Position { line: 2, column: 6 });
        assert_eq!(
            lines.position(text, text.len()),
            Position { line: 3, column: 1 }
        );
    }

    #[test]
    fn byte_order_mark_takes_no_column() {
        let text = "\u{feff}a: b".as_bytes();
        assert_eq!(
            LineIndex::new(text).position(text, 3),
            Position { line: 1, column: 1 }
        );
    }

    #[test]
    fn columns_of_a_long_line_are_counted_from_its_start() {
        for end in [2 * STEP - 1, 2 * STEP, 2 * STEP + 1] {
            let text = format!("x\n{}", "å".repeat(STEP * 2)).into_bytes();
            let text = &text[..end];
            let lines = LineIndex::new(text);
            for offset in (2..=end).step_by(2) {
                let column = offset / 2;
                assert_eq!(lines.position(text, offset), Position { line: 2, column });
            }
        }
    }
}
