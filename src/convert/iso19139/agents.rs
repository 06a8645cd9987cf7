//! Responsible parties as agents and contact points, deduplicated across records.

use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::Words;
use crate::description::forms;
use crate::message;
use crate::profile::fold;
use crate::rdf::vocab::{foaf, vcard};
use crate::rdf::{TermId, is_absolute_iri};
use crate::source::Span;

/// A `gmd:CI_ResponsibleParty`. Its parts are read on demand, so that unused ones are reported as left out.
#[derive(Clone, Copy, Debug)]
pub struct Party<'r> {
    element: Element<'r>,
}

/// Elements of a postal address, with their properties.
const ADDRESS: [(&str, &str); 4] = [
    ("deliveryPoint", vcard::STREET_ADDRESS),
    ("postalCode", vcard::POSTAL_CODE),
    ("city", vcard::LOCALITY),
    ("country", vcard::COUNTRY_NAME),
];

impl<'r> Party<'r> {
    /// The party in an element.
    pub fn read(element: Element<'r>) -> Self {
        Self { element }
    }

    /// The element with its name: organisation, else person, else position.
    fn named(self) -> Option<Element<'r>> {
        ["organisationName", "individualName", "positionName"]
            .into_iter()
            .filter_map(|name| self.element.child(name))
            .find(|element| element.text_value().is_some())
    }

    /// Its name.
    pub fn name(self) -> Option<ElementValue<'r>> {
        self.named()?.text_value()
    }

    /// Whether only a person is named.
    fn is_person(self) -> bool {
        self.named().is_some_and(|named| named.is("individualName"))
    }

    fn emails(self) -> Vec<ElementValue<'r>> {
        self.value("contactInfo/CI_Contact/address/CI_Address/electronicMailAddress")
    }

    fn websites(self) -> Vec<ElementValue<'r>> {
        self.value("contactInfo/CI_Contact/onlineResource/CI_OnlineResource/linkage")
    }

    fn telephones(self) -> Vec<ElementValue<'r>> {
        self.value("contactInfo/CI_Contact/phone/CI_Telephone/voice")
    }

    fn value(self, path: &str) -> Vec<ElementValue<'r>> {
        let elements = self.element.all(path).into_iter();
        elements.filter_map(Element::text_value).collect()
    }
}

