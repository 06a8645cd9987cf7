//! A distribution without licence.

use super::dataset_licence::is_given;
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rules::{Check, Context, PropertyNaming, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "guidance/licence-missing", Warning, portal Silent, "DIGG, rekommendationer: licens; vägledning, princip om villkor" / "DIGG, recommendations: licence; guidance, principle on terms";
    title "Distributionen har varken licens eller rättighetsförklaring."
        / "The distribution has neither licence nor rights statement.";
    many "{count} {things} har varken licens eller rättighetsförklaring"
        / "{count} {things} have neither a licence nor a rights statement";
    why "Utan licens vet ingen om data får användas, och då vågar få använda dem."
        / "Without a licence nobody knows whether the data may be used, and then few dare to use it.";
    fix "Ange CC0 för information som en myndighet själv har tagit fram, CC BY 4.0 där upphovsrätt gäller, eller villkoren i en rättighetsförklaring."
        / "Give CC0 for information an authority has produced itself, CC BY 4.0 where copyright applies, or the terms in a rights statement.";
    explains "profile/recommended";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    let [license, rights] = [dcterms::LICENSE, dcterms::RIGHTS].map(|iri| cx.graph.iri(iri));
    // A dataset may have many distributions, and be in many series.
    let mut licensed: HashMap<TermId, bool> = HashMap::new();
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        let says = |property: Option<TermId>| {
            property.is_some_and(|property| {
                let mut given = cx.graph.values(distribution, property).iter();
                given.any(|triple| cx.says_anything(triple.o))
                    || cx.reported.has_value(distribution, property)
            })
        };
        if says(license) || says(rights) || is_licensed_above(cx, distribution, &mut licensed) {
            continue;
        }
        let message = message!(
            sv: "distributionen har varken licens eller rättighetsförklaring",
            en: "the distribution has neither licence nor rights statement"
        );
        let finding = cx
            .on_resource(&RULE.meta, distribution, message)
            .property(dcterms::LICENSE);
        found.push(finding.help(help(cx, distribution)));
    }
}

/// Whether the dataset or its series has the licence: another rule reports that.
fn is_licensed_above(
    cx: &Context<'_>,
    distribution: TermId,
    licensed: &mut HashMap<TermId, bool>,
) -> bool {
    let is_licensed = |dataset| {
        let mut series = cx.values(dataset, dcat::IN_SERIES).iter();
        is_given(cx, dataset) || series.any(|triple| is_given(cx, triple.o))
    };
    let mut datasets = cx.led_from(distribution, dcat::P_DISTRIBUTION).into_iter();
    datasets.any(|dataset| {
        *licensed
            .entry(dataset)
            .or_insert_with(|| is_licensed(dataset))
    })
}

fn help(cx: &Context<'_>, distribution: TermId) -> Message {
    match cx.naming_of(distribution) {
        PropertyNaming::Keys => message!(
            sv: "skriv `license: CC0-1.0`, eller `license: CC-BY-4.0` där upphovsrätt gäller",
            en: "write `license: CC0-1.0`, or `license: CC-BY-4.0` where copyright applies"
        ),
        PropertyNaming::Curies => (&RULE.meta.fix).into(),
    }
}
