//! A high-value service without documentation of its quality.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::foaf;
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/service-documentation", Error, portal Silent, "DCAT-AP HVD 3.0.0, Data Service, documentation" / "DCAT-AP HVD 3.0.0, Data Service, documentation";
    title "En värdefull datatjänst saknar dokumentation."
        / "A high-value data service lacks documentation.";
    many "{count} värdefulla {things} saknar dokumentation"
        / "{count} high-value {things} lack documentation";
    why "Förordningen kräver att villkoren för API:et och dess kvalitet (tillgänglighet, prestanda, support) är publicerade."
        / "The regulation demands that the terms of the API and its quality (availability, performance, support) are published.";
    fix "Lägg till page med en sida om tjänstens kvalitet."
        / "Add page with a page on the quality of the service.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx).filter(|_| !cx.reported.is_incomplete()) else {
        return;
    };
    for service in marks.instances(cx, class_name::DATA_SERVICE) {
        if !cx.is_silent_on(service, foaf::PAGE) || cx.reported.has_resource(service) {
            continue;
        }
        let word = cx.property_name_for(service, cx.class_of(service), foaf::PAGE);
        let message = message!(
            sv: "datatjänsten är märkt som värdefull men saknar `{word}` (dokumentation)",
            en: "the data service is marked as high-value but lacks `{word}` (documentation)",
            word
        );
        found.push(
            cx.on_resource(&RULE.meta, service, message)
                .property(foaf::PAGE)
                .help(&RULE.meta.fix),
        );
    }
}
