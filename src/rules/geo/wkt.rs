//! A geometry that cannot be read.

use super::shape::{self, Fault};
use crate::diagnostic::Finding;
use crate::rdf::vocab::geosparql;
use crate::rules::{Check, Context, rule};
use crate::say;

rule! {
    "geo/wkt", Error, portal Silent, "OGC GeoSPARQL och OGC Simple Features: WKT" / "OGC GeoSPARQL and OGC Simple Features: WKT";
    title "Geometrin går inte att läsa."
        / "The geometry cannot be read.";
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
        let Err(fault) = shape::read(terms.text_of(literal)) else {
            continue;
        };
        for triple in cx.graph.incoming(literal) {
            let word = cx.word_of(triple);
            let (message, help) = words(cx, &word, &fault);
            found.push(cx.on(&RULE.meta, triple, message).help(help));
        }
    }
}

/// What is wrong, and what to write.
fn words(cx: &Context<'_>, word: &str, fault: &Fault) -> (String, String) {
    let lang = cx.lang;
    let general = RULE.meta.fix.get(lang).to_owned();
    match fault {
        Fault::Empty => (
            say!(lang, sv: "geometrin i `{word}` är tom", en: "the geometry in `{word}` is empty"),
            general,
        ),
        Fault::Kind => (
            say!(lang, sv: "`{word}` börjar inte med en form som WKT har", en: "`{word}` does not begin with a shape that WKT has"),
            general,
        ),
        Fault::Syntax(rest) if rest.is_empty() => (
            say!(lang, sv: "geometrin i `{word}` slutar för tidigt", en: "the geometry in `{word}` ends too early"),
            say!(lang, sv: "se efter att varje parentes har sin motsvarighet", en: "see that each bracket has its match"),
        ),
        Fault::Syntax(rest) => (
            say!(lang, sv: "geometrin i `{word}` går inte att läsa från `{rest}`", en: "the geometry in `{word}` cannot be read from `{rest}` on"),
            say!(lang, sv: "talen i en koordinat skiljs åt av mellanslag och koordinaterna av komma; decimaler skrivs med punkt", en: "the numbers of a coordinate are set apart by spaces and the coordinates by commas; decimals are written with a point"),
        ),
        Fault::Short => (
            say!(lang, sv: "geometrin i `{word}` har för få punkter", en: "the geometry in `{word}` has too few points"),
            say!(lang, sv: "en linje behöver två punkter och en yta fyra, där den sista är densamma som den första", en: "a line needs two points and an area four, the last being the same as the first"),
        ),
        Fault::Open => (
            say!(lang, sv: "ytan i `{word}` sluts inte", en: "the area in `{word}` does not close"),
            say!(lang, sv: "upprepa den första punkten sist", en: "repeat the first point at the end"),
        ),
        Fault::Range(x, y) => (
            say!(lang, sv: "koordinaten {x} {y} i `{word}` finns inte på jorden", en: "the coordinate {x} {y} in `{word}` is nowhere on Earth"),
            say!(lang, sv: "skriv longitud och latitud i grader (SWEREF 99 TM räknas om), eller ange referenssystemet först, som <http://www.opengis.net/def/crs/EPSG/0/3006>", en: "write longitude and latitude in degrees (SWEREF 99 TM is converted), or give the reference system first, as in <http://www.opengis.net/def/crs/EPSG/0/3006>"),
        ),
    }
}
