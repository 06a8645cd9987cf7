//! An address from an example, left as it was.

use super::host;
use crate::diagnostic::Finding;
use crate::diagnostic::places;
use crate::message;
use crate::net::{host_of, secret};
use crate::rdf::TermId;
use crate::rdf::vocab::vcard;
use crate::rules::{Check, Context, rule};
use foldhash::HashSet;
use std::collections::BTreeMap;

rule! {
    "address/example", Warning, portal Silent, "RFC 2606" / "RFC 2606";
    title "Adressen är ett exempel."
        / "The address is an example.";
    many "{count} {things} har adresser[ hos `{cause}`] som bara är exempel"
        / "{count} {things} have addresses[ at `{cause}`] that are only examples";
    why "example.com och liknande namn är avsatta för exempel: där finns inga data, och ingen svarar."
        / "example.com and names like it are kept for examples: there is no data there, and nobody answers.";
    fix "Skriv er egen adress."
        / "Write your own address.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    // Many URLs have few hosts: the host decides whether a URL is an example.
    let examples: Vec<(TermId, &str)> = cx
        .iris()
        .filter_map(|(iri, address)| Some((iri, host_of(address)?)))
        .filter(|(_, host)| host::is_example(host))
        .collect();
    if examples.is_empty() {
        return;
    }
    let links = links(cx);
    let main = main_resources(cx);
    let mut named: BTreeMap<&str, (TermId, usize)> = BTreeMap::new();
    for (iri, host) in examples {
        if main.contains(&iri) {
            let first = named.entry(host).or_insert((iri, 0));
            first.1 += 1;
            // The first by term order, so that the finding does not depend on the order of the source.
            if cx.graph.term(iri) < cx.graph.term(first.0) {
                first.0 = iri;
            }
        }
        link(cx, iri, &links, found);
    }
    for (host, (first, count)) in named {
        let message = message!(
            sv: "IRI:er under `{host}`, ett namn för exempel ({places})",
            en: "IRIs under `{host}`, a name for examples ({places})",
            host,
            places = places(count)
        );
        let help = message!(
            sv: "ge katalogens resurser IRI:er under er egen domän",
            en: "give the resources of the catalogue IRIs under your own domain"
        );
        found.push(
            cx.on_resource(&RULE.meta, first, message)
                .value(host)
                .by_value()
                .help(help),
        );
    }
}

/// Reports an example URL where a link is expected.
fn link(cx: &Context<'_>, iri: TermId, links: &HashSet<TermId>, found: &mut Vec<Finding>) {
    let address = cx.text(iri);
    for triple in cx
        .graph
        .incoming(iri)
        .filter(|triple| links.contains(&triple.p))
    {
        // A secret in the URL is more severe, and reported by another rule.
        if secret::redact(address).is_some() {
            continue;
        }
        let word = cx.property_name_of(triple);
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        let message = message!(
            sv: "`{address}` i `{word}` är en adress för exempel",
            en: "`{address}` in `{word}` is an address for examples",
            address,
            word
        );
        let mut finding = cx.on(&RULE.meta, triple, message);
        if let Some(host) = host_of(cx.text(triple.o)) {
            finding = finding.discriminator(host);
        }
        found.push(finding.help(&RULE.meta.fix));
    }
}

/// The properties whose values are links.
fn links(cx: &Context<'_>) -> HashSet<TermId> {
    let links = cx.profile.properties_with(|row| row.link);
    links
        .chain([vcard::HAS_EMAIL])
        .filter_map(|iri| cx.graph.iri(iri))
        .collect()
}

/// Resources with a description of their own in the catalogue.
fn main_resources(cx: &Context<'_>) -> HashSet<TermId> {
    let classes = cx.profile.classes.iter().filter(|class| class.is_main());
    classes
        .flat_map(|class| cx.instances_named(class.name))
        .collect()
}
