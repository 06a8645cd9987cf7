//! A property that no vocabulary has, or that is almost the one that was meant.

use super::almost;
use crate::diagnostic::places;
use crate::diagnostic::{Explains, Finding, Fix, Message, Operation, Portal, Severity, Target};
use crate::message;
use crate::profile::{Class, Near, NearBy, Property, Spelling};
use crate::rdf::vocab::dcatap;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, hvd, rule};
use std::collections::BTreeMap;

rule! {
    "profile/unknown-property", Info, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Egenskapen finns inte i någon känd vokabulär."
        / "No vocabulary of the field has the property.";
    many "{count} {things} har en egenskap som inte finns i någon känd vokabulär[: `{key}`]"
        / "{count} {things} have a property that is in no known vocabulary[: `{key}`]";
    why "Portalen för den vidare till den europeiska portalen men visar den inte. Ofta är det en felstavning, och då saknas det som den skulle säga."
        / "The portal passes it on to the European portal but does not show it. Often it is a misspelling, and then what it should say is missing.";
    fix "Rätta stavningen, eller låt den stå om den är avsedd."
        / "Mend the spelling, or leave it if it is meant.";
    fixer System;
    Check::Graph(check)
}

/// What follows on the resource for want of the property that was meant.
const OF_A_LACK: &[&str] = &[
    "catalog/no-dataset",
    "guidance/dataset-licence",
    "guidance/documentation",
    "guidance/language-missing-english",
    "guidance/language-missing-swedish",
    "guidance/licence-missing",
    "hvd/no-marked-distribution",
    "hvd/service-contact",
    "hvd/service-documentation",
    "hvd/service-serves",
    "hvd/unmarked-dataset",
    "hvd/unmarked-distribution",
    "hvd/unmarked-service",
    "profile/mandatory",
    "profile/recommended",
];

/// What follows for what it leads to.
const OF_NO_REFERENCE: &[&str] = &["catalog/unlisted", "guidance/stand-alone-service"];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.names.properties.is_empty() {
        return;
    }
    let uses = cx.uses_of(cx.names.properties.iter().map(|(property, _)| *property));
    let (start, mut namespaces) = (found.len(), Vec::new());
    for (predicate, spelling) in &cx.names.properties {
        let triples = uses.get(predicate).map_or(&[][..], Vec::as_slice);
        let finding = match spelling {
            Spelling::Near(near) => almost(cx, near, triples),
            Spelling::Unlisted => once(cx, triples, Severity::Warning),
            Spelling::Foreign => once(cx, triples, Severity::Info),
            Spelling::Known => None,
        };
        let Some(finding) = finding else { continue };
        found.push(finding);
        namespaces.push(match spelling {
            Spelling::Near(near) => near
                .namespaces(cx.text(*predicate))
                .map(|(written, _)| written.to_owned()),
            Spelling::Known | Spelling::Unlisted | Spelling::Foreign => None,
        });
    }
    lead(&mut found[start..], &namespaces);
}

/// A namespace that is written wrong is one fault: the gravest finding stands for those on its other properties.
fn lead(found: &mut [Finding], namespaces: &[Option<String>]) {
    let mut leads: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, namespace) in namespaces.iter().enumerate() {
        let Some(namespace) = namespace else { continue };
        let lead = leads.entry(namespace).or_insert(at);
        if found[at].severity > found[*lead].severity {
            *lead = at;
        }
    }
    for (at, namespace) in namespaces.iter().enumerate() {
        let lead = namespace.as_deref().and_then(|of| leads.get(of).copied());
        let Some(lead) = lead.filter(|lead| *lead != at) else {
            continue;
        };
        if let Some(subject) = found[at].subject.clone() {
            let property = found[at].property.clone();
            found[lead].explains.push(Explains {
                rules: &["profile/unknown-property"],
                subject,
                property,
                value: None,
            });
        }
    }
}

