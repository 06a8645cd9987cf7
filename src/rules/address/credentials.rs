//! A password in an address.

use crate::diagnostic::Finding;
use crate::message;
use crate::net::{host_of, secret};
use crate::rules::{Check, Context, rule};

rule! {
    "address/credentials", Error, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Adressen innehåller ett lösenord."
        / "The address holds a password.";
    many "{count} {things} har i `{key}` en adress[ hos `{cause}`] som innehåller ett lösenord"
        / "{count} {things} have an address[ at `{cause}`] in `{key}` that holds a password";
    why "Katalogen är öppen: alla som läser den kan logga in med lösenordet."
        / "The catalogue is open: everyone who reads it can log in with the password.";
    fix "Ta bort namn och lösenord ur adressen, byt lösenordet, och låt data hämtas utan inloggning om de är öppna."
        / "Take name and password out of the address, change the password, and let data be fetched without logging in if it is open.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (iri, address) in cx.iris() {
        let Some(masked) = secret::redact_password(address) else {
            continue;
        };
        let masked = secret::redact(address).unwrap_or(masked);
        for triple in cx.graph.incoming(iri) {
            let word = cx.property_name_of(triple);
            let message = message!(
                sv: "adressen i `{word}` innehåller ett lösenord: `{masked}`",
                en: "the address in `{word}` holds a password: `{masked}`",
                word,
                masked
            );
            let host = host_of(cx.text(triple.o)).unwrap_or_default();
            let finding = cx.on(&RULE.meta, triple, message).discriminator(host);
            found.push(finding.value(masked.clone()).help(&RULE.meta.fix));
        }
    }
}
