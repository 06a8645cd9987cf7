//! A schema in one text with the definitions that it needs.

use serde_json::{Map, Value as Json};

const HERE: &str = "#/definitions/";

/// A schema with those definitions that it needs.
pub(super) fn with_definitions(mut schema: Json, shared: &Json) -> Json {
    let mut needed = Map::new();
    let mut open = names(&mut schema);
    while let Some(name) = open.pop() {
        if needed.contains_key(&name) {
            continue;
        }
        let mut definition = shared["definitions"][&name].clone();
        open.extend(names(&mut definition));
        needed.insert(name, definition);
    }
    let mut sorted: Vec<_> = needed.into_iter().collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    schema["definitions"] = Json::Object(sorted.into_iter().collect());
    schema
}

/// The definitions that a schema refers to: those of a class's property are part of the class.
fn names(schema: &mut Json) -> Vec<String> {
    let mut names = Vec::new();
    each_reference(schema, &mut |reference| {
        let path = reference.strip_prefix(HERE).unwrap_or_default();
        names.extend(path.split('/').next().map(str::to_owned));
    });
    names
}

fn each_reference(schema: &mut Json, apply: &mut dyn FnMut(&mut String)) {
    match schema {
        Json::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                match value {
                    Json::String(reference) if key == "$ref" => apply(reference),
                    other => each_reference(other, apply),
                }
            }
        }
        Json::Array(items) => {
            for item in items {
                each_reference(item, apply);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}
