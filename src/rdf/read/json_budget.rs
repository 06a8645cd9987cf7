//! What the parser of JSON-LD lets through and we do not: it holds a whole document with every name written out, and
//! follows what lies in each other one inside the other.

use super::SyntaxErrorKind;
use super::contexts::{Contexts, Scope};
use super::limit::Limit;
use crate::source::budget::Expansion;
use json_event_parser::{JsonEvent, LowLevelJsonParser};

/// Objects and lists inside each other.
const MAX_DEPTH: usize = 128;
/// What the parser takes for each key and value besides its text.
const EVENT: usize = 32;

/// Checks what a document of JSON-LD may come to.
///
/// # Errors
/// What is wrong and the offset. What is no JSON, the parser tells.
pub(super) fn check(bytes: &[u8], base: usize) -> Result<(), (SyntaxErrorKind, usize)> {
    let mut parser = LowLevelJsonParser::new();
    let mut document = Document::new(bytes.len(), base);
    let mut at = 0;
    loop {
        let taken = parser.parse_next(&bytes[at..], true);
        let start = at;
        at += taken.consumed_bytes;
        match taken.event {
            Some(Ok(JsonEvent::Eof) | Err(_)) => return Ok(()),
            Some(Ok(event)) => document
                .take(&event, bytes, at)
                .map_err(|kind| (kind, start))?,
            None if taken.consumed_bytes == 0 => return Ok(()),
            None => {}
        }
    }
}

/// An object or list that is open.
struct Open {
    is_object: bool,
    scope: Scope,
    /// Bytes of the name of the key that stands last, and of the one around.
    key: usize,
    around: usize,
    /// Whether that key says which node this is, and how long its name is.
    is_id: bool,
    id: usize,
    values: usize,
    /// Values of the objects in it, which may be its own: behind `@nest` or `@reverse`.
    inner: usize,
}

struct Document {
    left: Expansion,
    contexts: Contexts,
    open: Vec<Open>,
    scope: Scope,
    /// The depth and the offset of a context that is being gone through.
    context: Option<(usize, usize)>,
}

impl Document {
    fn new(bytes: usize, base: usize) -> Self {
        let scope = Scope {
            base,
            ..Scope::default()
        };
        Self {
            left: Expansion::of(bytes),
            contexts: Contexts::default(),
            open: Vec::new(),
            scope,
            context: None,
        }
    }

    fn take(
        &mut self,
        event: &JsonEvent<'_>,
        bytes: &[u8],
        end: usize,
    ) -> Result<(), SyntaxErrorKind> {
        let is_end = matches!(event, JsonEvent::EndArray | JsonEvent::EndObject);
        let is_start = matches!(event, JsonEvent::StartArray | JsonEvent::StartObject);
        if is_start && self.open.len() == MAX_DEPTH {
            return Err(SyntaxErrorKind::Limit(Limit::Levels(MAX_DEPTH)));
        }
        if let Some((depth, start)) = self.context {
            self.keep(EVENT)?;
            match (is_start, is_end) {
                (true, _) => self.open(event),
                (_, true) => drop(self.open.pop()),
                _ => {}
            }
            if self.open.len() == depth && !matches!(event, JsonEvent::ObjectKey(_)) {
                self.context = None;
                return self.end_of_context(&bytes[start..end]);
            }
            return Ok(());
        }
        match event {
            JsonEvent::ObjectKey(key) => self.key(key, end),
            JsonEvent::String(text) => self.text(text),
            JsonEvent::Number(_) | JsonEvent::Boolean(_) => self.value(0),
            JsonEvent::Null | JsonEvent::Eof => Ok(()),
            JsonEvent::StartArray | JsonEvent::StartObject => {
                self.value(0)?;
                if self.contexts.is_scoped {
                    let terms = self.scope().terms;
                    self.go_through(terms * EVENT)?;
                }
                self.open(event);
                Ok(())
            }
            JsonEvent::EndArray | JsonEvent::EndObject => self.close(),
        }
    }

    fn scope(&self) -> Scope {
        self.open.last().map_or(self.scope, |open| open.scope)
    }

    fn open(&mut self, event: &JsonEvent<'_>) {
        let is_object = matches!(event, JsonEvent::StartObject);
        let (key, around) = match self.open.last() {
            Some(open) if is_object => (0, open.key.max(open.around)),
            Some(open) => (open.key, open.around),
            None => (0, 0),
        };
        self.open.push(Open {
            is_object,
            scope: self.scope(),
            key,
            around,
            is_id: false,
            id: 0,
            values: 0,
            inner: 0,
        });
    }

