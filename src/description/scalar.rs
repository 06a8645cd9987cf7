//! Interprets a scalar by its property: a code, a label, an IRI, an id, or a text in a value form.

use super::read::Reading;
use super::resource::{Predicate, Resource, Statement, Value, ValueKind};
use super::{forms, rules};
use crate::diagnostic::{Fix, Message};
use crate::message;
use crate::profile::{Form, NodeKind, Property};
use crate::rdf::{
    is_absolute_iri, looks_like_iri,
    vocab::{geosparql, xsd},
};
use crate::source::Span;
use crate::yaml::{Entry, Scalar, Style};
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

    /// A scalar in a value form.
    pub(super) fn form<'s>(
        &mut self,
        row: &'static Property,
        form: Form,
        text: Cow<'s, str>,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        match form {
            Form::Email => match forms::email(&text) {
                Some(address) => Some(ValueKind::Iri(Cow::Owned(format!("mailto:{address}")))),
                None => {
                    let message = message!(sv: "`{text}` är ingen e-postadress", en: "`{text}` is no e-mail address", text);
                    let fixed = forms::fixed_email(&text);
                    let help = fixed
                        .as_ref()
                        .map(|new| message!(sv: "skriv `{new}`", en: "write `{new}`", new));
                    let finding = self.report(&rules::EMAIL, span, message);
                    finding.help = help.or(finding.help.take());
                    finding.fix = fixed.map(Fix::certain).map(Box::new);
                    finding.value = Some(text.into_owned().into());
                    None
                }
            },
            Form::Telephone => match forms::telephone(&text) {
                Some(number) => Some(ValueKind::Iri(Cow::Owned(number))),
                None => {
                    let several = text.split([',', ';', '/']).map(str::trim);
                    let several: Vec<&str> = several.filter(|part| !part.is_empty()).collect();
                    let are_numbers = several.iter().all(|part| forms::telephone(part).is_some());
                    let (message, help) = if several.len() > 1 && are_numbers {
                        let list = several.iter().map(|part| format!("\"{part}\""));
                        let list = list.collect::<Vec<_>>().join(", ");
                        (
                            message!(sv: "`{text}` är flera telefonnummer i ett", en: "`{text}` is several telephone numbers in one", text),
                            Some(
                                message!(sv: "skriv ett nummer per post: `[{list}]`", en: "write one number per item: `[{list}]`", list),
                            ),
                        )
                    } else {
                        let message = message!(sv: "`{text}` är inget telefonnummer", en: "`{text}` is no telephone number", text);
                        (message, None)
                    };
                    let finding = self.report(&rules::TELEPHONE, span, message);
                    finding.help = help.or(finding.help.take());
                    finding.value = Some(text.into_owned().into());
                    None
                }
            },
            Form::OrganisationNumber => self.organisation_number(&text, span),
            Form::BoundingBox | Form::Point | Form::Wkt => {
                let datatype = Some(Cow::Borrowed(geosparql::WKT_LITERAL));
                Some(ValueKind::Literal {
                    text,
                    datatype,
                    language: None,
                })
            }
            Form::HvdMark => {
                let message = message!(sv: "`{key}` hör inte hit", en: "`{key}` does not belong here", key = &row.key);
                self.report(&rules::SHAPE, span, message);
                None
            }
        }
    }

    pub(super) fn organisation_number<'s>(
        &mut self,
        text: &str,
        span: Span,
    ) -> Option<ValueKind<'s>> {
        let message = match forms::organisation_number(text) {
            Ok(digits) => {
                let text = Cow::Owned(forms::written_number(&digits));
                return Some(ValueKind::Literal {
                    text,
                    datatype: None,
                    language: None,
                });
            }
            Err(forms::OrganisationNumberError::Length) => message!(
                sv: "`{text}` är inget organisationsnummer: det har tio siffror",
                en: "`{text}` is no organisation number: that has ten digits",
                text
            ),
            Err(forms::OrganisationNumberError::CheckDigit) => message!(
                sv: "organisationsnumret `{text}` har fel kontrollsiffra; någon siffra är felskriven",
                en: "the organisation number `{text}` has a wrong check digit; one of the digits is mistyped",
                text
            ),
            Err(forms::OrganisationNumberError::Vat) => message!(
                sv: "`{text}` är ett momsregistreringsnummer: organisationsnumret och 01",
                en: "`{text}` is a VAT number: the organisation number and 01",
                text
            ),
            // A personal identity number is not repeated in reports.
            Err(forms::OrganisationNumberError::Personal) => message!(
                sv: "numret är ett personnummer, inte ett organisationsnummer, och får inte publiceras",
                en: "the number is a personal number, not an organisation number, and must not be published"
            ),
        };
        let fixed = forms::fixed_organisation_number(text);
        let help = fixed
            .as_ref()
            .map(|new| message!(sv: "skriv `{new}`", en: "write `{new}`", new));
        let finding = self.report(&rules::ORGANISATION_NUMBER, span, message);
        finding.help = help.or(finding.help.take());
        finding.fix = fixed.map(Fix::certain).map(Box::new);
        None
    }

    /// A value form written as a mapping: a bounding box, a point.
    pub(super) fn form_map<'s>(
        &mut self,
        row: &'static Property,
        form: Form,
        entries: &[Entry<'s>],
    ) -> Option<Value<'s>> {
        let span = entries[0].key_span;
        let mut complete = true;
        for entry in entries
            .iter()
            .filter(|entry| !form.keys().contains(&&*entry.key))
        {
            let message = message!(sv: "`{key}` är ingen nyckel här", en: "`{key}` is no key here", key = &entry.key);
            let keys = form.keys().join(", ");
            let help = message!(sv: "nycklarna är {keys}", en: "the keys are {keys}", keys);
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
                    let message = message!(
                        sv: "`{other_key}` saknar `{key}`",
                        en: "`{other_key}` lacks `{key}`",
                        key,
                        other_key = &row.key
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
            let written = texts.join(", ");
            let message = message!(
                sv: "`{key}` kan inte läsas som koordinater: {written}",
                en: "`{key}` cannot be read as coordinates: {written}",
                written,
                key = &row.key
            );
            let help = coordinates_help(&texts);
            let finding = self.report(&rules::COORDINATES, span, message);
            finding.value = Some(written.into());
            if let Some(help) = help {
                finding.help = Some(help);
            }
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

/// Help for the most likely mistake in coordinates: decimal comma, metres instead of degrees, swapped limits.
fn coordinates_help(texts: &[&str]) -> Option<Message> {
    let commas: Vec<String> = texts.iter().map(|text| text.replace(',', ".")).collect();
    if texts.iter().any(|text| text.contains(',')) {
        let dotted = commas.join(", ");
        return Some(
            message!(sv: "skriv decimalpunkt: {dotted}", en: "write decimal points: {dotted}", dotted),
        );
    }
    let numbers: Vec<f64> = texts
        .iter()
        .filter_map(|text| text.trim().parse().ok())
        .collect();
    if numbers.iter().any(|number| number.abs() > 10_000.0) {
        return Some(message!(
            sv: "det ser ut som SWEREF 99; skriv grader i WGS 84, till exempel 12.9",
            en: "this looks like SWEREF 99; write degrees in WGS 84, for example 12.9"
        ));
    }
    match numbers[..] {
        [west, south, east, north] if west > east || south > north => Some(message!(
            sv: "väster ska vara mindre än öster, och söder mindre än norr",
            en: "west must be less than east, and south less than north"
        )),
        _ => None,
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
