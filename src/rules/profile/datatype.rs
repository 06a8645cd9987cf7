//! A literal with a datatype that the row does not allow.

use super::lexical::{is_known, is_legal};
use super::meant_value::{absent, fix_of, how_to_write};
use super::size::Size;
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::{is_absent, meant_date};
use crate::rdf::Triple;
use crate::rdf::vocab::{geosparql, xsd};
use crate::rules::{Check, Context, PropertyNaming, RangeViolation, Usage, rule};

rule! {
    "profile/datatype", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (datatyp)" / "DCAT-AP-SE, the property tables (datatype)";
    title "Fel datatyp."
        / "Wrong datatype.";
    many "{count} {things} har fel datatyp i `{key}`"
        / "{count} {things} have the wrong datatype in `{key}`";
    why "Portalen kan inte tolka värdet som datum eller tal."
        / "The portal cannot interpret the value as a date or number.";
    fix "Skriv datum som 2024, 2024-05-01 eller 2024-05-01T10:00:00, och tal med siffror utan enhet."
        / "Write dates as 2024, 2024-05-01 or 2024-05-01T10:00:00, and numbers in digits without a unit.";
    fixer System;
    explains "guidance/future-date";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    for (triple, _) in usage.violating(RangeViolation::Datatype) {
        let row = usage.row;
        let word = cx.property_name(usage.subject, row);
        let text = cx.quote(triple.o);
        let allowed: Vec<&str> = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.datatypes)
            .map(String::as_str)
            .collect();
        let is_date = allowed.contains(&xsd::DATE);
        let message = match (cx.naming_of(usage.subject), is_date) {
            (PropertyNaming::Keys, true) => {
                message!(sv: "{text} är inte skrivet som datum: `{word}`", en: "{text} is not written as a date: `{word}`", text, word)
            }
            (PropertyNaming::Keys, false) | (PropertyNaming::Curies, _) => {
                let names = allowed
                    .iter()
                    .map(|iri| cx.profile.prefixes.compact(iri))
                    .collect::<Vec<_>>()
                    .join(", ");
                let own = cx
                    .graph
                    .terms()
                    .datatype_of(triple.o)
                    .map(|id| cx.profile.prefixes.compact(cx.graph.terms().text_of(id)));
                match own {
                    // A prefixed name whose prefix is not declared is read as an IRI.
                    Some(own)
                        if allowed.iter().any(|iri| {
                            cx.profile.prefixes.compact(iri) == datatype_of(cx, triple)
                        }) =>
                    {
                        message!(
                            sv: "{text} har datatypen {own}, läst som en hel IRI: prefixet är inte deklarerat (`{word}`)",
                            en: "{text} has the datatype {own}, read as a whole IRI: the prefix is not declared (`{word}`)",
                            text,
                            own,
                            word
                        )
                    }
                    Some(own) => message!(
                        sv: "{text} har datatypen {own}; `{word}` ska ha {names}",
                        en: "{text} has the datatype {own}; `{word}` takes {names}",
                        text,
                        own,
                        word,
                        names
                    ),
                    None => message!(
                        sv: "{text} saknar datatyp; `{word}` ska ha {names}",
                        en: "{text} has no datatype; `{word}` takes {names}",
                        text,
                        word,
                        names
                    ),
                }
            }
        };
        let meant = is_date
            .then(|| meant_date(cx.text(triple.o)))
            .flatten()
            .filter(|date| is_allowed(&date.iso, &allowed));
        let size =
            Size::read(cx.text(triple.o)).filter(|_| allowed.contains(&xsd::NON_NEGATIVE_INTEGER));
        let help = match &meant {
            Some(date) => how_to_write(date),
            None if is_absent(cx.text(triple.o)) => absent(),
            None if cx
                .profile
                .prefixes
                .expand(datatype_of(cx, triple))
                .is_some() =>
            {
                message!(
                    sv: "deklarera prefixet, eller skriv datatypens hela IRI",
                    en: "declare the prefix, or write the whole IRI of the datatype"
                )
            }
            None if is_date => message!(
                sv: "skriv datum som 2024-05-01, eller bara året: 2024",
                en: "write dates as 2024-05-01, or just the year: 2024"
            ),
            None => size.as_ref().map_or_else(|| (&row.help).into(), Size::help),
        };
        let fits = fitting(cx, triple, &allowed).filter(|_| meant.is_none());
        let fix = meant.map(fix_of).or_else(|| size.map(|size| size.fix()));
        // What the text should be like is no help where it is like that already.
        let help = fits.map_or(help, |datatype| retyped(cx, usage, triple, datatype));
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .discriminator(datatype_of(cx, triple))
                .portal(cx.portal_on(usage, triple.o))
                .help(help)
                .fix(fix),
        );
    }
}

fn is_allowed(iso: &str, allowed: &[&str]) -> bool {
    let own = if iso.contains('T') {
        xsd::DATE_TIME
    } else {
        xsd::DATE
    };
    allowed.contains(&own)
}

/// The allowed datatype that the text is already written for.
fn fitting<'a>(cx: &Context<'_>, triple: &Triple, allowed: &[&'a str]) -> Option<&'a str> {
    let text = cx.text(triple.o).trim();
    let mut allowed = allowed.iter();
    let fits = allowed.find(|datatype| match **datatype {
        geosparql::WKT_LITERAL => text.starts_with(char::is_alphabetic) && text.ends_with(')'),
        datatype => is_known(datatype) && is_legal(text, datatype),
    });
    fits.copied()
}

/// Help for a text that is right with a datatype that is not.
fn retyped(cx: &Context<'_>, usage: &Usage<'_>, triple: &Triple, datatype: &str) -> Message {
    let text = cx.text(triple.o).trim();
    let name = cx.profile.prefixes.compact(datatype);
    match cx.naming_of(usage.subject) {
        PropertyNaming::Keys => {
            message!(sv: "skriv bara `{text}`", en: "write just `{text}`", text)
        }
        PropertyNaming::Curies => message!(
            sv: "värdet är rätt, men inte dess datatyp: skriv \"{text}\"^^{name} i Turtle, rdf:datatype=\"{datatype}\" i RDF/XML",
            en: "the value is right, but not its datatype: write \"{text}\"^^{name} in Turtle, rdf:datatype=\"{datatype}\" in RDF/XML",
            text,
            name,
            datatype
        ),
    }
}

/// The datatype IRI of a value; empty without datatype.
fn datatype_of<'g>(cx: &Context<'g>, triple: &Triple) -> &'g str {
    let datatype = cx.graph.terms().datatype_of(triple.o);
    datatype.map_or("", |datatype| cx.text(datatype))
}
