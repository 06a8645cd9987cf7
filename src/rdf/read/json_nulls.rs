//! Values that are null: `{"@value": null}` says nothing, with a language or without (JSON-LD 1.1, 9.5); the parser
//! refuses it with one.

use json_event_parser::{JsonEvent, LowLevelJsonParser};
use std::borrow::Cow;
use std::ops::Range;

/// An open object or array.
#[derive(Default)]
struct Level {
    key: Option<(String, usize)>,
    /// Where the language stands, with its key.
    language: Option<Range<usize>>,
    is_null: bool,
}

/// The document without the languages of null values; the same number of bytes.
pub(super) fn without_languages_of_nulls(bytes: &[u8]) -> Cow<'_, [u8]> {
    let has = |text: &[u8]| memchr::memmem::find(bytes, text).is_some();
    if !has(b"\"@value\"") || !has(b"null") || !has(b"\"@language\"") {
        return Cow::Borrowed(bytes);
    }
    let mut text = Cow::Borrowed(bytes);
    for range in languages_of_nulls(bytes) {
        blank(text.to_mut(), range);
    }
    text
}

fn languages_of_nulls(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<Level> = Vec::new();
    let mut parser = LowLevelJsonParser::new();
    let mut at = 0;
    loop {
        let taken = parser.parse_next(&bytes[at..], true);
        let start = at;
        at += taken.consumed_bytes;
        let event = match taken.event {
            Some(Ok(JsonEvent::Eof) | Err(_)) => return found,
            Some(Ok(event)) => event,
            None if taken.consumed_bytes == 0 => return found,
            None => continue,
        };
        match event {
            JsonEvent::StartObject | JsonEvent::StartArray => open.push(Level::default()),
            JsonEvent::EndObject | JsonEvent::EndArray => {
                let closed = open.pop().unwrap_or_default();
                found.extend(closed.language.filter(|_| closed.is_null));
            }
            JsonEvent::ObjectKey(key) => {
                let quote = memchr::memchr(b'"', &bytes[start..at])
                    .map_or(start, |further| start + further);
                if let Some(level) = open.last_mut() {
                    level.key = Some((key.into_owned(), quote));
                }
            }
            JsonEvent::Null
            | JsonEvent::String(_)
            | JsonEvent::Number(_)
            | JsonEvent::Boolean(_) => {
                let Some(level) = open.last_mut() else {
                    continue;
                };
                match &level.key {
                    Some((key, quote)) if key == "@language" => level.language = Some(*quote..at),
                    Some((key, _)) if key == "@value" => level.is_null = event == JsonEvent::Null,
                    _ => {}
                }
            }
            JsonEvent::Eof => return found,
        }
    }
}

/// Blanks a member of an object, with the comma after or before it.
fn blank(text: &mut [u8], member: Range<usize>) {
    let after = text[member.end..]
        .iter()
        .position(|byte| !byte.is_ascii_whitespace());
    let before = text[..member.start]
        .iter()
        .rposition(|byte| !byte.is_ascii_whitespace());
    let after = after.map(|further| member.end + further);
    let comma = [after, before]
        .into_iter()
        .flatten()
        .find(|at| text[*at] == b',');
    if let Some(comma) = comma {
        text[comma] = b' ';
    }
    text[member].fill(b' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_languages_of_nulls_are_blanked() {
        let text = |text: &str| {
            String::from_utf8(without_languages_of_nulls(text.as_bytes()).into_owned())
                .expect("UTF-8")
        };
        for (given, expected) in [
            (
                r#"[{"@language": "sv", "@value": null}]"#,
                r#"[{                   "@value": null}]"#,
            ),
            (
                r#"{"a": {"@value": null , "@language":"sv"}, "b": 1}"#,
                r#"{"a": {"@value": null                   }, "b": 1}"#,
            ),
        ] {
            assert_eq!(text(given), expected);
        }
        let same = r#"[{"@language": "sv", "@value": "null"}, {"@context": {"@language": "sv"}, "a": {"@value": null}}]"#;
        assert_eq!(text(same), same);
    }
}
