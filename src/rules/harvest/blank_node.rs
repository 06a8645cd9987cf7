//! A main resource without an IRI.

use crate::diagnostic::{Arg, Finding, Lower};
use crate::message;
use crate::profile::{ClassId, NodeKind, class_name};
use crate::rdf::TermId;
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "harvest/blank-node", Error, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "En blank nod där det ska finnas en IRI."
        / "A blank node where there must be an IRI.";
    many "{count} {things} är blanka noder och har ingen egen IRI"
        / "{count} {things} are blank nodes and have no IRI of their own";
    why "Portalen känner igen kataloger, datamängder, distributioner, aktörer och kontaktuppgifter på deras IRI:er; en blank nod blir en ny sak vid varje skördning."
        / "The portal knows catalogues, datasets, distributions, agents and contact points by their IRIs; a blank node becomes a new thing at each harvest.";
    fix "Ge den en beständig IRI och hänvisa till den: rdf:about i RDF/XML, <…> i Turtle."
        / "Give it a persistent IRI and refer to that: rdf:about in RDF/XML, <…> in Turtle.";
    fixer System;
    Check::Graph(check)
}

/// Classes whose resources need IRIs, and whether the portal displays them on their own. Others are checked only where
/// the portal displays them as part of another resource.
const NAMED: &[(&str, bool)] = &[
    (class_name::CATALOG, true),
    (class_name::DATASET, true),
    (class_name::DATASET_SERIES, true),
    (class_name::DISTRIBUTION, true),
    (class_name::DATA_SERVICE, true),
    (class_name::AGENT, false),
    (class_name::CONTACT_POINT, false),
];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let terms = cx.graph.terms();
    if !terms.ids().any(|id| terms.is_blank(id)) {
        return;
    }
    let mut unnamed: BTreeMap<TermId, ClassId> = BTreeMap::new();
    for (name, on_its_own) in NAMED {
        let Some(class) = cx.profile.class_named(name) else {
            continue;
        };
        for node in cx.instances(class) {
            if terms.is_blank(node) && needs_iri(cx, node, class, *on_its_own) {
                unnamed.entry(node).or_insert(class);
            }
        }
    }
    found.extend(
        unnamed
            .into_iter()
            .map(|(node, class)| finding(cx, node, class)),
    );
}

/// Whether the portal displays the node, and no row that requires an IRI has reported it.
fn needs_iri(cx: &Context<'_>, node: TermId, class: ClassId, on_its_own: bool) -> bool {
    if cx.reported.has_resource(node) {
        return false;
    }
    let mut is_met = on_its_own;
    for triple in cx.graph.incoming(node) {
        let Some((_, row)) = cx.row_of(triple) else {
            continue;
        };
        if row
            .alternatives
            .iter()
            .all(|alternative| alternative.node == NodeKind::Iri)
        {
            return false;
        }
        is_met |= row
            .alternatives
            .iter()
            .any(|alternative| alternative.classes.contains(&class));
    }
    is_met
}

fn finding(cx: &Context<'_>, node: TermId, class: ClassId) -> Finding {
    let class = cx.profile.class(class);
    let label = Lower(&class.label);
    let name = cx.called(node);
    let message = if name == Arg::from(cx.name_of(node)) {
        message!(
            sv: "den här resursen ({label}) är en blank nod och har ingen egen IRI",
            en: "this resource ({label}) is a blank node and has no IRI of its own",
            label
        )
    } else {
        message!(
            sv: "`{name}` ({label}) är en blank nod och har ingen egen IRI",
            en: "`{name}` ({label}) is a blank node and has no IRI of its own",
            name,
            label
        )
    };
    let help = if class.name == class_name::AGENT {
        message!(
            sv: "ge den en IRI, för en svensk organisation http://dataportal.se/organisation/SE följt av organisationsnumrets tio siffror",
            en: "give it an IRI, for a Swedish organisation http://dataportal.se/organisation/SE followed by the ten digits of its organisation number"
        )
    } else {
        let concept = class.concept.as_deref().unwrap_or("resource");
        message!(
            sv: "ge den en beständig IRI på er egen domän, som https://data.kommunen.se/id/{concept}/namn",
            en: "give it a persistent IRI on your own domain, such as https://data.kommunen.se/id/{concept}/namn",
            concept
        )
    };
    let mut finding = cx.on_resource(&RULE.meta, node, message).help(help);
    finding.class = Some(class.name);
    finding
}
