//! An invalid geometry.

use super::geometry::{self, WktError};
use crate::diagnostic::{Finding, Fix, Message};
use crate::message;
use crate::rdf::vocab::geosparql;
use crate::rules::{Check, Context, rule};

rule! {
    "geo/wkt", Error, portal Silent, "OGC GeoSPARQL och OGC Simple Features: WKT" / "OGC GeoSPARQL and OGC Simple Features: WKT";
    title "Geometrin går inte att läsa."
        / "The geometry cannot be read.";
    many "{count} {things} har i `{key}` en geometri som inte går att läsa"
        / "{count} {things} have a geometry in `{key}` that cannot be read";
    why "En yta som inte sluts eller koordinater utanför jorden gör att datamängden inte hittas på kartan."
        / "An area that does not close, or coordinates off the Earth, keep the dataset from being found on the map.";
    fix "Skriv WKT med longituden först, i grader: POINT(18.06 59.33) eller POLYGON((väst syd, öst syd, öst nord, väst nord, väst syd))."
        / "Write WKT with the longitude first, in degrees: POINT(18.06 59.33) or POLYGON((west south, east south, east north, west north, west south)).";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(wkt) = cx.graph.iri(geosparql::WKT_LITERAL) else {
        return;
    };
    let terms = cx.graph.terms();
    for literal in terms.ids().filter(|id| terms.datatype_of(*id) == Some(wkt)) {
        let Err(error) = geometry::read(terms.text_of(literal)) else {
            continue;
        };
        for triple in cx.graph.incoming(literal) {
            let word = cx.property_name_of(triple);
            let (message, help) = words(&word, &error);
            let mut finding = cx.on(&RULE.meta, triple, message).help(help);
            if let WktError::Srid(code, rest) = &error
                && let Ok(_) = geometry::read(&with_system(code, rest))
            {
                finding = finding.fix(Fix::certain(with_system(code, rest)));
            }
            found.push(finding);
        }
    }
}

/// The geometry with its coordinate reference system as a WKT literal. EWKT is longitude first, like a literal without
/// one.
fn with_system(code: &str, rest: &str) -> String {
    match code {
        "4326" => rest.to_owned(),
        code => format!("<http://www.opengis.net/def/crs/EPSG/0/{code}> {rest}"),
    }
}

/// Message and help for an error.
fn words(word: &str, error: &WktError) -> (Message, Message) {
    let general = Message::from(&RULE.meta.fix);
    match error {
        WktError::Empty => (
            message!(sv: "geometrin i `{word}` är tom", en: "the geometry in `{word}` is empty", word),
            general,
        ),
        WktError::GeometryType => (
            message!(sv: "`{word}` börjar inte med en form som WKT har", en: "`{word}` does not begin with a shape that WKT has", word),
            general,
        ),
        WktError::Srid(code, rest) => {
            // Long geometries are not shown.
            let start = match rest.split_once('(') {
                Some((kind, _)) => format!("{}(…)", kind.trim()),
                None => "POINT(…)".to_owned(),
            };
            let wanted = with_system(code, &start);
            (
                message!(sv: "`SRID={code};` i `{word}` hör till databaser, inte till WKT", en: "`SRID={code};` in `{word}` belongs to databases, not to WKT", code, word),
                message!(sv: "skriv bara `{wanted}`", en: "write only `{wanted}`", wanted),
            )
        }
        WktError::Json => (
            message!(sv: "`{word}` är GeoJSON, inte WKT", en: "`{word}` is GeoJSON, not WKT", word),
            general,
        ),
        WktError::Box => (
            message!(sv: "`BOX` i `{word}` hör till databaser, inte till WKT", en: "`BOX` in `{word}` belongs to databases, not to WKT", word),
            message!(sv: "skriv rutan som en yta: POLYGON((väst syd, öst syd, öst nord, väst nord, väst syd))", en: "write the box as an area: POLYGON((west south, east south, east north, west north, west south))"),
        ),
        WktError::Syntax(rest) if rest.is_empty() => (
            message!(sv: "geometrin i `{word}` slutar för tidigt", en: "the geometry in `{word}` ends too early", word),
            message!(sv: "se efter att varje parentes har sin motsvarighet", en: "see that each bracket has its match"),
        ),
        WktError::Syntax(rest) => (
            message!(sv: "geometrin i `{word}` går inte att läsa från `{rest}`", en: "the geometry in `{word}` cannot be read from `{rest}` on", word, rest),
            message!(sv: "talen i en koordinat skiljs åt av mellanslag och koordinaterna av komma; decimaler skrivs med punkt", en: "the numbers of a coordinate are set apart by spaces and the coordinates by commas; decimals are written with a point"),
        ),
        WktError::Short => (
            message!(sv: "geometrin i `{word}` har för få punkter", en: "the geometry in `{word}` has too few points", word),
            message!(sv: "en linje behöver två punkter och en yta fyra, där den sista är densamma som den första", en: "a line needs two points and an area four, the last being the same as the first"),
        ),
        WktError::Open => (
            message!(sv: "ytan i `{word}` sluts inte", en: "the area in `{word}` does not close", word),
            message!(sv: "upprepa den första punkten sist", en: "repeat the first point at the end"),
        ),
        WktError::Sides => (
            message!(sv: "sidorna i `{word}` står i fel ordning: söder ligger norr om norr", en: "the sides in `{word}` are in the wrong order: south lies north of north", word),
            message!(sv: "skriv ENVELOPE(väst, öst, norr, söder)", en: "write ENVELOPE(west, east, north, south)"),
        ),
        WktError::Range(x, y) => (
            message!(sv: "koordinaten {x} {y} i `{word}` finns inte på jorden", en: "the coordinate {x} {y} in `{word}` is nowhere on Earth", x = x.to_string(), y = y.to_string(), word),
            message!(sv: "skriv longitud och latitud i grader (SWEREF 99 TM räknas om), eller ange referenssystemet först, som <http://www.opengis.net/def/crs/EPSG/0/3006>", en: "write longitude and latitude in degrees (SWEREF 99 TM is converted), or give the reference system first, as in <http://www.opengis.net/def/crs/EPSG/0/3006>"),
        ),
    }
}
