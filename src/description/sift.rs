//! Filters an included catalogue: which triples are kept, merged into the main catalogue, or dropped.

use super::emit::Emitter;
use super::ids::lists;
use crate::profile::{Class, ClassId, Profile, class_name};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{Graph, Origin, TermId, Terms, Triple};
use crate::source::Span;
use hashbrown::{HashMap, HashSet};

/// What becomes of a statement of an included file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays as it is.
    Kept,
    /// It becomes one of the main catalogue.
    Listed,
}

/// What becomes of a thing of an included file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It stays.
    Stays,
    /// A catalogue that becomes part of the main one.
    Catalog,
    /// The same, of something that is more than a catalogue: the rest stays.
    Mixed,
    /// A catalogue that only names where the rest is to be fetched.
    Bare,
    /// It goes.
    Goes,
}

/// An included file on its way into the graph.
pub(super) struct Merging<'g> {
    graph: &'g Graph,
    parts: Vec<Part>,
    /// Types of the catalogue.
    catalog_types: Vec<TermId>,
    /// Properties by which a catalogue lists, and the types of what they list.
    listing: Vec<(String, Vec<TermId>)>,
    listing_terms: HashSet<TermId>,
    /// Properties that lead to a part of a catalogue.
    part_terms: Vec<TermId>,
}

impl<'g> Merging<'g> {
    pub(super) fn new(graph: &'g Graph, emitter: &Emitter<'_, '_>) -> Self {
        let profile = emitter.profile;
        let types = |class: &Class| -> Vec<TermId> {
            let types = class.types.iter();
            types.filter_map(|iri| graph.iri(iri)).collect()
        };
        let class = profile
            .class_named(class_name::CATALOG)
            .map(|id| profile.class(id));
        let rows = class.map_or(&[][..], |class| &class.properties);
        let listing: Vec<(String, Vec<TermId>)> = rows
            .iter()
            .filter(|row| row.inferred)
            .map(|row| {
                let ids = (0..profile.classes.len()).map(ClassId);
                let listed = ids.filter(|id| lists(profile, row, *id));
                let listed = listed.flat_map(|id| types(profile.class(id)));
                (row.iri.clone(), listed.collect())
            })
            .collect();
        let properties = listing.iter().map(|(iri, _)| &**iri);
        let properties = properties.chain([dcat::RECORD]);
        let mut merging = Self {
            graph,
            parts: vec![Part::Stays; graph.terms().len()],
            catalog_types: class.map_or_else(Vec::new, types),
            listing_terms: properties.filter_map(|iri| graph.iri(iri)).collect(),
            part_terms: [dcterms::HAS_PART, dcat::P_CATALOG]
                .into_iter()
                .filter_map(|iri| graph.iri(iri))
                .collect(),
            listing,
        };
        let others: HashSet<TermId> = profile
            .classes
            .iter()
            .filter(|class| class.is_main() && class.name != class_name::CATALOG)
            .flat_map(types)
            .collect();
        merging.sort_catalogs(&others);
        merging
    }

    fn sort_catalogs(&mut self, others: &HashSet<TermId>) {
        let graph = self.graph;
        for class in self.catalog_types.clone() {
            for catalog in graph.instances(class) {
                let about = graph.about(catalog);
                let is_bare = about.iter().all(|triple| triple.p == graph.rdf_type());
                let is_more = graph.types(catalog).any(|of| others.contains(&of));
                self.parts[catalog.index()] = if is_more {
                    Part::Mixed
                } else if is_bare {
                    Part::Bare
                } else {
                    Part::Catalog
                };
            }
        }
    }

    fn part(&self, id: TermId) -> Part {
        self.parts[id.index()]
    }

    /// Whether it becomes the main catalogue.
    pub(super) fn is_catalog(&self, id: TermId) -> bool {
        self.part(id) == Part::Catalog
    }

    pub(super) fn has_catalog(&self) -> bool {
        let is_catalog = |part: &Part| matches!(part, Part::Catalog | Part::Mixed | Part::Bare);
        self.parts.iter().any(is_catalog)
    }

    /// Marks what is described already; gives back what is described in another way, with the place of the first.
    pub(super) fn described_before(
        &mut self,
        emitter: &Emitter<'_, '_>,
    ) -> Vec<(TermId, Option<Span>)> {
        let graph = self.graph;
        let known = emitter.builder.terms();
        let said = self.said_before(emitter);
        let mut differing = Vec::new();
        for subject in self.own_subjects() {
            let own = known.iri(graph.terms().text_of(subject));
            let before = own.and_then(|own| said.get(&own));
            let Some(before) = before.filter(|before| !before.is_empty()) else {
                continue;
            };
            self.parts[subject.index()] = Part::Goes;
            let first = Said::of(before, known, emitter.profile);
            let is_said = |triple: &Triple| {
                if triple.p == graph.rdf_type() {
                    return first.is_of(graph.terms().text_of(triple.o));
                }
                let Some(p) = known.iri(graph.terms().text_of(triple.p)) else {
                    return false;
                };
                // What has no name is taken for the same where there is something of its kind.
                let is_blank = graph.terms().is_blank(triple.o);
                let o = known.get(graph.term(triple.o));
                o.is_some_and(|o| first.values.contains(&(p, o)))
                    || is_blank && first.nameless.contains(&p)
            };
            if !graph.about(subject).iter().all(is_said) {
                let places = before.iter().filter_map(|triple| triple.origin.span());
                differing.push((subject, places.min()));
            }
        }
        differing
    }

