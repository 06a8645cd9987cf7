//! A publisher of the catalogue that publishes no dataset.

use super::nodes::is_a;
use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcterms;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "harvest/idle-publisher", Warning, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Katalogens utgivare ger inte ut någon datamängd."
        / "The publisher of the catalogue publishes no dataset.";
    many "{count} {things} har en utgivare som inte ger ut någon datamängd"
        / "{count} {things} have a publisher that publishes no dataset";
    why "Portalen visar då en utgivare utan datamängder. Ofta är samma organisation beskriven på ett annat sätt i datamängderna."
        / "The portal then shows a publisher without datasets. Often the same organisation is described in another way in the datasets.";
    fix "Välj som katalogens utgivare en organisation som också ger ut någon av datamängderna."
        / "Choose as publisher of the catalogue an organisation that also publishes some of the datasets.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(publisher) = cx.graph.iri(dcterms::PUBLISHER) else {
        return;
    };
    // The content of a part that is fetched from elsewhere is unknown.
    if cx.reported.is_incomplete() || super::any_bare(cx) {
        return;
    }
    let mut first: BTreeMap<TermId, Triple> = BTreeMap::new();
    for catalog in cx.instances_named(class_name::CATALOG) {
        for triple in cx.graph.values(catalog, publisher) {
            // Of several catalogues, the first in term order has the finding.
            let first = first.entry(triple.o).or_insert(*triple);
            if cx.graph.term(triple.s) < cx.graph.term(first.s) {
                *first = *triple;
            }
        }
    }
    let several = first.len() > 1;
    let mut idle: Vec<Triple> = first.into_values().collect();
    idle.retain(|triple| is_idle(cx, publisher, triple.o));
    if idle.is_empty() || !datasets_name_publishers(cx, publisher) {
        return;
    }
    for triple in idle {
        let mut finding = finding(cx, &triple);
        if several {
            finding = finding.severity(Severity::Info);
        }
        found.push(finding);
    }
}

/// Whether the agent is described, and is the publisher of catalogues only. What is both catalogue and dataset has a
/// finding of its own, and a publisher.
fn is_idle(cx: &Context<'_>, publisher: TermId, agent: TermId) -> bool {
    let mut uses = cx.graph.incoming(agent).filter(|t| t.p == publisher);
    cx.graph.terms().is_iri(agent)
        && cx.graph.is_described(agent)
        && !cx.reported.has_resource(agent)
        && uses.all(|triple| {
            is_a(cx, triple.s, class_name::CATALOG)
                && !is_a(cx, triple.s, class_name::DATASET)
                && !is_a(cx, triple.s, class_name::DATASET_SERIES)
        })
}

/// Whether some datasets have a publisher, all of which are described: otherwise that is reported, and the catalogue's
/// publisher may be the intended one.
fn datasets_name_publishers(cx: &Context<'_>, publisher: TermId) -> bool {
    let mut any = false;
    cx.datasets_and_series().into_iter().all(|dataset| {
        let publishers = cx.graph.values(dataset, publisher);
        any |= !publishers.is_empty();
        !cx.reported.has_value(dataset, publisher)
            && publishers
                .iter()
                .all(|triple| is_a(cx, triple.o, class_name::AGENT))
    }) && any
}

fn finding(cx: &Context<'_>, triple: &Triple) -> Finding {
    let name = cx.called(triple.o);
    let message = message!(
        sv: "katalogens utgivare `{name}` är inte utgivare av någon datamängd",
        en: "the catalogue's publisher `{name}` is the publisher of no dataset",
        name
    );
    cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix)
}
