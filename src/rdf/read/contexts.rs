//! JSON-LD contexts, as far as their size matters: how long each term's IRI becomes, and through how many other terms
//! it is defined.

mod cost;
pub(super) mod published;
mod scope;
mod terms;

use super::SyntaxErrorKind;
use super::json_names::{ContextLengths, Names, has_keyword_form};
use super::json_scan::Found;
use super::limit::Limit;
use cost::{BUNDLED_TERMS, COPY, TERM, weight};
use foldhash::{HashMap, HashMapExt};
use scope::{Local, MAX_CHAIN, Scope, short};
use serde_json::{Map, Value};

/// Passes over all contexts to find the expansion of terms: a term-scoped context may depend on one that comes later.
const ROUNDS: usize = 4;

/// The context of an object: bytes that copying the terms active in it takes, and the cost of reading it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Learned {
    pub(super) object: usize,
    pub(super) weight: usize,
    pub(super) costs: Costs,
}

/// Bytes that definitions take, and bytes that are copied for them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Costs {
    pub(super) kept: usize,
    pub(super) copied: usize,
}

/// All contexts of a document.
#[derive(Debug, Default)]
pub(super) struct Contexts {
    pub(super) names: Names,
    /// The longest base and the longest vocabulary.
    pub(super) most: ContextLengths,
    /// Bytes of the longest language tag and of the longest datatype.
    pub(super) language: usize,
    pub(super) datatype: usize,
    /// Whether any term has a scoped context.
    pub(super) is_scoped: bool,
    protection: Protection,
    has_bundled: bool,
    costs: Costs,
}

/// Protected terms, for which the parser keeps an error message each.
#[derive(Clone, Copy, Debug, Default)]
struct Protection {
    /// Whether terms are protected, and whether a context resets all (`null`).
    is_asked_for: bool,
    is_broken: bool,
}

impl Contexts {
    /// Contexts that may be nested `depth` levels deep.
    pub(super) fn new(depth: usize) -> Self {
        Self {
            // Each level may have the scoped contexts of a property, of its values and of two keys for `@type`.
            names: Names::new(depth * 4),
            ..Self::default()
        }
    }

    /// Reads the contexts of a document.
    ///
    /// # Errors
    /// When a chain of terms or an expanded term is too long, with the offset.
    pub(super) fn learn(
        &mut self,
        found: &[Found],
        bytes: &[u8],
        outermost: ContextLengths,
    ) -> Result<Vec<Learned>, (SyntaxErrorKind, usize)> {
        self.most = outermost;
        let outermost = Scope {
            reach: outermost,
            ..Scope::default()
        };
        for _ in 0..ROUNDS {
            self.names.has_changed = false;
            let most = self.most;
            let learned = self.round(found, bytes, outermost)?;
            let has_changed = self.names.has_changed || most != self.most;
            if !self.is_scoped || !has_changed {
                return Ok(learned);
            }
        }
        let last = found.last().map_or(0, |found| found.context.start);
        Err((SyntaxErrorKind::Limit(Limit::Chain(MAX_CHAIN)), last))
    }

    fn round(
        &mut self,
        found: &[Found],
        bytes: &[u8],
        outermost: Scope,
    ) -> Result<Vec<Learned>, (SyntaxErrorKind, usize)> {
        let mut learned = Vec::with_capacity(found.len());
        // The contexts of the enclosing objects, and where those end.
        let mut around: Vec<(usize, Scope)> = Vec::new();
        for Found {
            object,
            end,
            context,
        } in found
        {
            while around.last().is_some_and(|(end, _)| end < object) {
                around.pop();
            }
            let scope = around.last().map_or(outermost, |(_, scope)| *scope);
            let scope = parsed(&bytes[context.clone()])
                .and_then(|context| self.take(&context, scope))
                .map_err(|kind| (kind, context.start))?;
            self.most = self.most.max(scope.reach);
            around.push((*end, scope));
            learned.push(Learned {
                object: *object,
                weight: scope.weight,
                costs: std::mem::take(&mut self.costs),
            });
        }
        Ok(learned)
    }

