//! Budget of the JSON-LD reader. The parser keeps the whole document in memory with every name expanded, and recurses
//! into nested contexts; what that takes is computed here before it runs.

mod open;
#[cfg(test)]
mod tests;

use super::SyntaxErrorKind;
use super::contexts::{Contexts, Learned};
use super::json_names::{ContextLengths, Cost};
use super::json_scan::{self, MAX_DEPTH};
use super::limit::Limit;
use crate::source::budget::ExpansionBudget;
use json_event_parser::{JsonEvent, LowLevelJsonParser};
use open::{HELD, Open};

/// Bytes that the parser takes for each key and value besides its text.
const EVENT: usize = 32;
/// Node identifiers up to this length (bytes) are not charged for the statements of nodes nested deeper than direct
/// values.
const USUAL_ID: usize = 128;

/// Checks that a JSON-LD document stays within its budget.
///
/// # Errors
/// The limit and the offset. Malformed JSON is left to the parser.
pub(super) fn check(bytes: &[u8], base: usize) -> Result<(), (SyntaxErrorKind, usize)> {
    let (found, depth) = json_scan::contexts(bytes);
    let reach = ContextLengths {
        base,
        ..ContextLengths::default()
    };
    let mut contexts = Contexts::new(depth);
    let learned = contexts.learn(&found, bytes, reach)?;
    let mut document = Document {
        left: ExpansionBudget::of(bytes.len()),
        contexts,
        learned: learned.into_iter().peekable(),
        open: Vec::new(),
        held: 0,
    };
    let mut parser = LowLevelJsonParser::new();
    let mut at = 0;
    loop {
        let taken = parser.parse_next(&bytes[at..], true);
        let start = at;
        at += taken.consumed_bytes;
        match taken.event {
            Some(Ok(JsonEvent::Eof) | Err(_)) => return Ok(()),
            Some(Ok(event)) => document.take(&event, at).map_err(|kind| (kind, start))?,
            None if taken.consumed_bytes == 0 => return Ok(()),
            None => {}
        }
    }
}

struct Document {
    left: ExpansionBudget,
    contexts: Contexts,
    /// The objects with contexts that are still ahead.
    learned: std::iter::Peekable<std::vec::IntoIter<Learned>>,
    open: Vec<Open>,
    /// Bytes held for all open objects.
    held: usize,
}

impl Document {
    fn take(&mut self, event: &JsonEvent<'_>, end: usize) -> Result<(), SyntaxErrorKind> {
        let is_start = matches!(event, JsonEvent::StartArray | JsonEvent::StartObject);
        if is_start && self.open.len() == MAX_DEPTH {
            return Err(SyntaxErrorKind::Limit(Limit::Levels(MAX_DEPTH)));
        }
        match event {
            JsonEvent::ObjectKey(key) => self.key(key),
            JsonEvent::String(text) => self.text(text),
            JsonEvent::Number(_) | JsonEvent::Boolean(_) => self.value(0),
            JsonEvent::Null => self.apply_key(),
            JsonEvent::Eof => Ok(()),
            JsonEvent::StartArray => {
                self.value(0)?;
                let around = self.open.last().copied().unwrap_or_default();
                self.open.push(around.array());
                Ok(())
            }
            JsonEvent::StartObject => {
                self.value(0)?;
                self.object(end)
            }
            JsonEvent::EndArray | JsonEvent::EndObject => self.close(),
        }
    }

    fn object(&mut self, end: usize) -> Result<(), SyntaxErrorKind> {
        let parent = self.open.last().copied().unwrap_or_default();
        let mut open = parent.object();
        let learned = self.learned.next_if(|learned| learned.object <= end);
        if let Some(Learned { weight, costs, .. }) = learned {
            self.charge_memory(costs.kept)?;
            self.charge_work(costs.copied)?;
            open.weight = weight;
            open.held += weight * HELD;
        }
        self.open.push(open);
        self.hold(open.held)
    }

    /// Charges bytes that are held until the innermost open object is closed.
    fn hold(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        self.held += bytes;
        within(self.left.allows_memory(self.held))
    }

