//! One IRI for two different resources.

use super::nodes::{comes_before, is_a};
use crate::diagnostic::{Finding, List, Lower, Portal};
use crate::message;
use crate::profile::{Class, ClassId, class_name};
use crate::rdf::vocab::{dcat, dcterms, rdf};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "harvest/shared-iri", Error, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "En IRI står för två olika saker."
        / "One IRI stands for two different things.";
    many "{count} {things} har en IRI som står för två olika saker"
        / "{count} {things} have an IRI that stands for two different things";
    why "En IRI pekar ut en enda sak. Portalen blandar annars ihop uppgifterna, till exempel om en utgivare och en kontaktuppgift."
        / "One IRI names one thing. Otherwise the portal mixes up what is said, for example of a publisher and a contact point.";
    fix "Ge den ena en egen IRI."
        / "Give one of them an IRI of its own.";
    fixer System;
    explains "catalog/unlisted", "guidance/documentation", "profile/cardinality", "profile/mandatory", "profile/vocabulary", "profile/wrong-class";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let doubled = doubled(cx);
    for (node, classes) in &doubled {
        found.push(of_two_classes(cx, *node, classes));
    }
    for (triple, other) in contacts_that_publish(cx) {
        if !doubled.contains_key(&triple.o) {
            found.push(of_two_uses(cx, &triple, &other));
        }
    }
}

/// Nodes of two classes of which neither is a subclass of the other.
fn doubled(cx: &Context<'_>) -> BTreeMap<TermId, Vec<(ClassId, &'static Class)>> {
    let main = cx.profile.classes.iter().enumerate();
    let main: Vec<(ClassId, &'static Class)> = main
        .filter(|(_, class)| class.is_main())
        .map(|(index, class)| (ClassId(index), class))
        .collect();
    // For each term a bit set of these classes.
    let mut classes_of = vec![0_u16; cx.graph.terms().len()];
    let mut doubled: BTreeMap<TermId, Vec<(ClassId, &Class)>> = BTreeMap::new();
    for (place, (id, _)) in main.iter().enumerate() {
        for node in cx.instances(*id) {
            let bits = &mut classes_of[node.index()];
            *bits |= 1 << place;
            if bits.count_ones() > 1 {
                doubled.entry(node).or_default();
            }
        }
    }
    for (node, classes) in &mut doubled {
        let bits = classes_of[node.index()];
        classes.extend(
            main.iter()
                .enumerate()
                .filter(|(place, _)| bits & (1 << place) != 0)
                .map(|(_, class)| *class),
        );
        // A series is a dataset.
        let all = classes.clone();
        classes.retain(|(id, _)| {
            let holds =
                |(other, class): &(ClassId, &Class)| other != id && class.subclasses.contains(id);
            !all.iter().any(holds)
        });
    }
    doubled.retain(|node, classes| classes.len() > 1 && !cx.reported.has_resource(*node));
    doubled
}

fn of_two_classes(
    cx: &Context<'_>,
    node: TermId,
    classes: &[(ClassId, &'static Class)],
) -> Finding {
    let labels = classes.iter().map(|(_, class)| Lower(&class.label));
    let labels = List::and(labels);
    let name = cx.name_of(node);
    let message = message!(
        sv: "`{name}` är både {labels}",
        en: "`{name}` is both {labels}",
        name,
        labels
    );
    // In DCAT a catalogue is a dataset, and reasoners add both types.
    let is_catalog = [class_name::CATALOG, class_name::DATASET]
        .iter()
        .all(|name| classes.iter().any(|(_, class)| class.name == *name));
    let help = if is_catalog && classes.len() == 2 {
        message!(
            sv: "ta bort typen `dcat:Dataset`, om det är en katalog; är det två saker, ge den ena en egen IRI",
            en: "remove the type `dcat:Dataset` if it is a catalogue; if it is two things, give one of them an IRI of its own"
        )
    } else {
        (&RULE.meta.fix).into()
    };
    // Without property: the requirements of either class follow from this finding.
    let mut finding = cx.on_resource(&RULE.meta, node, message).help(help);
    // The type of a contact point is a row with one value.
    if classes
        .iter()
        .any(|(_, class)| class.by_iri(rdf::TYPE).is_some_and(|row| row.min > 0))
    {
        finding = finding.portal(Portal::Error);
    }
    let types = cx.graph.values(node, cx.graph.rdf_type());
    let (first, _) = classes[0];
    let others = types.iter().filter(|of| {
        cx.is_main_type(of.o)
            && !cx
                .profile
                .class(first)
                .types
                .iter()
                .any(|iri| iri == cx.text(of.o))
    });
    for of in others {
        if let Some(span) = of.origin.span().filter(|span| Some(*span) != finding.span) {
            let label = cx.class_label(of.o);
            let text = message!(sv: "{label} här", en: "{label} here", label);
            finding = finding.label(span, text);
        }
    }
    finding
}

/// For each described node that a resource has both as publisher and contact point: the triple that contradicts the
/// node's type, and the other one.
fn contacts_that_publish(cx: &Context<'_>) -> Vec<(Triple, Triple)> {
    let (Some(contact), Some(publisher)) = (
        cx.graph.iri(dcat::CONTACT_POINT),
        cx.graph.iri(dcterms::PUBLISHER),
    ) else {
        return Vec::new();
    };
    let mut first: BTreeMap<TermId, (Triple, Triple)> = BTreeMap::new();
    for contact in cx.graph.triples().iter().filter(|t| t.p == contact) {
        let node = contact.o;
        let publishers = cx.graph.values(contact.s, publisher);
        let Ok(place) = publishers.binary_search_by_key(&node, |other| other.o) else {
            continue;
        };
        let publisher = &publishers[place];
        if !cx.graph.is_described(node) || cx.reported.has_resource(node) {
            continue;
        }
        let pair = if is_a(cx, node, class_name::CONTACT_POINT) {
            (*publisher, *contact)
        } else {
            (*contact, *publisher)
        };
        let place = first.entry(node).or_insert(pair);
        if comes_before(cx, &pair.0, &place.0) {
            *place = pair;
        }
    }
    first.into_values().collect()
}

fn of_two_uses(cx: &Context<'_>, triple: &Triple, other: &Triple) -> Finding {
    let name = cx.quote(triple.o);
    let message = message!(
        sv: "{name} är både kontaktuppgift och utgivare",
        en: "{name} is both contact point and publisher",
        name
    );
    let help = message!(
        sv: "beskriv kontaktuppgiften för sig, med en egen IRI och den e-postadress som frågor ska gå till",
        en: "describe the contact point on its own, with its own IRI and the e-mail address that questions go to"
    );
    // Other resources with the same node have the same problem.
    let others = cx.led_from(triple.o, cx.text(triple.p));
    let others = others.into_iter().map(|subject| cx.name_of(subject));
    let mut finding = cx
        .on(&RULE.meta, triple, message)
        .help(help)
        .explains_on(others);
    if let Some(span) = other.origin.span() {
        let label = if cx.text(other.p) == dcterms::PUBLISHER {
            message!(sv: "utgivare här", en: "publisher here")
        } else {
            message!(sv: "kontaktuppgift här", en: "contact point here")
        };
        finding = finding.label(span, label);
    }
    finding
}
