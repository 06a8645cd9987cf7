//! An identifier with a part that does not last.

use super::parts::Parts;
use crate::diagnostic::Finding;
use crate::rdf::TermId;
use crate::rules::{Check, Context, Words, rule};
use crate::say;
use std::collections::BTreeMap;

rule! {
    "address/identifier", Warning, portal Silent, "DIGG, vägledning om beständiga identifierare" / "DIGG, guidance on persistent identifiers";
    title "Identifieraren har en port, en fråga eller ett fragment."
        / "The identifier has a port, a query or a fragment.";
    why "En identifierare ska leva längre än servern den står på; portar och frågor hör till tekniken och byts med den."
        / "An identifier should outlive the server it stands on; ports and queries belong to the technology and change with it.";
    fix "Skriv en baseURI på formen https://{domän}/{stig}, utan port, frågetecken och nummertecken."
        / "Write a baseURI of the form https://{domain}/{path}, without port, question mark and number sign.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    // In RDF the names are somebody else's work, and changing them would do more harm.
    if cx.words != Words::Keys {
        return;
    }
    // All names share what baseURI says: one finding for each fault of it.
    let mut faults: BTreeMap<(&str, Part), (TermId, usize)> = BTreeMap::new();
    let classes = cx.profile.classes.iter().filter(|class| class.is_main());
    for subject in classes.flat_map(|class| cx.instances_named(class.name)) {
        let Some(fault) = fault(cx.text(subject)).filter(|_| cx.graph.terms().is_iri(subject))
        else {
            continue;
        };
        let (first, count) = faults.entry(fault).or_insert((subject, 0));
        *count += 1;
        if cx.place_of(subject) < cx.place_of(*first) {
            *first = subject;
        }
    }
    for ((start, part), (first, count)) in faults {
        let message = match part {
            Part::Port => {
                say!(cx.lang, sv: "IRI:er som börjar med `{start}` har en port (antal: {count})", en: "IRIs that begin with `{start}` have a port (count: {count})")
            }
            Part::Query => {
                say!(cx.lang, sv: "IRI:er som börjar med `{start}` har en fråga (antal: {count})", en: "IRIs that begin with `{start}` have a query (count: {count})")
            }
            Part::Fragment => {
                say!(cx.lang, sv: "IRI:er som börjar med `{start}` har ett fragment (antal: {count})", en: "IRIs that begin with `{start}` have a fragment (count: {count})")
            }
        };
        let finding = cx.on_resource(&RULE.meta, first, message);
        found.push(finding.value(start).help(RULE.meta.fix.get(cx.lang)));
    }
}

/// What does not last in an identifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Port,
    Query,
    Fragment,
}

/// The first such part, and the identifier up to its end or, where each has its own, its beginning.
fn fault(iri: &str) -> Option<(&str, Part)> {
    let parts = Parts::of(iri)?;
    if parts.port.is_some_and(|port| !port.is_empty()) {
        let path = iri.find("://")? + 3;
        let end = iri[path..]
            .find(['/', '?', '#'])
            .map_or(iri.len(), |at| path + at);
        Some((&iri[..end], Part::Port))
    } else if parts.query.is_some() {
        Some((&iri[..=iri.find('?')?], Part::Query))
    } else if parts.fragment.is_some() {
        Some((&iri[..=iri.find('#')?], Part::Fragment))
    } else {
        None
    }
}
