//! The addresses of a graph: each once, with every place that uses it.

use super::address;
use super::{Algorithm, BodyNeeded, Checksum, Declared, Link, Role, Service, Use};
use crate::net::host_of;
use crate::profile::{Class, ClassId, Profile, VocabularyValue, class_name};
use crate::rdf::vocab::{dcat, dcterms, spdx};
use crate::rdf::{Graph, TermId, Triple};
use regex::Regex;
use std::collections::{BTreeSet, HashMap, HashSet};
use url::Url;

/// Which addresses are wanted.
#[derive(Debug, Default)]
pub struct Selection {
    /// Only addresses that match one of these; empty means all.
    pub include: Vec<Regex>,
    /// No address that matches one of these.
    pub exclude: Vec<Regex>,
    /// Hosts that are skipped, as they stand in requested URLs.
    pub exclude_hosts: BTreeSet<String>,
    /// The names of what the catalogue describes too.
    pub identifiers: bool,
    /// The checksums of files too.
    pub checksums: bool,
    /// Hosts that get GET requests at once: their responses to HEAD are unreliable.
    pub get_hosts: BTreeSet<String>,
}

impl Selection {
    /// Patterns match URLs as requested, and as written.
    fn wants(&self, url: Option<&Url>, written: &str) -> bool {
        // What is misspelt may still show its host.
        let host = url.map_or_else(|| host_of(written), Url::host_str);
        if host.is_some_and(|host| self.exclude_hosts.contains(host)) {
            return false;
        }
        let url = url.map_or("", Url::as_str);
        let matches = |list: &[Regex]| {
            let mut list = list.iter();
            list.any(|of| of.is_match(url) || of.is_match(written))
        };
        (self.include.is_empty() || matches(&self.include)) && !matches(&self.exclude)
    }
}

/// Which links to request.
#[derive(Debug)]
pub struct Extracted {
    /// All addresses, in order of place.
    pub links: Vec<Link>,
    /// Values that cannot be parsed as URLs.
    pub misspelt: Vec<Use>,
    /// URLs whose scheme is not supported, such as FTP.
    pub not_asked: Vec<Use>,
    /// How many are not wanted.
    pub left_out: usize,
}

/// All addresses that are wanted.
pub fn extract(graph: &Graph, profile: &'static Profile, selection: &Selection) -> Extracted {
    let extraction = Extraction {
        checksums: selection.checksums,
        ..Extraction::new(graph, profile)
    };
    let mut links: Vec<Link> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut misspelt: Vec<Use> = Vec::new();
    let mut not_asked: Vec<Use> = Vec::new();
    let mut left_out: HashSet<String> = HashSet::new();
    let mut take = |found: Use| {
        let url = address::to_ask(&found.value, found.role);
        let asked = url.as_ref().map_or("", Url::as_str);
        if !selection.wants(url.as_ref(), &found.value) {
            let address = if asked.is_empty() {
                &found.value
            } else {
                asked
            };
            left_out.insert(address.to_owned());
            return;
        }
        let Some(url) = url else {
            let list = if address::is_web(&found.value) {
                &mut misspelt
            } else {
                &mut not_asked
            };
            return list.push(found);
        };
        let mut want = want(found.role);
        let host = url.host_str().unwrap_or_default();
        if selection.get_hosts.contains(host) {
            want = want.max(BodyNeeded::Capabilities);
        }
        let number = *numbers.entry(url.to_string()).or_insert(links.len());
        if number == links.len() {
            links.push(Link {
                url,
                want,
                digests: Vec::new(),
                // Most addresses are used once, and there are thousands.
                uses: Vec::with_capacity(1),
            });
        }
        let link = &mut links[number];
        let checksum = found.promise.checksum.as_ref();
        let digest = checksum.and_then(|of| of.algorithm);
        if let Some(digest) = digest.filter(|of| !link.digests.contains(of)) {
            link.digests.push(digest);
        }
        link.want = link.want.max(want);
        link.uses.push(found);
    };
    for triple in graph.triples() {
        if let Some(found) = extraction.use_of(triple) {
            take(found);
        }
    }
    if selection.identifiers {
        extraction.identifiers().into_iter().for_each(take);
    }
    for link in &mut links {
        link.uses.sort_by(|a, b| place(a).cmp(&place(b)));
    }
    links.sort_by(|a, b| place(&a.uses[0]).cmp(&place(&b.uses[0])));
    for uses in [&mut misspelt, &mut not_asked] {
        uses.sort_by(|a, b| place(a).cmp(&place(b)));
    }
    Extracted {
        links,
        misspelt,
        not_asked,
        left_out: left_out.len(),
    }
}

/// The hosts of all values in the lists.
fn listed_at(profile: &'static Profile) -> HashSet<&'static str> {
    let values = profile.vocabularies.iter().flat_map(|list| &list.values);
    let iris = values.flat_map(|value| value.iri.iter().chain(&value.variants));
    iris.filter_map(|iri| address::host(iri)).collect()
}

type UsePosition<'u> = (bool, Option<(u32, u32)>, &'u str, &'u str, &'u str);

