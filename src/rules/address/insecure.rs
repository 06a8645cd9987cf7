//! A link without encryption.

use super::host;
use crate::diagnostic::places;
use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::net::{Parts, host_of, secret};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::HashSet;

rule! {
    "address/insecure", Info, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Länken är okrypterad."
        / "The link is not encrypted.";
    many "{count} {things} har i `{key}` en okrypterad adress[ hos `{cause}`]"
        / "{count} {things} have an unencrypted address[ at `{cause}`] in `{key}`";
    why "Över http kan innehållet läsas och ändras på vägen, och många webbläsare och tjänster vägrar att hämta det."
        / "Over http the content can be read and changed on the way, and many browsers and services refuse to fetch it.";
    fix "Skriv https, om servern svarar där."
        / "Write https, if the server answers there.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    // IRIs of vocabularies, licences and standards are names: http belongs to them.
    let links = cx.profile.properties_with(|row| row.link && !row.name);
    let links: HashSet<TermId> = links.filter_map(|iri| cx.graph.iri(iri)).collect();
    for (iri, address) in cx.iris() {
        let Some(secure) = secure(cx, address) else {
            continue;
        };
        let uses = || {
            cx.graph
                .incoming(iri)
                .filter(|triple| links.contains(&triple.p))
        };
        // The IRI of a resource described here is not changed for the sake of a link.
        let first = uses().min_by_key(|triple| triple.origin.span());
        let Some(first) = first.filter(|_| !cx.graph.is_described(iri)) else {
            continue;
        };
        let others = uses().filter_map(|triple| triple.origin.span());
        let others = others.filter(|span| Some(*span) != first.origin.span());
        found.push(finding(cx, first, uses().count(), secure).also(others));
    }
}

fn finding(cx: &Context<'_>, first: &Triple, count: usize, secure: String) -> Finding {
    let (word, address) = (cx.property_name_of(first), cx.text(first.o));
    let message = if count == 1 {
        message!(
            sv: "`{address}` i `{word}` är okrypterad",
            en: "`{address}` in `{word}` is not encrypted",
            address,
            word
        )
    } else {
        message!(
            sv: "`{address}` i `{word}` är okrypterad ({places})",
            en: "`{address}` in `{word}` is not encrypted ({places})",
            address,
            word,
            places = places(count)
        )
    };
    let host = host_of(cx.text(first.o)).unwrap_or_default();
    let finding = cx.on(&RULE.meta, first, message).discriminator(host);
    if secure.is_empty() {
        return finding.help(&RULE.meta.fix);
    }
    let help = message!(
        sv: "skriv `{secure}`, om servern svarar där",
        en: "write `{secure}`, if the server answers there",
        secure
    );
    finding.help(help).fix(Fix::look(secure))
}

/// The https URL; empty where it is unknown, `None` where nothing is to be reported.
fn secure(cx: &Context<'_>, address: &str) -> Option<String> {
    address
        .get(..7)
        .filter(|scheme| scheme.eq_ignore_ascii_case("http://"))?;
    let parts = Parts::of(address)?;
    let other_fault = host::inside(parts.host).is_some()
        || host::is_example(parts.host)
        || secret::redact(address).is_some();
    let known = &cx.profile.known_vocabularies;
    if other_fault || known.iter().any(|ns| address.starts_with(ns.as_str())) {
        return None;
    }
    // A non-default port is for one protocol only.
    Some(match parts.port {
        None => format!("https://{}", &address[7..]),
        Some("80") => format!("https://{}", address[7..].replacen(":80", "", 1)),
        Some(_) => String::new(),
    })
}
