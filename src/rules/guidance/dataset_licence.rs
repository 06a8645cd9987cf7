//! A licence on the dataset that its distributions lack.

use crate::diagnostic::grouped;
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, PropertyNaming, rule};

rule! {
    "guidance/dataset-licence", Warning, portal Silent, "DIGG, rekommendationer: licens" / "DIGG, recommendations: licence";
    title "Licensen står på datamängden i stället för på distributionen."
        / "The licence stands on the dataset instead of on the distribution.";
    many "{count} {things} har en licens som saknas på distributionerna, där den läses"
        / "{count} {things} have a licence that their distributions lack, where it is read";
    why "Portalen läser licensen på varje distribution; den som står på datamängden visas inte."
        / "The portal reads the licence on each distribution; the one on the dataset is not shown.";
    fix "Skriv licensen på varje distribution, eller en gång för alla bland standardvärdena: `defaults: {distribution: {license: …}}`."
        / "Write the licence on each distribution, or once for all among the defaults: `defaults: {distribution: {license: …}}`.";
    explains "profile/recommended";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(license) = cx.graph.iri(dcterms::LICENSE) else {
        return;
    };
    for dataset in cx.datasets_and_series() {
        let given = cx.graph.values(dataset, license).iter();
        // An empty element, as exports write for fields left blank, is no licence.
        let Some(triple) = cx.first(given.filter(|triple| cx.says_anything(triple.o))) else {
            continue;
        };
        let lacking: Vec<TermId> = distributions(cx, dataset)
            .into_iter()
            .filter(|distribution| lacks(cx, *distribution, license))
            .collect();
        if !lacking.is_empty() {
            found.push(finding(cx, triple, &lacking));
        }
    }
}

/// The distributions that the licence is for; for a series also those of its members.
fn distributions(cx: &Context<'_>, dataset: TermId) -> Vec<TermId> {
    let members = cx.led_from(dataset, dcat::IN_SERIES);
    let members = members.into_iter().filter(|member| !is_given(cx, *member));
    let owners = std::iter::once(dataset).chain(members);
    let all = owners.flat_map(|owner| cx.values(owner, dcat::P_DISTRIBUTION));
    all.map(|triple| triple.o).collect()
}

/// Whether the resource has a licence.
pub(super) fn is_given(cx: &Context<'_>, subject: TermId) -> bool {
    let mut given = cx.values(subject, dcterms::LICENSE).iter();
    given.any(|triple| cx.says_anything(triple.o))
}

fn lacks(cx: &Context<'_>, distribution: TermId, license: TermId) -> bool {
    cx.graph.is_described(distribution)
        && !is_given(cx, distribution)
        && !cx.reported.has_value(distribution, license)
}

fn finding(cx: &Context<'_>, triple: &Triple, lacking: &[TermId]) -> Finding {
    let distributions = match lacking.len() {
        1 => message!(sv: "distributionen", en: "the distribution"),
        count => {
            message!(sv: "{count} distributioner", en: "{count} distributions", count = grouped(count))
        }
    };
    let message = if cx.is_series(triple.s) {
        message!(
            sv: "licensen saknas på {distributions}; den står bara på datamängdsserien",
            en: "the licence is missing on {distributions}; it stands on the dataset series only",
            distributions
        )
    } else {
        message!(
            sv: "licensen saknas på {distributions}; den står bara på datamängden",
            en: "the licence is missing on {distributions}; it stands on the dataset only",
            distributions
        )
    };
    let mut finding = cx
        .on(&RULE.meta, triple, message)
        .help(help(cx, triple.s))
        .explains_on(lacking.iter().map(|distribution| cx.name_of(*distribution)));
    let places = lacking.iter().filter_map(|node| cx.place_of(*node));
    if let Some(place) = places.min() {
        let text = message!(sv: "här saknas den", en: "here it is missing");
        finding = finding.label(place, text);
    }
    finding
}

fn help(cx: &Context<'_>, dataset: TermId) -> Message {
    match cx.naming_of(dataset) {
        PropertyNaming::Keys => (&RULE.meta.fix).into(),
        PropertyNaming::Curies => message!(
            sv: "skriv licensen på varje distribution",
            en: "write the licence on each distribution"
        ),
    }
}