/// What orders uses: where they stand, and what stands nowhere last.
fn place(of: &Use) -> UsePosition<'_> {
    let span = of.span.map(|span| (span.file.0, span.start));
    (span.is_none(), span, &of.subject, &of.property, &of.value)
}

fn want(role: Role) -> BodyNeeded {
    match role {
        Role::Page | Role::Endpoint | Role::Identifier => BodyNeeded::Reach,
        Role::File => BodyNeeded::Start,
        Role::Service(Service::OgcApi) | Role::Description => BodyNeeded::Whole,
        Role::Service(_) => BodyNeeded::Capabilities,
    }
}

/// What is looked up again and again while the graph is walked.
struct Extraction<'g> {
    graph: &'g Graph,
    profile: &'static Profile,
    classes: HashMap<TermId, Vec<ClassId>>,
    restricted: Vec<TermId>,
    checksums: bool,
    /// Where the lists of the profile have their values: an address elsewhere need not be looked for in them.
    listed_at: HashSet<&'static str>,
}

impl<'g> Extraction<'g> {
    fn new(graph: &'g Graph, profile: &'static Profile) -> Self {
        let mut classes: HashMap<TermId, Vec<ClassId>> = HashMap::new();
        for (index, class) in profile.classes.iter().enumerate() {
            for of in class.types.iter().filter_map(|iri| graph.iri(iri)) {
                classes.entry(of).or_default().push(ClassId(index));
            }
        }
        let restricted = ["RESTRICTED", "NON_PUBLIC"].into_iter().flat_map(|code| {
            let list = profile.vocabulary_named("access-right");
            let value = list.and_then(|id| profile.vocabulary(id).by_word(code));
            value.into_iter().flat_map(|value| {
                let iris = value.iri.iter().chain(&value.variants);
                iris.filter_map(|iri| graph.iri(iri)).collect::<Vec<_>>()
            })
        });
        Self {
            graph,
            profile,
            classes,
            restricted: restricted.collect(),
            checksums: false,
            listed_at: listed_at(profile),
        }
    }