    fn close(&mut self) -> Result<(), SyntaxErrorKind> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        match self.open.last_mut() {
            Some(around) if open.is_object => around.inner += open.values,
            // The values of a list are those of the object around it.
            Some(around) => {
                around.values += open.values;
                around.inner += open.inner;
            }
            None => {}
        }
        // Each value becomes a statement about this node.
        self.keep((open.values + open.inner + 1).saturating_mul(open.id))
    }

    fn key(&mut self, key: &str, end: usize) -> Result<(), SyntaxErrorKind> {
        if key == "@context" {
            self.context = Some((self.open.len(), end));
            return Ok(());
        }
        let length = self.contexts.length(key, self.scope());
        let is_id = self.contexts.is_id(key);
        if let Some(open) = self.open.last_mut() {
            (open.key, open.is_id) = (length, is_id);
        }
        self.keep(length + EVENT)
    }

    fn text(&mut self, text: &str) -> Result<(), SyntaxErrorKind> {
        let length = self.contexts.length(text, self.scope());
        if let Some(open) = self.open.last_mut()
            && open.is_id
        {
            open.id = open.id.max(length);
        }
        self.value(length)
    }

    fn value(&mut self, length: usize) -> Result<(), SyntaxErrorKind> {
        let mut key = 0;
        if let Some(open) = self.open.last_mut() {
            open.values += 1;
            key = open.key;
            if self.contexts.has_containers {
                key += open.around;
            }
        }
        let kind = self.contexts.language.max(self.contexts.datatype);
        self.keep(length + key + kind + EVENT)
    }

    /// The context that stands in `bytes`, behind the colon.
    fn end_of_context(&mut self, bytes: &[u8]) -> Result<(), SyntaxErrorKind> {
        let is_before = |byte: &u8| byte.is_ascii_whitespace() || *byte == b':';
        let start = bytes.iter().take_while(|byte| is_before(byte)).count();
        let context = serde_json::from_slice(&bytes[start..])
            .map_err(|error| SyntaxErrorKind::Syntax(error.to_string()))?;
        let scope = self.contexts.take(&context, self.scope())?;
        match self.open.last_mut() {
            Some(open) => open.scope = scope,
            None => self.scope = scope,
        }
        let kept = std::mem::take(&mut self.contexts.kept);
        let copied = std::mem::take(&mut self.contexts.copied);
        self.keep(kept)?;
        self.go_through(copied)
    }

    fn keep(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        within(self.left.keep(bytes))
    }

    fn go_through(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        within(self.left.go_through(bytes))
    }
}

fn within(budget: bool) -> Result<(), SyntaxErrorKind> {
    if budget {
        Ok(())
    } else {
        Err(SyntaxErrorKind::Limit(Limit::Expansion))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Result<(), SyntaxErrorKind> {
        check(text.as_bytes(), 10).map_err(|(kind, _)| kind)
    }

    #[test]
    fn what_lies_too_deep_is_not_read() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(checked(&deep(MAX_DEPTH)), Ok(()));
        let levels = Err(SyntaxErrorKind::Limit(Limit::Levels(MAX_DEPTH)));
        assert_eq!(checked(&deep(MAX_DEPTH + 1)), levels);
        let contexts = "{\"@context\":".repeat(MAX_DEPTH + 1);
        assert_eq!(checked(&contexts), levels);
    }

    #[test]
    fn names_are_counted_as_often_as_they_are_written_out() {
        let long = "x".repeat(60_000);
        let values = |count: usize| vec!["\"v\""; count].join(",");
        let vocabulary = format!(
            "{{\"@context\": {{\"@vocab\": \"http://e/{long}\"}}, \"a\": [{}]}}",
            values(2_000)
        );
        let subject = format!(
            "{{\"@graph\": {{\"p\": [{}], \"@id\": \"http://e/{long}\"}}}}",
            values(2_000)
        );
        for text in [&vocabulary, &subject] {
            assert_eq!(checked(text), Err(SyntaxErrorKind::Limit(Limit::Expansion)));
        }
        assert_eq!(
            checked(&subject.replace(&values(2_000), &values(10))),
            Ok(())
        );
        assert_eq!(checked("{\"@context\": {\"a\": 1}, \"b\": 2}"), Ok(()));
    }
}
