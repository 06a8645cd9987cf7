//! A stand-alone service without the properties it then needs.

use crate::diagnostic::{Finding, List};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms, foaf};
use crate::rules::hvd::Marks;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/stand-alone-service", Warning, portal Silent, "DIGG, rekommendationer: självständiga datatjänster" / "DIGG, recommendations: stand-alone data services";
    title "En självständig datatjänst saknar uppgifter som den behöver själv."
        / "A stand-alone data service lacks what it has to say itself.";
    many "{count} {things} står på egna ben men saknar uppgifter som de då behöver"
        / "{count} {things} stand alone but lack what they need then";
    why "En datatjänst som hör till en datamängd får sitt sammanhang därifrån; en som står på egna ben måste själv säga vem som ger ut den och vad den handlar om."
        / "A data service that belongs to a dataset gets its context there; one that stands alone must itself say who publishes it and what it is about.";
    fix "Lägg till uppgifterna, eller koppla tjänsten till sin datamängd (accessService på distributionen eller servesDataset på tjänsten)."
        / "Add them, or tie the service to its dataset (accessService on the distribution or servesDataset on the service).";
    Check::Graph(check)
}

/// Properties that DIGG requires of a stand-alone service.
const ASKED: [&str; 5] = [
    dcterms::PUBLISHER,
    dcat::LANDING_PAGE,
    foaf::PAGE,
    dcat::THEME,
    dcat::KEYWORD,
];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    let marks = Marks::of(cx);
    for service in cx.instances_named(class_name::DATA_SERVICE) {
        if !cx.stands_alone(service) || cx.reported.has_resource(service) {
            continue;
        }
        let class = cx.class_of(service);
        let lacking = ASKED.into_iter().filter(|property| {
            // Properties that the profile requires of every service are reported elsewhere, and there is a rule for
            // documentation of high-value data.
            let row = class.and_then(|class| class.by_iri(property));
            let told = row.is_some_and(|row| row.min > 0 || row.preferred > 0)
                || (*property == foaf::PAGE
                    && marks.as_ref().is_some_and(|marks| marks.has(cx, service)));
            !told && cx.is_silent_on(service, property)
        });
        let lacking: Vec<String> = lacking
            .map(|property| format!("`{}`", cx.property_name_for(service, class, property)))
            .collect();
        if lacking.is_empty() {
            continue;
        }
        let lacking = List::and(lacking);
        let message = message!(
            sv: "datatjänsten står på egna ben men saknar {lacking}",
            en: "the data service stands alone but lacks {lacking}",
            lacking
        );
        found.push(
            cx.on_resource(&RULE.meta, service, message)
                .help(&RULE.meta.fix),
        );
    }
}

impl Context<'_> {
    /// Whether no distribution refers to the service, and it serves no dataset.
    pub(in crate::rules) fn stands_alone(&self, service: TermId) -> bool {
        self.led_from(service, dcat::ACCESS_SERVICE).is_empty()
            && self.is_silent_on(service, dcat::SERVES_DATASET)
    }
}
