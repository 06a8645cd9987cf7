//! What new IRIs begin with.

use super::class::Classes;
use super::place::{Place, Places};
use crate::description::{RESOURCES, is_id};
use crate::profile::Profile;
use crate::rdf::{Graph, Term};
use hashbrown::HashMap;

/// What new IRIs begin with: what the source's own begin with where they are made as ours are, else the host of the
/// catalogue or of most of what it lists.
pub(super) fn base(
    graph: &Graph,
    profile: &'static Profile,
    classes: &Classes,
    places: &Places,
) -> Option<String> {
    let mut made_alike: HashMap<&str, usize> = HashMap::new();
    let mut hosts: HashMap<&str, usize> = HashMap::new();
    for node in graph.subjects() {
        let (Place::File(folder), Term::Iri(iri)) = (places.get(node), graph.term(node)) else {
            continue;
        };
        if folder == RESOURCES {
            continue;
        }
        let concept = classes
            .class(node)
            .and_then(|class| profile.class(class).concept.as_deref());
        let alike = concept.and_then(|concept| {
            let (front, id) = iri.rsplit_once('/')?;
            let base = front.strip_suffix(concept)?.strip_suffix("/id/")?;
            is_id(id).then_some(base)
        });
        if let Some(base) = alike.filter(|base| is_base(base)) {
            *made_alike.entry(base).or_default() += 1;
        }
        // The organisations' own IRIs are the portal's.
        let is_agent = classes
            .class(node)
            .is_some_and(|class| profile.class(class).name == "Agent");
        if !is_agent && let Some(host) = host(iri) {
            let weight = if Some(node) == places.main {
                1_000_000
            } else {
                1
            };
            *hosts.entry(host).or_default() += weight;
        }
    }
    let most = |counts: HashMap<&str, usize>| {
        let most = counts
            .into_iter()
            .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)));
        most.map(|(text, _)| text.to_owned())
    };
    most(made_alike).or_else(|| most(hosts))
}

fn is_base(text: &str) -> bool {
    host(text).is_some() && !text.contains(['?', '#']) && crate::rdf::is_absolute_iri(text)
}

/// `https://host` of an address on the web.
fn host(iri: &str) -> Option<&str> {
    let start = iri.find("://")? + 3;
    matches!(&iri[..start], "http://" | "https://").then_some(())?;
    let end = iri[start..]
        .find(['/', '?', '#'])
        .map_or(iri.len(), |at| start + at);
    (end > start && crate::rdf::is_absolute_iri(&iri[..end])).then_some(&iri[..end])
}
