//! Where the contexts of a JSON-LD document stand. An object may have its context behind all that the context explains,
//! so they are found before anything is counted.

use super::SyntaxErrorKind;
use super::limit::Limit;
use json_event_parser::{JsonEvent, LowLevelJsonParser};
use std::ops::Range;

/// Objects and lists inside each other: the parser follows them one inside the other.
pub(super) const MAX_DEPTH: usize = 128;

/// An object that has a context.
#[derive(Debug)]
pub(super) struct Found {
    /// The offset behind its first brace, and the one behind its last.
    pub(super) object: usize,
    pub(super) end: usize,
    /// Where the context stands, from the colon on.
    pub(super) context: Range<usize>,
}

/// Hands on what a document consists of, with the offsets before and behind it, to its end or to what is no JSON.
///
/// # Errors
/// What `take` refuses, and the offset.
pub(super) fn events(
    bytes: &[u8],
    mut take: impl FnMut(&JsonEvent<'_>, usize) -> Result<(), SyntaxErrorKind>,
) -> Result<(), (SyntaxErrorKind, usize)> {
    let mut parser = LowLevelJsonParser::new();
    let mut at = 0;
    loop {
        let taken = parser.parse_next(&bytes[at..], true);
        let start = at;
        at += taken.consumed_bytes;
        match taken.event {
            Some(Ok(JsonEvent::Eof) | Err(_)) => return Ok(()),
            Some(Ok(event)) => take(&event, at).map_err(|kind| (kind, start))?,
            None if taken.consumed_bytes == 0 => return Ok(()),
            None => {}
        }
    }
}

/// An object or list that is open.
struct Level {
    start: usize,
    /// Its context, and whether that is being gone through.
    found: Option<usize>,
    is_inside: bool,
}

/// The objects of a document that have contexts, in the order in which they begin, and how many levels it has.
///
/// # Errors
/// When there are too many levels, and the offset.
pub(super) fn contexts(bytes: &[u8]) -> Result<(Vec<Found>, usize), (SyntaxErrorKind, usize)> {
    let mut found: Vec<Found> = Vec::new();
    let mut open: Vec<Level> = Vec::new();
    let mut depth = 0;
    events(bytes, |event, end| {
        match event {
            JsonEvent::StartArray | JsonEvent::StartObject => {
                if open.len() == MAX_DEPTH {
                    return Err(SyntaxErrorKind::Limit(Limit::Levels(MAX_DEPTH)));
                }
                open.push(Level {
                    start: end,
                    found: None,
                    is_inside: false,
                });
                depth = depth.max(open.len());
                return Ok(());
            }
            JsonEvent::EndArray | JsonEvent::EndObject => {
                if let Some(at) = open.pop().and_then(|level| level.found) {
                    found[at].end = end;
                }
            }
            // The first one counts; the parser refuses a second.
            JsonEvent::ObjectKey(key) => {
                if let Some(level) = open.last_mut()
                    && level.found.is_none()
                    && key == "@context"
                {
                    level.found = Some(found.len());
                    level.is_inside = true;
                    found.push(Found {
                        object: level.start,
                        end: usize::MAX,
                        context: end..end,
                    });
                }
                return Ok(());
            }
            _ => {}
        }
        if let Some(level) = open.last_mut()
            && std::mem::take(&mut level.is_inside)
            && let Some(at) = level.found
        {
            found[at].context.end = end;
        }
        Ok(())
    })?;
    found.retain(|found| !found.context.is_empty());
    found.sort_unstable_by_key(|found| found.object);
    Ok((found, depth))
}
