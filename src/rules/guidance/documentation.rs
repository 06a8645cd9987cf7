//! A dataset without documentation of its origin and limitations.

use super::resources::{MOST_BY_ITSELF, by_catalog, restricted};
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::{Class, class_name};
use crate::rdf::vocab::{dcat, dcterms, foaf};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "guidance/documentation", Info, portal Silent, "DIGG, vägledning om att tillgängliggöra information: dokumentation" / "DIGG, guidance on making information available: documentation";
    title "Datamängden har varken dokumentation eller ursprung."
        / "The dataset has neither documentation nor provenance.";
    many "{count} {things} har varken dokumentation eller ursprung"
        / "{count} {things} have neither documentation nor provenance";
    why "Den som ska använda data behöver veta hur de har kommit till och vilka brister och begränsningar som är kända."
        / "Whoever is to use the data needs to know how it came about and which faults and limits are known.";
    fix "Hänvisa till en sida om data (page, landingPage) eller specifikationen de följer (conformsTo), eller berätta i provenance hur de har kommit till."
        / "Refer to a page about the data (page, landingPage) or the specification it follows (conformsTo), or tell in provenance how it came about.";
    Check::Graph(check)
}

/// Properties of a dataset that count as documentation.
const OF_DATASET: [&str; 4] = [
    dcterms::CONFORMS_TO,
    dcat::LANDING_PAGE,
    foaf::PAGE,
    dcterms::PROVENANCE,
];
const OF_DISTRIBUTION: [&str; 2] = [foaf::PAGE, dcterms::CONFORMS_TO];

/// Properties of the service that provides the data.
const OF_SERVICE: [&str; 4] = [
    foaf::PAGE,
    dcat::LANDING_PAGE,
    dcat::ENDPOINT_DESCRIPTION,
    dcterms::CONFORMS_TO,
];

/// A description longer than this, in characters, counts as documentation.
const LONG: usize = 300;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    for (catalog, datasets) in by_catalog(cx, undocumented(cx)) {
        match catalog {
            Some(catalog) if datasets.len() > MOST_BY_ITSELF => {
                found.push(of_many(cx, catalog, datasets.len()));
            }
            _ => found.extend(datasets.iter().map(|dataset| finding(cx, *dataset))),
        }
    }
}

/// Datasets with restricted access are exempt.
fn undocumented(cx: &Context<'_>) -> Vec<TermId> {
    let terms = |properties: &[&str]| -> Vec<TermId> {
        let terms = properties.iter().filter_map(|iri| cx.graph.iri(iri));
        terms.collect()
    };
    let of_dataset = terms(&OF_DATASET);
    let of_distribution = terms(&OF_DISTRIBUTION);
    let of_service = terms(&OF_SERVICE);
    let distribution = cx.graph.iri(dcat::P_DISTRIBUTION);
    let service = cx.graph.iri(dcat::ACCESS_SERVICE);
    let series = cx.graph.iri(dcat::IN_SERIES);
    let description = cx.graph.iri(dcterms::DESCRIPTION);
    let restricted = restricted(cx);
    // A distribution may belong to many datasets.
    let mut served: HashMap<TermId, bool> = HashMap::new();
    // A resource that is a catalogue too has another finding first.
    let catalogs = cx.instances_named(class_name::CATALOG);
    let mut datasets = cx.instances_named(class_name::DATASET);
    datasets.retain(|dataset| {
        let distributions = of(cx, *dataset, distribution);
        !is_documented(cx, *dataset, &of_dataset)
            && !cx.is_series(*dataset)
            && catalogs.binary_search(dataset).is_err()
            && !cx.reported.has_resource(*dataset)
            && !restricted.contains(dataset)
            && !leads_to_documented(cx, *dataset, distribution, &of_distribution)
            && !leads_to_documented(cx, *dataset, series, &of_dataset)
            && !distributions.iter().any(|triple| {
                let look = || leads_to_documented(cx, triple.o, service, &of_service);
                *served.entry(triple.o).or_insert_with(look)
            })
            && !of(cx, *dataset, description)
                .iter()
                .any(|triple| cx.text(triple.o).chars().nth(LONG).is_some())
    });
    datasets
}

fn finding(cx: &Context<'_>, dataset: TermId) -> Finding {
    let words = all_of_none(cx, dataset, cx.class_of(dataset));
    let message = message!(
        sv: "inget säger hur data har kommit till eller vilka brister de har: {words} finns",
        en: "nothing tells how the data came about or which faults it has: there is {words}",
        words
    );
    cx.on_resource(&RULE.meta, dataset, message)
        .property(foaf::PAGE)
        .help(&RULE.meta.fix)
}

fn of_many(cx: &Context<'_>, catalog: TermId, count: usize) -> Finding {
    let class = cx.profile.class_named(class_name::DATASET);
    let words = all_of_none(cx, catalog, class.map(|class| cx.profile.class(class)));
    let message = message!(
        sv: "för {count} av katalogens datamängder säger inget hur data har kommit till eller vilka brister de har: {words} finns",
        en: "for {count} datasets of the catalogue nothing tells how the data came about or which faults it has: there is {words}",
        count,
        words
    );
    cx.on_resource(&RULE.meta, catalog, message)
        .help(&RULE.meta.fix)
}

/// "varken `page`, `landingPage`, `conformsTo` eller `provenance`"
fn all_of_none(cx: &Context<'_>, subject: TermId, class: Option<&'static Class>) -> Message {
    let [page, landing, conforms, provenance] = [
        foaf::PAGE,
        dcat::LANDING_PAGE,
        dcterms::CONFORMS_TO,
        dcterms::PROVENANCE,
    ]
    .map(|property| cx.property_name_for(subject, class, property));
    message!(
        sv: "varken `{page}`, `{landing}`, `{conforms}` eller `{provenance}`",
        en: "neither `{page}`, `{landing}`, `{conforms}` nor `{provenance}`",
        page,
        landing,
        conforms,
        provenance
    )
}

fn of<'g>(cx: &Context<'g>, subject: TermId, property: Option<TermId>) -> &'g [Triple] {
    property.map_or(&[], |property| cx.graph.values(subject, property))
}

fn is_documented(cx: &Context<'_>, subject: TermId, by: &[TermId]) -> bool {
    by.iter().any(|property| {
        !cx.graph.values(subject, *property).is_empty() || cx.reported.has_value(subject, *property)
    })
}

fn leads_to_documented(
    cx: &Context<'_>,
    subject: TermId,
    property: Option<TermId>,
    by: &[TermId],
) -> bool {
    let others = of(cx, subject, property);
    others.iter().any(|triple| is_documented(cx, triple.o, by))
}
