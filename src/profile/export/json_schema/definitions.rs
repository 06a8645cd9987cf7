//! The `definitions` that all schemas share.

use super::super::words;
use super::context::RepositoryContext;
use super::parts::explained;
use super::scalars;
use super::{check_digit, lists, values};
use crate::diagnostic::Text;
use crate::profile::{Class, ClassId, Form, NodeKind, Profile, Property, VocabularyId};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// Definitions, created on first use.
pub(super) struct Definitions<'p> {
    pub(super) profile: &'p Profile,
    pub(super) context: Option<&'p RepositoryContext>,
    made: BTreeMap<String, Json>,
}

impl<'p> Definitions<'p> {
    pub(super) fn new(profile: &'p Profile, context: Option<&'p RepositoryContext>) -> Self {
        let common = values::common().into_iter();
        let made = common.chain(check_digit::definitions()).collect();
        Self {
            profile,
            context,
            made,
        }
    }

    /// All definitions that were referred to.
    pub(super) fn finish(self) -> Json {
        Json::Object(self.made.into_iter().collect())
    }

    /// A resource with the rows of a class.
    pub(super) fn class(&mut self, id: ClassId) -> Json {
        let name = self.profile.class(id).name;
        self.refer(name, |definitions| definitions.define_class(id))
    }

    /// A reference to a definition, which is created unless it exists or is being created.
    pub(super) fn refer(&mut self, name: &str, define: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.made.contains_key(name) {
            // Classes refer to each other in cycles: the name is registered before its rows are processed.
            self.made.insert(name.to_owned(), Json::Null);
            let schema = define(self);
            self.made.insert(name.to_owned(), schema);
        }
        values::reference(name)
    }

    /// The keys of a class: structural keys and rows.
    pub(super) fn keys(&mut self, id: ClassId) -> Vec<String> {
        self.class(id);
        let schema = self.made.get(self.profile.class(id).name);
        schema
            .and_then(|schema| schema["properties"].as_object())
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default()
    }

    /// Every notation of the class as `@type`.
    pub(super) fn type_names(&self, id: ClassId) -> Vec<String> {
        let class = self.profile.class(id);
        let mut names = vec![class.name.to_owned()];
        for iri in &class.types {
            names.extend([self.profile.prefixes.compact(iri), iri.clone()]);
        }
        names
    }

    fn define_class(&mut self, id: ClassId) -> Json {
        let class = self.profile.class(id);
        let mut properties = Map::new();
        for key in values::OWN_KEYS {
            properties.insert(key.into(), values::reference(&format!("key-{key}")));
        }
        if self.is_listed(id) {
            properties.insert("catalog".into(), values::reference("key-catalog"));
        }
        for property in class.properties.iter().filter(|row| !row.inferred) {
            let schema = self.property(class, property);
            let shared = self.shared(class, &property.key, schema);
            properties.insert(property.key.clone(), shared);
            // `spatial: {west, south, east, north}` is a location given by its bounding box.
            let forms = property
                .alternatives
                .iter()
                .filter_map(|alternative| alternative.form);
            for key in forms.flat_map(Form::keys) {
                let schema = explained(key, &property.help, values::scalar_or_null());
                properties.insert((*key).to_owned(), schema);
            }
        }
        let mut schema = Map::new();
        words::describe(&mut schema, &class.label, &Text::default(), &class.help);
        schema.insert("type".into(), json!("object"));
        schema.insert("properties".into(), Json::Object(properties));
        values::open_for_other_properties(&mut schema);
        Json::Object(schema)
    }

    /// Whether a catalogue lists resources of this class.
    fn is_listed(&self, id: ClassId) -> bool {
        let rows = self.profile.classes.iter().flat_map(|c| &c.properties);
        rows.filter(|row| row.inferred)
            .flat_map(|row| &row.alternatives)
            .flat_map(|alternative| &alternative.classes)
            .any(|listed| {
                self.profile
                    .with_subclasses(*listed)
                    .any(|class| class == id)
            })
    }

    /// A reference to the schema of a property. Most classes have the same one for the same key.
    fn shared(&mut self, class: &Class, key: &str, schema: Json) -> Json {
        let common = format!("property-{key}");
        let is_same = self.made.get(&common).is_none_or(|made| *made == schema);
        let name = if is_same {
            common
        } else {
            format!("property-{key}-{}", class.name)
        };
        self.refer(&name, |_| schema)
    }

    fn property(&mut self, class: &Class, property: &Property) -> Json {
        let mut schema = Map::new();
        words::describe(
            &mut schema,
            &property.label,
            &words::requirement(class, property),
            &words::help(property),
        );
        // No `deprecationMessage`, which editors show as an error: the description says it.
        schema.insert("anyOf".into(), json!([self.values(class, property)]));
        if property.needs_language() {
            let snippets = values::language_snippets(property.many_per_language);
            schema.insert("defaultSnippets".into(), snippets);
        }
        Json::Object(schema)
    }

