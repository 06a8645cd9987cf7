//! Values of a key: scalars, lists and mappings.

use super::read::Reading;
use super::resource::{Predicate, Value, ValueKind};
use super::role::MappingRole;
use super::rules;
use crate::message;
use crate::profile::ClassId;
use crate::rdf::is_language_tag;
use crate::source::Span;
use crate::yaml::{Entry, Node, NodeValue};

impl Reading<'_> {
    /// All values of a key.
    pub(super) fn values<'s>(&mut self, predicate: &Predicate, node: Node<'s>) -> Vec<Value<'s>> {
        // Most keys have one value; growing a vector would allocate four.
        let mut values = Vec::with_capacity(match &node.value {
            NodeValue::Sequence(items) => items.len(),
            NodeValue::Mapping(entries) if matches!(predicate, Predicate::Row(row) if row.is_text()) => {
                entries.len()
            }
            _ => 1,
        });
        match node.value {
            NodeValue::Sequence(items) => {
                if items.is_empty() {
                    let message = message!(sv: "listan är tom", en: "the list is empty");
                    self.report(&rules::EMPTY, node.span, message);
                }
                for item in items {
                    self.value(predicate, item, &mut values);
                }
            }
            _ => self.value(predicate, node, &mut values),
        }
        values
    }

    fn value<'s>(&mut self, predicate: &Predicate, node: Node<'s>, values: &mut Vec<Value<'s>>) {
        let span = node.span;
        match node.value {
            NodeValue::Empty | NodeValue::Null => {
                let message =
                    message!(sv: "ett värde i listan är tomt", en: "a value in the list is empty");
                self.report(&rules::EMPTY, span, message);
            }
            NodeValue::Sequence(_) => {
                let message = message!(sv: "en lista inuti en lista", en: "a list inside a list");
                self.report(&rules::SHAPE, span, message);
            }
            NodeValue::Scalar(scalar) => {
                let kind = match predicate {
                    Predicate::Row(row) => self.scalar(row, scalar, span),
                    Predicate::Iri(_) => self.free_scalar(scalar, span),
                };
                values.extend(kind.map(|kind| Value { span, kind }));
            }
            NodeValue::Mapping(entries) => self.map(predicate, entries, span, values),
        }
    }

    fn map<'s>(
        &mut self,
        predicate: &Predicate,
        entries: Vec<Entry<'s>>,
        span: Span,
        values: &mut Vec<Value<'s>>,
    ) {
        if entries.is_empty() {
            let message = message!(sv: "inget står mellan klamrarna", en: "nothing stands between the braces");
            self.report(&rules::EMPTY, span, message);
            return;
        }
        if entries.iter().any(|entry| entry.key == "@value") {
            if let (Predicate::Row(row), [entry]) = (predicate, &entries[..])
                && let Some(value) = self.plain_value(row, entry)
            {
                return values.push(value);
            }
            return values.extend(self.value_object(entries, span));
        }
        if let [entry] = &entries[..]
            && entry.key == "@id"
        {
            let value = self.id_object(entry);
            if let (Predicate::Row(row), Some(value)) = (predicate, &value) {
                self.wrapped_iri(row, entry, value);
            }
            return values.extend(value);
        }
        let json_ld = entries.iter().any(|entry| entry.key.starts_with('@'));
        match predicate {
            Predicate::Row(row) => {
                let form = row
                    .alternatives
                    .iter()
                    .filter_map(|alternative| alternative.form)
                    .find(|form| {
                        entries
                            .iter()
                            .any(|entry| form.keys().contains(&&*entry.key))
                    });
                let class = row
                    .alternatives
                    .iter()
                    .flat_map(|alternative| &alternative.classes)
                    .next()
                    .copied();
                if let Some(form) = form {
                    values.extend(self.form_map(row, form, &entries));
                } else if let Some(class) = class {
                    let node = Node {
                        span,
                        value: NodeValue::Mapping(entries),
                    };
                    let class = self.class_by_type(&node).or(Some(class));
                    let nested = Box::new(self.resource(node, class, MappingRole::Nested));
                    values.push(Value {
                        span: nested.span,
                        kind: ValueKind::Nested(nested),
                    });
                } else if row
                    .alternatives
                    .iter()
                    .any(|alternative| alternative.node.is_literal())
                    && !json_ld
                {
                    self.language_map(&row.key, entries, values);
                } else if json_ld {
                    let nested = Box::new(self.resource(
                        Node {
                            span,
                            value: NodeValue::Mapping(entries),
                        },
                        None,
                        MappingRole::Nested,
                    ));
                    values.push(Value {
                        span: nested.span,
                        kind: ValueKind::Nested(nested),
                    });
                } else {
                    let message = message!(
                        sv: "`{key}` ({label}) tar emot ett värde, inte nycklar under sig",
                        en: "`{key}` ({label}) takes a value, not keys below it",
                        key = &row.key,
                        label = &row.label
                    );
                    let at = entries.first().map_or(span, |entry| entry.key_span);
                    self.report(&rules::SHAPE, at, message);
                }
            }
            Predicate::Iri(iri) => {
                // Keys of properties are CURIEs here, so plain keys can only be language tags.
                if json_ld || entries.iter().any(|entry| entry.key.contains(':')) {
                    let nested = Box::new(self.resource(
                        Node {
                            span,
                            value: NodeValue::Mapping(entries),
                        },
                        None,
                        MappingRole::Nested,
                    ));
                    values.push(Value {
                        span: nested.span,
                        kind: ValueKind::Nested(nested),
                    });
                } else {
                    self.language_map(iri, entries, values);
                }
            }
        }
    }

    /// The class that `@type` names, if it is in the profile.
    fn class_by_type(&self, node: &Node<'_>) -> Option<ClassId> {
        let profile = self.reader.profile;
        let name = node.get("@type")?.items().first()?.text()?;
        profile.class_named(name).or_else(|| {
            let iri = super::keys::expand(profile, name)?;
            profile
                .classes
                .iter()
                .position(|class| class.types.contains(&iri))
                .map(ClassId)
        })
    }

    /// `{sv: …, en: [ …, … ]}`.
    fn language_map<'s>(
        &mut self,
        key: &str,
        entries: Vec<Entry<'s>>,
        values: &mut Vec<Value<'s>>,
    ) {
        // A language that is left empty beside another is not written yet: other rules ask for it where it matters.
        let is_written = entries.iter().any(|entry| !is_blank(&entry.value));
        let mut is_reported = false;
        for entry in entries {
            if !is_language_tag(&entry.key) {
                let message = message!(
                    sv: "`{other_key}` under `{key}` är ingen språkangivelse",
                    en: "`{other_key}` below `{key}` is no language tag",
                    key,
                    other_key = &entry.key
                );
                self.report(&rules::LANGUAGE_TAG, entry.key_span, message);
                continue;
            }
            if is_blank(&entry.value) {
                if !is_written && !std::mem::replace(&mut is_reported, true) {
                    let message = message!(sv: "`{key}` är tom", en: "`{key}` is empty", key);
                    self.report(&rules::EMPTY, entry.key_span, message);
                }
                continue;
            }
            let items = match entry.value.value {
                NodeValue::Sequence(items) => items,
                _ => vec![entry.value],
            };
            for item in items {
                match item.value {
                    NodeValue::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                        self.cut(key, &scalar, item.span);
                        let language = Some(entry.key.clone());
                        let kind = ValueKind::Literal {
                            text: scalar.text,
                            datatype: None,
                            language,
                        };
                        values.push(Value {
                            span: item.span,
                            kind,
                        });
                    }
                    NodeValue::Scalar(_) | NodeValue::Empty | NodeValue::Null => {
                        let message = message!(
                            sv: "`{key}` är tom på språket `{other_key}`",
                            en: "`{key}` is empty in the language `{other_key}`",
                            key,
                            other_key = &entry.key
                        );
                        self.report(&rules::EMPTY, entry.key_span, message);
                    }
                    NodeValue::Mapping(_) | NodeValue::Sequence(_) => {
                        let message =
                            message!(sv: "här väntades en text", en: "a text was expected here");
                        self.report(&rules::SHAPE, item.span, message);
                    }
                }
            }
        }
    }
}

/// Whether nothing is written: no value, blank text, or a list of these.
fn is_blank(node: &Node<'_>) -> bool {
    node.items().iter().all(|item| match &item.value {
        NodeValue::Empty | NodeValue::Null => true,
        NodeValue::Scalar(scalar) => scalar.text.trim().is_empty(),
        NodeValue::Mapping(_) | NodeValue::Sequence(_) => false,
    })
}
