//! JSON-LD 1.1 context for the keys.

use super::json::pretty;
use crate::profile::{Form, NodeKind, Profile, Property};
use crate::rdf::vocab::{rdf, xsd};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// The context file. Each key has the meaning that it has in most classes; a class with another meaning has a
/// type-scoped context.
pub(super) fn context(profile: &Profile) -> String {
    let common = common_meanings(profile);
    let mut context = Map::new();
    context.insert("@version".into(), json!(1.1));
    context.insert("uri".into(), json!("@id"));
    for prefix in used_prefixes(profile) {
        if let Some((_, namespace)) = profile.prefixes.iter().find(|(name, _)| *name == prefix) {
            context.insert(prefix, json!(namespace));
        }
    }
    for (key, meaning) in &common {
        context.insert((*key).to_owned(), meaning.clone());
    }
    for class in &profile.classes {
        let own: Map<String, Json> = class
            .properties
            .iter()
            .map(|row| (row.key.clone(), term(profile, row)))
            .filter(|(key, term)| common.get(key.as_str()) != Some(term))
            .collect();
        // Classes by name and, since types may be written in full, by CURIE.
        let names = std::iter::once((class.name.to_owned(), &class.iri)).chain(
            class
                .types
                .iter()
                .map(|iri| (profile.prefixes.compact(iri), iri)),
        );
        for (name, iri) in names {
            let mut term = json!({ "@id": profile.prefixes.compact(iri) });
            if !own.is_empty() {
                term["@context"] = Json::Object(own.clone());
            }
            context.insert(name, term);
        }
    }
    pretty(&json!({ "@context": context }))
}

/// The most common meaning of each key; of equally common ones the first.
fn common_meanings(profile: &Profile) -> BTreeMap<&str, Json> {
    let mut meanings: BTreeMap<&str, Vec<(Json, usize)>> = BTreeMap::new();
    for row in profile.classes.iter().flat_map(|class| &class.properties) {
        let term = term(profile, row);
        let known = meanings.entry(&row.key).or_default();
        match known.iter_mut().find(|(meaning, _)| *meaning == term) {
            Some((_, count)) => *count += 1,
            None => known.push((term, 1)),
        }
    }
    meanings
        .into_iter()
        .filter_map(|(key, known)| {
            let most = known.iter().map(|(_, count)| *count).max()?;
            let (meaning, _) = known.into_iter().find(|(_, count)| *count == most)?;
            Some((key, meaning))
        })
        .collect()
}

/// The term definition of a row.
fn term(profile: &Profile, row: &Property) -> Json {
    // A key of katalog's own: in RDF, another property expresses it.
    if row
        .alternatives
        .iter()
        .any(|alternative| alternative.form == Some(Form::HvdMark))
    {
        return Json::Null;
    }
    let mut term = json!({ "@id": profile.prefixes.compact(&row.iri) });
    let all = |kinds: &[NodeKind]| {
        row.alternatives
            .iter()
            .all(|alternative| kinds.contains(&alternative.node))
    };
    if row.is_text() {
        term["@container"] = json!("@language");
    } else if all(&[NodeKind::Iri, NodeKind::Resource]) {
        term["@type"] = json!("@id");
    } else if let [alternative] = row.alternatives.as_slice()
        && let [datatype] = alternative.datatypes.as_slice()
    {
        term["@type"] = json!(profile.prefixes.compact(datatype));
    }
    term
}

/// The prefixes of the terms, and those of values.
fn used_prefixes(profile: &Profile) -> BTreeSet<String> {
    let rows = profile.classes.iter().flat_map(|class| &class.properties);
    let datatypes = rows
        .clone()
        .flat_map(|row| &row.alternatives)
        .flat_map(|alternative| &alternative.datatypes);
    let types = profile.classes.iter().flat_map(|class| &class.types);
    rows.map(|row| row.iri.as_str())
        .chain(datatypes.map(String::as_str))
        .chain(types.map(String::as_str))
        .chain([rdf::TYPE, xsd::STRING])
        .filter_map(|iri| profile.prefixes.split(iri))
        .map(|(prefix, _)| prefix.to_owned())
        .collect()
}
