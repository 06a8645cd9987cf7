//! Responsible parties by their roles: publisher, creator, contact point, other agents.

use super::agents::{self, Party};
use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms, prov};
use std::collections::HashSet;

/// Paths to the parties of a resource.
const PARTIES: [&str; 2] = [
    "pointOfContact/CI_ResponsibleParty",
    "citation/CI_Citation/citedResponsibleParty/CI_ResponsibleParty",
];
const DISTRIBUTORS: &str = "distributionInfo/MD_Distribution/distributor/MD_Distributor/distributorContact/CI_ResponsibleParty";

/// Roles with properties of their own.
const OWNER: &str = "owner";
const PUBLISHER: &str = "publisher";
const ORIGINATOR: &str = "originator";
const CONTACT: &str = "pointOfContact";

/// A party with its role.
struct InRole<'r> {
    element: Element<'r>,
    role: Option<ElementValue<'r>>,
}

impl InRole<'_> {
    fn is(&self, role: &str) -> bool {
        self.role.as_ref().is_some_and(|held| held.text == role)
    }
}

/// Writes all parties of a record.
pub fn write(cx: &mut Cx<'_, '_>) {
    let of_info = PARTIES.iter().flat_map(|path| cx.info.all(path));
    let parties: Vec<InRole<'_>> = of_info
        .chain(cx.record.all(DISTRIBUTORS))
        .map(|element| InRole {
            element,
            role: element.child("role").and_then(Element::code),
        })
        .collect();
    let publisher = publisher(cx, &parties);
    let mut attributed = HashSet::new();
    let mut has_contact = false;
    for party in &parties {
        let role = party.role.as_ref().map_or("", |role| role.text.as_str());
        match role {
            CONTACT => {
                has_contact |= contact(cx, party.element);
            }
            ORIGINATOR => {
                if let Some((agent, span)) = agent(cx, party.element) {
                    cx.sink.link(cx.main, dcterms::CREATOR, agent, span);
                }
            }
            PUBLISHER | OWNER => beside(cx, party, publisher, &mut attributed),
            _ => attribution(cx, party, &mut attributed),
        }
    }
    // The contact for the metadata is used if there is none for the data.
    if !has_contact {
        for element in cx.record.all("contact/CI_ResponsibleParty") {
            contact(cx, element);
        }
    }
}

/// The owner, else the party with the role of publisher.
fn publisher(cx: &mut Cx<'_, '_>, parties: &[InRole<'_>]) -> Option<TermId> {
    let first = |role: &str| parties.iter().find(|party| party.is(role));
    let party = first(OWNER).or_else(|| first(PUBLISHER))?;
    let (agent, span) = agent(cx, party.element)?;
    cx.sink.link(cx.main, dcterms::PUBLISHER, agent, span);
    Some(agent)
}

/// An owner or publisher besides the one that was chosen.
fn beside(
    cx: &mut Cx<'_, '_>,
    party: &InRole<'_>,
    publisher: Option<TermId>,
    attributed: &mut HashSet<(TermId, String)>,
) {
    let other = Party::read(party.element);
    // The publisher itself, or unnamed.
    let Some(held) = other.name() else { return };
    if publisher.is_some() && agents::known(cx, &held) == publisher {
        return;
    }
    if party.is(OWNER) {
        return attribution(cx, party, attributed);
    }
    let called = held.text;
    let message = message!(sv: "{called} har rollen utgivare, men ägaren är en annan", en: "{called} has the role of publisher, but the owner is another", called);
    cx.report(&rules::SECOND_PUBLISHER, held.span, message)
        .property(dcterms::PUBLISHER)
        .value(called);
}

fn agent(cx: &mut Cx<'_, '_>, element: Element<'_>) -> Option<(TermId, crate::source::Span)> {
    let party = Party::read(element);
    agents::agent(cx, &party)
}

fn contact(cx: &mut Cx<'_, '_>, element: Element<'_>) -> bool {
    let party = Party::read(element);
    let Some((contact, span)) = agents::contact(cx, &party) else {
        return false;
    };
    cx.sink.link(cx.main, dcat::CONTACT_POINT, contact, span);
    true
}

/// A qualified attribution, for other roles.
fn attribution(
    cx: &mut Cx<'_, '_>,
    party: &InRole<'_>,
    attributed: &mut HashSet<(TermId, String)>,
) {
    let Some((agent, span)) = agent(cx, party.element) else {
        return;
    };
    let role = party.role.as_ref().map_or("", |role| role.text.as_str());
    if !attributed.insert((agent, role.to_owned())) {
        return;
    }
    let role_span = party.role.as_ref().map_or(span, |role| role.span);
    let iri = match cx.sink.listed("agent-role", role) {
        Some(value) => Some(value.value().to_owned()),
        None => unknown_role(cx, role, role_span),
    };
    let node = cx.blank(&format!("aktör {role}"));
    cx.sink
        .link(cx.main, prov::QUALIFIED_ATTRIBUTION, node, span);
    cx.sink.class(node, prov::ATTRIBUTION, span);
    cx.sink.link(node, prov::AGENT, agent, span);
    if let Some(iri) = iri {
        cx.sink.iri(node, dcat::HAD_ROLE, &iri, role_span);
    }
}

/// An unknown role keeps its code, as an IRI below the code list.
fn unknown_role(cx: &mut Cx<'_, '_>, role: &str, span: crate::source::Span) -> Option<String> {
    let message = if role.is_empty() {
        message!(sv: "en aktör saknar roll", en: "a party has no role")
    } else {
        message!(sv: "rollen `{role}` är okänd", en: "the role `{role}` is unknown", role)
    };
    cx.report(&rules::UNKNOWN_ROLE, span, message)
        .property(dcat::HAD_ROLE)
        .value(role);
    let list = cx.sink.profile.vocabulary_named("agent-role")?;
    let scheme = cx.sink.profile.vocabulary(list).scheme.as_deref()?;
    let is_code = !role.is_empty() && role.chars().all(|c| c.is_ascii_alphanumeric());
    is_code.then(|| format!("{scheme}/{role}"))
}
