//! Fallbacks from the API description, for properties that the `x-dcat` block does not give.

use crate::convert::sink::{Sink, Words};
use crate::description::forms;
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms, foaf, vcard};
use crate::yaml::Node;
use std::borrow::Cow;

/// Adds title, description, address, contact, licence and documentation from the API description.
pub fn fill_in(sink: &mut Sink<'_>, service: TermId, root: &Node<'_>, block: &Node<'_>) {
    let lacks = |keys: &[&str]| {
        !block.entries().iter().any(|entry| {
            let base = entry.key.rsplit_once('-').filter(|(_, tag)| tag.len() == 2);
            let base = base.map_or(&*entry.key, |(base, _)| base);
            keys.contains(&base)
        })
    };
    if let Some(info) = root.get("info") {
        for (key, property) in [
            ("title", dcterms::TITLE),
            ("description", dcterms::DESCRIPTION),
        ] {
            if let Some(node) = info.get(key).filter(|_| lacks(&[key])) {
                text(sink, service, property, node);
            }
        }
        if let Some(node) = info.get("contact").filter(|_| lacks(&["contactPoint"])) {
            contact(sink, service, node);
        }
        if let Some(node) = info
            .get("license")
            .filter(|_| lacks(&["license", "licensedoc", "licenseurl"]))
        {
            licence(sink, service, node);
        }
    }
    if lacks(&["endpointURL"]) {
        servers(sink, service, root);
    }
    let docs = root.get("externalDocs").and_then(|docs| docs.get("url"));
    if let Some(node) = docs.filter(|_| lacks(&["page"])) {
        address(sink, service, foaf::PAGE, node);
    }
}

/// A plain text, as its language is unknown.
fn text(sink: &mut Sink<'_>, s: TermId, property: &str, node: &Node<'_>) {
    if let Some(text) = node.text().map(str::trim).filter(|text| !text.is_empty()) {
        let words = Words {
            text: text.to_owned(),
            language: None,
            span: node.span,
        };
        sink.words(s, property, &words);
    }
}

fn address(sink: &mut Sink<'_>, s: TermId, property: &str, node: &Node<'_>) {
    let whose = message!(sv: "API-beskrivningen", en: "the API description");
    let Some(text) = node.text() else { return };
    if let Some(iri) = sink.address(text, node.span, &whose) {
        sink.iri(s, property, &iri, node.span);
    }
}

fn contact(sink: &mut Sink<'_>, service: TermId, node: &Node<'_>) {
    let name = node.get("name").or_else(|| node.get("email"));
    let Some(name) = name.filter(|name| name.text().is_some()) else {
        return;
    };
    let contact = sink.blank(name.text().unwrap_or("kontakt"));
    sink.link(service, dcat::CONTACT_POINT, contact, node.span);
    sink.class(contact, vcard::ORGANIZATION, node.span);
    text(sink, contact, vcard::FN, name);
    if let Some(email) = node.get("email")
        && let Some(mail) = email.text().and_then(forms::email)
    {
        sink.iri(
            contact,
            vcard::HAS_EMAIL,
            &format!("mailto:{mail}"),
            email.span,
        );
    }
    if let Some(url) = node.get("url") {
        address(sink, contact, vcard::HAS_URL, url);
    }
}

fn licence(sink: &mut Sink<'_>, service: TermId, node: &Node<'_>) {
    let words = ["url", "identifier", "name"].into_iter();
    let words: Vec<&Node<'_>> = words.filter_map(|key| node.get(key)).collect();
    let known = words.iter().find_map(|word| {
        let text = word.text()?;
        let value = sink
            .listed("licence", text)
            .or_else(|| sink.listed("licence-other", text))?;
        Some((value, word.span))
    });
    match (known, node.get("url")) {
        (Some((value, span)), _) => sink.iri(service, dcterms::LICENSE, value.value(), span),
        (None, Some(url)) => address(sink, service, dcterms::LICENSE, url),
        (None, None) => {}
    }
}

/// `servers`; in descriptions of Swagger 2 `schemes`, `host` and `basePath`.
fn servers(sink: &mut Sink<'_>, service: TermId, root: &Node<'_>) {
    for server in root.get("servers").map(Node::items).unwrap_or_default() {
        // A relative path is relative to the URL of the description, which is unknown.
        if let Some(url) = server.get("url").filter(|url| {
            url.text()
                .is_some_and(|text| text.contains("://") && !text.contains('{'))
        }) {
            address(sink, service, dcat::ENDPOINT_URL, url);
        }
    }
    if let Some(host) = root.get("host")
        && let Some(name) = host.text()
    {
        let schemes = root.get("schemes").map(Node::items).unwrap_or_default();
        let schemes: Vec<&str> = schemes.iter().filter_map(Node::text).collect();
        let scheme = if schemes.contains(&"https") || schemes.is_empty() {
            "https"
        } else {
            schemes[0]
        };
        let path: Cow<'_, str> = root
            .get("basePath")
            .and_then(Node::text)
            .unwrap_or_default()
            .into();
        sink.iri(
            service,
            dcat::ENDPOINT_URL,
            &format!("{scheme}://{name}{path}"),
            host.span,
        );
    }
}
