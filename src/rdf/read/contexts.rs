//! Contexts of JSON-LD as far as they make names longer: how long each term becomes, and through how many others.

use super::SyntaxErrorKind;
use super::limit::Limit;
use crate::source::budget::LONGEST_NAME;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Terms that may lead to each other: the parser follows them one inside the other.
const MAX_CHAIN: usize = 100;
/// Terms of a context that comes with the program, as many as there may be.
const BUNDLED: usize = 500;

/// What is known of contexts at one place of a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    /// Bytes of the base and of the vocabulary.
    pub(super) base: usize,
    pub(super) vocabulary: usize,
    /// Terms that are defined.
    pub(super) terms: usize,
}

/// The terms of all contexts of a document so far.
#[derive(Debug, Default)]
pub(super) struct Contexts {
    /// Bytes that each term stands for: where it is defined more than once, the most.
    lengths: HashMap<String, usize>,
    /// Terms that stand for `@id`.
    ids: HashSet<String>,
    /// Bytes of the longest language and of the longest datatype.
    pub(super) language: usize,
    pub(super) datatype: usize,
    /// Whether the values of a term lie one level further in, by their language or what else.
    pub(super) has_containers: bool,
    /// Whether a term has a context of its own.
    pub(super) is_scoped: bool,
    /// Bytes that the definitions take; bytes that are copied for them.
    pub(super) kept: usize,
    pub(super) copied: usize,
}

/// What a definition of a term takes besides its texts.
const TERM: usize = 256;

/// A context that is being read.
struct Local<'c> {
    context: &'c Map<String, Value>,
    /// How many other terms each leads through; none while that is being found out.
    depths: HashMap<&'c str, Option<usize>>,
    scope: Scope,
}

impl Contexts {
    /// Whether a key stands for `@id`.
    pub(super) fn is_id(&self, key: &str) -> bool {
        key == "@id" || self.ids.contains(key)
    }

    /// The most bytes that a text may become as a name.
    pub(super) fn length(&self, text: &str, scope: Scope) -> usize {
        if text.starts_with('@') {
            return text.len();
        }
        let as_term = self.lengths.get(text).copied().unwrap_or(0);
        let as_name = match text.split_once(':') {
            Some((prefix, rest)) => match self.lengths.get(prefix) {
                Some(length) => length + rest.len(),
                None if is_plain(text) => 0,
                None => scope.vocabulary,
            },
            None => scope.vocabulary.max(scope.base),
        };
        as_term.max(as_name) + text.len()
    }

    /// Takes a context, and gives what holds where it does.
    ///
    /// # Errors
    /// When terms lead too far, or become too long.
    pub(super) fn take(&mut self, context: &Value, scope: Scope) -> Result<Scope, SyntaxErrorKind> {
        // All terms are copied, also for a context that adds none.
        self.copied += (scope.terms + 1) * TERM;
        match context {
            Value::Array(contexts) => {
                let mut scope = scope;
                for context in contexts {
                    scope = self.take(context, scope)?;
                }
                Ok(scope)
            }
            Value::Object(context) => self.object(context, scope),
            // One that comes with the program: its names are short.
            Value::String(_) => {
                self.copied += BUNDLED * TERM;
                let terms = scope.terms + BUNDLED;
                Ok(Scope { terms, ..scope })
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(scope),
        }
    }

    fn object(
        &mut self,
        context: &Map<String, Value>,
        mut scope: Scope,
    ) -> Result<Scope, SyntaxErrorKind> {
        let text = |key: &str| context.get(key).and_then(Value::as_str);
        if let Some(base) = text("@base") {
            let around = if is_plain(base) { 0 } else { scope.base };
            scope.base = short(base.len() + around)?;
        }
        if let Some(vocabulary) = text("@vocab") {
            scope.vocabulary = short(self.length(vocabulary, scope))?;
        }
        if let Some(language) = text("@language") {
            self.language = self.language.max(short(language.len())?);
        }
        scope.terms += context.len();
        let mut local = Local {
            context,
            depths: HashMap::new(),
            scope,
        };
        for term in context.keys().filter(|key| !key.starts_with('@')) {
            self.define(term, &mut local, 0)?;
        }
        Ok(scope)
    }

    /// Defines a term of a context after those that it leads to, and gives how many they are.
    fn define<'c>(
        &mut self,
        term: &'c str,
        local: &mut Local<'c>,
        around: usize,
    ) -> Result<usize, SyntaxErrorKind> {
        let too_far = SyntaxErrorKind::Limit(Limit::Chain(MAX_CHAIN));
        match local.depths.get(term) {
            // In a circle each is followed once; the parser refuses it.
            Some(None) => return Ok(0),
            Some(Some(depth)) if around + depth > MAX_CHAIN => return Err(too_far),
            Some(Some(depth)) => return Ok(*depth),
            None if around > MAX_CHAIN => return Err(too_far),
            None => {}
        }
        local.depths.insert(term, None);
        let context = local.context;
        let Some((term, definition)) = context.get_key_value(term) else {
            return Ok(0);
        };
        let mut depth = 0;
        let inner = |key: &str| definition.get(key).and_then(Value::as_str);
        let means = definition.as_str().or(inner("@id")).or(inner("@reverse"));
        let values = [means, inner("@type"), inner("@index"), Some(term)];
        for value in values.into_iter().flatten() {
            for next in [Some(value), prefix(value)].into_iter().flatten() {
                if let Some((next, _)) = context.get_key_value(next).filter(|(key, _)| *key != term)
                {
                    depth = depth.max(1 + self.define(next, local, around + 1)?);
                }
            }
        }
        if depth > MAX_CHAIN {
            return Err(too_far);
        }
        local.depths.insert(term, Some(depth));
        self.note(term, definition, means.unwrap_or(term), local.scope)?;
        Ok(depth)
    }