/// Key for deduplication: the names, ignoring case and whitespace.
fn key(held: &ElementValue<'_>) -> String {
    fold(&held.text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The agent with this name, if there is one.
pub fn known(cx: &Cx<'_, '_>, held: &ElementValue<'_>) -> Option<TermId> {
    cx.records.agents.get(&key(held)).copied()
}

/// The party as an agent: one for each name, ignoring case and whitespace.
pub fn agent(cx: &mut Cx<'_, '_>, party: &Party<'_>) -> Option<(TermId, Span)> {
    let Some(named) = party.named() else {
        nameless(cx, party);
        return None;
    };
    let called = cx.languages.texts(cx.sink, named);
    let held = named.text_value()?;
    let key = key(&held);
    let known = cx.records.agents.get(&key).copied();
    let term = known.unwrap_or_else(|| {
        let iri = held
            .href
            .filter(|href| href.starts_with("http") && is_absolute_iri(href));
        match iri {
            Some(iri) => cx.sink.builder.iri(iri),
            None => cx.sink.blank(&format!("aktör {key}")),
        }
    });
    if known.is_none() {
        cx.records.agents.insert(key, term);
        let class = if party.is_person() {
            foaf::PERSON
        } else {
            foaf::ORGANIZATION
        };
        cx.sink.class(term, class, held.span);
    }
    call(cx, term, foaf::NAME, &called);
    for email in party.emails() {
        if let Some(address) = mailto(cx, &email) {
            cx.sink.iri(term, foaf::MBOX, &address, email.span);
        }
    }
    for website in party.websites() {
        if let Some(address) = web(cx, &website) {
            cx.sink.iri(term, foaf::HOMEPAGE, &address, website.span);
        }
    }
    Some((term, held.span))
}

/// Adds names to a shared agent; in each language the first one is kept.
pub fn call(cx: &mut Cx<'_, '_>, term: TermId, property: &str, names: &[Words]) {
    for name in names {
        if cx.records.called.insert((term, name.language.clone())) {
            cx.sink.words(term, property, name);
        }
    }
}

fn nameless(cx: &mut Cx<'_, '_>, party: &Party<'_>) {
    let message = message!(sv: "en aktör saknar namn", en: "a party has no name");
    cx.report(&rules::UNREADABLE_VALUE, party.element.span(), message)
        .property(foaf::NAME);
}

/// The party as a contact point: one for all records with the same data.
pub fn contact(cx: &mut Cx<'_, '_>, party: &Party<'_>) -> Option<(TermId, Span)> {
    let emails = party.emails();
    let named = party.named();
    let Some(held) = named
        .and_then(Element::text_value)
        .or_else(|| emails.first().cloned())
    else {
        nameless(cx, party);
        return None;
    };
    let telephones = party.telephones();
    let websites = party.websites();
    let address = address(party);
    let said = [&emails, &telephones, &websites].into_iter().flatten();
    let key: Vec<&str> = std::iter::once(&held)
        .chain(said)
        .chain(address.iter().map(|(_, part)| part))
        .map(|part| part.text.as_str())
        .collect();
    let key = fold(&key.join("\n"));
    if let Some(term) = cx.records.contacts.get(&key) {
        return Some((*term, held.span));
    }
    let term = cx.sink.blank(&format!("kontakt {}", held.text));
    cx.records.contacts.insert(key, term);
    let class = if party.is_person() {
        vcard::INDIVIDUAL
    } else {
        vcard::ORGANIZATION
    };
    cx.sink.class(term, class, held.span);
    names(cx, term, named, &held);
    for email in &emails {
        if let Some(address) = mailto(cx, email) {
            cx.sink.iri(term, vcard::HAS_EMAIL, &address, email.span);
        }
    }
    for telephone in &telephones {
        self::telephone(cx, term, telephone);
    }
    write_address(cx, term, &address);
    for website in &websites {
        if let Some(address) = web(cx, website) {
            cx.sink.iri(term, vcard::HAS_URL, &address, website.span);
        }
    }
    Some((term, held.span))
}

/// A single name is plain; several are language-tagged.
fn names(cx: &mut Cx<'_, '_>, term: TermId, named: Option<Element<'_>>, held: &ElementValue<'_>) {
    let texts = named
        .map(|named| cx.languages.texts(cx.sink, named))
        .unwrap_or_default();
    if texts.len() > 1 {
        for name in &texts {
            cx.sink.words(term, vcard::FN, name);
        }
    } else {
        cx.sink.plain(term, vcard::FN, &held.text, held.span);
    }
}

fn address<'r>(party: &Party<'r>) -> Vec<(&'static str, ElementValue<'r>)> {
    let Some(element) = party
        .element
        .at("contactInfo/CI_Contact/address/CI_Address")
    else {
        return Vec::new();
    };
    let part = |(name, property)| Some((property, element.child(name)?.text_value()?));
    ADDRESS.into_iter().filter_map(part).collect()
}

fn write_address(cx: &mut Cx<'_, '_>, contact: TermId, parts: &[(&'static str, ElementValue<'_>)]) {
    let Some((_, first)) = parts.first() else {
        return;
    };
    let node = cx.blank("adress");
    cx.sink.link(contact, vcard::HAS_ADDRESS, node, first.span);
    cx.sink.class(node, vcard::ADDRESS, first.span);
    for (property, part) in parts {
        cx.sink.plain(node, property, &part.text, part.span);
    }
}

fn telephone(cx: &mut Cx<'_, '_>, contact: TermId, held: &ElementValue<'_>) {
    let Some(number) = forms::telephone(&held.text) else {
        let message = message!(sv: "`{text}` är inget telefonnummer", en: "`{text}` is no telephone number", text = &held.text);
        cx.report(&rules::UNREADABLE_VALUE, held.span, message)
            .property(vcard::HAS_TELEPHONE)
            .value(&held.text);
        return;
    };
    let node = cx.blank("telefon");
    cx.sink.link(contact, vcard::HAS_TELEPHONE, node, held.span);
    cx.sink.class(node, vcard::VOICE, held.span);
    cx.sink.iri(node, vcard::HAS_VALUE, &number, held.span);
}

fn mailto(cx: &mut Cx<'_, '_>, held: &ElementValue<'_>) -> Option<String> {
    if let Some(address) = forms::email(&held.text) {
        return Some(format!("mailto:{address}"));
    }
    let message = message!(sv: "`{text}` är ingen e-postadress", en: "`{text}` is no e-mail address", text = &held.text);
    cx.report(&rules::UNREADABLE_VALUE, held.span, message)
        .property(foaf::MBOX)
        .value(&held.text);
    None
}

/// A web URL; `None` with a finding.
pub fn web(cx: &mut Cx<'_, '_>, held: &ElementValue<'_>) -> Option<String> {
    let whose = message!(sv: "post `{ident}`", en: "record `{ident}`", ident = &cx.ident);
    let address = cx.sink.address(held.any(), held.span, &whose);
    if address.is_none() {
        let message = message!(sv: "`{held}` är ingen webbadress", en: "`{held}` is no web address", held = held.any());
        cx.report(&rules::UNREADABLE_VALUE, held.span, message)
            .value(held.any());
    }
    address
}
