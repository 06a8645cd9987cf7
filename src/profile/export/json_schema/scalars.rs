//! The scalars that a property takes, beside those that an editor suggests.

use super::definitions::Definitions;
use super::{lexical, lists, values};
use crate::profile::{Class, Form, NodeKind, Property, RangeAlternative};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Names of definitions; a scalar that matches one of them is accepted.
pub(super) fn of(definitions: &mut Definitions<'_>, property: &Property) -> Vec<String> {
    let mut found = BTreeMap::new();
    let mut forms = property.alternatives.iter().filter_map(|of| of.form);
    if let Some(form) = forms.next() {
        form_scalar(form, &mut found);
    } else {
        for alternative in &property.alternatives {
            alternative_scalars(definitions, alternative, &mut found);
        }
    }
    if found.contains_key("scalar") {
        return vec!["scalar".to_owned()];
    }
    let mut alternatives = property.alternatives.iter();
    if alternatives.any(|of| !of.vocabularies.is_empty() || !of.suggest.is_empty()) {
        let (name, schema) = listed(definitions, property, &found);
        definitions.refer(&name, |_| schema);
        return vec![name];
    }
    for (name, schema) in &found {
        if let Some(schema) = schema {
            definitions.refer(name, |_| schema.clone());
        }
    }
    found.into_keys().collect()
}

/// Definitions by name; `None` for those that always exist.
type Scalars = BTreeMap<String, Option<Json>>;

fn form_scalar(form: Form, found: &mut Scalars) {
    let (name, schema) = match form {
        Form::Email => ("email", Some(lexical::email())),
        Form::Telephone => ("telephone", Some(lexical::telephone())),
        Form::OrganisationNumber => ("organisation-number", None),
        Form::HvdMark => ("true-false", Some(values::boolean())),
        Form::BoundingBox | Form::Point | Form::Wkt => ("scalar", None),
    };
    found.insert(name.to_owned(), schema);
}

fn alternative_scalars(
    definitions: &Definitions<'_>,
    alternative: &RangeAlternative,
    found: &mut Scalars,
) {
    let profile = definitions.profile;
    let mut add = |name: &str, schema: Option<Json>| found.insert(name.to_owned(), schema);
    let class = alternative.classes.first().map(|id| profile.class(*id));
    let is_iri = !alternative.node.is_literal();
    match class.filter(|_| is_iri) {
        Some(class) => {
            let inner = text_form(class);
            match inner {
                Some(Some(form)) => form_scalar(form, found),
                Some(None) => drop(add("scalar", None)),
                None if alternative.vocabularies.is_empty() => {
                    add("iri-or-id", Some(lexical::iri_or_id()));
                }
                None => drop(add("iri", Some(lexical::iri()))),
            }
        }
        None if !alternative.vocabularies.is_empty() => {
            add("iri", Some(lexical::iri()));
        }
        None if is_iri && alternative.suggest.is_empty() => {
            add("iri-or-id", Some(lexical::iri_or_id()));
        }
        None if is_iri => drop(add("iri", Some(lexical::iri()))),
        None if alternative.node == NodeKind::Typed => {
            for datatype in &alternative.datatypes {
                match lexical::datatype(datatype) {
                    Some((name, schema)) => add(name, Some(schema)),
                    None => add("scalar", None),
                };
            }
        }
        None => drop(add("scalar", None)),
    }
}

/// Whether text is short for a resource of this class, and the form that it has.
fn text_form(class: &Class) -> Option<Option<Form>> {
    let row = class.by_key(class.text_key.as_deref()?)?;
    Some(row.alternatives.iter().find_map(|of| of.form))
}

/// The spellings of listed values, and what else the row takes.
fn listed(definitions: &Definitions<'_>, property: &Property, others: &Scalars) -> (String, Json) {
    let profile = definitions.profile;
    let alternatives = &property.alternatives;
    let ids = alternatives
        .iter()
        .flat_map(|of| of.vocabularies.iter().chain(&of.suggest));
    let lists = ids.map(|id| profile.vocabulary(*id));
    let lists: Vec<_> = lists
        .filter(|list| lists::in_use(list).next().is_some())
        .collect();
    let names: Vec<_> = lists.iter().map(|list| list.name.as_str()).collect();
    let mut name = format!("{}-or-iri", names.join("-"));
    let mut patterns = vec![lexical::IRI.to_owned()];
    let classes = alternatives.iter().flat_map(|of| &of.classes);
    for class in classes.map(|id| profile.class(*id)) {
        name = format!("{name}-or-{}", class.name);
        match definitions.context {
            Some(context) => patterns.extend(lists::own_pattern(context.resources(class))),
            None if others.contains_key("iri-or-id") || class.concept.is_some() => {
                patterns.push(lexical::ID.to_owned());
            }
            None => {}
        }
    }
    let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
    (name, lists::accepted(&lists, &patterns))
}
