//! Title, abstract, dates, version, language of the data.

use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::message;
use crate::rdf::vocab::{dcat, dcterms};

/// Writes title, abstract, dates and versions of the resource.
pub fn write(cx: &mut Cx<'_, '_>) {
    let info = cx.info;
    texts(cx, info, "citation/CI_Citation/title", dcterms::TITLE);
    texts(
        cx,
        info,
        "citation/CI_Citation/alternateTitle",
        dcterms::ALTERNATIVE,
    );
    texts(cx, info, "abstract", dcterms::DESCRIPTION);
    if let Some(edition) = info
        .at("citation/CI_Citation/edition")
        .and_then(Element::text_value)
    {
        cx.sink
            .plain(cx.main, dcat::VERSION, &edition.text, edition.span);
    }
    dates(cx);
    languages(cx);
}

fn texts(cx: &mut Cx<'_, '_>, from: Element<'_>, path: &str, property: &str) {
    for element in from.all(path) {
        for words in cx.languages.texts(cx.sink, element) {
            cx.sink.words(cx.main, property, &words);
        }
    }
}

/// `issued` is the date of publication, else of creation, else of revision; `modified` is a later revision.
fn dates(cx: &mut Cx<'_, '_>) {
    let dates: Vec<(String, ElementValue<'_>)> = cx
        .info
        .all("citation/CI_Citation/date/CI_Date")
        .into_iter()
        .filter_map(|date| {
            let role = date.child("dateType").and_then(Element::code);
            let held = date.child("date")?.text_value()?;
            Some((role.map(|role| role.text).unwrap_or_default(), held))
        })
        .collect();
    let of = |role: &str| {
        dates
            .iter()
            .find(|(is, _)| is == role)
            .map(|(_, held)| held)
    };
    let latest = dates
        .iter()
        .filter(|(role, _)| role == "revision")
        .map(|(_, held)| held)
        .max_by_key(|held| &held.text);
    let issued = of("publication").or_else(|| of("creation")).or(latest);
    date(cx, dcterms::ISSUED, issued);
    if let Some(created) = of("creation").filter(|held| Some(*held) != issued) {
        date(cx, dcterms::CREATED, Some(created));
    }
    date(
        cx,
        dcterms::MODIFIED,
        latest.filter(|held| Some(*held) != issued),
    );
    for (role, held) in &dates {
        if !["publication", "creation", "revision"].contains(&role.as_str()) {
            let message = message!(sv: "datumet {text} har rollen `{role}`, som inte är känd", en: "the date {text} has the role `{role}`, which is not known", role, text = &held.text);
            cx.report(&rules::UNKNOWN_CODE, held.span, message)
                .value(role);
        }
    }
}

/// Writes a date; an invalid one is reported and kept as text.
pub fn date(cx: &mut Cx<'_, '_>, property: &str, held: Option<&ElementValue<'_>>) {
    let Some(held) = held else { return };
    if !cx.sink.date(cx.main, property, &held.text, held.span) {
        let message =
            message!(sv: "`{text}` är inget datum", en: "`{text}` is no date", text = &held.text);
        cx.report(&rules::UNREADABLE_VALUE, held.span, message)
            .property(property)
            .value(&held.text);
    }
}

fn languages(cx: &mut Cx<'_, '_>) {
    for code in cx.info.children("language").filter_map(Element::code) {
        if let Some(value) = cx.sink.listed("language", &code.text) {
            cx.sink
                .iri(cx.main, dcterms::LANGUAGE, value.value(), code.span);
            continue;
        }
        // `zxx` means no linguistic content.
        if code.text == "zxx" {
            continue;
        }
        let message = message!(sv: "språket `{text}` finns inte i listan", en: "the language `{text}` is not in the list", text = &code.text);
        cx.report(&rules::UNKNOWN_CODE, code.span, message)
            .property(dcterms::LANGUAGE)
            .value(&code.text);
    }
}
