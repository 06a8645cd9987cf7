//! The JSON-LD keywords in YAML: `@value`, `@language`, `@type`, `@id`, for exact RDF terms.

use super::read::Reading;
use super::resource::{Value, ValueKind};
use super::{keys, rules};
use crate::message;
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
