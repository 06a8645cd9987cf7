//! A high-value service without contact point.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/service-contact", Error, portal Warning, "DCAT-AP HVD 3.0.0, Data Service, contact point" / "DCAT-AP HVD 3.0.0, Data Service, contact point";
    title "En värdefull datatjänst saknar kontaktuppgift."
        / "A high-value data service lacks a contact point.";
    many "{count} värdefulla {things} saknar kontaktuppgift"
        / "{count} high-value {things} lack a contact point";
    why "Profilen för värdefulla datamängder kräver någon som tar emot frågor om tjänsten."
        / "The profile for high-value datasets demands someone who takes questions about the service.";
    fix "Lägg till contactPoint på datatjänsten."
        / "Add contactPoint to the data service.";
    explains "profile/recommended";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx).filter(|_| !cx.reported.is_incomplete()) else {
        return;
    };
    for service in marks.instances(cx, class_name::DATA_SERVICE) {
        if !cx.is_silent_on(service, dcat::CONTACT_POINT) || cx.reported.has_resource(service) {
            continue;
        }
        let word = cx.property_name_for(service, cx.class_of(service), dcat::CONTACT_POINT);
        let message = message!(
            sv: "datatjänsten är märkt som värdefull men saknar `{word}` (kontaktuppgift)",
            en: "the data service is marked as high-value but lacks `{word}` (contact point)",
            word
        );
        found.push(
            cx.on_resource(&RULE.meta, service, message)
                .property(dcat::CONTACT_POINT)
                .help(&RULE.meta.fix),
        );
    }
}