    /// The classes of a node.
    fn classes_of(&self, node: TermId) -> impl Iterator<Item = &'static Class> {
        self.graph
            .types(node)
            .filter_map(|of| self.classes.get(&of))
            .flatten()
            .map(|id| self.profile.class(*id))
    }

    /// The use of an address that a statement is, if it is one.
    fn use_of(&self, triple: &Triple) -> Option<Use> {
        let property = self.text(triple.p);
        let value = self.text(triple.o);
        let is_address = address::is_web(value) || address::is_elsewhere(value);
        if self.graph.terms().is_blank(triple.o) || !is_address {
            return None;
        }
        let found = self.classes_of(triple.s).find_map(|class| {
            let row = class.by_iri(property)?;
            (row.link || row.name).then_some(class)
        });
        let class = found?;
        // A list's value is a name; so is what the catalogue describes itself.
        if self.listed(value).is_some() || self.names_a_resource(triple.o) {
            return None;
        }
        Some(Use {
            subject: self.graph.term(triple.s).text().into_owned(),
            class: Some(class.name),
            property: property.to_owned(),
            value: value.to_owned(),
            span: triple.origin.span(),
            shared: triple.origin.is_shared(),
            role: self.role(triple, property, value),
            promise: self.promise(triple.s, property),
        })
    }

    fn text(&self, term: TermId) -> &'g str {
        self.graph.terms().text_of(term)
    }

    /// The objects of a property.
    fn values(&self, subject: TermId, property: &str) -> impl Iterator<Item = TermId> + use<'g> {
        let values = match self.graph.iri(property) {
            Some(property) => self.graph.values(subject, property),
            None => &[],
        };
        values.iter().map(|triple| triple.o)
    }

    /// The value of a list that a text is.
    fn listed(&self, text: &str) -> Option<&'static VocabularyValue> {
        if address::host(text).is_some_and(|host| !self.listed_at.contains(host)) {
            return None;
        }
        let mut lists = self.profile.vocabularies.iter();
        lists.find_map(|list| list.by_value(text).or_else(|| list.by_variant(text)))
    }

    /// Whether a node is described here as something that has its own place in the catalogue.
    fn names_a_resource(&self, node: TermId) -> bool {
        self.classes_of(node)
            .any(|class| class.is_main() && class.name != class_name::LICENSE_DOCUMENT)
    }

    fn role(&self, triple: &Triple, property: &str, value: &str) -> Role {
        let service = || {
            let formats = self.values(triple.s, dcterms::FORMAT);
            formats
                .chain(self.values(triple.s, dcterms::CONFORMS_TO))
                .find_map(|of| Service::of(self.text(of)))
        };
        match property {
            dcat::DOWNLOAD_URL => Role::File,
            dcat::ENDPOINT_DESCRIPTION => Role::Description,
            dcat::ENDPOINT_URL => service().map_or(Role::Endpoint, Role::Service),
            dcat::ACCESS_URL => {
                let url = Url::parse(value).ok();
                service()
                    .filter(|of| url.is_some_and(|url| of.is_likely_at(&url)))
                    .map_or(Role::Page, Role::Service)
            }
            dcterms::CONFORMS_TO if address::is_api_description(value) => Role::Description,
            _ => Role::Page,
        }
    }

    /// Whether a resource states that it is a SPARQL endpoint.
    fn takes_sparql(&self, subject: TermId, property: &str) -> bool {
        let says = [dcterms::FORMAT, dcat::MEDIA_TYPE, dcterms::CONFORMS_TO];
        let mut says = says.iter().flat_map(|of| self.values(subject, of));
        [dcat::ACCESS_URL, dcat::ENDPOINT_URL].contains(&property)
            && says.any(|of| self.text(of).to_ascii_lowercase().contains("sparql"))
    }

    fn promise(&self, subject: TermId, property: &str) -> Declared {
        let mut promise = Declared {
            restricted: self.is_restricted(subject),
            takes_sparql: self.takes_sparql(subject, property),
            ..Declared::default()
        };
        if property != dcat::DOWNLOAD_URL {
            return promise;
        }
        let formats = self
            .values(subject, dcterms::FORMAT)
            .chain(self.values(subject, dcat::MEDIA_TYPE));
        for text in formats.map(|of| self.text(of)) {
            let listed = self.listed(text);
            let media = listed.map_or(Some(text), |of| {
                of.text.as_deref().or(of.media_type.as_deref())
            });
            promise.media.extend(media.map(address::media_type));
            let name = listed.map_or(text, |of| of.code.as_str());
            promise.format.get_or_insert_with(|| name.to_owned());
        }
        let packing = [dcat::PACKAGE_FORMAT, dcat::COMPRESS_FORMAT];
        let mut packing = packing.iter().flat_map(|of| self.values(subject, of));
        promise.packing = packing.next().map(|of| {
            let text = self.text(of);
            let code = self.listed(text).map(|of| of.code.clone());
            code.unwrap_or_else(|| address::media_type(text))
        });
        let literal = |property| {
            self.values(subject, property)
                .next()
                .map(|of| self.text(of))
        };
        promise.size = literal(dcat::BYTE_SIZE).and_then(|text| text.parse().ok());
        promise.modified =
            literal(dcterms::MODIFIED).and_then(|text| text.get(..10).map(str::to_owned));
        if self.checksums {
            promise.checksum = self.checksum(subject);
        }
        promise
    }

    fn checksum(&self, subject: TermId) -> Option<Checksum> {
        let node = self.values(subject, spdx::CHECKSUM).next()?;
        let value = self.values(node, spdx::CHECKSUM_VALUE).next()?;
        let algorithm = self.values(node, spdx::ALGORITHM).next();
        let algorithm = algorithm.map_or("", |of| self.text(of));
        let listed = self.listed(algorithm);
        let name = listed.map_or(algorithm, |of| of.code.as_str());
        Some(Checksum {
            name: name.to_owned(),
            algorithm: Algorithm::by_code(name),
            value: self
                .text(value)
                .split_whitespace()
                .collect::<String>()
                .to_ascii_lowercase(),
        })
    }

    /// Whether the resource, or the dataset it belongs to, is not for everyone.
    fn is_restricted(&self, subject: TermId) -> bool {
        let says = |node| {
            self.values(node, dcterms::ACCESS_RIGHTS)
                .any(|of| self.restricted.contains(&of))
        };
        let ways = [dcat::P_DISTRIBUTION, dcat::ACCESS_SERVICE].map(|iri| self.graph.iri(iri));
        says(subject)
            || self
                .graph
                .incoming(subject)
                .filter(|triple| ways.contains(&Some(triple.p)))
                .any(|triple| says(triple.s))
    }

    /// The names of what is described here and has its own place in the catalogue.
    fn identifiers(&self) -> Vec<Use> {
        let named = self.graph.subjects().filter(|node| {
            self.graph.terms().is_iri(*node)
                && address::is_web(self.text(*node))
                && self.names_a_resource(*node)
        });
        named
            .map(|node| {
                let name = self.text(node).to_owned();
                let statement = self.graph.values(node, self.graph.rdf_type()).first();
                Use {
                    subject: name.clone(),
                    class: self.classes_of(node).next().map(|class| class.name),
                    property: String::new(),
                    value: name,
                    span: statement.and_then(|triple| triple.origin.span()),
                    shared: false,
                    role: Role::Identifier,
                    promise: Declared::default(),
                }
            })
            .collect()
    }
}
