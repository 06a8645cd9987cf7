//! Budget of the JSON-LD reader. The parser keeps the whole document in memory with every name expanded, and recurses
//! into nested contexts; what that takes is computed here before it runs.

use super::SyntaxErrorKind;
use super::contexts::{Contexts, Learned};
use super::json_names::{Cost, Name, Reach};
use super::json_scan::{self, MAX_DEPTH};
use super::limit::Limit;
use crate::source::budget::Expansion;
use json_event_parser::{JsonEvent, LowLevelJsonParser};

/// Bytes that the parser takes for each key and value besides its text.
const EVENT: usize = 32;
/// Bytes that a copy of the active context takes while its object is open, for each byte of its weight.
const HELD: usize = 8;
/// Node identifiers up to this length (bytes) are not charged for the statements of nodes nested deeper than direct
/// values.
const USUAL_ID: usize = 128;

/// Checks that a JSON-LD document stays within its budget.
///
/// # Errors
/// The limit and the offset. Malformed JSON is left to the parser.
pub(super) fn check(bytes: &[u8], base: usize) -> Result<(), (SyntaxErrorKind, usize)> {
    let (found, depth) = json_scan::contexts(bytes);
    let reach = Reach {
        base,
        ..Reach::default()
    };
    let mut contexts = Contexts::new(depth);
    let learned = contexts.learn(&found, bytes, reach)?;
    let mut document = Document {
        left: Expansion::of(bytes.len()),
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

/// An object or list that is open.
#[derive(Clone, Copy, Default)]
struct Open {
    is_object: bool,
    /// Bytes that copying all active terms takes here, and bytes of the copies made for this object.
    weight: usize,
    held: usize,
    /// The last key, and the key that this object is the value of.
    key: Name,
    owner: Name,
    /// Bytes that an enclosing key adds to every value, such as a language tag.
    around: usize,
    /// Bytes of this node's identifier.
    id: usize,
    values: usize,
    /// Number of values in nested objects that may count as its own (below `@nest` or `@reverse`), and in objects
    /// nested deeper.
    inner: usize,
    deeper: usize,
    /// Number of keys that expand to `@type`, and whether the copies for their contexts are held.
    kinds: usize,
    holds_kinds: bool,
}

struct Document {
    left: Expansion,
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
                self.open.push(Open {
                    is_object: false,
                    id: 0,
                    values: 0,
                    inner: 0,
                    deeper: 0,
                    held: 0,
                    ..around
                });
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
        let mut open = Open {
            is_object: true,
            weight: parent.weight,
            owner: parent.key,
            around: parent.around,
            ..Open::default()
        };
        if parent.owner.has_container {
            open.around = open.around.max(parent.key.length);
        }
        // Items of a list or map are values of the enclosing key.
        if parent.owner.has_container || parent.key.keywords.list {
            open.owner.length = parent.key.length.max(parent.owner.length);
            open.owner.scoped = parent.key.scoped.max(parent.owner.scoped);
            open.owner.index = parent.key.index.max(parent.owner.index);
            open.owner.indexed = parent.key.indexed.max(parent.owner.indexed);
        }
        if open.owner.scoped.contexts > 0 {
            open.held = open.weight * HELD;
        }
        let learned = self.learned.next_if(|learned| learned.object <= end);
        if let Some(Learned { weight, costs, .. }) = learned {
            self.keep(costs.kept)?;
            self.go_through(costs.copied)?;
            open.weight = weight;
            open.held += weight * HELD;
        }
        self.open.push(open);
        self.hold(open.held)
    }

    /// Charges bytes that are held until the innermost open object is closed.
    fn hold(&mut self, bytes: usize) -> Result<(), SyntaxErrorKind> {
        self.held += bytes;
        within(self.left.has_room(self.held))
    }

    fn close(&mut self) -> Result<(), SyntaxErrorKind> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        self.held -= open.held;
        match self.open.last_mut() {
            Some(around) if open.is_object => {
                around.inner += open.values;
                around.deeper += open.inner + open.deeper;
            }
            // The items of a list are values of the enclosing object.
            Some(around) => {
                around.values += open.values;
                around.inner += open.inner;
                around.deeper += open.deeper;
                around.id = around.id.max(open.id);
            }
            None => {}
        }
        if !open.is_object {
            return Ok(());
        }
        // Each value becomes a triple with this node, or with one in its graph, as subject.
        self.keep((open.values + open.inner + 1).saturating_mul(open.id))?;
        let long = open.id.saturating_sub(USUAL_ID);
        self.keep(open.deeper.saturating_mul(long))
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
        self.keep(name.length + EVENT)
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
        self.keep(length + key + kind + EVENT)?;
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
        let told_of = self.contexts.told_of(weight);
        // The definitions are made, and errors in them recorded, each time.
        self.keep(scoped.texts + scoped.nodes / 4 + told_of)?;
        self.go_through(scoped.contexts.saturating_mul(weight) + 4 * scoped.nodes)
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
    use super::super::json_scan::MAX_DEPTH;
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

    const REFUSED: Result<(), SyntaxErrorKind> = Err(SyntaxErrorKind::Limit(Limit::Expansion));

    /// `count` copies of a template, with `%` replaced by the number.
    fn many(count: usize, template: &str) -> String {
        let numbers = (0..count).map(|number| template.replace('%', &number.to_string()));
        numbers.collect::<Vec<_>>().join(",")
    }

    fn long() -> String {
        format!("http://e/{}", "x".repeat(60_000))
    }

    #[test]
    fn contexts_hold_for_what_stands_before_them() {
        let long = long();
        for (context, body) in [
            (r#""p":"LONG""#, many(2_000, r#""p:%":"v""#)),
            (r#""@vocab":"LONG""#, many(2_000, r#""k%":"v""#)),
            (
                r#""@language":"LONG""#,
                format!(r#""http://e/p":[{}]"#, many(2_000, r#""%""#)),
            ),
            (
                r#""@base":"LONG""#,
                format!(r#""http://e/p":[{}]"#, many(2_000, r#"{"@id":"%"}"#)),
            ),
            (
                r#""p":{"@id":"http://e/p","@type":"LONG"}"#,
                format!(r#""p":[{}]"#, many(2_000, r#""%""#)),
            ),
            (
                r#""i":"@id""#,
                format!(r#""i":"{long}","http://e/p":[{}]"#, many(2_000, r#""%""#)),
            ),
            (
                r#""@vocab":"LONG""#,
                format!(
                    r#""@reverse":{{{}}}"#,
                    many(2_000, r#""k%":{"@id":"http://e/o"}"#)
                ),
            ),
            (
                r#""@vocab":"LONG""#,
                format!(r#""@nest":{{"@nest":{{{}}}}}"#, many(2_000, r#""k%":"v""#)),
            ),
        ] {
            let context = context.replace("LONG", &long);
            let alone = format!("{{{body}, \"@context\": {{{context}}}}}");
            let nested = format!("{{\"http://e/q\": {alone}}}");
            let escaped = alone.replace("@context", "\\u0040context");
            for text in [alone, nested, escaped] {
                assert_eq!(checked(&text), REFUSED, "{context:.30}");
            }
        }
        let short = format!(
            "{{{}, \"@context\": {{\"p\": \"http://e/\"}}}}",
            many(2_000, r#""p:%":"v""#)
        );
        assert_eq!(checked(&short), Ok(()));
    }

    #[test]
    fn contexts_of_terms_hold_where_the_terms_are_used() {
        let long = long();
        let vocabulary = many(2_000, r#""k%":"v""#);
        let base = format!(r#""http://e/p":[{}]"#, many(2_000, r#"{"@id":"%"}"#));
        let language = format!(r#""http://e/p":[{}]"#, many(2_000, r#""%""#));
        for (key, body) in [
            ("@vocab", &vocabulary),
            ("@base", &base),
            ("@language", &language),
        ] {
            let context = |key: &str| {
                format!(
                    r#""@context":{{"T":{{"@id":"http://e/T","@context":{{"{key}":"{long}"}}}}}}"#
                )
            };
            let by_property = format!("{{{}, \"T\": {{{body}}}}}", context(key));
            let by_type = format!("{{{}, \"@type\": \"T\", {body}}}", context(key));
            for text in [by_property, by_type] {
                assert_eq!(checked(&text), REFUSED, "{key}");
            }
        }
        // The prefix is expanded only where the term is used.
        let later = format!(
            r#"{{"@context":{{"P":{{"@id":"http://e/P","@context":{{"b":"q:z"}}}}}},
                "http://e/p":{{"@context":{{"q":"{long}"}},"P":{{"b":[{}]}}}}}}"#,
            many(2_000, r#""%""#)
        );
        assert_eq!(checked(&later), REFUSED);
        // Each level makes the vocabulary longer.
        let around = r#"{"P":"#.repeat(100);
        let growing = format!(
            r#"{{"@context":{{"@vocab":"http://e/","P":{{"@id":"http://e/P","@context":{{"@vocab":"{}"}}}}}},"P":{around}{{{}}}{}}}"#,
            "x".repeat(100),
            many(2_000, r#""k%":"v""#),
            "}".repeat(100)
        );
        assert_eq!(checked(&growing), REFUSED);
    }

    #[test]
    fn what_maps_and_graphs_add_is_counted_for_each_value() {
        let long = long();
        let values = many(2_000, r#""%""#);
        for text in [
            format!(
                r#"{{"@context":{{"P":{{"@id":"http://e/P","@container":"@index","@index":"{long}"}}}},"P":{{{}}}}}"#,
                many(2_000, r#""k%":{"@id":"http://e/q"}"#)
            ),
            format!(
                r#"{{"@context":{{"@vocab":"{long}","P":{{"@id":"http://e/P","@container":"@index"}}}},"P":{{"@context":{{{}}}}}}}"#,
                many(2_000, r#""k%":"v""#)
            ),
            format!(
                r#"{{"@context":{{"P":{{"@id":"http://e/P","@container":["@graph","@id"]}}}},"P":{{"{long}":{{"http://e/q":{{"http://e/p":[{values}]}}}}}}}}"#
            ),
            format!(
                r#"{{"@id":"{long}","@graph":{{"http://e/q":{{"http://e/q":{{"http://e/p":[{values}]}}}}}}}}"#
            ),
            format!(r#"{{"{long}":{{"@set":[{values}]}}}}"#),
            format!(
                r#"{{"@context":{{"P":{{"@id":"{long}","@container":"@language"}}}},"P":{{{}}}}}"#,
                many(2_000, r#""sv-%":"v""#)
            ),
            format!(r#"{{"@context":"context.jsonld","uri":"{long}","http://e/p":[{values}]}}"#),
            format!(r#"{{"@context":{{"a":"@"}},"a:id":"{long}","http://e/p":[{values}]}}"#),
        ] {
            assert_eq!(checked(&text), REFUSED, "{text:.90}");
        }
    }

    #[test]
    fn terms_are_copied_as_often_as_a_context_is_applied() {
        let terms = many(2_000, r#""t%":"http://e/%""#);
        let with = |definition: &str, body: &str| {
            format!(r#"{{"@context":{{{terms},{definition}}},{body}}}"#)
        };
        let scoped = r#""T":{"@id":"http://e/T","@context":{}}"#;
        for (definition, body) in [
            (scoped, format!(r#""@type":[{}]"#, many(4_000, r#""T""#))),
            (scoped, many(4_000, r#""@type":"T""#)),
            (scoped, format!(r#""T":[{}]"#, many(4_000, r#""%""#))),
            (scoped, many(4_000, r#""T":"v""#)),
            (
                scoped,
                format!(r#""T":{{"@set":[{}]}}"#, many(4_000, r#""%""#)),
            ),
            (
                scoped,
                format!(
                    r#""@reverse":{{"T":[{}]}}"#,
                    many(4_000, r#"{"@id":"http://e/%"}"#)
                ),
            ),
            (
                r#""k":"@type","T":{"@id":"http://e/T","@context":{}}"#,
                format!(r#""k":[{}]"#, many(4_000, r#""T""#)),
            ),
            (
                r#""N":{"@id":"@nest","@context":{}}"#,
                many(4_000, r#""N":null"#),
            ),
        ] {
            assert_eq!(
                checked(&with(definition, &body)),
                REFUSED,
                "{definition} {body:.30}"
            );
            let plain = with(r#""T":"http://e/T""#, &body);
            assert_eq!(checked(&plain), Ok(()), "{body:.30}");
        }
    }

    #[test]
    fn copies_that_are_held_at_once_have_to_fit() {
        let terms = many(10_000, r#""t%":"http://e/%""#);
        let nested = |depth: usize| {
            format!(
                r#"{{"@context":{{{terms}}},"http://e/p":{}1{}}}"#,
                r#"{"@context":{},"http://e/p":"#.repeat(depth),
                "}".repeat(depth)
            )
        };
        assert_eq!(checked(&nested(4)), Ok(()));
        assert_eq!(checked(&nested(100)), REFUSED);
    }
}
