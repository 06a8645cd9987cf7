//! A contact that is a person.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::vocab::vcard;
use crate::rules::{Check, Context, rule};

rule! {
    "privacy/individual", Info, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Kontakten är en enskild person."
        / "The contact is a single person.";
    many "{count} {things} är enskilda personer"
        / "{count} {things} are individual persons";
    why "Personer slutar och byter arbete; en funktion finns kvar, och inget namn behöver publiceras."
        / "People leave and change work; a function stays, and no name need be published.";
    fix "Ange en funktion eller avdelning (vcard:Organization) med en funktionsbrevlåda, om det finns någon."
        / "Give a function or department (vcard:Organization) with a shared mailbox, if there is one.";
    explains "privacy/personal-address", "privacy/private-mail";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(individual) = cx.graph.iri(vcard::INDIVIDUAL) else {
        return;
    };
    let rdf_type = cx.graph.rdf_type();
    for triple in cx.graph.incoming(individual) {
        if triple.p != rdf_type {
            continue;
        }
        let message = message!(
            sv: "kontakten `{called}` är angiven som enskild person (vcard:Individual)",
            en: "the contact `{called}` is a single person",
            called = cx.called(triple.s)
        );
        let mut finding = cx.on(&RULE.meta, triple, message);
        // Without property: findings about the person's address follow from this.
        (finding.property, finding.value) = (None, None);
        found.push(finding.help(&RULE.meta.fix));
    }
}