    /// The schema of a value, or a list of values.
    fn values(&mut self, class: &Class, property: &Property) -> Json {
        let one = self.one_value(property);
        let is_nullable = |context: &RepositoryContext| context.may_be_null(class, property);
        let is_nullable = self.context.is_none_or(is_nullable);
        let most = property
            .max
            .map(|max| format!("-{max}"))
            .unwrap_or_default();
        let null = if is_nullable { "-or-null" } else { "" };
        self.refer(&format!("list-of-{one}{most}{null}"), |_| {
            let one = values::reference(&one);
            let mut list = json!({ "type": "array", "items": one });
            if let Some(max) = property.max {
                list["maxItems"] = json!(max);
            }
            let mut alternatives = vec![one, list];
            if is_nullable {
                alternatives.push(values::reference("null"));
            }
            json!({ "anyOf": alternatives })
        })
    }

    /// The name of the definition of one value of a property.
    fn one_value(&mut self, property: &Property) -> String {
        let mut alternatives: Vec<String> = Vec::new();
        let mut classes = Vec::new();
        let mut tagged = false;
        for alternative in &property.alternatives {
            for vocabulary in alternative.vocabularies.iter().chain(&alternative.suggest) {
                alternatives.extend(self.vocabulary(*vocabulary));
            }
            if let Some((name, schema)) = alternative.form.and_then(values::form_mapping) {
                self.refer(&name, |_| schema);
                alternatives.push(name);
            }
            for class in &alternative.classes {
                for class in self.profile.with_subclasses(*class) {
                    if !classes.contains(&class) {
                        classes.push(class);
                    }
                }
            }
            tagged |= alternative.node == NodeKind::Text
                || (alternative.node == NodeKind::Literal && alternative.vocabularies.is_empty());
        }
        for class in &classes {
            alternatives.extend(self.own_resources(*class));
        }
        for (name, schema) in scalars::of(self.profile, self.context, property) {
            if let Some(schema) = schema {
                self.refer(&name, |_| schema);
            }
            alternatives.push(name);
        }
        if tagged {
            alternatives.push("language-map".to_owned());
        }
        alternatives.push(if classes.is_empty() {
            "node".to_owned()
        } else {
            self.node(&classes)
        });
        // Many rows have the same schema: it is defined once, named after its parts.
        let name = alternatives.join("-or-");
        self.refer(&name, |_| {
            let parts = alternatives.iter().map(|name| values::reference(name));
            json!({ "anyOf": parts.collect::<Vec<_>>() })
        });
        name
    }

    /// A mapping for a resource of one of these classes.
    fn node(&mut self, classes: &[ClassId]) -> String {
        let names: Vec<_> = classes
            .iter()
            .map(|id| self.profile.class(*id).name)
            .collect();
        let name = format!("node-{}", names.join("-"));
        self.refer(&name, |definitions| {
            let mut alternatives: Vec<_> =
                classes.iter().map(|id| definitions.class(*id)).collect();
            if classes.iter().any(|id| definitions.may_be_tagged_text(*id)) {
                alternatives.push(values::reference("language-map"));
            }
            let known: Vec<_> = classes
                .iter()
                .flat_map(|id| definitions.type_names(*id))
                .collect();
            // A mapping with another `@type` has the rows of that class.
            alternatives.push(json!({
                "type": "object",
                "properties": { "@type": { "not": { "enum": known } } },
                "required": ["@type"],
            }));
            json!({ "anyOf": alternatives })
        });
        name
    }

    /// Whether plain text, also in several languages, may stand for a resource of this class.
    fn may_be_tagged_text(&self, id: ClassId) -> bool {
        let class = self.profile.class(id);
        let row = class.text_key.as_deref().and_then(|key| class.by_key(key));
        row.is_some_and(Property::is_text)
    }

    /// The values that an editor suggests; `None` when all are deprecated.
    fn vocabulary(&mut self, id: VocabularyId) -> Option<String> {
        let vocabulary = self.profile.vocabulary(id);
        let schema = lists::suggested(vocabulary)?;
        let name = format!("list-{}", vocabulary.name);
        self.refer(&name, |_| schema);
        Some(name)
    }

    /// The repository's own resources of a class.
    fn own_resources(&mut self, id: ClassId) -> Option<String> {
        let class = self.profile.class(id);
        let schema = lists::own(self.context?.resources(class))?;
        let name = format!("own-{}", class.name);
        self.refer(&name, |_| schema);
        Some(name)
    }
}
