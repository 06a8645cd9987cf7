//! Lineage, conformity, reference systems, spatial resolution, update frequency.

use super::agents::call;
use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::Words;
use crate::message;
use crate::profile::fold;
use crate::rdf::vocab::{dcat, dcterms, xsd};
use crate::rdf::{TermId, is_absolute_iri};

/// Writes the quality information of a record.
pub fn write(cx: &mut Cx<'_, '_>) {
    for quality in cx.record.all("dataQualityInfo/DQ_DataQuality") {
        for statement in quality.all("lineage/LI_Lineage/statement") {
            lineage(cx, statement);
        }
        for result in quality.all("report/*/result/DQ_ConformanceResult") {
            conformity(cx, result);
        }
    }
    for code in cx
        .record
        .all("referenceSystemInfo/MD_ReferenceSystem/referenceSystemIdentifier/*/code")
    {
        reference_system(cx, code);
    }
    resolution(cx);
    frequency(cx);
}

fn lineage(cx: &mut Cx<'_, '_>, statement: Element<'_>) {
    let texts = cx.languages.texts(cx.sink, statement);
    let Some(first) = texts.first() else { return };
    let node = cx.blank("ursprung");
    cx.sink.link(cx.main, dcterms::PROVENANCE, node, first.span);
    cx.sink
        .class(node, dcterms::PROVENANCE_STATEMENT, first.span);
    for words in &texts {
        cx.sink.words(node, dcterms::DESCRIPTION, words);
    }
}

/// A specification that the resource conforms to. Failed or unevaluated conformity is not written.
fn conformity(cx: &mut Cx<'_, '_>, result: Element<'_>) {
    let passed = result.child("pass").and_then(|pass| pass.inner()?.text());
    if passed.is_none_or(|(text, _)| text != "true" && text != "1") {
        return;
    }
    if let Some(pass) = result.child("pass") {
        pass.mark_all();
    }
    let Some(citation) = result.at("specification/CI_Citation") else {
        return;
    };
    let Some(title) = citation.child("title") else {
        return;
    };
    let Some(held) = title.value() else { return };
    let acts = cx.sink.tables.iso.specifications.iter();
    let by_number = acts
        .filter(|(number, _)| held.text.contains(number.as_str()))
        .map(|(_, iri)| iri.as_str())
        .next();
    let iri = held.href.filter(|href| is_absolute_iri(href)).or(by_number);
    let node = standard(cx, &held, iri);
    let names = cx.languages.texts(cx.sink, title);
    call(cx, node, dcterms::TITLE, &names);
    for date in citation.all("date/CI_Date") {
        date.child("dateType").and_then(Element::code);
        if let Some(date) = date.child("date").and_then(Element::text_value) {
            let first = cx.records.called.insert((node, Some("@issued".to_owned())));
            if first {
                cx.sink.date(node, dcterms::ISSUED, &date.text, date.span);
            }
        }
    }
}

/// A standard that the resource conforms to.
fn standard(cx: &mut Cx<'_, '_>, held: &ElementValue<'_>, iri: Option<&str>) -> TermId {
    let node = match iri {
        Some(iri) => cx.sink.builder.iri(iri),
        None => cx.blank("standard"),
    };
    cx.sink.link(cx.main, dcterms::CONFORMS_TO, node, held.span);
    cx.sink.class(node, dcterms::STANDARD, held.span);
    node
}

/// A coordinate reference system, by its EPSG URL, code or name, as an EPSG register IRI.
fn reference_system(cx: &mut Cx<'_, '_>, code: Element<'_>) {
    let Some(held) = code.value() else { return };
    let iri = held
        .href
        .filter(|href| is_absolute_iri(href))
        .map(str::to_owned)
        .or_else(|| epsg(cx, &held.text));
    let node = standard(cx, &held, iri.as_deref());
    // The URL alone is not readable; the name is language-independent.
    let name = if held.text.is_empty() || held.text.contains("://") || held.text.starts_with("urn:")
    {
        iri.as_deref()
            .and_then(|iri| iri.rsplit_once("/EPSG/0/"))
            .map(|(_, code)| format!("EPSG:{code}"))
    } else {
        Some(held.text.clone())
    };
    if let Some(name) = name
        && cx.records.called.insert((node, None))
    {
        let words = Words {
            text: name,
            language: cx.languages.main.clone(),
            span: held.span,
        };
        cx.sink.words(node, dcterms::TITLE, &words);
    }
    if iri.is_none() {
        let message = message!(sv: "koordinatsystemet `{text}` är inte känt", en: "the coordinate reference system `{text}` is not known", text = &held.text);
        cx.report(&rules::UNKNOWN_CODE, held.span, message)
            .property(dcterms::CONFORMS_TO)
            .value(&held.text);
    }
}

