//! Term definitions of a JSON-LD context.

use super::Contexts;
use super::cost::{TERM, cost};
use super::scope::{Local, MAX_CHAIN, Scope, short};
use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::json_names::{ContextLengths, Name, prefix};
use crate::rdf::read::limit::Limit;
use serde_json::Value;

impl Contexts {
    /// Defines a term after the terms that its definition uses, and returns the length of the chain.
    pub(super) fn define<'c>(
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
                added: ContextLengths::default(),
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
