//! A key or a token in an address.

use crate::diagnostic::Finding;
use crate::message;
use crate::net::{host_of, secret};
use crate::rules::{Check, Context, rule};

rule! {
    "address/token", Error, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Adressen innehåller en nyckel, en signatur eller ett lösenord."
        / "The address holds a key, a signature or a password.";
    many "{count} {things} har i `{key}` en adress[ hos `{cause}`] med en nyckel, en signatur eller ett lösenord"
        / "{count} {things} have an address[ at `{cause}`] in `{key}` with a key, a signature or a password";
    why "Katalogen är öppen: alla som läser den kan använda nyckeln, och när den byts eller går ut slutar länken att fungera."
        / "The catalogue is open: everyone who reads it can use the key, and when it is changed or expires the link stops working.";
    fix "Ge en adress utan nyckel, och byt ut nyckeln; behöver läsaren en egen nyckel, berätta på en dokumentationssida hur man får en."
        / "Give an address without the key, and change the key; if readers need a key of their own, tell on a page of documentation how to get one.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (iri, address) in cx.iris() {
        let Some((masked, name)) = secret::redact_tokens(address) else {
            continue;
        };
        let masked = secret::redact(address).unwrap_or(masked);
        for triple in cx.graph.incoming(iri) {
            let word = cx.property_name_of(triple);
            let message = message!(
                sv: "adressen i `{word}` innehåller en hemlighet i `{name}`: `{masked}`",
                en: "the address in `{word}` holds a secret in `{name}`: `{masked}`",
                word,
                name,
                masked
            );
            let host = host_of(cx.text(triple.o)).unwrap_or_default();
            let finding = cx.on(&RULE.meta, triple, message).discriminator(host);
            found.push(finding.value(masked.clone()).help(&RULE.meta.fix));
        }
    }
}
