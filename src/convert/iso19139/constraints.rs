//! Constraints: access rights of the resource, and licence and rights statements of its distributions.

use super::agents::call;
use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::Words;
use crate::message;
use crate::profile::{VocabularyValue, fold};
use crate::rdf::vocab::{dcterms, odrs};
use crate::rdf::{TermId, is_absolute_iri};
use crate::source::Span;

/// Terms of use that apply to each distribution.
#[derive(Debug, Default)]
pub struct Terms {
    /// Licences.
    licences: Vec<(TermId, Span)>,
    /// Conditions in text.
    conditions: Vec<Words>,
    /// URLs of documents with conditions.
    guidelines: Vec<(String, Span)>,
}

/// What a constraint is about, by its sibling elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ConstraintScope {
    /// Access, and perhaps use too.
    Access,
    /// Use alone.
    Use,
    /// Neither is stated.
    Unspecified,
}

/// From open to closed.
const ORDER: [&str; 3] = ["PUBLIC", "RESTRICTED", "NON_PUBLIC"];

/// Constraints collected from a record.
#[derive(Default)]
struct Found<'r> {
    terms: Terms,
    /// Access right codes with spans.
    access: Vec<(String, Span)>,
    /// Use constraints with a URL that is no known licence.
    unknown: Vec<(Element<'r>, ElementValue<'r>)>,
}

/// Writes the access rights, and returns the terms for distributions.
pub fn read(cx: &mut Cx<'_, '_>) -> Terms {
    let mut found = Found::default();
    for constraints in cx.info.all("resourceConstraints/*") {
        let of = match ["accessConstraints", "useConstraints"].map(|name| constraints.child(name)) {
            [Some(_), _] => ConstraintScope::Access,
            [None, Some(_)] => ConstraintScope::Use,
            [None, None] => ConstraintScope::Unspecified,
        };
        for name in ["accessConstraints", "useConstraints"] {
            points_elsewhere(constraints, name);
        }
        for element in constraints.children("otherConstraints") {
            constraint(cx, element, of, &mut found);
        }
        for element in constraints.children("useLimitation") {
            constraint(cx, element, ConstraintScope::Use, &mut found);
        }
        classification(cx, constraints, &mut found);
    }
    unknown_licences(cx, &mut found);
    access_rights(cx, &found.access);
    found.terms
}

/// `otherRestrictions` only refers to a text elsewhere; so does `license` if there is a text.
fn points_elsewhere(constraints: Element<'_>, name: &str) {
    let has_words = constraints.child("otherConstraints").is_some();
    for element in constraints.children(name) {
        let code = element
            .inner()
            .and_then(|code| code.attribute("codeListValue"));
        if code.is_some_and(|code| {
            code.ends_with("otherRestrictions") || has_words && code.contains("licen")
        }) {
            element.mark_all();
        }
    }
}

