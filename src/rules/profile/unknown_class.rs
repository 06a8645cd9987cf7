//! A class that is almost one of the profile, or stands where one of the profile belongs.

use super::almost;
use crate::diagnostic::places;
use crate::diagnostic::{Explains, Finding, Fix, Lower, Message, Severity};
use crate::message;
use crate::profile::{Near, NearBy, Spelling, class_name};
use crate::rdf::vocab::rdf;
use crate::rdf::{TermId, Triple};
use crate::rules::names::ClassName;
use crate::rules::{Check, Context, rule};
use std::collections::BTreeSet;

rule! {
    "profile/unknown-class", Error, portal Silent, "DCAT-AP-SE, klasserna; skördning" / "DCAT-AP-SE, the classes; harvesting";
    title "Portalen känner inte igen klassen."
        / "The portal does not know the class.";
    many "{count} klasser känns inte igen[: `{cause}`]"
        / "{count} classes are not recognised[: `{cause}`]";
    why "Resursen räknas inte och visas inte, hur väl den än är beskriven. Ofta är det en stor bokstav, en felstavning eller en annan vokabulärs klass."
        / "The resource is neither counted nor shown, however well it is described. Often it is a letter case, a misspelling or the class of another vocabulary.";
    fix "Skriv klassen som i DCAT-AP-SE. En klass ur en annan vokabulär kan stå kvar bredvid."
        / "Write the class as in DCAT-AP-SE. A class of another vocabulary may stay beside it.";
    fixer System;
    Check::Graph(check)
}

/// What follows for a reference to a nested node.
const OF_A_REFERENCE: &[&str] = &["profile/nested-type", "profile/wrong-class"];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for of in &cx.names.classes {
        let Some(mut finding) = finding(cx, of) else {
            continue;
        };
        if let Some((namespace, _)) = namespaces(cx, of)
            && seen.insert(namespace)
        {
            finding.explains.extend(others_in(cx, of, namespace));
        }
        found.push(finding);
    }
}

/// The namespace in which the class is written, and that in which it was meant.
fn namespaces<'n>(cx: &'n Context<'_>, of: &'n ClassName) -> Option<(&'n str, &'n str)> {
    match &of.spelling {
        Spelling::Near(near) if near.by == NearBy::Namespace => near.namespaces(cx.text(of.class)),
        _ => None,
    }
}

/// A namespace that is written wrong is one fault: the first class stands for the other names in it.
fn others_in(cx: &Context<'_>, lead: &ClassName, namespace: &str) -> Vec<Explains> {
    let on = |rules, subject: TermId, property: &str, value: Option<&str>| Explains {
        rules,
        subject: cx.name_of(subject).into(),
        property: Some(property.to_owned().into()),
        value: value.map(|value| value.to_owned().into()),
    };
    let classes = cx.names.classes.iter().filter(|of| {
        of.class != lead.class && namespaces(cx, of).is_some_and(|(other, _)| other == namespace)
    });
    let mut explains: Vec<Explains> = classes
        .filter_map(|of| {
            let value = Some(cx.text(of.class));
            Some(on(
                &["profile/unknown-class"],
                *of.nodes.first()?,
                rdf::TYPE,
                value,
            ))
        })
        .collect();
    let properties = cx.names.properties.iter().map(|(property, _)| *property);
    let uses = cx.uses_of(properties.filter(|property| cx.text(*property).starts_with(namespace)));
    explains.extend(uses.iter().filter_map(|(property, triples)| {
        let first = cx.first_use(triples)?;
        Some(on(
            &["profile/unknown-property"],
            first.s,
            cx.text(*property),
            None,
        ))
    }));
    explains
}

fn finding(cx: &Context<'_>, of: &ClassName) -> Option<Finding> {
    let node = *of.nodes.first()?;
    let iri = cx.text(of.class);
    let count = of.nodes.len();
    let message = match (&of.spelling, &of.place) {
        (Spelling::Near(near), None) => near_message(cx, iri, near, count),
        (_, Some(place)) => misplaced_message(cx, iri, of, place, count),
        _ => message!(
            sv: "klassen <{iri}> finns inte i sin vokabulär ({places})",
            en: "the class <{iri}> is not in its vocabulary ({places})",
            iri,
            places = places(count)
        ),
    };
    let class = of.meant.map(|class| cx.profile.class(class));
    let mut finding = cx
        .about(&RULE.meta, node, class, message)
        .property(rdf::TYPE)
        .value(iri.to_owned())
        .by_value()
        .severity(severity(of))
        .help(help(cx, of));
    finding.span = place_of_class(cx, node, of.class).or(finding.span);
    let others = of.nodes.iter().skip(1);
    finding.also = others
        .filter_map(|node| place_of_class(cx, *node, of.class))
        .collect();
    let mut finding = finding.fix(fix(cx, of));
    finding.explains = of
        .nodes
        .iter()
        .flat_map(|node| symptoms(cx, of, *node))
        .collect();
    Some(finding)
}

