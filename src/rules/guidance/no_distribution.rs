//! A dataset with nothing to fetch.

use super::resources::restricted;
use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/no-distribution", Warning, portal Silent, "DCAT-AP-SE, Dataset, dcat:distribution" / "DCAT-AP-SE, Dataset, dcat:distribution";
    title "Datamängden har varken distribution eller datatjänst."
        / "The dataset has neither distribution nor data service.";
    many "{count} {things} har varken distribution eller datatjänst"
        / "{count} {things} have neither distribution nor data service";
    why "I portalen finns då inget att hämta, och ingen ser hur man får tag i data."
        / "In the portal there is nothing to fetch then, and nobody sees how to get hold of the data.";
    fix "Lägg till en distribution med adressen till data. Är data inte öppna, säg det med accessRights."
        / "Add a distribution with the address of the data. If the data is not open, say so with accessRights.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    // What is not public may be described only.
    let kept_back = restricted(cx);
    for dataset in cx.instances_named(class_name::DATASET) {
        if cx.is_series(dataset) || kept_back.contains(&dataset) || is_reached(cx, dataset) {
            continue;
        }
        let message = message!(
            sv: "datamängden har varken distribution eller datatjänst",
            en: "the dataset has neither distribution nor data service"
        );
        let mut finding = cx
            .on_resource(&RULE.meta, dataset, message)
            .property(dcat::P_DISTRIBUTION)
            .help(&RULE.meta.fix);
        // A page may lead on to the data.
        if cx.has(dataset, dcat::LANDING_PAGE) {
            finding.severity = Severity::Info;
        }
        found.push(finding);
    }
}

/// Whether there is a way to the data: of its own, by a service, or by parts, members or a whole that have one.
fn is_reached(cx: &Context<'_>, dataset: TermId) -> bool {
    const FROM: [&str; 3] = [dcat::SERVES_DATASET, dcat::IN_SERIES, dcterms::IS_PART_OF];
    const TO: [&str; 4] = [
        dcat::P_DISTRIBUTION,
        dcat::SERIES_MEMBER,
        dcterms::HAS_PART,
        dcterms::IS_PART_OF,
    ];
    let is_catalog = || {
        let catalog = cx.profile.class_named(class_name::CATALOG);
        catalog.is_some_and(|catalog| cx.is_instance(dataset, catalog))
    };
    let mut series = cx.values(dataset, dcat::IN_SERIES).iter();
    series.any(|triple| {
        cx.has(triple.o, dcat::P_DISTRIBUTION)
            || cx.first_led_from(triple.o, dcat::SERVES_DATASET).is_some()
    }) || TO
        .iter()
        .any(|property| !cx.is_silent_on(dataset, property))
        || FROM
            .iter()
            .any(|property| cx.first_led_from(dataset, property).is_some())
        || cx.reported.has_resource(dataset)
        || !cx
            .graph
            .about(dataset)
            .iter()
            .any(|triple| triple.p != cx.graph.rdf_type())
        || is_catalog()
}
