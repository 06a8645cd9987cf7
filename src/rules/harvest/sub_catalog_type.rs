//! A part of a catalogue without the type of a catalogue.

use super::nodes::is_a;
use super::parts;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::Triple;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "harvest/sub-catalog-type", Error, portal Silent, "DCAT-AP-SE, skördning, flera kataloger" / "DCAT-AP-SE, harvesting, several catalogues";
    title "En underkatalog har inte typen dcat:Catalog."
        / "A sub-catalogue lacks the type dcat:Catalog.";
    many "{count} underkataloger har inte typen dcat:Catalog"
        / "{count} sub-catalogues do not have the type dcat:Catalog";
    why "Portalen känner igen underkataloger på deras typ; utan den skördas ingenting i underkatalogen."
        / "The portal knows sub-catalogues by their type; without it nothing in the sub-catalogue is harvested.";
    fix "Lägg till rdf:type dcat:Catalog där underkatalogen beskrivs."
        / "Add rdf:type dcat:Catalog where the sub-catalogue is described.";
    explains "profile/wrong-class";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for part in parts::named(cx) {
        if is_untyped_catalog(cx, &part) {
            found.push(finding(cx, &part));
        }
    }
}

/// Whether the part is described, and as nothing else that may be a part of a catalogue.
fn is_untyped_catalog(cx: &Context<'_>, part: &Triple) -> bool {
    let node = part.o;
    if !cx.graph.is_described(node)
        || cx.reported.has_resource(node)
        || is_a(cx, node, class_name::CATALOG)
        || cx.has_known_type(node)
    {
        return false;
    }
    let is_untyped = cx.graph.types(node).next().is_none();
    is_untyped
        || cx.text(part.p) == dcat::P_CATALOG
        || cx.has(node, dcat::P_DATASET)
        || cx.has(node, dcat::P_SERVICE)
}

fn finding(cx: &Context<'_>, part: &Triple) -> Finding {
    let name = cx.called(part.o);
    let message = message!(
        sv: "underkatalogen `{name}` har inte typen dcat:Catalog",
        en: "the sub-catalogue `{name}` lacks the type dcat:Catalog",
        name
    );
    let mut finding = cx.on(&RULE.meta, part, message).help(&RULE.meta.fix);
    if let Some(place) = cx.place_of(part.o) {
        let label = message!(sv: "beskrivs här", en: "described here");
        finding = finding.label(place, label);
    }
    finding
}
