//! Spatial and temporal extent: bounding boxes, named places, periods.

use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::date_type;
use crate::description::forms;
use crate::message;
use crate::rdf::vocab::{dcat, dcterms, rdfs, xsd};
use crate::rdf::{TermId, is_absolute_iri};
use crate::source::Span;

/// The limits of a bounding box.
const SIDES: [&str; 4] = [
    "westBoundLongitude",
    "southBoundLatitude",
    "eastBoundLongitude",
    "northBoundLatitude",
];

/// Writes the extents of a resource.
pub fn write(cx: &mut Cx<'_, '_>) {
    for extent in cx.info.all("extent/EX_Extent") {
        let mut place = None;
        for element in extent.all("geographicElement/EX_GeographicBoundingBox") {
            element.child("extentTypeCode").and_then(Element::value);
            if let Some(node) = bounding_box(cx, element) {
                place.get_or_insert(node);
            }
        }
        for element in extent.all("geographicElement/EX_GeographicDescription") {
            named(cx, element);
        }
        described(cx, extent, place);
        for element in extent.all("temporalElement/*/extent/*") {
            period(cx, element);
        }
    }
}

fn location(cx: &mut Cx<'_, '_>, span: Span) -> TermId {
    let node = cx.blank("plats");
    cx.sink.link(cx.main, dcterms::SPATIAL, node, span);
    cx.sink.class(node, dcterms::LOCATION, span);
    node
}

/// A bounding box as a polygon, longitude first, clockwise from the north-western corner.
fn bounding_box(cx: &mut Cx<'_, '_>, element: Element<'_>) -> Option<TermId> {
    let sides: Vec<ElementValue<'_>> = SIDES
        .iter()
        .filter_map(|side| element.child(side)?.text_value())
        .collect();
    let numbers: Vec<String> = sides
        .iter()
        .map(|side| side.text.replace(',', "."))
        .collect();
    let wkt = match &numbers[..] {
        [west, south, east, north] => forms::bounding_box(west, south, east, north),
        _ => None,
    };
    let Some(wkt) = wkt else {
        let texts: Vec<&str> = sides.iter().map(|side| side.text.as_str()).collect();
        let (count, texts) = (sides.len(), texts.join(", "));
        let message = if count < SIDES.len() {
            message!(sv: "en omskrivande rektangel har bara {count} av fyra sidor", en: "a bounding box has only {count} of four sides", count)
        } else {
            message!(sv: "den omskrivande rektangeln (väst, syd, öst, nord) {texts} är inga grader", en: "the bounding box (west, south, east, north) {texts} is not in degrees", texts)
        };
        let help = message!(sv: "longitud går från -180 till 180 och latitud från -90 till 90; väst är mindre än öst och syd mindre än nord", en: "longitude goes from -180 to 180 and latitude from -90 to 90; west is less than east and south less than north");
        cx.report(&rules::UNREADABLE_VALUE, element.span(), message)
            .property(dcat::BBOX)
            .value(texts)
            .help(help);
        return None;
    };
    let node = location(cx, element.span());
    cx.sink.geometry(node, dcat::BBOX, &wkt, element.span());
    Some(node)
}

/// A place by IRI or name.
fn named(cx: &mut Cx<'_, '_>, element: Element<'_>) {
    let Some(code) = element.at("geographicIdentifier/*/code") else {
        return;
    };
    let Some(held) = code.value() else { return };
    let iri = held.href.or(Some(held.text.as_str()));
    if let Some(iri) = iri.filter(|iri| iri.starts_with("http") && is_absolute_iri(iri)) {
        cx.sink.iri(cx.main, dcterms::SPATIAL, iri, held.span);
        return;
    }
    let node = location(cx, held.span);
    for words in cx.languages.texts(cx.sink, code) {
        cx.sink.words(node, rdfs::LABEL, &words);
    }
}

/// A description of the extent belongs to its bounding box, else to a place of its own.
fn described(cx: &mut Cx<'_, '_>, extent: Element<'_>, place: Option<TermId>) {
    let Some(element) = extent.child("description") else {
        return;
    };
    let texts = cx.languages.texts(cx.sink, element);
    let Some(first) = texts.first() else { return };
    let node = place.unwrap_or_else(|| location(cx, first.span));
    for words in &texts {
        cx.sink.words(node, rdfs::LABEL, words);
    }
}

/// A `gml:TimePeriod`, or a `gml:TimeInstant` that begins and ends at once.
fn period(cx: &mut Cx<'_, '_>, element: Element<'_>) {
    let (start, end) = match element.name() {
        "TimePeriod" => (
            position(element, "beginPosition", "begin"),
            position(element, "endPosition", "end"),
        ),
        _ => {
            let at = element.child("timePosition").and_then(Element::text_value);
            (at.clone(), at)
        }
    };
    let Some(span) = start.as_ref().or(end.as_ref()).map(|held| held.span) else {
        return;
    };
    let node = cx.blank("tid");
    cx.sink.link(cx.main, dcterms::TEMPORAL, node, span);
    cx.sink.class(node, dcterms::PERIOD_OF_TIME, span);
    for (property, held) in [(dcat::START_DATE, start), (dcat::END_DATE, end)] {
        if let Some(held) = held {
            date(cx, node, property, &held);
        }
    }
}

/// A position; an indeterminate one (`now`, `unknown`) is `None`.
fn position<'r>(period: Element<'r>, name: &str, instant: &str) -> Option<ElementValue<'r>> {
    let instants = format!("{instant}/TimeInstant/timePosition");
    period
        .child(name)
        .or_else(|| period.at(&instants))?
        .text_value()
}

fn date(cx: &mut Cx<'_, '_>, node: TermId, property: &str, held: &ElementValue<'_>) {
    let text = match date_type(&held.text) {
        Some(xsd::G_YEAR_MONTH) => day_of(&held.text, property == dcat::START_DATE),
        _ => held.text.clone(),
    };
    if !cx.sink.date(node, property, &text, held.span) {
        let message = message!(sv: "`{text}` är inget datum", en: "`{text}` is no date", text);
        cx.report(&rules::UNREADABLE_VALUE, held.span, message)
            .property(property)
            .value(text);
    }
}

/// The first or last day of a month: periods in RDF have years, dates or instants.
fn day_of(month: &str, first: bool) -> String {
    let days = if first {
        ["01"].as_slice()
    } else {
        ["31", "30", "29", "28"].as_slice()
    };
    let day = days.iter().map(|day| format!("{month}-{day}"));
    day.into_iter()
        .find(|day| date_type(day).is_some())
        .unwrap_or_else(|| month.to_owned())
}
