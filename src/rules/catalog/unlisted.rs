//! A dataset or service that no catalogue lists.

use crate::diagnostic::{Finding, Lower, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, PropertyNaming, rule};
use std::collections::BTreeSet;

rule! {
    "catalog/unlisted", Error, portal Silent, "DCAT-AP-SE, Catalog, dcat:dataset och dcat:service" / "DCAT-AP-SE, Catalog, dcat:dataset and dcat:service";
    title "Ingen katalog förtecknar resursen."
        / "No catalogue lists the resource.";
    many "{count} {things} förtecknas inte av någon katalog"
        / "{count} {things} are listed by no catalogue";
    why "Det som inte står i en katalog skördas inte och syns inte i portalen."
        / "What stands in no catalogue is not harvested and not seen in the portal.";
    fix "Låt katalogen hänvisa till den med dcat:dataset eller dcat:service."
        / "Let the catalogue refer to it with dcat:dataset or dcat:service.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(catalog) = cx
        .profile
        .class_named(class_name::CATALOG)
        .map(|id| cx.profile.class(id))
    else {
        return;
    };
    if cx.reported.is_incomplete() || cx.instances_named(class_name::CATALOG).is_empty() {
        return;
    }
    for row in catalog.properties.iter().filter(|row| row.inferred) {
        let predicate = cx.graph.iri(&row.iri);
        let classes = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.classes)
            .flat_map(|id| cx.profile.with_subclasses(*id));
        let subjects: BTreeSet<(TermId, crate::profile::ClassId)> = classes
            .flat_map(|class| {
                cx.instances(class)
                    .into_iter()
                    .map(move |subject| (subject, class))
            })
            .collect();
        for (subject, class) in subjects {
            // A service that a distribution refers to is found that way; official examples do so.
            let led_to = cx.graph.iri(dcat::ACCESS_SERVICE);
            let listed = cx
                .graph
                .incoming(subject)
                .any(|triple| Some(triple.p) == predicate || Some(triple.p) == led_to);
            if listed || cx.reported.has_resource(subject) {
                continue;
            }
            let class = cx.profile.class(class);
            let label = Lower(&class.label);
            let message = message!(
                sv: "ingen katalog förtecknar den här resursen ({label})",
                en: "no catalogue lists this resource ({label})",
                label
            );
            let mut finding = cx
                .about(&RULE.meta, subject, Some(class), message)
                .help(&RULE.meta.fix);
            // A service is found by the dataset that it serves as well; a dataset is not found at all. In YAML that is stated on
            // purpose, with `catalog: none`.
            let is_meant = cx.naming_of(subject) == PropertyNaming::Keys;
            if is_meant || class.name == class_name::DATA_SERVICE {
                finding.severity = Severity::Warning;
            }
            found.push(finding);
        }
    }
}