    /// What this file describes under a name, but for the catalogues that become part of the main one.
    fn own_subjects(&self) -> Vec<TermId> {
        let graph = self.graph;
        let named = graph.subjects().filter(|id| graph.terms().is_iri(*id));
        named.filter(|id| !self.is_catalog(*id)).collect()
    }

    /// What is said so far of what this file describes too.
    fn said_before(&self, emitter: &Emitter<'_, '_>) -> HashMap<TermId, Vec<Triple>> {
        let known = emitter.builder.terms();
        let subjects = self.own_subjects().into_iter();
        let subjects = subjects.filter_map(|id| known.iri(self.graph.terms().text_of(id)));
        let mut said: HashMap<TermId, Vec<Triple>> = subjects.map(|id| (id, Vec::new())).collect();
        if !said.is_empty() {
            for triple in emitter.builder.triples() {
                if let Some(of) = said.get_mut(&triple.s) {
                    of.push(*triple);
                }
            }
        }
        said
    }

    /// What becomes of a statement; none when it goes.
    pub(super) fn fate(&self, triple: &Triple) -> Option<Fate> {
        let is_listing = self.listing_terms.contains(&triple.p)
            || self.part_terms.contains(&triple.p) && self.part(triple.o) == Part::Bare;
        match self.part(triple.s) {
            Part::Goes => None,
            Part::Stays | Part::Bare => Some(Fate::Kept),
            Part::Catalog => is_listing.then_some(Fate::Listed),
            Part::Mixed if is_listing => Some(Fate::Listed),
            Part::Mixed => {
                let is_type = triple.p == self.graph.rdf_type();
                let is_catalog = is_type && self.catalog_types.contains(&triple.o);
                (!is_catalog).then_some(Fate::Kept)
            }
        }
    }

    /// Lets go what only things led to that go: the publisher of an included catalogue, the distributions of a dataset that is
    /// described elsewhere. What a catalogue lists stays whatever happens.
    pub(super) fn sweep(&mut self) {
        let graph = self.graph;
        let lists: HashSet<TermId> = self
            .listing
            .iter()
            .flat_map(|(_, types)| types.iter().copied())
            .collect();
        let mut left = vec![0u32; self.parts.len()];
        let mut ahead = Vec::new();
        for triple in graph.triples() {
            if self.fate(triple).is_some() {
                left[triple.o.index()] += 1;
            } else {
                ahead.push(triple.o);
            }
        }
        while let Some(id) = ahead.pop() {
            let stays = left[id.index()] > 0
                || self.part(id) != Part::Stays
                || graph.terms().is_literal(id)
                || graph.types(id).any(|of| lists.contains(&of));
            if stays {
                continue;
            }
            for triple in graph.about(id) {
                if self.fate(triple).is_some() {
                    left[triple.o.index()] -= 1;
                    ahead.push(triple.o);
                }
            }
            self.parts[id.index()] = Part::Goes;
        }
    }

    /// Of a file without a catalogue: what the main one is to list, and by which property.
    pub(super) fn members(&self) -> Vec<(String, TermId, Origin)> {
        let graph = self.graph;
        let mut members = Vec::new();
        for (property, types) in &self.listing {
            let mut of: Vec<TermId> = types.iter().flat_map(|of| graph.instances(*of)).collect();
            of.sort_unstable();
            of.dedup();
            for id in of.into_iter().filter(|id| self.part(*id) == Part::Stays) {
                let types = graph.values(id, graph.rdf_type());
                let origin = types
                    .first()
                    .map_or(Origin::nowhere(), |triple| triple.origin);
                members.push((property.clone(), id, origin));
            }
        }
        members
    }
}

/// What is said of a thing before an included file comes to it.
struct Said<'k> {
    values: HashSet<(TermId, TermId)>,
    /// Properties that lead to something without a name.
    nameless: HashSet<TermId>,
    texts: HashSet<&'k str>,
    /// The classes of the table of which one of the texts is a type.
    classes: Vec<&'static Class>,
}

impl<'k> Said<'k> {
    fn of(before: &[Triple], known: &'k Terms, profile: &'static Profile) -> Self {
        let texts: HashSet<&str> = before.iter().map(|first| known.text_of(first.o)).collect();
        let nameless = before.iter().filter(|first| known.is_blank(first.o));
        let is_of = |class: &&Class| class.types.iter().any(|of| texts.contains(of.as_str()));
        Self {
            values: before.iter().map(|first| (first.p, first.o)).collect(),
            nameless: nameless.map(|first| first.p).collect(),
            classes: profile.classes.iter().filter(is_of).collect(),
            texts,
        }
    }

    /// Whether the type is said, or another that makes a thing an instance of the same class (an agent and an
    /// organisation).
    fn is_of(&self, of: &str) -> bool {
        let mut types = self.classes.iter().flat_map(|class| &class.types);
        self.texts.contains(of) || types.any(|other| other == of)
    }
}
