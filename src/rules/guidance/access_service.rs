//! Data provided by a service that is not described.

use super::api;
use super::resources::{MOST_BY_ITSELF, by_catalog};
use crate::diagnostic::Finding;
use crate::diagnostic::places;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{Term, TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "guidance/access-service", Info, portal Silent, "DIGG, rekommendationer: datatjänster" / "DIGG, recommendations: data services";
    title "Distributionen är ett API eller en karttjänst men nämner ingen datatjänst."
        / "The distribution is an API or map service but names no data service.";
    many "{count} {things} har ett API eller en karttjänst men nämner ingen datatjänst"
        / "{count} {things} have an API or a map service but name no data service";
    why "Portalen märker datamängden med API och visar tjänsten när distributionen hänvisar till en datatjänst; av formatet ensamt gör den det inte."
        / "The portal gives the dataset an API mark and shows the service when the distribution refers to a data service; the format alone does not do it.";
    fix "Beskriv tjänsten som en datatjänst och hänvisa till den från distributionen med accessService."
        / "Describe the service as a data service and refer to it from the distribution with accessService.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    let named = cx.graph.iri(dcat::ACCESS_SERVICE);
    let mut services = by_format(cx);
    by_description(cx, &mut services);
    services.retain(|distribution, _| {
        let reported = named.is_some_and(|named| cx.reported.has_value(*distribution, named));
        !reported && !cx.has(*distribution, dcat::ACCESS_SERVICE)
    });
    // One finding a dataset: its distributions have the same cause.
    let mut by_dataset: BTreeMap<TermId, Vec<Triple>> = BTreeMap::new();
    for (distribution, triple) in services {
        let datasets = cx.led_from(distribution, dcat::P_DISTRIBUTION);
        let dataset = datasets.first().copied().unwrap_or(distribution);
        by_dataset.entry(dataset).or_default().push(triple);
    }
    let none_at_all = cx.instances_named(class_name::DATA_SERVICE).is_empty();
    for (catalog, datasets) in by_catalog(cx, by_dataset.keys().copied()) {
        match catalog {
            Some(catalog) if none_at_all && datasets.len() > MOST_BY_ITSELF => {
                found.push(of_many(cx, catalog, datasets.len()));
            }
            _ => {
                let each = datasets.iter().filter_map(|it| by_dataset.get(it));
                found.extend(each.filter_map(|triples| finding(cx, triples)));
            }
        }
    }
}

/// A finding about the first distribution of a dataset.
fn finding(cx: &Context<'_>, triples: &[Triple]) -> Option<Finding> {
    let triple = triples
        .iter()
        .min_by_key(|triple| (triple.origin.span(), triple.s))?;
    let word = cx.property_name_for(triple.s, cx.class_of(triple.s), dcat::ACCESS_SERVICE);
    let value = cx.quote(triple.o);
    let mut message = message!(
        sv: "{value} visar att distributionen är en tjänst, men `{word}` saknas",
        en: "{value} shows that the distribution is a service, but `{word}` is missing",
        value,
        word
    );
    if triples.len() > 1 {
        let count = triples.len();
        message = message!(
            sv: "{message} (distributioner i datamängden: {count})",
            en: "{message} (distributions of the dataset: {count})",
            message = message,
            count
        );
    }
    let mut finding = cx
        .on_resource(&RULE.meta, triple.s, message)
        .property(dcat::ACCESS_SERVICE)
        .help(&RULE.meta.fix);
    finding.span = triple.origin.span();
    Some(finding)
}

/// A finding about a catalogue without services.
fn of_many(cx: &Context<'_>, catalog: TermId, count: usize) -> Finding {
    let message = message!(
        sv: "katalogen beskriver ingen datatjänst, men datamängder ({places}) har API:er eller karttjänster bland sina distributioner",
        en: "the catalogue describes no data service, but datasets ({places}) have APIs or map services among their distributions",
        places = places(count)
    );
    cx.on_resource(&RULE.meta, catalog, message)
        .help(&RULE.meta.fix)
}

/// The distributions with the format of a service, found by the few such formats.
fn by_format(cx: &Context<'_>) -> BTreeMap<TermId, Triple> {
    let mut services = BTreeMap::new();
    let (Some(format), Some(class)) = (
        cx.graph.iri(dcterms::FORMAT),
        cx.profile.class_named(class_name::DISTRIBUTION),
    ) else {
        return services;
    };
    let values = cx.profile.vocabularies.iter().flat_map(|list| &list.values);
    for value in values.filter(|value| value.service) {
        let texts = std::iter::once(value.value()).chain(value.variants.iter().map(String::as_str));
        let terms = texts.filter_map(|text| match value.iri {
            Some(_) => cx.graph.iri(text),
            None => cx.graph.terms().get(Term::plain(text)),
        });
        let uses = terms.flat_map(|term| cx.graph.incoming(term));
        let of_distributions =
            uses.filter(|triple| triple.p == format && cx.is_instance(triple.s, class));
        services.extend(of_distributions.map(|triple| (triple.s, *triple)));
    }
    services
}

/// The distributions with an API description.
fn by_description(cx: &Context<'_>, services: &mut BTreeMap<TermId, Triple>) {
    let Some(conforms) = cx.graph.iri(dcterms::CONFORMS_TO) else {
        return;
    };
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        let mut values = cx.graph.values(distribution, conforms).iter();
        if let Some(triple) = values.find(|triple| api::is_description(cx.text(triple.o))) {
            services.entry(distribution).or_insert(*triple);
        }
    }
}