    /// Processes a context within `scope`, and returns the scope inside.
    ///
    /// # Errors
    /// When a chain of terms or an expanded term is too long.
    fn take(&mut self, context: &Value, scope: Scope) -> Result<Scope, SyntaxErrorKind> {
        // The parser copies all terms, even for a context that adds none.
        self.costs.copied += scope.weight + COPY;
        match context {
            Value::Array(contexts) => contexts
                .iter()
                .try_fold(scope, |scope, context| self.take(context, scope)),
            Value::Object(context) => self.object(context, scope),
            Value::String(_) => self.bundled(scope),
            Value::Null => {
                self.protection.is_broken = true;
                self.costs.kept += self.message_bytes(scope.weight);
                Ok(scope)
            }
            Value::Bool(_) | Value::Number(_) => Ok(scope),
        }
    }

    /// Bytes of the messages that the parser keeps for protected terms that a context resets.
    pub(super) fn message_bytes(&self, weight: usize) -> usize {
        if self.protection.is_asked_for && self.protection.is_broken {
            weight
        } else {
            0
        }
    }

    /// A bundled context, whose terms are known to be short.
    fn bundled(&mut self, scope: Scope) -> Result<Scope, SyntaxErrorKind> {
        if !self.has_bundled {
            self.has_bundled = true;
            let costs = self.costs;
            for text in published::all() {
                let document = parsed(text.as_bytes())?;
                if let Some(context) = document.get("@context") {
                    self.take(context, scope)?;
                }
            }
            self.costs = costs;
        }
        self.costs.copied += BUNDLED_TERMS * TERM;
        Ok(Scope {
            weight: scope.weight + BUNDLED_TERMS * COPY,
            ..scope
        })
    }

    fn object(
        &mut self,
        context: &Map<String, Value>,
        mut scope: Scope,
    ) -> Result<Scope, SyntaxErrorKind> {
        if context.contains_key("@import") {
            scope = self.bundled(scope)?;
        }
        self.reach(context, &mut scope)?;
        self.protection.is_asked_for |= context.contains_key("@protected");
        let around = scope.weight;
        scope.weight = around + weight(&self.names, context);
        let mut local = Local {
            context,
            depths: HashMap::new(),
            scope,
        };
        for term in context.keys().filter(|key| !has_keyword_form(key)) {
            self.define(term, &mut local, 0)?;
        }
        scope.weight = around + weight(&self.names, context);
        Ok(scope)
    }

    /// Records the base, the vocabulary and the language of a context.
    fn reach(
        &mut self,
        context: &Map<String, Value>,
        scope: &mut Scope,
    ) -> Result<(), SyntaxErrorKind> {
        let text = |key: &str| context.get(key).and_then(Value::as_str);
        if let Some(base) = text("@base") {
            short(base.len())?;
            if scope.is_scoped {
                self.names.note_scoped_base(base, &mut scope.added.base);
            } else if crate::rdf::has_scheme(base) {
                scope.reach.base = base.len();
            } else {
                let around = self.names.base(scope.reach);
                scope.reach.base = short(base.len() + around)?;
            }
        }
        if let Some(vocabulary) = text("@vocab") {
            self.names.note_vocabulary(vocabulary);
            let length = short(self.names.length(vocabulary, scope.reach))?;
            if scope.is_scoped {
                let added = &mut scope.added.vocabulary;
                self.names.note_scoped_vocabulary(vocabulary, added);
            } else {
                scope.reach.vocabulary = length;
            }
        }
        if let Some(language) = text("@language") {
            self.language = self.language.max(short(language.len())?);
        }
        Ok(())
    }
}

fn parsed(bytes: &[u8]) -> Result<Value, SyntaxErrorKind> {
    let is_before = |byte: &u8| byte.is_ascii_whitespace() || *byte == b':';
    let start = bytes.iter().take_while(|byte| is_before(byte)).count();
    serde_json::from_slice(&bytes[start..])
        .map_err(|error| SyntaxErrorKind::Syntax(error.to_string()))
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
        let reach = ContextLengths {
            vocabulary: 9,
            ..ContextLengths::default()
        };
        for (text, least) in [
            ("c", 11),
            ("b", 11),
            ("a", 16),
            ("c:12", 13),
            ("d", 13),
            ("z", 10),
        ] {
            let length = contexts.names.length(text, reach);
            assert!((least..least + 20).contains(&length), "{text}: {length}");
        }
        let is_id = |text| contexts.names.get(text, reach).keywords.id;
        assert!(is_id("id") && is_id("@id") && !is_id("a"));
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