    /// Notes what a term stands for.
    fn note(
        &mut self,
        term: &str,
        definition: &Value,
        means: &str,
        scope: Scope,
    ) -> Result<(), SyntaxErrorKind> {
        let length = short(self.length(means, scope))?;
        let inner = |key: &str| definition.get(key).and_then(Value::as_str);
        let mut kept = TERM + term.len() + length;
        if let Some(datatype) = inner("@type") {
            let length = short(self.length(datatype, scope))?;
            self.datatype = self.datatype.max(length);
            kept += length;
        }
        if let Some(language) = inner("@language") {
            self.language = self.language.max(short(language.len())?);
            kept += language.len();
        }
        self.kept += kept;
        self.has_containers |= definition.get("@container").is_some();
        if self.is_id(means) {
            self.ids.insert(term.to_owned());
        }
        let known = self.lengths.entry(term.to_owned()).or_default();
        *known = length.max(*known);
        if let Some(context) = definition.get("@context") {
            self.is_scoped = true;
            self.take(context, scope)?;
        }
        Ok(())
    }
}

/// The prefix of a compact name; the empty one counts as none.
fn prefix(name: &str) -> Option<&str> {
    let (prefix, rest) = name.split_once(':')?;
    if !prefix.is_empty() {
        return Some(prefix);
    }
    rest.split_once(':').map(|(prefix, _)| prefix)
}

/// Whether a text is an IRI at a glance: nothing is put before such a one.
fn is_plain(text: &str) -> bool {
    let is_usual =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte);
    crate::rdf::has_scheme(text) && text.bytes().all(is_usual)
}

fn short(length: usize) -> Result<usize, SyntaxErrorKind> {
    if length > LONGEST_NAME {
        return Err(SyntaxErrorKind::Limit(Limit::Name));
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn taken(context: &str) -> Result<Contexts, SyntaxErrorKind> {
        let mut contexts = Contexts::default();
        let context = serde_json::from_str(context).expect("JSON");
        contexts.take(&context, Scope::default())?;
        Ok(contexts)
    }

    #[test]
    fn terms_are_as_long_as_what_they_lead_to() {
        let contexts = taken(
            r#"{"a": "b:12345", "b": {"@id": "c"}, "c": "http://e/x#", "@vocab": "http://v/",
                "id": "key", "key": "@id", "d": "1234"}"#,
        );
        let contexts = contexts.expect("a context");
        let scope = Scope {
            vocabulary: 9,
            ..Scope::default()
        };
        for (text, least) in [
            ("c", 11),
            ("b", 11),
            ("a", 16),
            ("c:12", 13),
            ("d", 13),
            ("z", 10),
        ] {
            let length = contexts.length(text, scope);
            assert!((least..least + 20).contains(&length), "{text}: {length}");
        }
        assert!(contexts.is_id("id") && contexts.is_id("@id") && !contexts.is_id("a"));
    }

    #[test]
    fn terms_lead_only_so_far() {
        for last in ["http://e/x", "t0"] {
            let chain = |length: usize, order: &dyn Fn(usize) -> usize| {
                let mut text = "{".to_owned();
                for number in 0..length {
                    let number = order(number);
                    let _ = write!(text, "\"t{number}\": {{\"@type\": \"t{}\"}}, ", number + 1);
                }
                let _ = write!(text, "\"t{length}\": \"{last}\"}}");
                taken(&text).map(|_| ())
            };
            let far = Err(SyntaxErrorKind::Limit(Limit::Chain(MAX_CHAIN)));
            assert_eq!(chain(50, &|n| n), Ok(()));
            assert_eq!(chain(6_700, &|n| n), far);
            assert_eq!(chain(6_700, &|n| 6_699 - n), far);
        }
    }
}
