//! A geometry that shows no area: one without extent, or at the origin of the coordinates.

use super::geometry::{self, Geometry, System};
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::rdf::Triple;
use crate::rdf::vocab::geosparql;
use crate::rules::{Check, Context, rule};

rule! {
    "geo/no-area", Warning, portal Silent, "DCAT-AP-SE, Location; OGC GeoSPARQL: WKT" / "DCAT-AP-SE, Location; OGC GeoSPARQL: WKT";
    title "Geometrin visar inget område."
        / "The geometry shows no area.";
    many "{count} {things} har i `{key}` en geometri som inte visar något område"
        / "{count} {things} have a geometry in `{key}` that shows no area";
    why "En ruta utan yta, eller en plats på 0, 0 i Guineabukten, är ett värde som ingen har fyllt i, och data hittas inte på kartan."
        / "A box without area, or a place at 0, 0 in the Gulf of Guinea, is a value that nobody filled in, and the data is not found on the map.";
    fix "Skriv områdets västra, södra, östra och norra gräns, eller ta bort geometrin. En punkt skrivs som POINT i `centroid`."
        / "Write the western, southern, eastern and northern bound of the area, or remove the geometry. A point is written as POINT in `centroid`.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(wkt) = cx.graph.iri(geosparql::WKT_LITERAL) else {
        return;
    };
    let terms = cx.graph.terms();
    for literal in terms.ids().filter(|id| terms.datatype_of(*id) == Some(wkt)) {
        let text = terms.text_of(literal);
        let Some(fault) = geometry::read(text)
            .ok()
            .and_then(|read| fault(text, &read))
        else {
            continue;
        };
        for triple in cx.graph.incoming(literal) {
            let help = Message::from(&RULE.meta.fix);
            found.push(
                cx.on(&RULE.meta, triple, words(cx, triple, fault))
                    .help(help),
            );
        }
    }
}

/// Why a geometry shows no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// All points of an area are on one line.
    Flat,
    /// All coordinates are zero.
    Origin,
}

fn fault(text: &str, geometry: &Geometry) -> Option<Fault> {
    let points = &geometry.points;
    let is_origin = points.iter().all(|(x, y)| *x == 0.0 && *y == 0.0);
    if is_origin && !points.is_empty() && geometry.system != System::Other {
        return Some(Fault::Origin);
    }
    (is_area(text) && on_one_line(points)).then_some(Fault::Flat)
}

/// Whether the geometry is an area by its type.
fn is_area(text: &str) -> bool {
    let start = text.find('(').map_or(text, |bracket| &text[..bracket]);
    let kind = start.rsplit('>').next().unwrap_or(start).trim();
    let kind = kind.to_ascii_uppercase();
    ["POLYGON", "MULTIPOLYGON", "ENVELOPE"]
        .iter()
        .any(|area| kind.starts_with(area))
}

/// Whether all points are on one line: then what they enclose has no area. The two corners of an envelope are, when they
/// have a coordinate in common.
fn on_one_line(points: &[(f64, f64)]) -> bool {
    let Some((first, others)) = points.split_first() else {
        return false;
    };
    let Some(second) = others.iter().find(|point| *point != first) else {
        return true;
    };
    let (dx, dy) = (second.0 - first.0, second.1 - first.1);
    if others.len() == 1 {
        return dx == 0.0 || dy == 0.0;
    }
    others
        .iter()
        .all(|(x, y)| dx * (y - first.1) - dy * (x - first.0) == 0.0)
}

fn words(cx: &Context<'_>, triple: &Triple, fault: Fault) -> Message {
    let word = cx.property_name_of(triple);
    match fault {
        Fault::Flat => message!(
            sv: "området i `{word}` har ingen yta",
            en: "the area in `{word}` has no extent",
            word
        ),
        Fault::Origin => message!(
            sv: "`{word}` ligger på 0, 0, i Guineabukten",
            en: "`{word}` lies at 0, 0, in the Gulf of Guinea",
            word
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_without_extent() {
        for (text, expected) in [
            (
                "POLYGON((13 58,13 58,13 58,13 58,13 58))",
                Some(Fault::Flat),
            ),
            (
                "POLYGON((13 58,14 58,14 58,13 58,13 58))",
                Some(Fault::Flat),
            ),
            ("POLYGON((13 58,14 59,13.5 58.5,13 58))", Some(Fault::Flat)),
            ("ENVELOPE(13, 13, 58, 57)", Some(Fault::Flat)),
            ("POINT(0 0)", Some(Fault::Origin)),
            ("POLYGON((0 0,0 0,0 0,0 0))", Some(Fault::Origin)),
            ("POINT(13 58)", None),
            ("LINESTRING(13 58, 14 58)", None),
            ("ENVELOPE(13, 14, 58, 57)", None),
            ("POLYGON((13 58,14 58,14 59,13 59,13 58))", None),
            (
                "MULTIPOLYGON(((13.1 58.9,13.4 58.9,13.4 58.7,13.1 58.9)))",
                None,
            ),
            (
                "<http://www.opengis.net/def/crs/EPSG/0/3006> POINT(0 0)",
                None,
            ),
        ] {
            let read = geometry::read(text).expect(text);
            assert_eq!(fault(text, &read), expected, "{text}");
        }
    }
}
