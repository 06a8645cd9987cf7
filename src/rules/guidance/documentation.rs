//! A dataset of which nothing tells how it came about and what to mind.

use crate::diagnostic::Finding;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms, foaf};
use crate::rules::{Check, Context, rule};
use crate::say;

rule! {
    "guidance/documentation", Info, portal Silent, "DIGG, vägledning om att tillgängliggöra information: dokumentation" / "DIGG, guidance on making information available: documentation";
    title "Datamängden har varken dokumentation eller ursprung."
        / "The dataset has neither documentation nor provenance.";
    why "Den som ska använda data behöver veta hur de har kommit till och vilka brister och begränsningar som är kända."
        / "Whoever is to use the data needs to know how it came about and which faults and limits are known.";
    fix "Hänvisa till en sida om data (page, landingPage) eller specifikationen de följer (conformsTo), eller berätta i provenance hur de har kommit till."
        / "Refer to a page about the data (page, landingPage) or the specification it follows (conformsTo), or tell in provenance how it came about.";
    Check::Graph(check)
}

/// Any of these tells a reader more than the description does.
const OF_DATASET: [&str; 4] = [
    dcterms::CONFORMS_TO,
    dcat::LANDING_PAGE,
    foaf::PAGE,
    dcterms::PROVENANCE,
];
const OF_DISTRIBUTION: [&str; 2] = [foaf::PAGE, dcterms::CONFORMS_TO];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.graph.is_incomplete() {
        return;
    }
    let terms = |properties: &[&str]| -> Vec<TermId> {
        let terms = properties.iter().filter_map(|iri| cx.graph.iri(iri));
        terms.collect()
    };
    let of_dataset = terms(&OF_DATASET);
    let of_distribution = terms(&OF_DISTRIBUTION);
    let distribution = cx.graph.iri(dcat::P_DISTRIBUTION);
    let series = cx.graph.iri(dcat::IN_SERIES);
    for dataset in cx.instances_named("Dataset") {
        if is_documented(cx, dataset, &of_dataset)
            || cx.is_series(dataset)
            || cx.graph.is_reported_thing(dataset)
            || leads_to_documented(cx, dataset, distribution, &of_distribution)
            || leads_to_documented(cx, dataset, series, &of_dataset)
        {
            continue;
        }
        let class = cx.class_of(dataset);
        let (page, provenance) = (
            cx.word_for(class, foaf::PAGE),
            cx.word_for(class, dcterms::PROVENANCE),
        );
        let message = say!(
            cx.lang,
            sv: "inget säger hur data har kommit till eller vilka brister de har: varken `{page}` eller `{provenance}`",
            en: "nothing tells how the data came about or which faults it has: neither `{page}` nor `{provenance}`"
        );
        found.push(
            cx.on_resource(&RULE.meta, dataset, message)
                .property(foaf::PAGE)
                .help(RULE.meta.fix.get(cx.lang)),
        );
    }
}

fn is_documented(cx: &Context<'_>, subject: TermId, by: &[TermId]) -> bool {
    by.iter().any(|property| {
        !cx.graph.values(subject, *property).is_empty()
            || cx.graph.is_reported_value(subject, *property)
    })
}

fn leads_to_documented(
    cx: &Context<'_>,
    dataset: TermId,
    property: Option<TermId>,
    by: &[TermId],
) -> bool {
    let others = property.map_or(&[][..], |property| cx.graph.values(dataset, property));
    others.iter().any(|triple| is_documented(cx, triple.o, by))
}
