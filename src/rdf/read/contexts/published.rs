//! JSON-LD contexts that are known by their addresses: our own, and those that SEMIC publishes for DCAT-AP, from the
//! tables in `schemas/contexts`.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const OWN: &str = include_str!("../../../../schemas/context.jsonld");
/// The name of the file with our own, which stands beside what refers to it.
pub(in crate::rdf::read) const OWN_NAME: &str = "context.jsonld";
const TERMS: &str = include_str!("../../../../schemas/contexts/terms.tsv");
const ADDRESSES: &str = include_str!("../../../../schemas/contexts/addresses.tsv");

static PUBLISHED: LazyLock<BTreeMap<&str, String>> = LazyLock::new(|| {
    let mut contexts: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for [context, within, term, iri, datatype, container] in rows(TERMS) {
        let context = contexts.entry(context).or_insert_with(|| {
            let version = ("@version".to_owned(), json!(1.1));
            Map::from_iter([version])
        });
        let place = if within.is_empty() {
            context
        } else {
            scoped(context, within)
        };
        place.insert(term.to_owned(), definition(iri, datatype, container));
    }
    let text = |(name, context)| (name, json!({ "@context": context }).to_string());
    contexts.into_iter().map(text).collect()
});

/// The rows of a table, but for comments.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

/// The context that holds within a class, whose own row came before.
fn scoped<'m>(context: &'m mut Map<String, Value>, class: &str) -> &'m mut Map<String, Value> {
    let definition = context.entry(class).or_insert(Value::Null);
    if let Value::String(iri) = definition {
        *definition = json!({ "@id": iri, "@context": {} });
    }
    let inner = definition
        .get_mut("@context")
        .and_then(Value::as_object_mut);
    inner.expect("a class has its row before those of its terms")
}

fn definition(iri: &str, datatype: &str, container: &str) -> Value {
    if datatype.is_empty() && container.is_empty() {
        return iri.into();
    }
    let mut definition = Map::from_iter([("@id".to_owned(), iri.into())]);
    if !datatype.is_empty() {
        definition.insert("@type".to_owned(), datatype.into());
    }
    let containers: Vec<&str> = container.split_whitespace().collect();
    match containers[..] {
        [] => {}
        [one] => drop(definition.insert("@container".to_owned(), one.into())),
        _ => drop(definition.insert("@container".to_owned(), containers.into())),
    }
    definition.into()
}

/// The context at an address.
pub(in crate::rdf::read) fn at(address: &str) -> Option<&'static str> {
    let [name, _] = rows(ADDRESSES).find(|[_, known]| *known == address)?;
    PUBLISHED.get(name).map(String::as_str)
}

/// Our own context.
pub(in crate::rdf::read) fn own() -> &'static str {
    OWN
}

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    std::iter::once(OWN).chain(PUBLISHED.values().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same definition, however it is written.
    fn normal(value: &Value) -> Value {
        match value {
            Value::Object(map) => match (map.get("@id"), map.len()) {
                (Some(id), 1) => id.clone(),
                _ => map
                    .iter()
                    .filter(|(key, _)| *key != "@version")
                    .map(|(key, value)| (key.clone(), normal(value)))
                    .collect::<Map<_, _>>()
                    .into(),
            },
            Value::Array(list) if list.len() == 1 => list[0].clone(),
            Value::String(text) => match text.strip_prefix("xsd:") {
                Some(name) => format!("http://www.w3.org/2001/XMLSchema#{name}").into(),
                None => value.clone(),
            },
            other => other.clone(),
        }
    }

    #[test]
    fn the_tables_say_what_was_published() {
        let shared = std::env::var("KATALOG_SHARED")
            .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/spec").to_owned());
        for (name, own) in &*PUBLISHED {
            let own: Value = serde_json::from_str(own).expect("JSON");
            assert!(
                rows(ADDRESSES).any(|[known, _]| known == *name),
                "{name} has no address"
            );
            // Without the published specifications there is nothing to compare with.
            let Ok(published) =
                std::fs::read_to_string(format!("{shared}/dcat-ap/contexts/{name}.jsonld"))
            else {
                continue;
            };
            let published: Value = serde_json::from_str(&published).expect("JSON");
            assert_eq!(normal(&own), normal(&published), "{name}");
        }
    }

    #[test]
    fn only_exact_addresses_are_known() {
        assert!(
            at("https://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld").is_some()
        );
        assert!(
            at("http://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld").is_none()
        );
        assert!(at("https://a.example/context.jsonld").is_none());
    }
}
