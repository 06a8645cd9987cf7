//! The JSON-LD keywords in YAML: `@value`, `@language`, `@type`, `@id`, for exact RDF terms.

use super::read::Reading;
use super::resource::{Value, ValueKind};
use super::{keys, rules};
use crate::diagnostic::{Fix, Operation, Safety, Target};
use crate::message;
use crate::profile::Property;
use crate::rdf::vocab::rdf;
use crate::source::Span;
use crate::yaml::{Entry, NodeValue};
use std::borrow::Cow;

impl Reading<'_> {
    /// `{@value, @language | @type}`.
    pub(super) fn value_object<'s>(
        &mut self,
        entries: Vec<Entry<'s>>,
        span: Span,
    ) -> Option<Value<'s>> {
        let (mut text, mut language, mut datatype) = (None, None, None);
        let mut fits = true;
        for entry in entries {
            let value = match entry.value.value {
                NodeValue::Scalar(scalar) => scalar.text,
                NodeValue::Empty
                | NodeValue::Null
                | NodeValue::Mapping(_)
                | NodeValue::Sequence(_) => {
                    let message = message!(sv: "`{key}` ska ha en text", en: "`{key}` takes a text", key = &entry.key);
                    self.report(&rules::SHAPE, entry.value.span, message);
                    fits = false;
                    continue;
                }
            };
            match &*entry.key {
                "@value" => text = Some(value),
                "@language" => language = Some(value),
                "@type" => match keys::expand(self.reader.profile, &value) {
                    Some(iri) if iri == rdf::LANG_STRING => {
                        let message = message!(sv: "rdf:langString skrivs med `@language`", en: "rdf:langString is written with `@language`");
                        self.report(&rules::SHAPE, entry.value.span, message);
                        fits = false;
                    }
                    Some(iri) => datatype = Some(Cow::Owned(iri)),
                    None => {
                        self.bad_iri(&value, entry.value.span);
                        fits = false;
                    }
                },
                other => {
                    let message = message!(sv: "`{other}` hör inte ihop med `@value`", en: "`{other}` does not go with `@value`", other);
                    let help = message!(sv: "nycklarna är @value, @language och @type", en: "the keys are @value, @language and @type");
                    self.report(&rules::UNKNOWN_KEY, entry.key_span, message)
                        .help = Some(help);
                    fits = false;
                }
            }
        }
        if language.is_some() && datatype.is_some() {
            let message = message!(sv: "ett värde har antingen `@language` eller `@type`", en: "a value has either `@language` or `@type`");
            self.report(&rules::SHAPE, span, message);
            fits = false;
        }
        let text = text.filter(|_| fits)?;
        Some(Value {
            span,
            kind: ValueKind::Literal {
                text,
                datatype,
                language,
            },
        })
    }

    /// `{@value: …}` with nothing else, where the property gives the plain form a datatype: read as the plain form.
    pub(super) fn plain_value<'s>(
        &mut self,
        row: &'static Property,
        entry: &Entry<'s>,
    ) -> Option<Value<'s>> {
        let NodeValue::Scalar(scalar) = &entry.value.value else {
            return None;
        };
        let kind = self.reader.typed_value(row, &scalar.text)?;
        let span = entry.value.span;
        self.wrapped(entry, &scalar.text);
        Some(Value { span, kind })
    }

    /// Tells of `{@id: …}` where the plain form is the same link: without a class that it would imply.
    pub(super) fn wrapped_iri(
        &mut self,
        row: &'static Property,
        entry: &Entry<'_>,
        value: &Value<'_>,
    ) {
        let ValueKind::Exact(text) = &value.kind else {
            return;
        };
        let mut alternatives = row.alternatives.iter();
        let implies = alternatives.any(|alternative| !alternative.classes.is_empty());
        let plain = self.reader.value(Some(row), text);
        if !implies && matches!(&plain, Some(ValueKind::Iri(iri)) if iri == text) {
            self.wrapped(entry, text);
        }
    }

    fn wrapped(&mut self, entry: &Entry<'_>, text: &str) {
        let message = message!(sv: "`{text}` kan skrivas utan `{key}`", en: "`{text}` can be written without `{key}`", text, key = &entry.key);
        let at = Target::At(entry.key_span);
        let finding = self.report(&rules::WRAPPED, entry.value.span, message);
        finding.fix = Some(Box::new(Fix {
            safety: Safety::Certain,
            operations: vec![Operation::Unwrap { at }],
            code: None,
        }));
    }

    /// `{@id: …}` with nothing else: a link.
    pub(super) fn id_object<'s>(&mut self, entry: &Entry<'s>) -> Option<Value<'s>> {
        let span = entry.value.span;
        let text = match &entry.value.value {
            NodeValue::Scalar(scalar) => scalar.text.clone(),
            NodeValue::Empty | NodeValue::Null | NodeValue::Mapping(_) | NodeValue::Sequence(_) => {
                let message = message!(sv: "`@id` ska ha en IRI", en: "`@id` takes an IRI");
                self.report(&rules::SHAPE, span, message);
                return None;
            }
        };
        if let Some(label) = text.strip_prefix("_:") {
            return Some(Value {
                span,
                kind: ValueKind::Blank(Cow::Owned(label.to_owned())),
            });
        }
        // The IRI is kept exactly as written, even if invalid: imported data is preserved, and a rule reports it.
        Some(Value {
            span,
            kind: ValueKind::Exact(text),
        })
    }
}
