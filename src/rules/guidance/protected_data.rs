//! Restricted data without the metadata required by the Data Governance Act.

use super::resources::restricted;
use crate::diagnostic::{Finding, List};
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcatap, dcterms};
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/protected-data", Info, portal Silent, "DIGG, rekommendationer: skyddade data; förordning (EU) 2022/868" / "DIGG, recommendations: protected data; regulation (EU) 2022/868";
    title "Skyddade data saknar något som dataförvaltningsförordningen frågar efter."
        / "Protected data lacks something that the data governance act asks for.";
    many "{count} {things} med skyddade data saknar något som dataförvaltningsförordningen frågar efter"
        / "{count} {things} with protected data lack something that the Data Governance Act asks for";
    why "Skyddade data som rapporteras enligt förordningen beskrivs med minst en distribution, och varje distribution med format, storlek och licens eller rättighetsförklaring. Allt som är begränsat ska inte rapporteras."
        / "Protected data reported under the act is described with at least one distribution, and each distribution with format, size, and a licence or rights statement. Not everything that is restricted is to be reported.";
    fix "Lägg till uppgifterna om datamängden ska rapporteras enligt dataförvaltningsförordningen; annars behövs inget."
        / "Add them if the dataset is to be reported under the data governance act; otherwise nothing is needed.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    for dataset in restricted(cx) {
        // High-value data must be open, which another rule reports.
        if cx.has(dataset, dcatap::HVD_CATEGORY) || cx.has(dataset, dcatap::APPLICABLE_LEGISLATION)
        {
            continue;
        }
        let lacking = lacking(cx, dataset);
        if lacking.is_empty() {
            continue;
        }
        let lacking = List::and(lacking);
        let message = message!(
            sv: "om dessa skyddade data ska rapporteras enligt dataförvaltningsförordningen saknas {lacking}",
            en: "if this protected data is to be reported under the data governance act, it lacks {lacking}",
            lacking
        );
        let mut finding = cx
            .on_resource(&RULE.meta, dataset, message)
            .help(&RULE.meta.fix);
        if let Some(rights) = cx.first(cx.values(dataset, dcterms::ACCESS_RIGHTS)) {
            finding.span = rights.origin.span().or(finding.span);
        }
        found.push(finding);
    }
}

/// Missing properties, except mandatory ones, licence and rights statement, which other rules report.
fn lacking(cx: &Context<'_>, dataset: TermId) -> Vec<String> {
    let class = cx.class_of(dataset);
    if cx.is_silent_on(dataset, dcat::P_DISTRIBUTION) {
        return vec![format!(
            "`{}`",
            cx.property_name_for(dataset, class, dcat::P_DISTRIBUTION)
        )];
    }
    let distributions = cx.values(dataset, dcat::P_DISTRIBUTION).iter();
    let described: Vec<TermId> = distributions
        .map(|triple| triple.o)
        .filter(|node| cx.graph.is_described(*node) && !cx.reported.has_resource(*node))
        .collect();
    let word = |property: &str| {
        let class = described.first().and_then(|node| cx.class_of(*node));
        format!("`{}`", cx.property_name_for(dataset, class, property))
    };
    let any = |lacks: &dyn Fn(TermId) -> bool| described.iter().any(|node| lacks(*node));
    let mut lacking = Vec::new();
    if any(&|node| {
        cx.is_silent_on(node, dcterms::FORMAT) && cx.is_silent_on(node, dcat::MEDIA_TYPE)
    }) {
        lacking.push(word(dcterms::FORMAT));
    }
    // Data provided by a service has no size.
    if any(&|node| {
        cx.is_silent_on(node, dcat::BYTE_SIZE) && cx.is_silent_on(node, dcat::ACCESS_SERVICE)
    }) {
        lacking.push(word(dcat::BYTE_SIZE));
    }
    lacking
}