fn constraint<'r>(
    cx: &mut Cx<'r, '_>,
    element: Element<'r>,
    of: ConstraintScope,
    found: &mut Found<'r>,
) {
    let Some(held) = element.value() else { return };
    if let Some(licence) = licence(cx, &held) {
        let term = cx.sink.builder.iri(licence.value());
        found.terms.licences.push((term, held.span));
        element.mark_all();
        return;
    }
    // That nothing limits the use says nothing of who may have the data.
    if of == ConstraintScope::Use
        && limitation_in_list(cx, &held).is_none()
        && is_no_limit(cx, &held)
    {
        return keep(cx, element, &held, &mut found.terms);
    }
    if let Some(code) = limitation(cx, &held) {
        found.access.push((code, held.span));
        element.mark_all();
        return;
    }
    if is_condition(cx, &held) {
        return keep(cx, element, &held, &mut found.terms);
    }
    if of == ConstraintScope::Access {
        let message = message!(sv: "begränsningen av åtkomst `{short}` är inte känd", en: "the limitation of access `{short}` is not known", short = short(held.any()));
        cx.report(&rules::UNKNOWN_LIMITATION, held.span, message)
            .property(dcterms::ACCESS_RIGHTS)
            .value(held.any());
        return keep(cx, element, &held, &mut found.terms);
    }
    found.unknown.push((element, held));
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// The licence given by URL, by name, or by a URL in the text.
fn licence(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> Option<&'static VocabularyValue> {
    let iso = &cx.sink.tables.iso;
    let within = held
        .text
        .split_whitespace()
        .filter(|word| word.contains("://"));
    let within = within.map(|word| word.trim_matches(|c: char| "()[]<>.,;\"".contains(c)));
    let said = [held.href, Some(held.text.as_str())].into_iter().flatten();
    said.chain(within).find_map(|text| {
        for list in &iso.licence_lists {
            if let Some(code) =
                in_list(text, &list.address).and_then(|value| list.values.get(value))
            {
                return cx.sink.listed("licence", code);
            }
        }
        let word = iso
            .licence_words
            .iter()
            .find(|(word, _)| fold(word) == fold(text));
        let text = word.map_or(text, |(_, code)| code.as_str());
        cx.sink
            .listed("licence", text)
            .or_else(|| cx.sink.listed("licence-other", text))
    })
}

/// The code in a URL below `list`, with either scheme.
fn in_list<'t>(text: &'t str, list: &str) -> Option<&'t str> {
    let (_, list) = list.split_once("://")?;
    let (_, text) = text.split_once("://")?;
    text.strip_prefix(list)
}

