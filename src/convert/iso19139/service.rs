//! A service record as a data service, by katalog's own mapping: endpoint, description, standard.

use super::agents::{call, web};
use super::constraints::Terms;
use super::cx::Cx;
use super::xml::{Element, ElementValue};
use super::{formats, online};
use crate::convert::address;
use crate::convert::tables::{Protocol, Usage};
use crate::rdf::vocab::{dcat, dcterms, foaf};
use crate::source::Span;
use std::collections::HashSet;

/// URLs of a service.
#[derive(Default)]
struct Service {
    endpoints: Vec<(String, Span)>,
    descriptions: Vec<(String, Span)>,
    formats: Vec<(&'static str, Span)>,
    standards: Vec<(&'static str, Span)>,
    /// Endpoints as comparison keys, and descriptions.
    endpoint_keys: HashSet<String>,
    described: HashSet<String>,
}

/// Writes a data service.
pub fn write(cx: &mut Cx<'_, '_>, terms: &Terms) {
    let mut service = Service::default();
    operations(cx, &mut service);
    let has_operations = !service.endpoints.is_empty();
    onlines(cx, &mut service, has_operations);
    by_type(cx, &mut service);
    for (endpoint, span) in &service.endpoints {
        cx.sink.iri(cx.main, dcat::ENDPOINT_URL, endpoint, *span);
    }
    for (description, span) in &service.descriptions {
        cx.sink
            .iri(cx.main, dcat::ENDPOINT_DESCRIPTION, description, *span);
    }
    for (format, span) in &service.formats {
        cx.sink.plain(cx.main, dcterms::FORMAT, format, *span);
    }
    for (standard, span) in &service.standards {
        cx.sink.iri(cx.main, dcterms::CONFORMS_TO, standard, *span);
    }
    terms.write(cx, cx.main);
    if let Some(main) = cx.of_main() {
        main.endpoints = service
            .endpoints
            .iter()
            .map(|(url, _)| address::service_key(url))
            .collect();
        main.formats = service.formats.iter().map(|(format, _)| *format).collect();
    }
}

impl Service {
    /// Adds an endpoint URL.
    fn answers_at(&mut self, url: &str, span: Span) {
        let endpoint = address::endpoint(url);
        if self.endpoint_keys.insert(address::service_key(&endpoint)) {
            self.endpoints.push((endpoint.into_owned(), span));
        }
        if address::asks_for_capabilities(url) {
            self.described_by(url, span);
        }
    }

    /// Adds an endpoint description URL.
    fn described_by(&mut self, url: &str, span: Span) {
        if self.described.insert(url.to_owned()) {
            self.descriptions.push((url.to_owned(), span));
        }
    }

    /// Adds a protocol.
    fn speaks(&mut self, cx: &Cx<'_, '_>, protocol: Option<&'static Protocol>, span: Span) {
        let Some(protocol) = protocol else { return };
        let format = protocol
            .format
            .as_deref()
            .filter(|_| protocol.usage != Usage::Page);
        if let Some(format) = format.and_then(|code| formats::of_code(cx.sink, code))
            && !self.formats.iter().any(|(known, _)| *known == format)
        {
            self.formats.push((format, span));
        }
        if let Some(standard) = protocol.standard.as_deref()
            && !self.standards.iter().any(|(known, _)| *known == standard)
        {
            self.standards.push((standard, span));
        }
    }
}

/// The operations, each with its endpoint.
fn operations(cx: &mut Cx<'_, '_>, service: &mut Service) {
    for operation in cx.info.all("containsOperations/SV_OperationMetadata") {
        // The endpoint description lists the operations.
        if let Some(name) = operation.child("operationName") {
            name.mark_all();
        }
        for point in operation.all("connectPoint/CI_OnlineResource") {
            let Some(held) = online::url(point) else {
                continue;
            };
            let Some(url) = web(cx, &held) else { continue };
            let (protocol, _) = online::how(cx, point, &url);
            service.answers_at(&url, held.span);
            service.speaks(cx, protocol, held.span);
        }
    }
}

/// The online resources: the service itself, its description, or a web page.
fn onlines(cx: &mut Cx<'_, '_>, service: &mut Service, has_operations: bool) {
    for online in online::all(cx.record) {
        let Some(held) = online::url(online.resource) else {
            continue;
        };
        let Some(url) = web(cx, &held) else { continue };
        let (protocol, _) = online::how(cx, online.resource, &url);
        let usage = protocol.map_or(Usage::Unspecified, |protocol| protocol.usage);
        service.speaks(cx, protocol, held.span);
        let known = service
            .endpoints
            .iter()
            .any(|(known, _)| address::service_key(known) == address::service_key(&url));
        if address::asks_for_capabilities(&url) || usage == Usage::Feed {
            service.described_by(&url, held.span);
            if !has_operations {
                service.answers_at(&url, held.span);
            }
        } else if known
            || (usage == Usage::Service && !has_operations)
            || (usage != Usage::Page && service.endpoints.is_empty())
        {
            service.answers_at(&url, held.span);
        } else {
            page(cx, online.resource, &url, &held);
        }
    }
}

/// A web page about the service.
fn page(cx: &mut Cx<'_, '_>, resource: Element<'_>, url: &str, held: &ElementValue<'_>) {
    let node = cx.sink.builder.iri(url);
    cx.sink.link(cx.main, foaf::PAGE, node, held.span);
    let mut described = false;
    for (name, property) in [
        ("name", dcterms::TITLE),
        ("description", dcterms::DESCRIPTION),
    ] {
        let Some(element) = resource.child(name) else {
            continue;
        };
        let texts = cx.languages.texts(cx.sink, element);
        if property == dcterms::TITLE {
            call(cx, node, property, &texts);
        } else {
            for words in &texts {
                cx.sink.words(node, property, words);
            }
        }
        described |= !texts.is_empty();
    }
    if described {
        cx.sink.class(node, foaf::DOCUMENT, held.span);
    }
}

/// The protocol from the service type (`OGC:WMS`), where no URL has one; `view` and the like are not specific.
fn by_type(cx: &mut Cx<'_, '_>, service: &mut Service) {
    let Some(element) = cx.info.child("serviceType") else {
        return;
    };
    let Some((text, span)) = element.inner().and_then(Element::text) else {
        return;
    };
    let protocol = cx.sink.tables.protocol(&text);
    if protocol.is_some_and(|protocol| protocol.usage == Usage::Service) {
        element.mark_all();
        if service.formats.is_empty() {
            service.speaks(cx, protocol, span);
        }
    }
}
