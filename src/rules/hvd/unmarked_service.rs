//! A service of a high-value distribution that is not high-value itself.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcatap};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "hvd/unmarked-service", Warning, portal Silent, "DIGG, rekommendationer: värdefulla datamängder" / "DIGG, recommendations: high-value datasets";
    title "Distributionen är märkt som värdefull men inte datatjänsten den leder till."
        / "The distribution is marked as high-value but the data service it leads to is not.";
    many "{count} {things} är inte märkta som värdefulla, fast en märkt distribution leder till dem"
        / "{count} {things} are not marked as high-value, though a marked distribution leads to them";
    why "Regelverket ska stå på datamängden, på dess distributioner och på varje datatjänst som lämnar ut den; en datatjänst märks aldrig av sig själv."
        / "The regulation is to stand on the dataset, on its distributions and on each data service that hands it out; a data service is never marked by itself.";
    fix "Skriv tillämplig lagstiftning och kategori på datatjänsten (applicableLegislation och hvdCategory); hör den inte till det värdefulla, ta bort märkningen från distributionen (`hvd: false` i YAML)."
        / "Write the regulation and the category on the data service (applicableLegislation and hvdCategory); if it is no part of what is high-value, take the mark away from the distribution (`hvd: false` in YAML).";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx).filter(|_| !cx.reported.is_incomplete()) else {
        return;
    };
    // One finding for each service, however many distributions refer to it.
    let mut services: BTreeMap<TermId, TermId> = BTreeMap::new();
    for distribution in marks.instances(cx, class_name::DISTRIBUTION) {
        for triple in cx.values(distribution, dcat::ACCESS_SERVICE) {
            services.entry(triple.o).or_insert(distribution);
        }
    }
    let class = cx.profile.class_named(class_name::DATA_SERVICE);
    for (service, distribution) in services {
        let is_service = class.is_some_and(|class| cx.is_instance(service, class));
        // A category without the legislation has another finding.
        let has_category = !cx.is_silent_on(service, dcatap::HVD_CATEGORY);
        if !is_service || has_category || marks.has(cx, service) || marks.is_reported(cx, service) {
            continue;
        }
        let dataset = cx.led_from(distribution, dcat::P_DISTRIBUTION);
        let name = cx.called(dataset.first().copied().unwrap_or(distribution));
        let message = message!(
            sv: "datatjänsten är inte märkt som värdefull, fast en märkt distribution av `{name}` leder till den",
            en: "the data service is not marked as high-value, though a marked distribution of `{name}` leads to it",
            name
        );
        let mut finding = cx
            .on_resource(&RULE.meta, service, message)
            .property(dcatap::APPLICABLE_LEGISLATION)
            .help(&RULE.meta.fix);
        if let Some(mark) = marks
            .on(cx, distribution)
            .and_then(|mark| mark.origin.span())
        {
            let label =
                message!(sv: "distributionen är märkt här", en: "the distribution is marked here");
            finding = finding.label(mark, label);
        }
        found.push(finding);
    }
}
