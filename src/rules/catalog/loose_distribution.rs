//! A distribution that no dataset has.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rules::{Check, Context, rule};

rule! {
    "catalog/loose-distribution", Error, portal Silent, "DCAT-AP-SE, Dataset, dcat:distribution" / "DCAT-AP-SE, Dataset, dcat:distribution";
    title "Ingen datamängd har distributionen."
        / "No dataset has the distribution.";
    many "{count} {things} hör inte till någon datamängd"
        / "{count} {things} belong to no dataset";
    why "En distribution visas under sin datamängd. Den som ingen datamängd hänvisar till syns inte i portalen."
        / "A distribution is shown below its dataset. One that no dataset refers to is not seen in the portal.";
    fix "Låt datamängden hänvisa till den med dcat:distribution, eller ta bort den."
        / "Let the dataset refer to it with dcat:distribution, or remove it.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        // A sample is shown as well, and what is more than a distribution has another place in the catalogue.
        let is_used = cx.graph.incoming(distribution).next().is_some();
        let is_more = cx.classes_of(distribution).count() > 1;
        if is_used || is_more || cx.reported.has_resource(distribution) {
            continue;
        }
        let message = message!(
            sv: "ingen datamängd har den här distributionen",
            en: "no dataset has this distribution"
        );
        found.push(
            cx.on_resource(&RULE.meta, distribution, message)
                .help(&RULE.meta.fix),
        );
    }
}
