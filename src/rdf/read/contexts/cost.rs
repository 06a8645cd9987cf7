//! What JSON-LD contexts cost the parser: bytes of definitions, and of copies of the active context.

use crate::rdf::read::json_names::{ContextLengths, Cost, Names, has_keyword_form};
use serde_json::{Map, Value};

/// Upper bound of the number of terms in a bundled context.
pub(super) const BUNDLED_TERMS: usize = 500;
/// Bytes that a term definition takes besides its texts.
pub(super) const TERM: usize = 256;
/// Bytes that copying a definition takes; one more copy is charged for as many bytes of its texts.
pub(super) const COPY: usize = 48;
const COPIED_AT_ONCE: usize = 8;

/// Bytes that copying the terms of a context takes, with those of their scoped contexts.
pub(super) fn weight(names: &Names, context: &Map<String, Value>) -> usize {
    let terms = context.iter().filter(|(key, _)| !has_keyword_form(key));
    let weights = terms.map(|(term, definition)| {
        let length = names.length(term, ContextLengths::default());
        let own = COPY + (term.len() + length) / COPIED_AT_ONCE;
        own + definition.get("@context").map_or(0, |context| {
            cost(context).nodes + weight_of_scoped(names, context)
        })
    });
    weights.sum()
}

fn weight_of_scoped(names: &Names, context: &Value) -> usize {
    match context {
        Value::Array(contexts) => contexts
            .iter()
            .map(|one| weight_of_scoped(names, one))
            .sum(),
        Value::Object(context) => weight(names, context),
        Value::String(_) => BUNDLED_TERMS * COPY,
        _ => 0,
    }
}

/// The cost of applying a term-scoped context.
pub(super) fn cost(context: &Value) -> Cost {
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
