//! A literal with a datatype that the row does not allow.

use super::lexical::{is_known, is_legal};
use super::size::Size;
use crate::diagnostic::{Finding, Fix, Message};
use crate::message;
use crate::rdf::Triple;
use crate::rdf::vocab::{geosparql, xsd};
use crate::rules::{Check, Context, PropertyNaming, RangeViolation, Usage, dates, rule};

rule! {
    "profile/datatype", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (datatyp)" / "DCAT-AP-SE, the property tables (datatype)";
    title "Fel datatyp."
        / "Wrong datatype.";
    many "{count} {things} har fel datatyp i `{key}`"
        / "{count} {things} have the wrong datatype in `{key}`";
    why "Portalen kan inte läsa värdet som det datum eller tal det ska vara."
        / "The portal cannot read the value as the date or number it should be.";
    fix "Skriv datum som 2024, 2024-05-01 eller 2024-05-01T10:00:00, och tal med siffror utan enhet."
        / "Write dates as 2024, 2024-05-01 or 2024-05-01T10:00:00, and numbers in digits without a unit.";
    fixer System;
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
                message!(sv: "{text} är inget datum: `{word}`", en: "{text} is no date: `{word}`", text, word)
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
        let fixed = is_date.then(|| dates::fixed(cx.text(triple.o))).flatten();
        let size =
            Size::read(cx.text(triple.o)).filter(|_| allowed.contains(&xsd::NON_NEGATIVE_INTEGER));
        let help = match &fixed {
            Some(date) => message!(sv: "skriv `{date}`", en: "write `{date}`", date),
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
            None if is_date => (&RULE.meta.fix).into(),
            None => size.as_ref().map_or_else(|| (&row.help).into(), Size::help),
        };
        let fix = fixed
            .map(Fix::certain)
            .or_else(|| size.map(|size| size.fix()));
        // What the text should be like is no help where it is like that already.
        let fits = fitting(cx, triple, &allowed);
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
