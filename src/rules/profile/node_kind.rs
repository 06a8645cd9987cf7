//! A literal instead of an IRI, or the reverse.

use super::meant_value::absent;
use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::profile::{is_absent, is_local_path};
use crate::rdf::{Term, Triple};
use crate::rules::{Check, Context, PropertyNaming, RangeViolation, Usage, rule};

rule! {
    "profile/node-kind", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (nodtyp)" / "DCAT-AP-SE, the property tables (node type)";
    title "Text där en webbadress hör hemma, eller tvärtom."
        / "A text where an address belongs, or the reverse.";
    many "{count} {things} har i `{key}` text där en webbadress hör hemma, eller tvärtom"
        / "{count} {things} have text in `{key}` where an address belongs, or the other way round";
    why "Portalen kan inte göra en länk av en text, och visar inte en länk som om den vore text."
        / "The portal cannot make a link of a text, and does not show a link as if it were text.";
    fix "Skriv hela webbadressen med https://, eller en vanlig text där en text väntas."
        / "Write the whole address with https://, or plain text where a text is expected.";
    fixer System;
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    for (triple, _) in usage.violating(RangeViolation::NodeKind) {
        found.push(finding(cx, usage, triple));
    }
}

fn finding(cx: &Context<'_>, usage: &Usage<'_>, triple: &Triple) -> Finding {
    let word = cx.property_name(usage.subject, usage.row);
    let term = cx.graph.term(triple.o);
    let text = cx.quote(triple.o);
    let message = match term {
        Term::Literal { .. } => message!(
            sv: "`{word}` ska vara en webbadress, inte texten {text}",
            en: "`{word}` takes an address, not the text {text}",
            word,
            text
        ),
        Term::Iri(_) => message!(
            sv: "`{word}` ska vara en text, inte webbadressen {text}",
            en: "`{word}` takes a text, not the address {text}",
            word,
            text
        ),
        Term::Blank(_) => message!(
            sv: "`{word}` ska vara en {kind}, inte en blank nod",
            en: "`{word}` takes {kind}, not a blank node",
            word,
            kind = if usage.row.alternatives.iter().all(|alternative| alternative.node.is_literal()) {
                        message!(sv: "text", en: "a text")
                    } else {
                        message!(sv: "webbadress", en: "an address")
                    }
        ),
    };
    let help = match term {
        Term::Literal { value, .. } if is_absent(value) => absent(),
        Term::Literal { value, .. } if is_local_path(value) => message!(
            sv: "filen ligger på den egna datorn eller i det egna nätet: lägg den på webben och skriv dess adress där",
            en: "the file is on your own computer or network: put it on the web and write its address there"
        ),
        Term::Literal { value, .. }
            if crate::rdf::looks_like_iri(value)
                && crate::rdf::is_absolute_iri(value)
                && cx.naming_of(usage.subject) == PropertyNaming::Keys =>
        {
            message!(
                sv: "ta bort `{{\"@value\": …}}` och skriv `{word}: {value}`",
                en: "remove `{{\"@value\": …}}` and write `{word}: {value}`",
                word,
                value
            )
        }
        Term::Literal { value, .. }
            if value.contains('.')
                && !value.contains(':')
                && !value.starts_with('/')
                && crate::rdf::is_absolute_iri(&format!("https://{value}")) =>
        {
            message!(sv: "skriv `https://{value}`", en: "write `https://{value}`", value)
        }
        Term::Literal { .. } if cx.naming_of(usage.subject) == PropertyNaming::Curies => message!(
            sv: "skriv värdet som en resurs: <…> i Turtle, rdf:resource=\"…\" i RDF/XML",
            en: "write the value as a resource: <…> in Turtle, rdf:resource=\"…\" in RDF/XML"
        ),
        Term::Blank(_) if cx.naming_of(usage.subject) == PropertyNaming::Keys => message!(
            sv: "skriv adressen, eller ge det beskrivna en `uri:`",
            en: "write the address, or give what is described a `uri:`"
        ),
        Term::Literal { .. } => {
            message!(sv: "skriv hela webbadressen med https://", en: "write the whole address with https://")
        }
        Term::Iri(_) | Term::Blank(_) => cx.how_to_write(usage),
    };
    // The list of another property, such as the file types of the EU where a media type belongs.
    let new = cx
        .profile
        .successor(usage.row, term)
        .map(|(new, _)| new.value());
    let help = match new.filter(|_| matches!(term, Term::Iri(_))) {
        Some(new) => message!(sv: "skriv texten `{new}`", en: "write the text `{new}`", new),
        None => help,
    };
    cx.on_value(&RULE.meta, usage, triple, message)
        .portal(cx.portal_on(usage, triple.o))
        .help(help)
        .fix(new.map(Fix::certain))
}
