//! Values: what a scalar, a list or a map at a property means.

use super::read::{Place, Reading};
use super::resource::{Predicate, Resource, Statement, Value, ValueKind};
use super::{forms, rules};
use crate::profile::{ClassId, Form, NodeKind, Property};
use crate::rdf::{
    is_absolute_iri, looks_like_iri,
    vocab::{geosparql, xsd},
};
use crate::say;
use crate::source::Span;
use crate::yaml::{Entry, Node, NodeValue, Scalar};
use std::borrow::Cow;

impl Reading<'_> {
    /// All values under one key.
    pub(super) fn values<'s>(&mut self, predicate: &Predicate, node: Node<'s>) -> Vec<Value<'s>> {
        let mut values = Vec::new();
        match node.value {
            NodeValue::Sequence(items) => {
                if items.is_empty() {
                    let message =
                        say!(self.reader.lang, sv: "listan är tom", en: "the list is empty");
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
        let lang = self.reader.lang;
        let span = node.span;
        match node.value {
            NodeValue::Empty | NodeValue::Null => {
                let message = say!(lang, sv: "ett värde i listan är tomt", en: "a value in the list is empty");
                self.report(&rules::EMPTY, span, message);
            }
            NodeValue::Sequence(_) => {
                let message = say!(lang, sv: "en lista inuti en lista", en: "a list inside a list");
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
        if entries.iter().any(|entry| entry.key == "@value") {
            return values.extend(self.value_object(entries, span));
        }
        if let [entry] = &entries[..]
            && entry.key == "@id"
        {
            return values.extend(self.id_object(entry));
        }
        let json_ld = entries.iter().any(|entry| entry.key.starts_with('@'));
        match predicate {
            Predicate::Row(row) => {
                let form = row.ways.iter().filter_map(|way| way.form).find(|form| {
                    entries
                        .iter()
                        .any(|entry| form.keys().contains(&&*entry.key))
                });
                let class = row.ways.iter().flat_map(|way| &way.classes).next().copied();
                if let Some(form) = form {
                    values.extend(self.form_map(row, form, entries));
                } else if let Some(class) = class {
                    let node = Node {
                        span,
                        value: NodeValue::Mapping(entries),
                    };
                    let class = self.class_by_type(&node).or(Some(class));
                    let nested = Box::new(self.resource(node, class, Place::Nested));
                    values.push(Value {
                        span: nested.span,
                        kind: ValueKind::Nested(nested),
                    });
                } else if row.ways.iter().any(|way| way.node.is_literal()) && !json_ld {
                    self.language_map(&row.key, entries, values);
                } else if json_ld {
                    let nested = Box::new(self.resource(
                        Node {
                            span,
                            value: NodeValue::Mapping(entries),
                        },
                        None,
                        Place::Nested,
                    ));
                    values.push(Value {
                        span: nested.span,
                        kind: ValueKind::Nested(nested),
                    });
                } else {
                    let message = say!(
                        self.reader.lang,
                        sv: "`{}` ({}) tar emot ett värde, inte nycklar under sig",
                        en: "`{}` ({}) takes a value, not keys below it",
                        row.key,
                        row.label.get(self.reader.lang)
                    );
                    let at = entries.first().map_or(span, |entry| entry.key_span);
                    self.report(&rules::SHAPE, at, message);
                }
            }
            Predicate::Iri(iri) => {
                // Property keys are compact IRIs, so a map of bare words can only be languages.
                if json_ld || entries.iter().any(|entry| entry.key.contains(':')) {
                    let nested = Box::new(self.resource(
                        Node {
                            span,
                            value: NodeValue::Mapping(entries),
                        },
                        None,
                        Place::Nested,
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

    /// The class that `@type` names, when the profile knows it.
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
        let lang = self.reader.lang;
        for entry in entries {
            if !is_language_tag(&entry.key) {
                let message = say!(
                    lang,
                    sv: "`{}` under `{key}` är ingen språkangivelse",
                    en: "`{}` below `{key}` is no language tag",
                    entry.key
                );
                self.report(&rules::LANGUAGE_TAG, entry.key_span, message);
                continue;
            }
            let items = match entry.value.value {
                NodeValue::Sequence(items) => items,
                _ => vec![entry.value],
            };
            for item in items {
                match item.value {
                    NodeValue::Scalar(scalar) if !scalar.text.trim().is_empty() => {
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
                        let message = say!(
                            lang,
                            sv: "`{key}` är tom på språket `{}`",
                            en: "`{key}` is empty in the language `{}`",
                            entry.key
                        );
                        self.report(&rules::EMPTY, entry.key_span, message);
                    }
                    NodeValue::Mapping(_) | NodeValue::Sequence(_) => {
                        let message =
                            say!(lang, sv: "här väntades en text", en: "a text was expected here");
                        self.report(&rules::SHAPE, item.span, message);
                    }
                }
            }
        }
    }

    /// A scalar at a row of the table.
    fn scalar<'s>(
        &mut self,
        row: &'static Property,
        scalar: Scalar<'s>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let lang = self.reader.lang;
        let profile = self.reader.profile;
        let text = scalar.text;
        if text.trim().is_empty() {
            let label = row.label.get(lang);
            let message =
                say!(lang, sv: "`{}` ({label}) är tom", en: "`{}` ({label}) is empty", row.key);
            self.report(&rules::EMPTY, span, message);
            return None;
        }
        if let Some(form) = row.ways.iter().find_map(|way| way.form) {
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
        let lists = row
            .ways
            .iter()
            .flat_map(|way| &way.vocabularies)
            .chain(row.ways.iter().flat_map(|way| &way.suggest));
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
        let from_list = row
            .ways
            .iter()
            .any(|way| !way.vocabularies.is_empty() || !way.suggest.is_empty());
        let takes_iri = row.ways.iter().any(|way| !way.node.is_literal());
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
        if takes_iri && let Some(class) = row.ways.iter().flat_map(|way| &way.classes).next() {
            let class = profile.class(*class);
            return match class.text_key.as_deref().and_then(|key| class.by_key(key)) {
                Some(inner) => self.text_as_nested(class.name, inner, text, span),
                None => Some(ValueKind::Reference(text)),
            };
        }
        let datatypes = row
            .ways
            .iter()
            .filter(|way| way.node == NodeKind::Typed)
            .flat_map(|way| &way.datatypes);
        let datatype = datatype_for(&text, datatypes).map(Cow::Borrowed);
        Some(ValueKind::Literal {
            text,
            datatype,
            language: None,
        })
    }

    /// A bare text where a nested class stands: `telephone: 0490-…`, `provenance: …`.
    fn text_as_nested<'s>(
        &mut self,
        class: &str,
        inner: &'static Property,
        text: Cow<'s, str>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let scalar = Scalar {
            text,
            style: crate::yaml::Style::Plain,
        };
        let kind = self.scalar(inner, scalar, span)?;
        let statement = Statement {
            predicate: Predicate::Row(inner),
            key_span: span,
            values: vec![Value { span, kind }],
        };
        let mut nested = Resource::new(self.reader.profile.class_named(class), span);
        nested.statements.push(statement);
        Some(ValueKind::Nested(Box::new(nested)))
    }

    /// A scalar at a property outside the table: an address, or a text that is left as it is.
    fn free_scalar<'s>(&mut self, scalar: Scalar<'s>, span: Span) -> Option<ValueKind<'s>> {
        let text = scalar.text;
        if let Some(label) = text.strip_prefix("_:") {
            return Some(ValueKind::Blank(Cow::Owned(label.to_owned())));
        }
        if looks_like_iri(&text) && is_absolute_iri(&text) {
            return Some(ValueKind::Iri(text));
        }
        if text.trim().is_empty() {
            let message = say!(self.reader.lang, sv: "värdet är tomt", en: "the value is empty");
            self.report(&rules::EMPTY, span, message);
            return None;
        }
        Some(ValueKind::Literal {
            text,
            datatype: None,
            language: None,
        })
    }

    /// A scalar in one of the value forms.
    fn form<'s>(
        &mut self,
        row: &'static Property,
        form: Form,
        text: Cow<'s, str>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let lang = self.reader.lang;
        match form {
            Form::Email => match forms::email(&text) {
                Some(address) => Some(ValueKind::Iri(Cow::Owned(format!("mailto:{address}")))),
                None => {
                    let message = say!(lang, sv: "`{text}` är ingen e-postadress", en: "`{text}` is no e-mail address");
                    self.report(&rules::EMAIL, span, message).value = Some(text.into_owned());
                    None
                }
            },
            Form::Telephone => match forms::telephone(&text) {
                Some(number) => Some(ValueKind::Iri(Cow::Owned(number))),
                None => {
                    let message = say!(lang, sv: "`{text}` är inget telefonnummer", en: "`{text}` is no telephone number");
                    self.report(&rules::TELEPHONE, span, message).value = Some(text.into_owned());
                    None
                }
            },
            Form::OrganisationNumber => self.organisation_number(text, span),
            Form::BoundingBox | Form::Point | Form::Wkt => {
                let datatype = Some(Cow::Borrowed(geosparql::WKT_LITERAL));
                Some(ValueKind::Literal {
                    text,
                    datatype,
                    language: None,
                })
            }
            Form::HvdMark => {
                let message =
                    say!(lang, sv: "`{}` hör inte hit", en: "`{}` does not belong here", row.key);
                self.report(&rules::SHAPE, span, message);
                None
            }
        }
    }

    fn organisation_number<'s>(&mut self, text: Cow<'s, str>, span: Span) -> Option<ValueKind<'s>> {
        let lang = self.reader.lang;
        let message = match forms::organisation_number(&text) {
            Ok(digits) => {
                let text = Cow::Owned(format!("{}-{}", &digits[..6], &digits[6..]));
                return Some(ValueKind::Literal {
                    text,
                    datatype: None,
                    language: None,
                });
            }
            Err(forms::NumberFault::Length) => say!(
                lang,
                sv: "`{text}` är inget organisationsnummer: det har tio siffror",
                en: "`{text}` is no organisation number: that has ten digits"
            ),
            Err(forms::NumberFault::CheckDigit) => say!(
                lang,
                sv: "organisationsnumret `{text}` har fel kontrollsiffra; någon siffra är felskriven",
                en: "the organisation number `{text}` has a wrong check digit; one of the digits is mistyped"
            ),
            // The number is a person's: it is not repeated in a report that many may read.
            Err(forms::NumberFault::Personal) => say!(
                lang,
                sv: "numret är ett personnummer, inte ett organisationsnummer, och får inte publiceras",
                en: "the number is a personal number, not an organisation number, and must not be published"
            ),
        };
        self.report(&rules::ORGANISATION_NUMBER, span, message);
        None
    }

    /// A form written as a map: a box, a point.
    pub(super) fn form_map<'s>(
        &mut self,
        row: &'static Property,
        form: Form,
        entries: Vec<Entry<'s>>,
    ) -> Option<Value<'s>> {
        let lang = self.reader.lang;
        let span = entries[0].key_span;
        let mut complete = true;
        for entry in entries
            .iter()
            .filter(|entry| !form.keys().contains(&&*entry.key))
        {
            let message =
                say!(lang, sv: "`{}` är ingen nyckel här", en: "`{}` is no key here", entry.key);
            let keys = form.keys().join(", ");
            let help = say!(lang, sv: "nycklarna är {keys}", en: "the keys are {keys}");
            self.report(&rules::UNKNOWN_KEY, entry.key_span, message)
                .help = Some(help);
            complete = false;
        }
        let mut texts = Vec::new();
        for key in form.keys() {
            match entries
                .iter()
                .find(|entry| entry.key == *key)
                .and_then(|entry| entry.value.text())
            {
                Some(text) => texts.push(text),
                None => {
                    let message = say!(
                        lang,
                        sv: "`{}` saknar `{key}`",
                        en: "`{}` lacks `{key}`",
                        row.key
                    );
                    self.report(&rules::COORDINATES, span, message);
                    complete = false;
                }
            }
        }
        if !complete {
            return None;
        }
        let wkt = match (form, &texts[..]) {
            (Form::BoundingBox, [west, south, east, north]) => {
                forms::bounding_box(west, south, east, north)
            }
            (Form::Point, [longitude, latitude]) => forms::point(longitude, latitude),
            _ => None,
        };
        let Some(wkt) = wkt else {
            let message = say!(
                lang,
                sv: "`{}` är inga koordinater: {}",
                en: "`{}` holds no coordinates: {}",
                row.key,
                texts.join(", ")
            );
            self.report(&rules::COORDINATES, span, message);
            return None;
        };
        let datatype = Some(Cow::Borrowed(geosparql::WKT_LITERAL));
        Some(Value {
            span,
            kind: ValueKind::Literal {
                text: Cow::Owned(wkt),
                datatype,
                language: None,
            },
        })
    }
}

/// Whether `text` has the form of a language tag (BCP 47); whether there is such a language is for a rule.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=8).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

/// The datatype that fits how `text` is written, among those a row allows.
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
