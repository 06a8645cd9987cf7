//! A service described twice.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "harvest/service-shown", Info, portal Silent, "DCAT-AP-SE, datatjänster" / "DCAT-AP-SE, data services";
    title "Samma datatjänst visas två gånger."
        / "One data service is shown twice.";
    many "{count} {things} har samma åtkomstadress som en annan och visas två gånger"
        / "{count} {things} have the same access address as another one and are shown twice";
    why "Portalen visar varje beskriven datatjänst för sig. Två beskrivningar av en tjänst ger två träffar i sökningen, eller en dold och en synlig."
        / "The portal shows each data service that is described. Two descriptions of one service give two hits in a search, or one hidden and one shown.";
    fix "Beskriv tjänsten en gång och låt alla distributioner hänvisa till den med dcat:accessService."
        / "Describe the service once and let all distributions refer to it with dcat:accessService.";
    Check::Graph(check)
}

/// Properties that distinguish two services with the same endpoint, if both have them.
const APART: &[&str] = &[
    dcterms::FORMAT,
    dcat::ENDPOINT_DESCRIPTION,
    dcterms::CONFORMS_TO,
];
/// Properties that make them the same, if equal.
const ALIKE: &[&str] = &[dcat::ENDPOINT_DESCRIPTION, dcterms::TITLE];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<TermId, Triple> = HashMap::new();
    // Two services may have many endpoints in common.
    let mut one: HashMap<(TermId, TermId), bool> = HashMap::new();
    for service in cx.instances_named(class_name::DATA_SERVICE) {
        for triple in cx.values(service, dcat::ENDPOINT_URL) {
            let first = first.entry(triple.o).or_insert(*triple);
            let pair = (first.s, service);
            let are_one = || {
                *one.entry(pair)
                    .or_insert_with(|| are_one(cx, pair.0, pair.1))
            };
            if first.s != service && { are_one }() {
                found.push(finding(cx, first, triple));
            }
        }
    }
}

/// Whether two services with the same endpoint are probably one. A server may provide WMS and WFS, or several
/// interfaces, at one URL.
fn are_one(cx: &Context<'_>, one: TermId, other: TermId) -> bool {
    let share = |property: &str| {
        let (own, others) = (cx.values(one, property), cx.values(other, property));
        let shared = cx.share(one, other, property);
        (shared, own.is_empty() || others.is_empty())
    };
    let is_apart = |property: &&str| share(property) == (false, false);
    !APART.iter().any(is_apart) && ALIKE.iter().any(|property| share(property).0)
}

fn finding(cx: &Context<'_>, first: &Triple, triple: &Triple) -> Finding {
    let (own, other) = (cx.called(triple.s), cx.called(first.s));
    let address = cx.quote(triple.o);
    let message = message!(
        sv: "`{own}` har samma åtkomstadress {address} som `{other}` och verkar vara samma tjänst",
        en: "`{own}` has the same endpoint address {address} as `{other}` and seems to be the same service",
        own,
        address,
        other
    );
    let mut finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    if let Some(span) = first.origin.span() {
        let label = message!(sv: "den första", en: "the first one");
        finding = finding.label(span, label);
    }
    finding
}
