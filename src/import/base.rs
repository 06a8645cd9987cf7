//! The `baseURI` for newly minted IRIs.

use super::class::Classes;
use super::placement::{Placement, Placements};
use crate::description::{RESOURCES, base_of};
use crate::net::{host_of, origin_of};
use crate::profile::{Profile, class_name};
use crate::rdf::{Graph, Term, TermId, vocab};
use std::collections::{HashMap, HashSet};

/// The base: that of existing IRIs which match the templates, else the host of the catalogue or of most of its members.
pub(super) fn base(
    graph: &Graph,
    profile: &'static Profile,
    classes: &Classes,
    placements: &Placements,
) -> Option<String> {
    let mut made_alike: HashMap<&str, usize> = HashMap::new();
    let mut hosts: HashMap<&str, usize> = HashMap::new();
    for node in graph.subjects() {
        let (Placement::File(folder), Term::Iri(iri)) = (placements.get(node), graph.term(node))
        else {
            continue;
        };
        if folder == RESOURCES {
            continue;
        }
        let concept = classes
            .class(node)
            .and_then(|class| profile.class(class).concept.as_deref());
        let alike = concept.and_then(|concept| base_of(iri, concept));
        if let Some(base) = alike.filter(|base| is_base(base)) {
            *made_alike.entry(base).or_default() += 1;
        }
        // IRIs of organisations are below the portal's domain.
        let is_agent = classes
            .class(node)
            .is_some_and(|class| profile.class(class).name == class_name::AGENT);
        if !is_agent && let Some(host) = host(iri) {
            let weight = if Some(node) == placements.main {
                1_000_000
            } else {
                1
            };
            *hosts.entry(host).or_default() += weight;
        }
    }
    most(made_alike)
        .or_else(|| most(hosts))
        .map(ToOwned::to_owned)
}

/// A guess where no resource has a web IRI: the domain of contact e-mail addresses, else the host of most links.
pub(super) fn guess(graph: &Graph, profile: &'static Profile) -> Option<String> {
    let values = |properties: &[&str]| -> Vec<TermId> {
        let properties: Vec<TermId> = properties.iter().filter_map(|p| graph.iri(p)).collect();
        let triples = graph.triples().iter();
        let values = triples.filter(|triple| properties.contains(&triple.p));
        values.map(|triple| triple.o).collect()
    };
    let mail = values(&[vocab::vcard::HAS_EMAIL, vocab::foaf::MBOX]);
    let domains = mail.iter().filter_map(|node| {
        let (_, domain) = graph.terms().text_of(*node).rsplit_once('@')?;
        let base = format!("https://{}", domain.trim().to_ascii_lowercase());
        (domain.contains('.') && host(&base) == Some(&*base)).then_some(base)
    });
    let links: Vec<&str> = profile.properties_with(|row| row.link).collect();
    most(counted(domains)).or_else(|| {
        let placements = values(&links);
        let hosts = placements
            .iter()
            .filter_map(|node| host(graph.terms().text_of(*node)).map(ToOwned::to_owned));
        most(counted(hosts))
    })
}

/// Hosts that many publishers share: an IRI there is not the publisher's own.
const SHARED: [&str; 14] = [
    "arcgis.com",
    "bitbucket.org",
    "codeberg.org",
    "dropbox.com",
    "entryscape.net",
    "figshare.com",
    "github.com",
    "githubusercontent.com",
    "gitlab.com",
    "google.com",
    "linkedin.com",
    "sharepoint.com",
    "w3.org",
    "zenodo.org",
];

/// Whether a base is on a domain that is not the publisher's: one that many share, or none of those of its e-mail and
/// websites.
pub(super) fn is_foreign(base: &str, graph: &Graph) -> bool {
    let Some(domain) = host_of(base).map(domain_of) else {
        return false;
    };
    let own = own_domains(graph);
    !own.contains(&domain) && (!own.is_empty() || SHARED.contains(&&*domain))
}

/// The domains of e-mail addresses and websites of organisations and contacts.
fn own_domains(graph: &Graph) -> HashSet<String> {
    use vocab::{foaf, vcard};
    let properties = [vcard::HAS_EMAIL, foaf::MBOX, foaf::HOMEPAGE, vcard::HAS_URL];
    let properties: Vec<TermId> = properties.iter().filter_map(|p| graph.iri(p)).collect();
    let triples = graph.triples().iter();
    let values = triples.filter(|triple| properties.contains(&triple.p));
    let domains = values.filter_map(|triple| {
        let text = graph.terms().text_of(triple.o);
        let mail = text.rsplit_once('@').map(|(_, host)| host.trim());
        let host = host_of(text).or(mail.filter(|host| host.contains('.')))?;
        Some(domain_of(host))
    });
    domains.collect()
}

/// The last two labels of a host, in lower case.
fn domain_of(host: &str) -> String {
    let labels: Vec<&str> = host.trim_end_matches('.').rsplit('.').take(2).collect();
    let labels: Vec<&str> = labels.into_iter().rev().collect();
    labels.join(".").to_ascii_lowercase()
}

fn counted(texts: impl Iterator<Item = String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts
}

/// The most frequent; of equally frequent ones the first in order.
fn most<T: Ord>(counts: HashMap<T, usize>) -> Option<T> {
    let most = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.map(|(text, _)| text)
}

fn is_base(text: &str) -> bool {
    host(text).is_some() && !text.contains(['?', '#']) && crate::rdf::is_absolute_iri(text)
}

/// `https://host` of a web URL, if that can be a base of its own.
fn host(iri: &str) -> Option<&str> {
    origin_of(iri).filter(|origin| crate::rdf::is_absolute_iri(origin))
}
