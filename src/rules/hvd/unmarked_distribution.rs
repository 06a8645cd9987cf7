//! A distribution of a high-value dataset, with a high-value service, that is not high-value itself.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcatap};
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/unmarked-distribution", Warning, portal Silent, "DIGG, rekommendationer: värdefulla datamängder" / "DIGG, recommendations: high-value datasets";
    title "Både datamängden och datatjänsten är märkta som värdefulla, men inte distributionen mellan dem."
        / "Both the dataset and the data service are marked as high-value, but not the distribution between them.";
    many "{count} {things} är inte märkta som värdefulla, fast både datamängden och datatjänsten är det"
        / "{count} {things} are not marked as high-value, though both the dataset and the data service are";
    why "Regelverket ska stå på varje distribution som hör till den värdefulla datamängden; den som leder till en märkt datatjänst gör det. (Andra omärkta distributioner antas vara avsiktligt omärkta.)"
        / "The regulation is to stand on each distribution that belongs to the high-value dataset, and one that leads to a marked data service does. (Other unmarked distributions are taken to be so on purpose.)";
    fix "Märk distributionen med tillämplig lagstiftning (applicableLegislation), eller ta bort det från datatjänsten."
        / "Mark the distribution with the regulation (applicableLegislation), or take it away from the data service.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx) else { return };
    for service in marks.instances(cx, class_name::DATA_SERVICE) {
        for distribution in cx.led_from(service, dcat::ACCESS_SERVICE) {
            if marks.has(cx, distribution)
                || marks.is_reported(cx, distribution)
                || !is_alone_unmarked(cx, &marks, distribution)
            {
                continue;
            }
            let name = cx.called(service);
            let message = message!(
                sv: "datamängden och datatjänsten `{name}` är märkta som värdefulla, men inte distributionen som leder till tjänsten",
                en: "the dataset and the data service `{name}` are marked as high-value, but not the distribution that leads to the service",
                name
            );
            let mut finding = cx
                .on_resource(&RULE.meta, distribution, message)
                .property(dcatap::APPLICABLE_LEGISLATION)
                .help(&RULE.meta.fix);
            if let Some(mark) = marks.on(cx, service).and_then(|mark| mark.origin.span()) {
                let label = message!(sv: "datatjänsten är märkt här", en: "the data service is marked here");
                finding = finding.label(mark, label);
            }
            found.push(finding);
        }
    }
}

/// Whether the dataset and another of its distributions are high-value: if none is, that is reported.
fn is_alone_unmarked(cx: &Context<'_>, marks: &Marks, distribution: TermId) -> bool {
    let mut datasets = cx.led_from(distribution, dcat::P_DISTRIBUTION).into_iter();
    datasets.any(|dataset| {
        let mut distributions = cx.values(dataset, dcat::P_DISTRIBUTION).iter();
        marks.has(cx, dataset) && distributions.any(|triple| marks.has(cx, triple.o))
    })
}
