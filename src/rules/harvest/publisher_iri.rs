//! A Swedish public body with an IRI outside the recommended namespace.

use super::organisation::{NAMESPACE, Written, number_of};
use crate::diagnostic::Finding;
use crate::message;
use crate::net::host_of;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcterms, foaf, owl};
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "harvest/publisher-iri", Info, portal Silent, "DCAT-AP-SE, skördning, IRI:er för organisationer" / "DCAT-AP-SE, harvesting, IRIs of organisations";
    title "En offentlig utgivare har en annan IRI än den rekommenderade."
        / "A public publisher has another IRI than the one recommended.";
    many "{count} {things} har en annan IRI än den som rekommenderas för offentliga utgivare"
        / "{count} {things} have another IRI than the one recommended for public publishers";
    why "Med en IRI efter organisationsnumret blir organisationen densamma i portalen, vem som än beskriver den."
        / "With an IRI by the organisation number the organisation is the same in the portal, whoever describes it.";
    fix "Ge utgivaren IRI:n http://dataportal.se/organisation/SE följt av organisationsnumret; en annan IRI kan stå i owl:sameAs."
        / "Give the publisher the IRI http://dataportal.se/organisation/SE followed by the organisation number; another IRI can stand in owl:sameAs.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(publisher) = cx.graph.iri(dcterms::PUBLISHER) else {
        return;
    };
    let mut suspects = cx.instances_named(class_name::AGENT);
    suspects.retain(|agent| {
        let is_own_name =
            cx.graph.terms().is_iri(*agent) && Written::read(cx.text(*agent)).is_none();
        is_own_name
            && cx.is_public_body(*agent)
            && is_swedish(cx, *agent)
            && !says_the_same(cx, *agent)
            && cx
                .graph
                .incoming(*agent)
                .any(|triple| triple.p == publisher)
    });
    if suspects.is_empty() {
        return;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for agent in cx.instances_named(class_name::AGENT) {
        if let Some((number, _)) = number_of(cx, agent) {
            *counts.entry(number).or_default() += 1;
        }
    }
    found.extend(suspects.iter().map(|agent| finding(cx, *agent, &counts)));
}

/// Whether a number or URL shows that the agent is Swedish; foreign public bodies occur in Swedish catalogues too.
fn is_swedish(cx: &Context<'_>, agent: TermId) -> bool {
    number_of(cx, agent).is_some()
        || is_in_sweden(cx.text(agent))
        || [foaf::HOMEPAGE, foaf::MBOX].iter().any(|property| {
            let values = cx.values(agent, property);
            values.iter().any(|triple| is_in_sweden(cx.text(triple.o)))
        })
}

/// Whether the host is below `.se`.
fn is_in_sweden(address: &str) -> bool {
    // A mail address may be written alone.
    let mail = || address.rsplit_once('@').map(|(_, host)| host);
    let host = host_of(address).or_else(mail).unwrap_or_default();
    host.len() > 3 && host[host.len() - 3..].eq_ignore_ascii_case(".se")
}

/// Whether the agent gives the recommended IRI besides its own.
fn says_the_same(cx: &Context<'_>, agent: TermId) -> bool {
    let others = cx.values(agent, owl::SAME_AS);
    others
        .iter()
        .any(|triple| Written::read(cx.text(triple.o)).is_some())
}

/// `counts`: number of agents with each organisation number.
fn finding(cx: &Context<'_>, agent: TermId, counts: &HashMap<String, usize>) -> Finding {
    let iri = cx.text(agent);
    let name = cx.called(agent);
    let message = message!(
        sv: "utgivaren `{name}` har inte den rekommenderade IRI:n med organisationsnummer, utan `{iri}`",
        en: "the publisher `{name}` does not have the recommended IRI with its organisation number, but `{iri}`",
        name,
        iri
    );
    let help = match number_of(cx, agent) {
        Some((number, _)) if counts.get(&number).is_some_and(|count| *count > 1) => message!(
            sv: "skriv `{NAMESPACE}{number}-` följt av enhetens namn: en annan aktör har samma nummer",
            en: "write `{NAMESPACE}{number}-` followed by the name of the unit: another agent has the same number",
            NAMESPACE,
            number
        ),
        Some((number, _)) => message!(
            sv: "skriv `{NAMESPACE}{number}`, om det är organisationens eget nummer",
            en: "write `{NAMESPACE}{number}`, if that is the number of the organisation itself",
            NAMESPACE,
            number
        ),
        None => message!(
            sv: "skriv {NAMESPACE} följt av organisationsnumrets tio siffror",
            en: "write {NAMESPACE} followed by the ten digits of the organisation number",
            NAMESPACE
        ),
    };
    cx.on_resource(&RULE.meta, agent, message)
        .help(help)
        .value(iri)
}
