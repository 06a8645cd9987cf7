//! JSON-LD contexts, as far as their size matters: how long each term's IRI becomes, and through how many other terms
//! it is defined.

use super::SyntaxErrorKind;
use super::json_names::{Cost, Name, Names, Reach, has_keyword_form, prefix};
use super::json_scan::Found;
use super::limit::Limit;
use crate::source::budget::LONGEST_NAME;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The contexts bundled with the program, by the end of their URL.
pub(super) const BUNDLED: &[(&str, &str)] = &[(
    "context.jsonld",
    include_str!("../../../schemas/context.jsonld"),
)];

/// Longest chain of terms defined by other terms: the parser follows them recursively.
const MAX_CHAIN: usize = 100;
/// Upper bound of the number of terms in a bundled context.
const BUNDLED_TERMS: usize = 500;
/// Bytes that a term definition takes besides its texts.
const TERM: usize = 256;
/// Bytes that copying a definition takes; one more copy is charged for as many bytes of its texts.
const COPY: usize = 48;
const COPIED_AT_ONCE: usize = 8;
/// Passes over all contexts to find the expansion of terms: a term-scoped context may depend on one that comes later.
const ROUNDS: usize = 4;

/// The active context at one point of a document.
#[derive(Clone, Copy, Debug, Default)]
struct Scope {
    reach: Reach,
    /// Bytes that copying all terms takes.
    weight: usize,
    /// Whether this is a term-scoped context, and how many bytes its relative base and vocabulary add.
    is_scoped: bool,
    added: Reach,
}

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
    pub(super) most: Reach,
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

/// A context that is being read.
struct Local<'c> {
    context: &'c Map<String, Value>,
    /// The length of the chain of definitions behind each term; `None` while it is being computed (cycle detection).
    depths: HashMap<&'c str, Option<usize>>,
    scope: Scope,
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
        outermost: Reach,
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
                self.costs.kept += self.told_of(scope.weight);
                Ok(scope)
            }
            Value::Bool(_) | Value::Number(_) => Ok(scope),
        }
    }

    /// Bytes of the messages that the parser keeps for protected terms that a context resets.
    pub(super) fn told_of(&self, weight: usize) -> usize {
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
            for (_, text) in BUNDLED {
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
        scope.weight = around + self.weight(context);
        let mut local = Local {
            context,
            depths: HashMap::new(),
            scope,
        };
        for term in context.keys().filter(|key| !has_keyword_form(key)) {
            self.define(term, &mut local, 0)?;
        }
        scope.weight = around + self.weight(context);
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

    /// Bytes that copying the terms of a context takes, with those of their scoped contexts.
    fn weight(&self, context: &Map<String, Value>) -> usize {
        let terms = context.iter().filter(|(key, _)| !has_keyword_form(key));
        let weights = terms.map(|(term, definition)| {
            let length = self.names.length(term, Reach::default());
            let own = COPY + (term.len() + length) / COPIED_AT_ONCE;
            own + definition.get("@context").map_or(0, |context| {
                cost(context).nodes + self.weight_of_scoped(context)
            })
        });
        weights.sum()
    }

    fn weight_of_scoped(&self, context: &Value) -> usize {
        match context {
            Value::Array(contexts) => contexts.iter().map(|one| self.weight_of_scoped(one)).sum(),
            Value::Object(context) => self.weight(context),
            Value::String(_) => BUNDLED_TERMS * COPY,
            _ => 0,
        }
    }

    /// Defines a term after the terms that its definition uses, and returns the length of the chain.
    fn define<'c>(
        &mut self,
        term: &'c str,
        local: &mut Local<'c>,
        around: usize,
    ) -> Result<usize, SyntaxErrorKind> {
        let too_far = SyntaxErrorKind::Limit(Limit::Chain(MAX_CHAIN));
        match local.depths.get(term) {
            // In a cycle each term is visited once; the parser rejects it.
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

    /// Records the expansion of a term.
    fn note(
        &mut self,
        term: &str,
        definition: &Value,
        means: &str,
        scope: Scope,
    ) -> Result<(), SyntaxErrorKind> {
        // A scoped context is processed where the term is used, with the vocabulary that is active there.
        let reach = if scope.is_scoped {
            self.most
        } else {
            scope.reach
        };
        let length = short(self.names.length(means, reach))?;
        let inner = |key: &str| definition.get(key).and_then(Value::as_str);
        let mut kept = TERM + term.len() + length;
        if let Some(datatype) = inner("@type") {
            let length = short(self.names.length(datatype, reach))?;
            self.datatype = self.datatype.max(length);
            kept += length;
        }
        if let Some(language) = inner("@language") {
            self.language = self.language.max(short(language.len())?);
            kept += language.len();
        }
        let mut name = Name {
            length,
            has_container: definition.get("@container").is_some_and(is_map),
            ..Name::default()
        };
        if let Some(index) = inner("@index") {
            name.index = short(self.names.length(index, reach))?;
            name.indexed = self.names.scoped(index);
        }
        self.costs.kept += kept;
        self.protection.is_asked_for |= definition.get("@protected").is_some();
        let context = definition.get("@context");
        if let Some(context) = context {
            self.is_scoped = true;
            name.scoped = cost(context);
        }
        self.names.note(term, means, name);
        if let Some(context) = context {
            let inner = Scope {
                is_scoped: true,
                added: Reach::default(),
                ..scope
            };
            self.take(context, inner)?;
        }
        Ok(())
    }
}

/// Whether `@container` makes the value a map, whose keys carry data.
fn is_map(containers: &Value) -> bool {
    match containers {
        Value::Array(containers) => containers.iter().any(is_map),
        Value::String(container) => !matches!(container.as_str(), "@list" | "@set" | "@graph"),
        _ => false,
    }
}

fn parsed(bytes: &[u8]) -> Result<Value, SyntaxErrorKind> {
    let is_before = |byte: &u8| byte.is_ascii_whitespace() || *byte == b':';
    let start = bytes.iter().take_while(|byte| is_before(byte)).count();
    serde_json::from_slice(&bytes[start..])
        .map_err(|error| SyntaxErrorKind::Syntax(error.to_string()))
}

/// The cost of applying a term-scoped context.
fn cost(context: &Value) -> Cost {
    let mut cost = Cost {
        contexts: 1,
        ..Cost::default()
    };
    add_cost(context, true, &mut cost);
    cost
}

fn add_cost(value: &Value, is_context: bool, cost: &mut Cost) {
    let mut add = |text: &str| {
        cost.texts += text.len();
        cost.nodes += COPY + text.len() / COPIED_AT_ONCE;
    };
    match value {
        Value::String(text) => {
            add(text);
            if is_context {
                cost.contexts += 1;
                cost.nodes += BUNDLED_TERMS * COPY;
            }
        }
        Value::Array(values) => {
            add("");
            for value in values {
                add_cost(value, is_context, cost);
            }
        }
        Value::Object(values) => {
            add("");
            for (key, value) in values {
                cost.texts += key.len();
                let is_context = key == "@context" || key == "@import";
                cost.contexts += usize::from(is_context);
                add_cost(value, is_context, cost);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => add(""),
    }
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
        let reach = Reach {
            vocabulary: 9,
            ..Reach::default()
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
