//! A nested node without the required type.

use crate::diagnostic::{Finding, Lower, Portal};
use crate::message;
use crate::rules::{Check, Context, PropertyNaming, RangeViolation, Usage, rule};

rule! {
    "profile/nested-type", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (typ på nästlade noder)" / "DCAT-AP-SE, the property tables (type of nested nodes)";
    title "Telefon, adress eller period saknar rdf:type."
        / "A telephone, address or period lacks its rdf:type.";
    many "{count} {things} leder i `{key}` till något som saknar rdf:type"
        / "{count} {things} lead in `{key}` to something that lacks its rdf:type";
    why "Portalen känner inte igen adressen, telefonnumret eller perioden utan rdf:type, och visar den inte. Det är ett fel i systemet som skrev filen."
        / "The portal does not recognise the address, telephone or period without rdf:type, and does not show it. It is a fault of the system that wrote the file.";
    fix "Ange rdf:type på noden, till exempel vcard:Voice för telefon och dcterms:PeriodOfTime för en tidsperiod."
        / "Give the node its rdf:type, for example vcard:Voice for a telephone and dcterms:PeriodOfTime for a period.";
    fixer System;
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    for (triple, _) in usage.violating(RangeViolation::NestedType) {
        let row = usage.row;
        let class = row
            .alternatives
            .iter()
            .filter(|alternative| !alternative.node.is_literal())
            .flat_map(|alternative| &alternative.classes)
            .next();
        let Some(class) = class.map(|id| cx.profile.class(*id)) else {
            continue;
        };
        let iri = cx.profile.prefixes.compact(&class.iri);
        let (word, label) = (cx.property_name(usage.subject, row), Lower(&class.label));
        let message = message!(
            sv: "`{word}` leder till något som inte har typen {iri} ({label})",
            en: "`{word}` leads to something that lacks the type {iri} ({label})",
            word,
            iri,
            label
        );
        // A resource with its own place in the catalogue is validated there; the portal reports nothing else.
        let portal = if cx
            .classes_of(triple.o)
            .any(|of| cx.profile.class(of).is_main())
        {
            Portal::Silent
        } else {
            Portal::Error
        };
        let help = match cx.naming_of(usage.subject) {
            PropertyNaming::Keys => message!(
                sv: "beskriv värdet på plats med nycklar under `{word}:`",
                en: "describe the value in place with keys below `{word}:`",
                word
            ),
            PropertyNaming::Curies if cx.text(triple.o).starts_with("tel:") => message!(
                sv: "numret hör hemma i en egen nod: [ a {iri} ; vcard:hasValue <{number}> ]",
                en: "the number belongs in a node of its own: [ a {iri} ; vcard:hasValue <{number}> ]",
                iri,
                number = cx.text(triple.o)
            ),
            PropertyNaming::Curies => {
                message!(sv: "lägg till rdf:type {iri} på noden", en: "add rdf:type {iri} to the node", iri)
            }
        };
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .help(help)
                .portal(portal),
        );
    }
}