fn once(cx: &Context<'_>, triples: &[Triple], severity: Severity) -> Option<Finding> {
    let triple = cx.first_use(triples)?;
    let (iri, count) = (cx.text(triple.p), triples.len());
    let message = match severity {
        Severity::Info => message!(
            sv: "<{iri}> finns inte i någon känd vokabulär ({places})",
            en: "<{iri}> is in no known vocabulary ({places})",
            iri,
            places = places(count)
        ),
        Severity::Warning | Severity::Error => message!(
            sv: "<{iri}> finns inte i sin vokabulär ({places})",
            en: "<{iri}> is not in its vocabulary ({places})",
            iri,
            places = places(count)
        ),
    };
    let finding = on(cx, triple, message).help(&RULE.meta.fix);
    Some(finding.severity(severity))
}

fn on(cx: &Context<'_>, triple: &Triple, message: Message) -> Finding {
    let mut finding = cx
        .about(&RULE.meta, triple.s, None, message)
        .property(cx.text(triple.p));
    finding.span = triple.origin.span();
    finding
}

/// A use of a property that is almost another.
struct Use<'u> {
    triple: &'u Triple,
    /// The row of the property that was meant, with its class.
    row: Option<(&'static Class, &'static Property)>,
    /// Whether the resource has no value of the property that was meant.
    is_only: bool,
}

fn almost(cx: &Context<'_>, near: &Near, triples: &[Triple]) -> Option<Finding> {
    // A property of its own that another vocabulary has too is what it is, unless the other one is missing.
    let is_own = near.by == NearBy::Neighbour;
    let meant = meant(cx, near, triples);
    let uses: Vec<Use<'_>> = triples
        .iter()
        .map(|triple| usage(cx, meant, triple))
        .filter(|of| !is_own || is_missed(cx, of))
        .collect();
    let triple = cx.first_use(uses.iter().map(|of| of.triple))?;
    let (iri, count) = (cx.text(triple.p), uses.len());
    let is_grave = uses.iter().any(|of| carries_what_counts(cx, meant, of));
    let severity = if is_grave {
        Severity::Error
    } else {
        Severity::Warning
    };
    let mut finding = on(cx, triple, almost_message(cx, near.by, iri, meant, count))
        .help(help(cx, near, iri, meant))
        .severity(severity)
        .portal(Portal::Silent);
    finding.explains = uses.iter().flat_map(|of| symptoms(cx, meant, of)).collect();
    if let Some(key) = key(cx, near, meant, &uses, triple) {
        let same = uses.iter().filter(|of| of.key(cx, meant) == key);
        let spans = same.filter_map(|of| of.triple.origin.span());
        finding.also = spans.filter(|span| finding.span != Some(*span)).collect();
        finding = finding.fix(Fix {
            safety: almost::safety(near),
            operations: vec![Operation::RenameKey {
                at: Target::Finding,
                to: key,
            }],
            code: None,
        });
    }
    Some(finding)
}

/// The key to write at `triple`, if one property can be meant.
fn key(
    cx: &Context<'_>,
    near: &Near,
    meant: &str,
    uses: &[Use<'_>],
    triple: &Triple,
) -> Option<String> {
    if near.by == NearBy::Attribute || near.meant.len() != 1 {
        return None;
    }
    let first = uses.iter().find(|of| of.triple == triple)?;
    Some(first.key(cx, meant))
}

impl Use<'_> {
    /// How authors write the property that was meant.
    fn key(&self, cx: &Context<'_>, meant: &str) -> String {
        match self.row {
            Some((_, row)) if !row.deprecated && !row.inferred => row.key.clone(),
            _ => cx.profile.prefixes.compact(meant),
        }
    }
}

/// Whether the resource lacks the property that was meant, and its class has no row for the one that it has.
fn is_missed(cx: &Context<'_>, of: &Use<'_>) -> bool {
    let is_expected = of.row.is_some_and(|(_, row)| !row.outside);
    of.is_only && is_expected && cx.row_of(of.triple).is_none()
}

/// Of several properties that may be meant, the first that the class of one of the resources has.
fn meant<'n>(cx: &Context<'_>, near: &'n Near, triples: &[Triple]) -> &'n str {
    let is_known = |iri: &&String| {
        triples
            .iter()
            .any(|triple| usage(cx, iri, triple).row.is_some())
    };
    match &near.meant[..] {
        [one] => one,
        several => several.iter().find(is_known).unwrap_or(&several[0]),
    }
}

