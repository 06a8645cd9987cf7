//! Interprets a value form: an e-mail address, a telephone number, an organisation number, a geometry.

use super::read::Reading;
use super::resource::{Value, ValueKind};
use super::{forms, rules};
use crate::diagnostic::{Fix, Message};
use crate::message;
use crate::profile::{Form, Property};
use crate::rdf::vocab::geosparql;
use crate::source::Span;
use crate::yaml::Entry;
use std::borrow::Cow;

impl Reading<'_> {
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
                    let (message, help) = no_telephone(&text);
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

/// What is said of a text that is no telephone number, with help where it is several.
fn no_telephone(text: &str) -> (Message, Option<Message>) {
    let several = text.split([',', ';', '/']).map(str::trim);
    let several: Vec<&str> = several.filter(|part| !part.is_empty()).collect();
    let are_numbers = several.iter().all(|part| forms::telephone(part).is_some());
    if several.len() < 2 || !are_numbers {
        let message = message!(sv: "`{text}` är inget telefonnummer", en: "`{text}` is no telephone number", text);
        return (message, None);
    }
    let list = several.iter().map(|part| format!("\"{part}\""));
    let list = list.collect::<Vec<_>>().join(", ");
    let message = message!(sv: "`{text}` är flera telefonnummer i ett", en: "`{text}` is several telephone numbers in one", text);
    let help = message!(sv: "skriv ett nummer per post: `[{list}]`", en: "write one number per item: `[{list}]`", list);
    (message, Some(help))
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