/// `EPSG:3006`, `urn:ogc:def:crs:EPSG::3006`, `http://www.opengis.net/def/crs/EPSG/0/3006`, `3006`, `SWEREF 99 TM`.
fn epsg(cx: &Cx<'_, '_>, text: &str) -> Option<String> {
    let iso = &cx.sink.tables.iso;
    let folded = fold(text);
    let last = folded.rsplit([':', '/', '#']).next().unwrap_or_default();
    let digits = last.chars().all(|c| c.is_ascii_digit()) && (4..=5).contains(&last.len());
    if digits && (folded == last || folded.contains("epsg")) {
        return Some(format!("{}{last}", iso.reference_system_address));
    }
    let bare = folded.split('(').next().unwrap_or_default().trim();
    let mut known = iso.reference_systems.iter();
    known
        .find(|(_, names)| {
            names
                .iter()
                .any(|name| fold(name) == bare || fold(name) == folded)
        })
        .map(|(code, _)| format!("{}{code}", iso.reference_system_address))
}

/// The finest distance in metres; scales are left out.
fn resolution(cx: &mut Cx<'_, '_>) {
    let mut finest: Option<(f64, String, ElementValue<'_>)> = None;
    for distance in cx.info.all("spatialResolution/MD_Resolution/distance") {
        let Some(held) = distance.text_value() else {
            continue;
        };
        let unit = distance
            .inner()
            .and_then(|inner| inner.attribute("uom"))
            .unwrap_or("m");
        // The unit may be the fragment of a URL.
        let unit = fold(unit.rsplit(['#', '/', ':']).next().unwrap_or(unit));
        let factor = cx.sink.tables.iso.metres.get(&unit);
        let metres = held.text.replace(',', ".").parse::<f64>().ok();
        let metres = metres.zip(factor).map(|(number, factor)| number * factor);
        let Some(metres) = metres.filter(|metres| metres.is_finite() && *metres > 0.0) else {
            let message = message!(sv: "upplösningen `{text} {unit}` är ingen längd", en: "the resolution `{text} {unit}` is no length", unit, text = &held.text);
            cx.report(&rules::UNREADABLE_VALUE, held.span, message)
                .property(dcat::SPATIAL_RESOLUTION_IN_METERS)
                .value(&held.text);
            continue;
        };
        // Kept as written, if in metres.
        let text = if factor == Some(&1.0) {
            held.text.replace(',', ".")
        } else {
            metres.to_string()
        };
        if finest.as_ref().is_none_or(|(least, ..)| metres < *least) {
            finest = Some((metres, text, held));
        }
    }
    if let Some((_, text, held)) = finest {
        cx.sink.typed(
            cx.main,
            dcat::SPATIAL_RESOLUTION_IN_METERS,
            &text,
            xsd::DECIMAL,
            held.span,
        );
    }
}

fn frequency(cx: &mut Cx<'_, '_>) {
    let maintenance = cx
        .info
        .all("resourceMaintenance/MD_MaintenanceInformation/maintenanceAndUpdateFrequency");
    for code in maintenance.into_iter().filter_map(Element::code) {
        let known = cx.sink.tables.iso.frequencies.get(&code.text);
        if let Some(value) = known.and_then(|code| cx.sink.listed("frequency", code)) {
            cx.sink.iri(
                cx.main,
                dcterms::ACCRUAL_PERIODICITY,
                value.value(),
                code.span,
            );
            continue;
        }
        let message = message!(sv: "uppdateringsfrekvensen `{text}` finns inte i listan", en: "the update frequency `{text}` is not in the list", text = &code.text);
        cx.report(&rules::UNKNOWN_CODE, code.span, message)
            .property(dcterms::ACCRUAL_PERIODICITY)
            .value(&code.text);
    }
}
