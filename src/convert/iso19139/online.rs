//! Online resources of a dataset as distributions.

use super::agents::web;
use super::constraints::Terms;
use super::cx::Cx;
use super::formats;
use super::keywords::mark_high_value;
use super::xml::{Element, ElementValue};
use crate::convert::address;
use crate::convert::rules;
use crate::convert::tables::{Protocol, Usage};
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms, xsd};
use std::collections::HashSet;

/// The media type of web pages, which are read in a browser.
const PAGE: &str = "text/html";

/// An online resource with its transfer options.
#[derive(Clone, Copy, Debug)]
pub struct Online<'r> {
    /// `CI_OnlineResource`.
    pub resource: Element<'r>,
    /// Transfer size, where there is only one resource.
    size: Option<Element<'r>>,
}

/// The online resources of a record. Those of the distributor are skipped if they are duplicates.
pub fn all(record: Element<'_>) -> Vec<Online<'_>> {
    let mut found = Vec::new();
    let mut addresses = HashSet::new();
    let transfers =
        record.all("distributionInfo/MD_Distribution/transferOptions/MD_DigitalTransferOptions");
    for transfer in transfers {
        for online in in_transfer(transfer) {
            addresses.extend(url(online.resource).map(|held| held.any().to_owned()));
            found.push(online);
        }
    }
    let copies = record.all("distributionInfo/MD_Distribution/distributor/MD_Distributor/distributorTransferOptions/MD_DigitalTransferOptions");
    for transfer in copies {
        for online in in_transfer(transfer) {
            let is_new =
                url(online.resource).is_some_and(|held| addresses.insert(held.any().to_owned()));
            if is_new {
                found.push(online);
            } else {
                transfer.mark_all();
            }
        }
    }
    found
}

fn in_transfer(transfer: Element<'_>) -> Vec<Online<'_>> {
    let resources = transfer.all("onLine/CI_OnlineResource");
    let size = transfer
        .child("transferSize")
        .filter(|_| resources.len() == 1);
    let online = |resource| Online { resource, size };
    resources.into_iter().map(online).collect()
}

/// The URL of an online resource.
pub fn url(resource: Element<'_>) -> Option<ElementValue<'_>> {
    resource.child("linkage")?.value()
}

/// Writes a distribution for each online resource. Without any, licence and rights are given on the dataset.
pub fn write(cx: &mut Cx<'_, '_>, terms: &Terms) {
    let mut any = false;
    for online in all(cx.record) {
        if let Some(node) = distribution(cx, &online) {
            terms.write(cx, node);
            any = true;
        }
    }
    if !any {
        terms.write(cx, cx.main);
    }
}

fn distribution<'r>(cx: &mut Cx<'r, '_>, online: &Online<'r>) -> Option<TermId> {
    let resource = online.resource;
    let held = url(resource)?;
    let address = web(cx, &held)?;
    let node = cx.blank("distribution");
    let span = resource.span();
    cx.sink.link(cx.main, dcat::P_DISTRIBUTION, node, span);
    cx.sink.class(node, dcat::DISTRIBUTION, span);
    called(cx, node, resource);
    cx.sink.iri(node, dcat::ACCESS_URL, &address, held.span);
    let (protocol, place) = how(cx, resource, &address);
    let format = format(
        cx,
        node,
        protocol,
        &address,
        place.as_ref().unwrap_or(&held),
    );
    if let Some(Usage::Service) = protocol.map(|protocol| protocol.usage) {
        let key = address::service_key(&address);
        if let Some(main) = cx.of_main() {
            main.through.push((node, key, format, held.span));
        }
    }
    let may_be_file = protocol.is_none_or(|p| p.usage == Usage::Download);
    let ending = formats::by_ending(cx.sink, &address).filter(|format| *format != PAGE);
    if may_be_file && ending.is_some() {
        cx.sink.iri(node, dcat::DOWNLOAD_URL, &address, held.span);
    }
    size(cx, node, online);
    if let Some(span) = cx.high_value {
        mark_high_value(cx, node, span);
    }
    Some(node)
}

/// Name and description of an online resource.
fn called(cx: &mut Cx<'_, '_>, node: TermId, resource: Element<'_>) {
    let parts = [
        ("name", dcterms::TITLE),
        ("description", dcterms::DESCRIPTION),
    ];
    for (name, property) in parts {
        for words in resource
            .child(name)
            .map(|element| cx.languages.texts(cx.sink, element))
            .unwrap_or_default()
        {
            cx.sink.words(node, property, &words);
        }
    }
}

/// The protocol, explicit or from the query. An unknown one is reported.
pub fn how<'r>(
    cx: &mut Cx<'r, '_>,
    resource: Element<'r>,
    address: &str,
) -> (Option<&'static Protocol>, Option<ElementValue<'r>>) {
    let held = resource.child("protocol").and_then(Element::value);
    let known = formats::protocol(cx, held.as_ref());
    let by_request = || formats::by_request(cx, address);
    let protocol = match known {
        Some(protocol) if matches!(protocol.usage, Usage::Unspecified) => by_request(),
        Some(protocol) => Some(protocol),
        None => by_request(),
    };
    if let (Some(held), None) = (&held, known) {
        let message = message!(sv: "protokollet `{held}` är okänt", en: "the protocol `{held}` is unknown", held = held.any());
        cx.report(&rules::UNKNOWN_PROTOCOL, held.span, message)
            .property(dcterms::FORMAT)
            .value(held.any());
    }
    (protocol, held)
}

/// Writes the format: from the protocol; for downloads from the named format, else the file name extension.
fn format(
    cx: &mut Cx<'_, '_>,
    node: TermId,
    protocol: Option<&Protocol>,
    address: &str,
    place: &ElementValue<'_>,
) -> Option<&'static str> {
    let of_protocol = protocol.and_then(|p| p.format.as_deref());
    if let Some(format) = of_protocol.and_then(|code| formats::of_code(cx.sink, code)) {
        cx.sink.plain(node, dcterms::FORMAT, format, place.span);
        return Some(format);
    }
    let ending = formats::by_ending(cx.sink, address);
    let is_download = protocol.is_some_and(|p| p.usage == Usage::Download);
    // Without a protocol for downloads, the file name extension is more reliable.
    if let Some(format) = ending.filter(|_| !is_download) {
        cx.sink.plain(node, dcterms::FORMAT, format, place.span);
        return Some(format);
    }
    named_format(cx, node, ending, place)
}

