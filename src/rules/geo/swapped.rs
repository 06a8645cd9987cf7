//! Latitude and longitude swapped.

use super::geometry::{self, System};
use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::rdf::vocab::geosparql;
use crate::rules::{Check, Context, rule};

rule! {
    "geo/swapped", Warning, portal Silent, "OGC GeoSPARQL: WKT" / "OGC GeoSPARQL: WKT";
    title "Latitud och longitud har bytt plats."
        / "Latitude and longitude have changed places.";
    many "{count} {things} har latitud och longitud i fel ordning i `{key}`"
        / "{count} {things} have latitude and longitude in the wrong order in `{key}`";
    why "Longituden står först: så som koordinaterna nu är skrivna hamnar platsen i Arabiska havet."
        / "The longitude stands first: as the coordinates are written now, the place ends up in the Arabian Sea.";
    fix "Skriv longituden (i Sverige 11 till 24) före latituden (55 till 69)."
        / "Write the longitude (in Sweden 11 to 24) before the latitude (55 to 69).";
    Check::Graph(check)
}

/// Longer texts are not shown.
const LONGEST: usize = 160;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(wkt) = cx.graph.iri(geosparql::WKT_LITERAL) else {
        return;
    };
    let terms = cx.graph.terms();
    for literal in terms.ids().filter(|id| terms.datatype_of(*id) == Some(wkt)) {
        let text = terms.text_of(literal);
        if !is_swapped(text) {
            continue;
        }
        for triple in cx.graph.incoming(literal) {
            let word = cx.property_name_of(triple);
            let turned = geometry::swap_axes(text);
            let message = message!(
                sv: "latitud och longitud har bytt plats i `{word}`",
                en: "latitude and longitude have changed places in `{word}`",
                word
            );
            let help = if turned.len() > LONGEST {
                (&RULE.meta.fix).into()
            } else {
                message!(sv: "skriv `{turned}`", en: "write `{turned}`", turned)
            };
            let finding = cx.on(&RULE.meta, triple, message);
            found.push(finding.help(help).fix(Fix::look(turned)));
        }
    }
}

/// Whether every point is in Sweden when swapped, and none as written.
fn is_swapped(text: &str) -> bool {
    geometry::read(text).is_ok_and(|shape| {
        let turned = |(x, y): &(f64, f64)| in_sweden(*y, *x);
        shape.system == System::LongitudeFirst
            && !shape.points.is_empty()
            && shape.points.iter().all(turned)
    })
}

/// Whether the point is in the bounding box of Sweden and its waters, which does not overlap its mirror image.
fn in_sweden(longitude: f64, latitude: f64) -> bool {
    (9.5..=25.5).contains(&longitude) && (54.0..=70.0).contains(&latitude)
}
