//! A single value by the range of its row: a listed value, a value form, a text, a number, a URL.

use super::key_context::KeyContext;
use crate::convert::iso19139::is_media_type;
use crate::convert::rules;
use crate::convert::sink::{Sink, Words, date_type};
use crate::description::forms;
use crate::diagnostic::{Message, RuleMeta};
use crate::message;
use crate::profile::{Form, NodeKind, Property, VocabularyValue};
use crate::rdf::TermId;
use crate::rdf::is_absolute_iri;
use crate::rdf::vocab::xsd;
use crate::source::Span;

/// Writes a value.
pub fn write(sink: &mut Sink<'_>, at: &KeyContext<'_>, text: &str, span: Span) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let own = sink.tables.x_dcat.words.get(at.key);
    let word = own
        .and_then(|words| words.get(text))
        .map_or(text, String::as_str);
    if let Some(value) = listed(sink, at.property, word) {
        return write_listed(sink, at, value, span);
    }
    if let Some(object) = in_list_address(sink, at, text, span) {
        return sink.iri(at.subject, &at.property.iri, &object, span);
    }
    let takes_literal = at
        .property
        .alternatives
        .iter()
        .any(|alternative| alternative.node.is_literal());
    if takes_literal {
        return literal(sink, at, text, span);
    }
    if let Some(form) = form(at.property) {
        return formed(sink, at.subject, at.property, form, text, span);
    }
    // Plain text in place of a mapping is the value of its main property: provenance, fee.
    let class = at.has_object_class().map(|class| sink.profile.class(class));
    let inner = class.and_then(|class| class.by_key(class.text_key.as_deref()?));
    if let (Some(class), Some(inner)) = (class, inner)
        && !is_absolute_iri(text)
    {
        let node = sink.blank(at.key);
        sink.link(at.subject, &at.property.iri, node, span);
        sink.class(node, &class.iri, span);
        return match form(inner) {
            Some(form) => formed(sink, node, inner, form, text, span),
            None => words(sink, node, &inner.iri, at.language, text, span),
        };
    }
    resource(sink, at, text, span);
}