    fn close(&mut self) -> Result<(), SyntaxErrorKind> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        self.held -= open.held;
        if let Some(around) = self.open.last_mut() {
            around.add_closed(open);
        }
        if !open.is_object {
            return Ok(());
        }
        // Each value becomes a triple with this node, or with one in its graph, as subject.
        self.charge_memory((open.values + open.inner + 1).saturating_mul(open.id))?;
        let long = open.id.saturating_sub(USUAL_ID);
        self.charge_memory(open.deeper.saturating_mul(long))
    }

    fn key(&mut self, key: &str) -> Result<(), SyntaxErrorKind> {
        let name = self.contexts.names.get(key, self.contexts.most);
        if let Some(open) = self.open.last_mut() {
            open.key = name;
            open.kinds += usize::from(name.keywords.kind);
            // Contexts of types are applied once for each key; the estimate covers two.
            if open.kinds > 2 && self.contexts.names.grows() {
                return within(false);
            }
        }
        self.charge_memory(name.length + EVENT)
    }

    fn text(&mut self, text: &str) -> Result<(), SyntaxErrorKind> {
        let length = self.contexts.names.length(text, self.contexts.most);
        let mut is_kind = false;
        if let Some(open) = self.open.last_mut() {
            is_kind = open.key.keywords.kind;
            if open.key.keywords.id {
                open.id = open.id.max(length);
            }
        }
        if is_kind {
            self.kind(text)?;
        }
        self.value(length)
    }

    /// A type may have a scoped context, which is active in its object.
    fn kind(&mut self, kind: &str) -> Result<(), SyntaxErrorKind> {
        let scoped = self.contexts.names.scoped(kind);
        self.apply(scoped)?;
        match self.open.iter_mut().rev().find(|open| open.is_object) {
            Some(open) if scoped.contexts > 0 && !open.holds_kinds => {
                // Held together with the previous one; only the last one stays.
                open.holds_kinds = true;
                let bytes = 2 * open.weight * HELD;
                open.held += bytes;
                self.hold(bytes)
            }
            _ => Ok(()),
        }
    }

    fn value(&mut self, length: usize) -> Result<(), SyntaxErrorKind> {
        let mut key = 0;
        if let Some(open) = self.open.last_mut() {
            open.values += 1;
            key = open.key.length + open.around;
            // An item of a list or map is a triple with the enclosing key as predicate.
            if open.owner.has_container || open.key.keywords.list {
                key += open.owner.length;
            }
            if open.owner.has_container {
                key += open.owner.index;
            }
        }
        let kind = self.contexts.language.max(self.contexts.datatype);
        self.charge_memory(length + key + kind + EVENT)?;
        self.apply_key()
    }

    /// Applies the scoped context of the key, anew for each of its values.
    fn apply_key(&mut self) -> Result<(), SyntaxErrorKind> {
        if !self.contexts.is_scoped {
            return Ok(());
        }
        let Some(Open { key, owner, .. }) = self.open.last().copied() else {
            return Ok(());
        };
        self.apply(key.scoped)?;
        if owner.has_container {
            self.apply(owner.indexed)?;
        }
        if owner.has_container || key.keywords.list {
            self.apply(owner.scoped)?;
        }
        Ok(())
    }

    fn apply(&mut self, scoped: Cost) -> Result<(), SyntaxErrorKind> {
        if scoped.contexts == 0 {
            return Ok(());
        }
        let weight = self.open.last().map_or(0, |open| open.weight) + scoped.nodes;
        let message_bytes = self.contexts.message_bytes(weight);
        // The definitions are made, and errors in them recorded, each time.
        self.charge_memory(scoped.texts + scoped.nodes / 4 + message_bytes)?;
        self.charge_work(scoped.contexts.saturating_mul(weight) + 4 * scoped.nodes)
    }

    fn charge_memory(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        within(self.left.charge_memory(bytes))
    }

    fn charge_work(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        within(self.left.charge_work(bytes))
    }
}

fn within(budget: bool) -> Result<(), SyntaxErrorKind> {
    if budget {
        Ok(())
    } else {
        Err(SyntaxErrorKind::Limit(Limit::Expansion))
    }
}
