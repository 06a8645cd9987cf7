//! A high-value service without the datasets that it serves.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/service-serves", Warning, portal Silent, "DCAT-AP HVD 3.0.0, Data Service, serves dataset" / "DCAT-AP HVD 3.0.0, Data Service, serves dataset";
    title "En värdefull datatjänst säger inte vilken datamängd den försörjer."
        / "A high-value data service does not say which dataset it serves.";
    many "{count} värdefulla {things} säger inte vilken datamängd de försörjer"
        / "{count} high-value {things} do not say which dataset they serve";
    why "Vid rapporteringen till EU måste det framgå vilken värdefull datamängd som nås genom tjänsten."
        / "The report to the EU must show which high-value dataset is reached through the service.";
    fix "Lägg till servesDataset på datatjänsten."
        / "Add servesDataset to the data service.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx).filter(|_| !cx.reported.is_incomplete()) else {
        return;
    };
    for service in marks.instances(cx, class_name::DATA_SERVICE) {
        if !cx.is_silent_on(service, dcat::SERVES_DATASET) || cx.reported.has_resource(service) {
            continue;
        }
        // A stand-alone service serves none.
        let Some(dataset) = reached_from(cx, service) else {
            continue;
        };
        let word = cx.property_name_for(service, cx.class_of(service), dcat::SERVES_DATASET);
        let message = message!(
            sv: "datatjänsten är märkt som värdefull men säger inte vad den försörjer: `{word}` saknas",
            en: "the data service is marked as high-value but does not say what it serves: `{word}` is missing",
            word
        );
        let (name, iri) = (cx.called(dataset), cx.name_of(dataset));
        let help = message!(
            sv: "en distribution av `{name}` leder till tjänsten: lägg till `{word}` med `{iri}`",
            en: "a distribution of `{name}` leads to the service: add `{word}` with `{iri}`",
            name,
            word,
            iri
        );
        found.push(
            cx.on_resource(&RULE.meta, service, message)
                .property(dcat::SERVES_DATASET)
                .help(help),
        );
    }
}

/// The first dataset with a distribution that refers to the service.
fn reached_from(cx: &Context<'_>, service: TermId) -> Option<TermId> {
    let distributions = cx.led_from(service, dcat::ACCESS_SERVICE);
    distributions
        .into_iter()
        .find_map(|distribution| cx.first_led_from(distribution, dcat::P_DISTRIBUTION))
}
