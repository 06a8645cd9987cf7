//! A non-canonical IRI of an organisation.

use super::nodes::is_a;
use super::organisation::{NAMESPACE, Written};
use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::profile::{OrganisationNumberError, class_name};
use crate::rdf::TermId;
use crate::rules::{Check, Context, rule};

rule! {
    "harvest/organisation-iri", Warning, portal Silent, "DCAT-AP-SE, skördning, IRI:er för organisationer" / "DCAT-AP-SE, harvesting, IRIs of organisations";
    title "Organisationens IRI är felskriven."
        / "The IRI of the organisation is misspelled.";
    many "{count} {things} har en felskriven IRI"
        / "{count} {things} have an IRI that is not written as it should be";
    why "Organisationer känns igen på sin IRI: skriven på ett annat sätt blir samma organisation två i portalen. Tredje siffran 0 eller 1 betyder ett personnummer, som inte får publiceras."
        / "Organisations are known by their IRI: written in another way one organisation becomes two in the portal. A third digit of 0 or 1 means a personal number, which must not be published.";
    fix "Skriv http://dataportal.se/organisation/SE följt av organisationsnumrets tio siffror, och ett bindestreck och ett namn om flera utgivare delar numret."
        / "Write http://dataportal.se/organisation/SE followed by the ten digits of the organisation number, and a hyphen and a name when several publishers share the number.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (id, iri) in cx.iris() {
        let Some(written) = Written::read(iri) else {
            continue;
        };
        // A personal identity number is reported wherever the IRI occurs.
        if written.number == Err(OrganisationNumberError::Personal) {
            found.push(personal(cx, id, iri));
        } else if written.canonical().as_deref() != Some(iri) && is_a(cx, id, class_name::AGENT) {
            found.push(misspelled(cx, id, iri, &written));
        }
    }
}

fn misspelled(cx: &Context<'_>, id: TermId, iri: &str, written: &Written) -> Finding {
    let (message, help) = match (&written.number, written.canonical()) {
        (Ok(_), Some(canonical)) => (
            message!(
                sv: "`{iri}` är inte organisationens IRI så som den ska skrivas",
                en: "`{iri}` is not the IRI of the organisation as it must be written",
                iri
            ),
            message!(sv: "skriv `{canonical}`", en: "write `{canonical}`", canonical),
        ),
        (Err(OrganisationNumberError::CheckDigit), _) => (
            message!(
                sv: "organisationsnumret i `{iri}` har fel kontrollsiffra; någon siffra är felskriven",
                en: "the organisation number in `{iri}` has a wrong check digit; one of the digits is mistyped",
                iri
            ),
            message!(
                sv: "rätta organisationsnumret, och hänvisningarna till IRI:n",
                en: "mend the organisation number, and the references to the IRI"
            ),
        ),
        (Err(OrganisationNumberError::Vat), _) => (
            message!(
                sv: "`{iri}` slutar med ett momsregistreringsnummer: organisationsnumret och 01",
                en: "`{iri}` ends in a VAT number: the organisation number and 01",
                iri
            ),
            message!(
                sv: "stryk 01 sist, så att organisationsnumrets tio siffror är kvar",
                en: "take away the 01 at the end, so that the ten digits of the organisation number are left"
            ),
        ),
        _ => (
            message!(
                sv: "`{iri}` slutar inte med ett organisationsnummer: det har tio siffror",
                en: "`{iri}` does not end in an organisation number: that has ten digits",
                iri
            ),
            message!(
                sv: "skriv {NAMESPACE} följt av organisationsnumrets tio siffror",
                en: "write {NAMESPACE} followed by the ten digits of the organisation number",
                NAMESPACE
            ),
        ),
    };
    cx.on_resource(&RULE.meta, id, message)
        .help(help)
        .value(iri)
}

fn personal(cx: &Context<'_>, id: TermId, iri: &str) -> Finding {
    let masked = masked(iri);
    let message = message!(
        sv: "`{masked}` innehåller ett personnummer, inte ett organisationsnummer, och får inte publiceras",
        en: "`{masked}` holds a personal number, not an organisation number, and must not be published",
        masked
    );
    let help = message!(
        sv: "ge en enskild näringsidkare en annan IRI, utan numret",
        en: "give a sole trader another IRI, without the number"
    );
    let mut finding = cx
        .on_resource(&RULE.meta, id, message)
        .severity(Severity::Error)
        .help(help)
        .subject(masked.clone())
        .value(masked);
    if !cx.graph.is_described(id) {
        let first = cx.graph.incoming(id).next();
        finding.span = first.and_then(|triple| triple.origin.span());
    }
    finding
}

/// The IRI up to the first digits of the number, as reports are public.
fn masked(iri: &str) -> String {
    const SHOWN: usize = 4;
    let digits = iri.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let end = digits.map(|(at, _)| at).nth(SHOWN).unwrap_or(iri.len());
    format!("{}…", &iri[..end])
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_personal_number_is_not_repeated() {
        assert_eq!(
            super::masked("http://dataportal.se/organisation/SE8112189876"),
            "http://dataportal.se/organisation/SE8112…"
        );
    }
}
