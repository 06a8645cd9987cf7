//! An API description given as the specification of the data.

use super::api;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "guidance/api-description", Warning, portal Silent, "DIGG, rekommendationer: API-beskrivningar" / "DIGG, recommendations: API descriptions";
    title "En API-beskrivning står som datamängdens specifikation."
        / "An API description stands as the specification of the dataset.";
    many "{count} {things} har en API-beskrivning i `{key}`, där det ska stå vad data följer"
        / "{count} {things} have an API description in `{key}`, which is for what the data follows";
    why "På datamängden säger conformsTo vilken specifikation data följer; portalens Utforska API läser beskrivningen på distributionen eller datatjänsten."
        / "On the dataset, conformsTo says which specification the data follows; the portal's Explore API reads the description on the distribution or the data service.";
    fix "Flytta adressen till distributionens conformsTo och datatjänstens endpointDescription."
        / "Move the address to the distribution's conformsTo and the data service's endpointDescription.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if usage.row.iri != dcterms::CONFORMS_TO
        || !matches!(
            usage.class.name,
            class_name::DATASET | class_name::DATASET_SERIES
        )
    {
        return;
    }
    for triple in usage.values {
        let address = cx.text(triple.o);
        if !api::is_description(address) && !api::is_viewer(address) {
            continue;
        }
        let message = message!(
            sv: "`{address}` beskriver ett API, inte vad data följer",
            en: "`{address}` describes an API, not what the data follows",
            address
        );
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .help(&RULE.meta.fix),
        );
    }
}
