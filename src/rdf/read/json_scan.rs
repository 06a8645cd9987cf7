//! Scanner that finds the `@context` keys of a JSON-LD document. An object may have its context after the keys that it
//! defines, so contexts are found in a first pass.

use memchr::memchr2;
use std::ops::Range;

/// Nesting of objects and arrays: the parser recurses into them.
pub(super) const MAX_DEPTH: usize = 128;
/// The longest spelling of the key: each letter as an escape.
const LONGEST_KEY: usize = 6 * "@context".len();

/// An object with a context.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The offset after its opening brace, and the one after its closing brace.
    pub(super) object: usize,
    pub(super) end: usize,
    /// The range of the context, from the colon on.
    pub(super) context: Range<usize>,
}

/// The objects of a document that have contexts, in the order in which they begin, and the depth of nesting.
///
/// Only strings and brackets are scanned, many times faster than a parser. For malformed JSON, and beyond [`MAX_DEPTH`]
/// levels, the result may be inexact.
pub(super) fn contexts(bytes: &[u8]) -> (Vec<Found>, usize) {
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'"' => match string_end(bytes, at) {
                Some(end) => at = scan.string(bytes, start, end),
                None => break,
            },
            b'{' | b'[' if scan.open.len() == MAX_DEPTH => break,
            b'{' | b'[' => scan.open(at),
            b'}' | b']' => scan.close(at),
            b',' => scan.end_of_context(start),
            _ => {}
        }
    }
    let Scan {
        mut found, depth, ..
    } = scan;
    // Contexts that are cut off at the end of the file are dropped.
    found.retain(|found| !found.context.is_empty());
    found.sort_unstable_by_key(|found| found.object);
    (found, depth)
}

/// An object or array that is open.
struct Level {
    start: usize,
    /// Its context, and whether that is the value being scanned.
    found: Option<usize>,
    is_inside: bool,
}

#[derive(Default)]
struct Scan {
    found: Vec<Found>,
    open: Vec<Level>,
    depth: usize,
}

impl Scan {
    fn open(&mut self, at: usize) {
        self.open.push(Level {
            start: at,
            found: None,
            is_inside: false,
        });
        self.depth = self.depth.max(self.open.len());
    }

    fn close(&mut self, at: usize) {
        self.end_of_context(at - 1);
        if let Some(own) = self.open.pop().and_then(|level| level.found) {
            self.found[own].end = at;
        }
        self.end_of_context(at);
    }

    /// Records the end of the context that is being scanned.
    fn end_of_context(&mut self, at: usize) {
        if let Some(level) = self.open.last_mut()
            && std::mem::take(&mut level.is_inside)
            && let Some(own) = level.found
        {
            self.found[own].context.end = at;
        }
    }

    /// Consumes the string between two quotation marks, and returns the offset after it.
    fn string(&mut self, bytes: &[u8], start: usize, end: usize) -> usize {
        let after = end + 1;
        let Some(level) = self.open.last_mut() else {
            return after;
        };
        if level.is_inside {
            self.end_of_context(after);
        } else if level.found.is_none()
            && is_context(&bytes[start..after])
            && bytes[after..].trim_ascii_start().starts_with(b":")
        {
            // The first one counts; the parser rejects duplicates.
            level.found = Some(self.found.len());
            level.is_inside = true;
            self.found.push(Found {
                object: level.start,
                end: usize::MAX,
                context: after..after,
            });
        }
        after
    }
}

/// The offset of the closing quotation mark, from the offset after the opening one.
fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

/// Whether a string, with its quotation marks, is `@context`, also with escapes.
fn is_context(string: &[u8]) -> bool {
    if !string.contains(&b'\\') || string.len() > LONGEST_KEY + 2 {
        return string == b"\"@context\"";
    }
    serde_json::from_slice::<String>(string).is_ok_and(|key| key == "@context")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, &str)> {
        let (found, _) = contexts(text.as_bytes());
        let own = |found: Found| (found.object, &text[found.context]);
        found.into_iter().map(own).collect()
    }

    #[test]
    fn contexts_are_found_wherever_they_stand_in_their_objects() {
        let text = r#"{"a": [{"b": "\"@context\": {", "@context" : "c"}, "@context"], "@context": {"d": ["}"]}, "e": {}}"#;
        assert_eq!(found(text), [(1, r#": {"d": ["}"]}"#), (8, r#" : "c""#)]);
        let text = r#"[{"\u0040context": null , "@context": 1}, {"@context": {"@context": [2]}}, {"@context": 3 }, {"@context":"#;
        let all = [
            (2, ": null "),
            (43, r#": {"@context": [2]}"#),
            (56, ": [2]"),
            (76, ": 3 "),
        ];
        assert_eq!(found(text), all);
    }

    #[test]
    fn what_is_cut_off_or_too_deep_ends_the_search() {
        assert_eq!(found(r#"{"@context": "a"#), []);
        assert_eq!(found("{\"a\": \"\\"), []);
        let deep = "[".repeat(MAX_DEPTH + 1) + r#"{"@context": 1}"#;
        assert_eq!(contexts(deep.as_bytes()), (Vec::new(), MAX_DEPTH));
    }
}