/// The listed value for a code, label or URL.
fn listed(sink: &Sink<'_>, property: &Property, text: &str) -> Option<&'static VocabularyValue> {
    let alternatives = property.alternatives.iter();
    alternatives
        .flat_map(|alternative| alternative.vocabularies.iter().chain(&alternative.suggest))
        .find_map(|id| sink.listed(&sink.profile.vocabulary(*id).name, text))
}

fn write_listed(sink: &mut Sink<'_>, at: &KeyContext<'_>, value: &VocabularyValue, span: Span) {
    match &value.iri {
        Some(iri) => sink.iri(at.subject, &at.property.iri, iri, span),
        None => sink.plain(at.subject, &at.property.iri, value.value(), span),
    }
}

/// A code with the URL of a vocabulary before it; an unknown code is reported.
fn in_list_address(
    sink: &mut Sink<'_>,
    at: &KeyContext<'_>,
    text: &str,
    span: Span,
) -> Option<String> {
    let key = format!("{}.{}", at.class.name, at.key);
    let address = sink.tables.x_dcat.addresses.get(&key)?;
    if text.contains([':', '/', ' ']) {
        return None;
    }
    let known = sink.tables.x_dcat.known.get(&key)?;
    if !known.iter().any(|word| word == text) {
        let listed = known.join(", ");
        let key = at.key;
        let message = message!(sv: "`{key}`: `{text}` finns inte i listan", en: "`{key}`: `{text}` is not in the list", key, text);
        let help = message!(sv: "i listan finns {listed}", en: "the list has {listed}", listed);
        sink.report(&rules::UNKNOWN_CODE, span, message)
            .property(&at.property.iri)
            .value(text)
            .help(help);
    }
    Some(format!("{address}{text}"))
}

fn form(property: &Property) -> Option<Form> {
    property
        .alternatives
        .iter()
        .find_map(|alternative| alternative.form)
        .filter(|form| !form.prefix().is_empty())
}

/// An e-mail address or a telephone number.
fn formed(
    sink: &mut Sink<'_>,
    subject: TermId,
    property: &Property,
    form: Form,
    text: &str,
    span: Span,
) {
    let value = match form {
        Form::Email => forms::email(text).map(|address| format!("mailto:{address}")),
        Form::Telephone => forms::telephone(text),
        Form::BoundingBox | Form::Point | Form::Wkt | Form::OrganisationNumber | Form::HvdMark => {
            None
        }
    };
    if let Some(value) = value {
        return sink.iri(subject, &property.iri, &value, span);
    }
    let message = match form {
        Form::Telephone => {
            message!(sv: "`{text}` är inget telefonnummer", en: "`{text}` is no telephone number", text)
        }
        _ => {
            message!(sv: "`{text}` är ingen e-postadress", en: "`{text}` is no e-mail address", text)
        }
    };
    sink.report(&rules::UNREADABLE_VALUE, span, message)
        .property(&property.iri)
        .value(text);
    // Kept as written: rules on values report it.
    sink.plain(subject, &property.iri, text, span);
}

fn words(
    sink: &mut Sink<'_>,
    subject: TermId,
    property: &str,
    language: Option<&str>,
    text: &str,
    span: Span,
) {
    let words = Words {
        text: text.to_owned(),
        language: language.map(str::to_owned),
        span,
    };
    sink.words(subject, property, &words);
}

/// A text, number, date or geometry.
fn literal(sink: &mut Sink<'_>, at: &KeyContext<'_>, text: &str, span: Span) {
    let iri = &at.property.iri;
    let datatypes: Vec<&str> = at
        .property
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.datatypes)
        .map(String::as_str)
        .collect();
    let datatype = match datatypes[..] {
        [] => None,
        [only] => Some(only),
        _ => date_type(text).filter(|datatype| datatypes.contains(datatype)),
    };
    match datatype {
        Some(datatype) => {
            let text = if datatype == xsd::DECIMAL {
                text.replace(',', ".")
            } else {
                text.to_owned()
            };
            sink.typed(at.subject, iri, &text, datatype, span);
        }
        None if datatypes.is_empty() => {
            words(sink, at.subject, iri, at.language, text, span);
            if at
                .property
                .alternatives
                .iter()
                .any(|alternative| !alternative.vocabularies.is_empty())
                && !is_media_type(text)
            {
                unknown(sink, at, &rules::UNKNOWN_FORMAT, text, span);
            }
        }
        None => {
            sink.plain(at.subject, iri, text, span);
            let message = message!(sv: "`{text}` är inget datum", en: "`{text}` is no date", text);
            sink.report(&rules::UNREADABLE_VALUE, span, message)
                .property(iri)
                .value(text);
        }
    }
}

/// A URL; an unknown word is kept as text, and reported.
fn resource(sink: &mut Sink<'_>, at: &KeyContext<'_>, text: &str, span: Span) {
    let from_list = at
        .property
        .alternatives
        .iter()
        .any(|alternative| !alternative.vocabularies.is_empty());
    if let Some(iri) = sink.address(text, span, &Message::quoted(at.key)) {
        return sink.iri(at.subject, &at.property.iri, &iri, span);
    }
    let rule = if at.key.starts_with("licen") {
        &rules::UNKNOWN_LICENCE
    } else if at
        .property
        .alternatives
        .iter()
        .all(|alternative| alternative.node == NodeKind::Iri)
        && at.key == "role"
    {
        &rules::UNKNOWN_ROLE
    } else if from_list {
        &rules::UNKNOWN_CODE
    } else {
        &rules::UNREADABLE_VALUE
    };
    unknown(sink, at, rule, text, span);
    words(sink, at.subject, &at.property.iri, at.language, text, span);
}

fn unknown(
    sink: &mut Sink<'_>,
    at: &KeyContext<'_>,
    rule: &'static RuleMeta,
    text: &str,
    span: Span,
) {
    let key = at.key;
    let message = if rule.id == rules::UNREADABLE_VALUE.id {
        message!(sv: "`{key}`: `{text}` är ingen adress", en: "`{key}`: `{text}` is no address", key, text)
    } else {
        message!(sv: "`{key}`: `{text}` är inte känt", en: "`{key}`: `{text}` is not known", key, text)
    };
    let mut lists = at
        .property
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.vocabularies);
    let profile = sink.profile;
    let mut nearest = || lists.find_map(|id| profile.vocabulary(*id).nearest(text));
    let near = sink.suggestions.look(&mut nearest);
    let help = near
        .map(|value| message!(sv: "menade du `{code}`?", en: "did you mean `{code}`?", code = &value.code));
    let report = sink
        .report(rule, span, message)
        .property(&at.property.iri)
        .value(text);
    if let Some(help) = help {
        report.help(help);
    }
}
