//! Two datasets with the same identifier.

use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::net;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::fast::RandomState;
use std::collections::HashMap;

rule! {
    "harvest/identifier-collision", Error, portal Silent, "DCAT-AP-SE, skördning, dubbletter" / "DCAT-AP-SE, harvesting, duplicates";
    title "Två resurser har samma identifierare."
        / "Two resources have the same identifier.";
    many "{count} {things} har samma identifierare som en annan resurs"
        / "{count} {things} have the same identifier as another resource";
    why "Portalen letar efter dubbletter med hjälp av UUID:n i dcterms:identifier: av två datamängder med samma UUID visas bara den ena."
        / "The portal looks for duplicates by the UUID in dcterms:identifier: of two datasets with one UUID only one is shown.";
    fix "Ge var och en en egen identifierare, eller ta bort den ena beskrivningen om det är samma datamängd."
        / "Give each an identifier of its own, or remove one of the descriptions if it is the same dataset.";
    Check::Graph(check)
}

/// An identifier in normalized form.
#[derive(PartialEq, Eq, Hash)]
enum Key<'t> {
    Uuid(u128),
    Text(&'t str),
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(identifier) = cx.graph.iri(dcterms::IDENTIFIER) else {
        return;
    };
    let mut holders: HashMap<Key<'_>, Triple, RandomState> = HashMap::default();
    let mut subjects = cx.datasets_and_series();
    subjects.extend(cx.instances_named(class_name::DATA_SERVICE));
    for subject in subjects {
        for triple in cx.graph.values(subject, identifier) {
            let Some(key) = key(cx.text(triple.o)) else {
                continue;
            };
            let is_uuid = matches!(key, Key::Uuid(_));
            let first = holders.entry(key).or_insert(*triple);
            if first.s != subject && (is_uuid || !may_share(cx, first.s, subject)) {
                found.push(finding(cx, first, triple, is_uuid));
            }
        }
    }
}

/// The normalized identifier; `None` for the reference code of an archive, which several datasets may share.
fn key(text: &str) -> Option<Key<'_>> {
    let text = text.trim();
    if let Some(uuid) = uuid(text) {
        return Some(Key::Uuid(uuid));
    }
    (!text.is_empty() && !text.starts_with("SE/")).then_some(Key::Text(text))
}

/// The number of a UUID, with or without `urn:uuid:`.
fn uuid(text: &str) -> Option<u128> {
    const URN: &str = "urn:uuid:";
    net::uuid(match text.get(..URN.len()) {
        Some(start) if start.eq_ignore_ascii_case(URN) => &text[URN.len()..],
        _ => text,
    })
}

/// Whether two related resources may share a local identifier: one refers to the other (a version, a service and its
/// dataset, a series and its member), or both are in one series.
fn may_share(cx: &Context<'_>, one: TermId, other: TermId) -> bool {
    cx.graph.is_linked(one, other)
        || cx.graph.is_linked(other, one)
        || cx.share(one, other, dcat::IN_SERIES)
}

fn finding(cx: &Context<'_>, first: &Triple, triple: &Triple, is_uuid: bool) -> Finding {
    let (value, name) = (cx.quote(triple.o), cx.called(first.s));
    let message = if is_uuid {
        message!(
            sv: "{value} är redan identifierare för `{name}`; portalen tar dem för dubbletter",
            en: "{value} is already the identifier of `{name}`; the portal takes them for duplicates",
            value,
            name
        )
    } else {
        message!(
            sv: "{value} är redan identifierare för `{name}`",
            en: "{value} is already the identifier of `{name}`",
            value,
            name
        )
    };
    let mut finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    if !is_uuid {
        finding = finding.severity(Severity::Warning);
    }
    if let Some(span) = first.origin.span() {
        let label = message!(sv: "den första", en: "the first one");
        finding = finding.label(span, label);
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn uuids() {
        let number = uuid("5b2f9c04-61de-4a7a-b9d8-03c7e1f5a286");
        assert!(number.is_some());
        assert_eq!(
            uuid("urn:uuid:5B2F9C04-61DE-4A7A-B9D8-03C7E1F5A286"),
            number
        );
        for other in [
            "5b2f9c0461de4a7ab9d803c7e1f5a286",
            "5b2f9c04-61de-4a7a-b9d8-03c7e1f5a28å",
            "",
        ] {
            assert_eq!(uuid(other), None, "{other}");
        }
    }
}
