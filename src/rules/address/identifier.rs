//! IRIs that contain the port of a server.

use crate::diagnostic::Finding;
use crate::diagnostic::places;
use crate::message;
use crate::net::Parts;
use crate::rdf::TermId;
use crate::rules::{Check, Context, PropertyNaming, rule};
use std::collections::BTreeMap;

rule! {
    "address/identifier", Warning, portal Silent, "DIGG, vägledning om att tillgängliggöra information: beständiga identifierare" / "DIGG, guidance on making information available: persistent identifiers";
    title "Identifierarna har en port."
        / "The identifiers have a port.";
    many "{count} {things} har IRI:er med en port[: `{cause}`]"
        / "{count} {things} have IRIs with a port[: `{cause}`]";
    why "En identifierare ska leva längre än servern den står på; portar hör till tekniken och byts med den."
        / "An identifier should outlive the server it stands on; ports belong to the technology and change with it.";
    fix "Skriv en baseURI på formen https://{domän}/{sökväg}, utan port."
        / "Write a baseURI of the form https://{domain}/{path}, without a port.";
    Check::Graph(check)
}

/// The path after `baseURI` in IRIs minted by katalog. IRIs written by the author are kept: changing them would break
/// what the rule protects. (A `baseURI` with query or fragment is rejected when read.)
const MADE: &str = "/id/";

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    // All IRIs share the `baseURI`: one finding for each server.
    let mut servers: BTreeMap<&str, (TermId, usize)> = BTreeMap::new();
    let classes = cx.profile.classes.iter().filter(|class| class.is_main());
    for subject in classes.flat_map(|class| cx.instances_named(class.name)) {
        let iri = cx.text(subject);
        let Some(server) = server_with_port(iri).filter(|_| iri.contains(MADE)) else {
            continue;
        };
        // IRIs in included RDF are assigned by others.
        if cx.naming_of(subject) != PropertyNaming::Keys {
            continue;
        }
        let (first, count) = servers.entry(server).or_insert((subject, 0));
        *count += 1;
        if cx.graph.term(subject) < cx.graph.term(*first) {
            *first = subject;
        }
    }
    for (server, (first, count)) in servers {
        let message = message!(
            sv: "IRI:er som börjar med `{server}` har en port ({places})",
            en: "IRIs that begin with `{server}` have a port ({places})",
            server,
            places = places(count)
        );
        let finding = cx.on_resource(&RULE.meta, first, message);
        found.push(finding.value(server).by_value().help(&RULE.meta.fix));
    }
}

/// The prefix of an IRI up to its port, if it has one.
fn server_with_port(iri: &str) -> Option<&str> {
    let parts = Parts::of(iri)?;
    parts.port.filter(|port| !port.is_empty())?;
    let end = parts.path.len()
        + parts.query.map_or(0, |query| query.len() + 1)
        + parts.fragment.map_or(0, |fragment| fragment.len() + 1);
    Some(&iri[..iri.len() - end])
}