fn usage<'u>(cx: &Context<'_>, meant: &str, triple: &'u Triple) -> Use<'u> {
    let row = cx.classes_of(triple.s).find_map(|class| {
        let class = cx.profile.class(class);
        Some((class, class.by_iri(meant)?))
    });
    Use {
        triple,
        row,
        is_only: cx.is_silent_on(triple.s, meant),
    }
}

/// Whether it has the value of a mandatory property, or marks high-value data.
fn carries_what_counts(cx: &Context<'_>, meant: &str, of: &Use<'_>) -> bool {
    let Some((_, row)) = of.row.filter(|_| of.is_only) else {
        return false;
    };
    let value = cx.text(of.triple.o);
    let marks = row.implies
        || (meant == dcatap::APPLICABLE_LEGISLATION && hvd::is_regulation_by_another_name(value));
    marks || (row.min > 0 && row.depends_on.is_none() && !row.outside)
}

fn almost_message(cx: &Context<'_>, by: NearBy, iri: &str, meant: &str, count: usize) -> Message {
    // An attribute is not an IRI, but a name as it is written in XML.
    let meant = match by {
        NearBy::Attribute => meant.to_owned(),
        NearBy::Namespace | NearBy::Neighbour | NearBy::Prefix | NearBy::Spelling => {
            cx.profile.prefixes.compact(meant)
        }
    };
    match by {
        NearBy::Namespace => almost::other_namespace(iri, &meant, count),
        NearBy::Prefix => almost::undeclared_prefix(iri, count),
        NearBy::Neighbour => message!(
            sv: "<{iri}> läses inte som `{meant}`, som saknas ({places})",
            en: "<{iri}> is not read as `{meant}`, which is missing ({places})",
            iri,
            meant,
            places = places(count)
        ),
        NearBy::Attribute => message!(
            sv: "<{iri}> är attributet `{meant}` med annat skiftläge, och blir en egenskap ({places})",
            en: "<{iri}> is the attribute `{meant}` in another letter case, and becomes a property ({places})",
            iri,
            meant,
            places = places(count)
        ),
        NearBy::Spelling => message!(
            sv: "<{iri}> finns inte i sin vokabulär; menade du `{meant}`? ({places})",
            en: "<{iri}> is not in its vocabulary; did you mean `{meant}`? ({places})",
            iri,
            meant,
            places = places(count)
        ),
    }
}

fn help(cx: &Context<'_>, near: &Near, iri: &str, meant: &str) -> Message {
    if near.by == NearBy::Attribute {
        return message!(sv: "skriv `{meant}`", en: "write `{meant}`", meant);
    }
    let word = cx.profile.prefixes.compact(meant);
    match near
        .namespaces(iri)
        .filter(|_| near.by == NearBy::Namespace)
    {
        Some((written, right)) => message!(
            sv: "skriv namnrymden <{right}> i stället för <{written}>, för `{word}` och för allt annat i den",
            en: "write the namespace <{right}> instead of <{written}>, for `{word}` and all else in it",
            right,
            written,
            word
        ),
        None => {
            message!(sv: "skriv `{word}` (<{meant}>)", en: "write `{word}` (<{meant}>)", word, meant)
        }
    }
}

/// Findings that would not be there if the property were the one that was meant.
fn symptoms(cx: &Context<'_>, meant: &str, of: &Use<'_>) -> Vec<Explains> {
    let on = |rules, subject: TermId, property: Option<&str>| Explains {
        rules,
        subject: cx.name_of(subject).into(),
        property: property.map(|iri| iri.to_owned().into()),
        value: None,
    };
    let mut explains = vec![on(OF_A_LACK, of.triple.s, Some(meant))];
    if let Some((class, _)) = of.row {
        let depend = |row: &&Property| {
            let condition = row.depends_on.as_ref();
            condition.is_some_and(|on| on.property == meant)
        };
        let dependent = class.properties.iter().filter(depend);
        explains
            .extend(dependent.map(|row| on(&["profile/dependency"], of.triple.s, Some(&row.iri))));
    }
    if !cx.graph.terms().is_literal(of.triple.o) {
        explains.push(on(OF_NO_REFERENCE, of.triple.o, None));
    }
    explains
}