/// The class that was meant in place of the other, unless that may stay.
fn fix(cx: &Context<'_>, of: &ClassName) -> Option<Fix> {
    let near = match &of.spelling {
        Spelling::Near(near) if of.place.is_none() => near,
        _ => return None,
    };
    let meant = near.meant.first().filter(|_| near.meant.len() == 1)?;
    let fix = Fix::values(almost::safety(near), vec![meant.clone()]);
    Some(fix.code(&cx.profile.prefixes.compact(meant)))
}

/// Resources that have a class of the profile as well are included.
fn severity(of: &ClassName) -> Severity {
    if of.is_alone && of.place.is_none() {
        Severity::Error
    } else {
        Severity::Warning
    }
}

fn near_message(cx: &Context<'_>, iri: &str, near: &Near, count: usize) -> Message {
    let meant = cx.profile.prefixes.compact(&near.meant[0]);
    match near.by {
        NearBy::Namespace => almost::other_namespace(iri, &meant, count),
        NearBy::Prefix => almost::undeclared_prefix(iri, count),
        NearBy::Spelling | NearBy::Attribute | NearBy::Neighbour => message!(
            sv: "klassen <{iri}> finns inte; menade du `{meant}`? ({places})",
            en: "there is no class <{iri}>; did you mean `{meant}`? ({places})",
            iri,
            meant,
            places = places(count)
        ),
    }
}

fn misplaced_message(
    cx: &Context<'_>,
    iri: &str,
    of: &ClassName,
    place: &Triple,
    count: usize,
) -> Message {
    let is = match cx.profile.prefixes.compact(iri) {
        whole if whole == iri => format!("<{iri}>"),
        compact => compact,
    };
    let word = cx.property_name_of(place);
    let wanted = of
        .meant
        .map(|class| cx.profile.prefixes.compact(&cx.profile.class(class).iri));
    let wanted = wanted.unwrap_or_default();
    message!(
        sv: "`{word}` leder till en resurs av klassen {is}, men portalen visar bara {wanted} ({places})",
        en: "`{word}` leads to a resource of the class {is}, but the portal shows {wanted} only ({places})",
        word,
        is,
        wanted,
        places = places(count)
    )
}

fn help(cx: &Context<'_>, of: &ClassName) -> Message {
    let Some(class) = of.meant.map(|class| cx.profile.class(class)) else {
        return (&RULE.meta.fix).into();
    };
    let label = Lower(&class.label);
    if let Some((written, right)) = namespaces(cx, of) {
        return message!(
            sv: "skriv namnrymden <{right}> i stället för <{written}>, för klassen och för allt annat i den; tills dess kontrolleras resursen här som {label}",
            en: "write the namespace <{right}> instead of <{written}>, for the class and all else in it; until then the resource is checked here as {label}",
            right,
            written,
            label
        );
    }
    let near = match &of.spelling {
        Spelling::Near(near) if of.place.is_none() => Some(near),
        _ => None,
    };
    match near {
        Some(near) => {
            let meant = &near.meant[0];
            message!(
                sv: "skriv <{meant}>; tills dess kontrolleras resursen här som {label}, men portalen räknar den inte",
                en: "write <{meant}>; until then the resource is checked here as {label}, but the portal does not count it",
                meant,
                label
            )
        }
        None => {
            let wanted = &class.iri;
            message!(
                sv: "lägg till typen <{wanted}>; den andra kan stå kvar. Resursen kontrolleras här som {label}",
                en: "add the type <{wanted}>; the other may stay. The resource is checked here as {label}",
                wanted,
                label
            )
        }
    }
}

/// The place of the statement of the class.
fn place_of_class(cx: &Context<'_>, node: TermId, class: TermId) -> Option<crate::source::Span> {
    let types = cx.graph.values(node, cx.graph.rdf_type());
    types.iter().find(|triple| triple.o == class)?.origin.span()
}

/// Findings that would not be there if the node had the class that was meant.
fn symptoms(cx: &Context<'_>, of: &ClassName, node: TermId) -> Vec<Explains> {
    let Some(meant) = of.meant.map(|class| cx.profile.class(class).name) else {
        return Vec::new();
    };
    let own: &[&str] = match meant {
        class_name::CATALOG => &["catalog/no-catalog"],
        class_name::DATASET => &["catalog/no-dataset"],
        _ => &[],
    };
    let mut explains = Vec::new();
    if !own.is_empty() {
        explains.push(Explains {
            rules: own,
            subject: cx.name_of(node).into(),
            property: None,
            value: None,
        });
    }
    // Only types of the profile count as its kind.
    explains.push(Explains {
        rules: &["profile/mandatory"],
        subject: cx.name_of(node).into(),
        property: Some(rdf::TYPE.to_owned().into()),
        value: None,
    });
    let nested = cx
        .graph
        .incoming(node)
        .filter(|triple| cx.is_nesting(triple.p));
    explains.extend(nested.map(|triple| Explains {
        rules: OF_A_REFERENCE,
        subject: cx.name_of(triple.s).into(),
        property: Some(cx.text(triple.p).to_owned().into()),
        value: Some(cx.name_of(node).into()),
    }));
    explains
}
