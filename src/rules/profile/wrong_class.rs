//! A reference to a resource of another class.

use crate::diagnostic::{Explains, Finding, List, Lower, Message, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::Triple;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/wrong-class", Warning, portal Silent, "DCAT-AP-SE, egenskapstabellerna (objektets klass)" / "DCAT-AP-SE, the property tables (class of the object)";
    title "Hänvisningen leder till fel sorts resurs."
        / "The reference leads to the wrong kind of resource.";
    many "{count} {things} leder i `{key}` till fel sorts resurs[: `{cause}`]"
        / "{count} {things} lead in `{key}` to the wrong kind of resource[: `{cause}`]";
    why "Portalen väntar sig till exempel en aktör som utgivare, och visar inte en kontaktuppgift på den platsen."
        / "The portal expects for example an agent as publisher, and does not show a contact point in its place.";
    fix "Hänvisa till en resurs av rätt klass. Har en organisation sin hemsida som IRI, ge den en egen (http://dataportal.se/organisation/SE…) och behåll adressen som hemsida."
        / "Refer to a resource of the right class. Where an organisation has its web page as IRI, give it one of its own (http://dataportal.se/organisation/SE…) and keep the address as its homepage.";
    fixer System;
    Check::Property(check)
}

/// Maximum number of types shown.
const MOST_TYPES: usize = 20;

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row
        .alternatives
        .iter()
        .all(|alternative| alternative.classes.is_empty())
        || (row.nested && !row.described)
    {
        return;
    }
    for triple in usage.good() {
        if cx.graph.terms().is_literal(triple.o) {
            continue;
        }
        if cx.graph.types(triple.o).next().is_none() {
            // A described resource must have a type; for others it is optional.
            if row.described && cx.graph.is_described(triple.o) {
                found.push(untyped(cx, usage, triple));
            }
            continue;
        }
        let allowed = || {
            row.alternatives
                .iter()
                .flat_map(|alternative| alternative.classes.iter().copied())
        };
        // An unknown class may be a subclass of the expected one.
        if allowed().any(|class| cx.is_instance(triple.o, class)) || !cx.has_known_type(triple.o) {
            continue;
        }
        let word = cx.property_name(usage.subject, row);
        let is = cx
            .graph
            .types(triple.o)
            .take(MOST_TYPES)
            .map(|of| cx.class_label(of));
        let wanted = allowed().map(|class| Lower(&cx.profile.class(class).label));
        let (is, wanted) = (List::commas(is), List::commas(wanted));
        let message = message!(
            sv: "fel sorts resurs: `{word}` pekar på {is}, men ska peka på {wanted}",
            en: "the wrong kind of resource: `{word}` points to: {is}; it takes: {wanted}",
            word,
            is,
            wanted
        );
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .help(help(cx, usage));
        if let Some(place) = cx.place_of(triple.o) {
            finding = finding.label(place, message!(sv: "beskrivs här", en: "described here"));
        }
        found.push(finding);
    }
}

/// What to refer to: that which the property stands for, or a page on the web where that is what it takes.
fn help(cx: &Context<'_>, usage: &Usage<'_>) -> Message {
    let classes = usage
        .row
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes);
    let wanted = classes.map(|class| Lower(&cx.profile.class(*class).label));
    let wanted = List::or(wanted);
    if usage.row.link {
        message!(
            sv: "skriv webbadressen till en sida; det som beskrivs i katalogen är ingen sida",
            en: "write the web address of a page; what the catalogue describes is no page"
        )
    } else {
        message!(
            sv: "här väntas {wanted}: hänvisa till en sådan, eller beskriv den för sig med en egen IRI",
            en: "expected here: {wanted}; refer to one, or describe it on its own with an IRI of its own",
            wanted
        )
    }
}

/// What has no type is neither checked nor shown: more than a wrong reference.
fn untyped(cx: &Context<'_>, usage: &Usage<'_>, triple: &Triple) -> Finding {
    let (word, text) = (
        cx.property_name(usage.subject, usage.row),
        cx.quote_or_blank(triple.o),
    );
    let class = usage
        .row
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes)
        .next()
        .map(|id| cx.profile.class(*id));
    let wanted = class.map_or_else(String::new, |class| cx.profile.prefixes.compact(&class.iri));
    let message = message!(
        sv: "`{word}` leder till {text}, som inte har någon typ",
        en: "`{word}` leads to {text}, which has no type",
        word,
        text
    );
    let help = message!(
        sv: "lägg till rdf:type {wanted} där den beskrivs; utan typ kontrolleras och visas den inte",
        en: "add rdf:type {wanted} where it is described; without a type it is neither checked nor shown",
        wanted
    );
    let mut finding = cx
        .on_value(&RULE.meta, usage, triple, message)
        .severity(Severity::Error)
        .by_value()
        .help(help);
    if class.is_some_and(|class| class.name == class_name::DATASET) {
        finding.explains.push(Explains {
            rules: &["catalog/no-dataset"],
            subject: cx.name_of(triple.o).into(),
            property: None,
            value: None,
        });
    }
    finding
}
