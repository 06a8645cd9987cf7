//! Interprets a scalar by its property: a code, a label, an IRI, an id, or a text.

use super::read::Reading;
use super::resource::{Predicate, Resource, Statement, Value, ValueKind};
use super::rules;
use crate::message;
use crate::profile::{NodeKind, Property};
use crate::rdf::vocab::xsd;
use crate::rdf::{is_absolute_iri, looks_like_iri};
use crate::source::Span;
use crate::yaml::{Scalar, Style};
use std::borrow::Cow;

impl Reading<'_> {
    /// A scalar at a row of the profile.
    pub(super) fn scalar<'s>(
        &mut self,
        row: &'static Property,
        scalar: Scalar<'s>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let profile = self.reader.profile;
        if row.is_text() {
            self.cut(&row.key, &scalar, span);
        }
        let text = scalar.text;
        if text.trim().is_empty() {
            let label = &row.label;
            let message = message!(sv: "`{key}` ({label}) är tom", en: "`{key}` ({label}) is empty", label, key = &row.key);
            self.report(&rules::EMPTY, span, message);
            return None;
        }
        if let Some(form) = row
            .alternatives
            .iter()
            .find_map(|alternative| alternative.form)
        {
            return self.form(row, form, text, span);
        }
        if row.is_text() {
            let language = self
                .reader
                .default_language
                .map(|tag| Cow::Owned(tag.to_owned()));
            return Some(ValueKind::Literal {
                text,
                datatype: None,
                language,
            });
        }
        // The line end of a block scalar is part of prose; an IRI or code has none.
        let text = match (scalar.style, text) {
            (Style::Block, Cow::Borrowed(text)) => Cow::Borrowed(text.trim_end_matches('\n')),
            (Style::Block, Cow::Owned(text)) => Cow::Owned(text.trim_end_matches('\n').to_owned()),
            (Style::Plain | Style::Quoted, text) => text,
        };
        let lists = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.vocabularies)
            .chain(
                row.alternatives
                    .iter()
                    .flat_map(|alternative| &alternative.suggest),
            );
        let listed = lists
            .filter_map(|id| profile.vocabulary(*id).by_word(&text))
            .find(|value| !value.deprecated);
        if let Some(value) = listed {
            let canonical = Cow::Borrowed(value.value());
            return Some(match value.iri {
                Some(_) => ValueKind::Iri(canonical),
                None => ValueKind::Literal {
                    text: canonical,
                    datatype: None,
                    language: None,
                },
            });
        }
        let from_list = row.alternatives.iter().any(|alternative| {
            !alternative.vocabularies.is_empty() || !alternative.suggest.is_empty()
        });
        let takes_iri = row
            .alternatives
            .iter()
            .any(|alternative| !alternative.node.is_literal());
        let class = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.classes)
            .next();
        let class = class
            .filter(|_| takes_iri)
            .map(|class| profile.class(*class));
        let inner = class.and_then(|class| class.by_key(class.text_key.as_deref()?));
        // `tel:0490-…` has a scheme, but is a telephone number.
        if let (Some(class), Some(inner)) = (class, inner)
            && inner.alternatives.iter().any(|alternative| {
                alternative
                    .form
                    .is_some_and(|form| text.starts_with(form.prefix()))
                    && alternative
                        .form
                        .is_some_and(|form| !form.prefix().is_empty())
            })
        {
            return self.text_as_nested(class.name, inner, text, span);
        }
        if takes_iri || from_list {
            if let Some(label) = text.strip_prefix("_:") {
                return Some(ValueKind::Blank(Cow::Owned(label.to_owned())));
            }
            if text.contains("://") || looks_like_iri(&text) {
                if is_absolute_iri(&text) {
                    return Some(ValueKind::Iri(text));
                }
                self.bad_iri(&text, span);
                return None;
            }
        }
        match (class, inner) {
            (Some(class), Some(inner)) => {
                return self.text_as_nested(class.name, inner, text, span);
            }
            (Some(_), None) => return Some(ValueKind::Reference(text)),
            // An id refers to a resource's IRI, at plain links too.
            (None, _) if takes_iri && !from_list && is_reference(&text) => {
                return Some(ValueKind::Reference(text));
            }
            (None, _) => {}
        }
        let datatypes = row
            .alternatives
            .iter()
            .filter(|alternative| matches!(alternative.node, NodeKind::Typed | NodeKind::Literal))
            .flat_map(|alternative| &alternative.datatypes);
        let datatype = datatype_for(&text, datatypes).map(Cow::Borrowed);
        Some(ValueKind::Literal {
            text,
            datatype,
            language: None,
        })
    }

    /// Reports a text that ends where ` #` begins a comment.
    pub(super) fn cut(&mut self, key: &str, scalar: &Scalar<'_>, span: Span) {
        if !scalar.is_cut {
            return;
        }
        let text = &scalar.text;
        let message = message!(
            sv: "texten i `{key}` slutar vid ` #`: kvar blir `{text}`",
            en: "the text in `{key}` ends at ` #`: what is left is `{text}`",
            key,
            text
        );
        self.report(&rules::CUT, span, message);
    }

    /// Plain text in place of a nested resource: `telephone: 0490-…`, `provenance: …`.
    pub(super) fn text_as_nested<'s>(
        &mut self,
        class: &str,
        inner: &'static Property,
        text: Cow<'s, str>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let scalar = Scalar {
            text,
            style: Style::Plain,
            is_cut: false,
        };
        let kind = self.scalar(inner, scalar, span)?;
        let statement = Statement {
            predicate: Predicate::Row(inner),
            key_span: span,
            values: vec![Value { span, kind }],
        };
        let class = self.reader.profile.class_named(class);
        let mut nested = Resource::new(class, span);
        nested.statements.push(statement);
        // Who writes a text in place of a resource has no more to say of it.
        let rows = class.map(|class| &self.reader.profile.class(class).properties);
        let optional = rows.into_iter().flatten().filter(|row| row.min == 0);
        nested.silenced.extend(optional.map(|row| row.iri.clone()));
        Some(ValueKind::Nested(Box::new(nested)))
    }

    /// A scalar at a property outside the profile: an IRI, or a text that is kept as written.
    pub(super) fn free_scalar<'s>(
        &mut self,
        scalar: Scalar<'s>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let text = scalar.text;
        if let Some(label) = text.strip_prefix("_:") {
            return Some(ValueKind::Blank(Cow::Owned(label.to_owned())));
        }
        if looks_like_iri(&text) && is_absolute_iri(&text) {
            return Some(ValueKind::Iri(text));
        }
        if text.trim().is_empty() {
            let message = message!(sv: "värdet är tomt", en: "the value is empty");
            self.report(&rules::EMPTY, span, message);
            return None;
        }
        Some(ValueKind::Literal {
            text,
            datatype: None,
            language: None,
        })
    }
}

/// Whether the text may be an id, with or without folder.
fn is_reference(text: &str) -> bool {
    text.split_once('/').map_or_else(
        || super::is_id(text),
        |(folder, id)| super::is_id(folder) && super::is_id(id),
    )
}

/// The datatype allowed by a row that matches the notation of `text`.
fn datatype_for<'p>(text: &str, datatypes: impl Iterator<Item = &'p String>) -> Option<&'p str> {
    let allowed: Vec<&str> = datatypes.map(String::as_str).collect();
    if let [only] = allowed[..] {
        return Some(only);
    }
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let shape = match (digits, bytes.get(4), text.contains('T')) {
        (4, None, _) => xsd::G_YEAR,
        (4, Some(b'-'), true) => xsd::DATE_TIME,
        (4, Some(b'-'), false) if text.len() >= 8 => xsd::DATE,
        _ => return None,
    };
    allowed.into_iter().find(|datatype| *datatype == shape)
}
