//! The scalars that a property takes, beside those that an editor suggests.

use super::context::RepositoryContext;
use super::{lexical, lists, values};
use crate::profile::{Class, Form, NodeKind, Profile, Property, RangeAlternative};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Names of definitions, with those that belong to no row left undefined; a scalar that matches one of them is accepted.
pub(super) fn of(
    profile: &Profile,
    context: Option<&RepositoryContext>,
    property: &Property,
) -> Scalars {
    let mut found = Scalars::new();
    let mut forms = property.alternatives.iter().filter_map(|of| of.form);
    if let Some(form) = forms.next() {
        form_scalar(form, &mut found);
    } else {
        for alternative in &property.alternatives {
            alternative_scalars(profile, alternative, &mut found);
        }
    }
    if found.contains_key("scalar") {
        return Scalars::from([("scalar".to_owned(), None)]);
    }
    let mut alternatives = property.alternatives.iter();
    if alternatives.any(|of| !of.vocabularies.is_empty() || !of.suggest.is_empty()) {
        let (name, schema) = listed(profile, context, property, &found);
        return Scalars::from([(name, Some(schema))]);
    }
    found
}

/// Definitions by name; `None` for those that always exist.
pub(super) type Scalars = BTreeMap<String, Option<Json>>;

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

fn alternative_scalars(profile: &Profile, alternative: &RangeAlternative, found: &mut Scalars) {
    let mut add = |name: &str, schema: Option<Json>| found.insert(name.to_owned(), schema);
    let class = alternative.classes.first().map(|id| profile.class(*id));
    let is_iri = !alternative.node.is_literal();
    match class.filter(|_| is_iri) {
        Some(class) => {
            let form = |row: &Property| row.alternatives.iter().find_map(|of| of.form);
            match text_row(class) {
                Some(row) => match form(row) {
                    Some(form) => form_scalar(form, found),
                    None => drop(add("scalar", None)),
                },
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

/// The row that text is short for, in place of a resource of this class.
fn text_row(class: &Class) -> Option<&Property> {
    class.by_key(class.text_key.as_deref()?)
}

/// The spellings of listed values, and what else the row takes.
fn listed(
    profile: &Profile,
    context: Option<&RepositoryContext>,
    property: &Property,
    others: &Scalars,
) -> (String, Json) {
    let alternatives = &property.alternatives;
    let ids = alternatives
        .iter()
        .flat_map(|of| of.vocabularies.iter().chain(&of.suggest));
    let lists = ids.map(|id| profile.vocabulary(*id));
    let lists: Vec<_> = lists
        .filter(|list| lists::in_use(list).next().is_some())
        .collect();
    let names: Vec<_> = lists.iter().map(|list| list.name.as_str()).collect();
    let mut name = format!("any-{}", names.join("-"));
    let mut patterns = vec![lexical::IRI.to_owned()];
    let classes = alternatives.iter().flat_map(|of| &of.classes);
    for class in classes.map(|id| profile.class(*id)) {
        name = format!("{name}-{}", class.name);
        match context {
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