/// The first named format with a media type, else the file name extension, else the name as text.
fn named_format(
    cx: &mut Cx<'_, '_>,
    node: TermId,
    ending: Option<&'static str>,
    place: &ElementValue<'_>,
) -> Option<&'static str> {
    let mut unknown = None;
    for format in cx.formats.clone() {
        let Some(held) = format.child("name").and_then(Element::value) else {
            continue;
        };
        let by_href = held
            .href
            .and_then(|href| formats::media_type(cx.sink, href));
        let known = by_href.or_else(|| formats::media_type(cx.sink, &held.text));
        // A media type has no version.
        if let Some(version) = format.child("version") {
            version.mark_all();
        }
        if let Some(known) = known {
            cx.sink.plain(node, dcterms::FORMAT, known, held.span);
            return Some(known);
        }
        if formats::is_media_type(&held.text) {
            cx.sink.plain(node, dcterms::FORMAT, &held.text, held.span);
            return None;
        }
        unknown.get_or_insert(held);
    }
    if let Some(format) = ending {
        cx.sink.plain(node, dcterms::FORMAT, format, place.span);
        return Some(format);
    }
    let held = unknown?;
    cx.sink.plain(node, dcterms::FORMAT, held.any(), held.span);
    let message = message!(sv: "formatet `{held}` är ingen känd mediatyp", en: "the format `{held}` is no known media type", held = held.any());
    cx.report(&rules::UNKNOWN_FORMAT, held.span, message)
        .property(dcterms::FORMAT)
        .value(held.any());
    None
}

/// Size in bytes, converted from megabytes.
fn size(cx: &mut Cx<'_, '_>, node: TermId, online: &Online<'_>) {
    let Some(held) = online.size.and_then(Element::text_value) else {
        return;
    };
    let megabytes = held.text.replace(',', ".").parse::<f64>().ok();
    match megabytes.filter(|size| (0.0..1e12).contains(size)) {
        Some(size) => {
            let bytes = format!("{:.0}", size * 1e6);
            cx.sink.typed(
                node,
                dcat::BYTE_SIZE,
                &bytes,
                xsd::NON_NEGATIVE_INTEGER,
                held.span,
            );
        }
        None => {
            let message = message!(sv: "storleken `{text}` är inget tal", en: "the size `{text}` is no number", text = &held.text);
            cx.report(&rules::UNREADABLE_VALUE, held.span, message)
                .property(dcat::BYTE_SIZE)
                .value(&held.text);
        }
    }
}