/// The access right for a limitation: a code, or known words.
fn limitation(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> Option<String> {
    limitation_in_list(cx, held).or_else(|| limitation_in_words(cx, held))
}

/// The access right for a code of a list of limitations of access.
fn limitation_in_list(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> Option<String> {
    let iso = &cx.sink.tables.iso;
    for text in [held.href, Some(held.text.as_str())].into_iter().flatten() {
        for list in &iso.limitations {
            if let Some(value) = in_list(text, &list.address) {
                return Some(list.values.get(value).unwrap_or(&list.otherwise).clone());
            }
        }
    }
    None
}

/// Whether known words say that there is no limit.
fn is_no_limit(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> bool {
    limitation_in_words(cx, held).is_some_and(|code| code == ORDER[0])
}

fn limitation_in_words(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> Option<String> {
    let iso = &cx.sink.tables.iso;
    let text = fold(held.text.trim_end_matches('.'));
    let mut words = iso.limitation_words.iter();
    words
        .find(|(_, words)| words.iter().any(|word| fold(word) == text))
        .map(|(code, _)| code.clone())
}

fn is_condition(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> bool {
    let lists = &cx.sink.tables.iso.condition_lists;
    let texts = [held.href, Some(held.text.as_str())];
    texts
        .into_iter()
        .flatten()
        .any(|text| lists.iter().any(|list| in_list(text, list).is_some()))
}

/// Adds a condition to the rights statement.
fn keep(cx: &mut Cx<'_, '_>, element: Element<'_>, held: &ElementValue<'_>, terms: &mut Terms) {
    if !held.text.is_empty() {
        terms
            .conditions
            .extend(cx.languages.texts(cx.sink, element));
    }
    if let Some(href) = held.href.filter(|href| is_absolute_iri(href)) {
        terms.guidelines.push((href.to_owned(), held.span));
    }
}

fn classification(cx: &mut Cx<'_, '_>, constraints: Element<'_>, found: &mut Found<'_>) {
    let Some(code) = constraints.child("classification").and_then(Element::code) else {
        return;
    };
    match cx.sink.tables.iso.classifications.get(&code.text) {
        Some(right) => found.access.push((right.clone(), code.span)),
        None => {
            let message = message!(sv: "informationssäkerhetsklassen `{text}` är inte känd", en: "the security classification `{text}` is not known", text = &code.text);
            cx.report(&rules::UNKNOWN_LIMITATION, code.span, message)
                .property(dcterms::ACCESS_RIGHTS)
                .value(&code.text);
        }
    }
}

/// Use constraints that are no known licence: without a known licence, one with a URL becomes a licence document; the
/// others are added to the rights statement.
fn unknown_licences<'r>(cx: &mut Cx<'r, '_>, found: &mut Found<'r>) {
    let has_licence = !found.terms.licences.is_empty();
    for (element, held) in std::mem::take(&mut found.unknown) {
        let document = held
            .href
            .filter(|href| !has_licence && href.starts_with("http") && is_absolute_iri(href));
        if let Some(href) = document {
            let term = cx.sink.builder.iri(href);
            cx.sink.class(term, dcterms::LICENSE_DOCUMENT, held.span);
            let names = cx.languages.texts(cx.sink, element);
            call(cx, term, dcterms::TITLE, &names);
            found.terms.licences.push((term, held.span));
        } else {
            keep(cx, element, &held, &mut found.terms);
        }
        // Additional text beside a licence is normal.
        if !has_licence {
            let message = message!(sv: "villkoret `{short}` är ingen känd licens", en: "the condition `{short}` is no known licence", short = short(held.any()));
            cx.report(&rules::UNKNOWN_LICENCE, held.span, message)
                .property(dcterms::LICENSE)
                .value(held.any());
        }
    }
}

/// A single access right: of several, the most restrictive.
fn access_rights(cx: &mut Cx<'_, '_>, access: &[(String, Span)]) {
    let rank = |code: &str| ORDER.iter().position(|known| *known == code);
    let Some((code, span)) = access.iter().max_by_key(|(code, _)| rank(code)) else {
        return;
    };
    let others: Vec<&(String, Span)> = access.iter().filter(|(other, _)| other != code).collect();
    if let Some((other, place)) = others.first() {
        let message = message!(sv: "både {code} och {other} följer av begränsningarna", en: "both {code} and {other} follow from the limitations", code, other);
        let help = message!(sv: "{code} togs med, som är strängast; ändra `accessRights` om det är fel", en: "{code} was taken, which is the strictest; change `accessRights` if that is wrong", code);
        cx.report(&rules::CONFLICTING_LIMITATIONS, *place, message)
            .property(dcterms::ACCESS_RIGHTS)
            .value(other)
            .help(help);
    }
    if let Some(value) = cx.sink.listed("access-right", code) {
        cx.sink
            .iri(cx.main, dcterms::ACCESS_RIGHTS, value.value(), *span);
    }
}

impl Terms {
    /// Writes the terms of a distribution or service.
    pub fn write(&self, cx: &mut Cx<'_, '_>, of: TermId) {
        for (licence, span) in &self.licences {
            cx.sink.link(of, dcterms::LICENSE, *licence, *span);
        }
        let first = self.conditions.first().map(|words| words.span);
        let Some(span) = first.or(self.guidelines.first().map(|(_, span)| *span)) else {
            return;
        };
        let node = cx.blank("rättigheter");
        cx.sink.link(of, dcterms::RIGHTS, node, span);
        cx.sink.class(node, odrs::RIGHTS_STATEMENT, span);
        for words in self.in_each_language() {
            cx.sink.words(node, odrs::ATTRIBUTION_TEXT, &words);
        }
        for (page, span) in &self.guidelines {
            cx.sink.iri(node, odrs::REUSER_GUIDELINES, page, *span);
        }
    }

    /// One text for each language, as a rights statement has one.
    fn in_each_language(&self) -> Vec<Words> {
        let mut joined: Vec<Words> = Vec::new();
        for words in &self.conditions {
            match joined
                .iter_mut()
                .find(|known| known.language == words.language)
            {
                Some(known) if known.text.contains(&words.text) => {}
                Some(known) => {
                    known.text.push_str("\n\n");
                    known.text.push_str(&words.text);
                }
                None => joined.push(words.clone()),
            }
        }
        joined
    }
}
