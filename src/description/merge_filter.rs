//! Filters an included catalogue: which triples are kept, merged into the main catalogue, or dropped.

use super::emit::Emitter;
use super::ids::lists;
use crate::profile::{Class, ClassId, Profile, class_name};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{Graph, Origin, TermId, Terms, Triple};
use crate::source::Span;
use foldhash::{HashMap, HashSet};

/// Whether a triple of an included file is kept or merged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TripleAction {
    /// Kept as it is.
    Keep,
    /// Merged: the main catalogue becomes its subject.
    Merge,
}

/// Whether a resource of an included file is kept, merged or dropped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ResourceAction {
    /// Kept.
    Keep,
    /// Merged: a catalogue that becomes part of the main one.
    Merge,
    /// Merged as a catalogue, and kept for its other types.
    MergeAndKeep,
    /// A catalogue that only refers to where it can be fetched.
    KeepBareCatalog,
    /// Dropped.
    Drop,
}

/// An included file that is being merged.
pub(super) struct MergeFilter<'g> {
    graph: &'g Graph,
    actions: Vec<ResourceAction>,
    /// Types of the catalogue.
    catalog_types: Vec<TermId>,
    /// Properties by which a catalogue lists members, with the types of the members.
    listing: Vec<(String, Vec<TermId>)>,
    listing_terms: HashSet<TermId>,
    /// Properties that refer to parts of a catalogue.
    part_terms: Vec<TermId>,
}

impl<'g> MergeFilter<'g> {
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
            actions: vec![ResourceAction::Keep; graph.terms().len()],
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
                self.actions[catalog.index()] = if is_more {
                    ResourceAction::MergeAndKeep
                } else if is_bare {
                    ResourceAction::KeepBareCatalog
                } else {
                    ResourceAction::Merge
                };
            }
        }
    }

    fn action_of(&self, id: TermId) -> ResourceAction {
        self.actions[id.index()]
    }

    /// Whether the resource is merged into the main catalogue.
    pub(super) fn is_catalog(&self, id: TermId) -> bool {
        self.action_of(id) == ResourceAction::Merge
    }

    pub(super) fn has_catalog(&self) -> bool {
        let is_catalog = |action_for: &ResourceAction| {
            matches!(
                action_for,
                ResourceAction::Merge
                    | ResourceAction::MergeAndKeep
                    | ResourceAction::KeepBareCatalog
            )
        };
        self.actions.iter().any(is_catalog)
    }

    /// Drops resources that are described already; returns those that are described differently, with the span of the
    /// first description.
    pub(super) fn described_before(
        &mut self,
        emitter: &Emitter<'_, '_>,
    ) -> Vec<(TermId, Option<Span>)> {
        let graph = self.graph;
        let known = emitter.builder.terms();
        let said = self.existing(emitter);
        let mut differing = Vec::new();
        for subject in self.own_subjects() {
            let own = known.iri(graph.terms().text_of(subject));
            let before = own.and_then(|own| said.get(&own));
            let Some(before) = before.filter(|before| !before.is_empty()) else {
                continue;
            };
            self.actions[subject.index()] = ResourceAction::Drop;
            let first = Existing::of(before, known, emitter.profile);
            let is_said = |triple: &Triple| {
                if triple.p == graph.rdf_type() {
                    return first.is_of(graph.terms().text_of(triple.o));
                }
                let Some(p) = known.iri(graph.terms().text_of(triple.p)) else {
                    return false;
                };
                // A blank node counts as equal when the other description has one of the same types.
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

    /// Subjects with an IRI in this file, except the catalogues that are merged.
    fn own_subjects(&self) -> Vec<TermId> {
        let graph = self.graph;
        let named = graph.subjects().filter(|id| graph.terms().is_iri(*id));
        named.filter(|id| !self.is_catalog(*id)).collect()
    }

    /// The triples so far about subjects that this file describes too.
    fn existing(&self, emitter: &Emitter<'_, '_>) -> HashMap<TermId, Vec<Triple>> {
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

    /// Whether a triple is kept or merged; `None` when it is dropped.
    pub(super) fn action(&self, triple: &Triple) -> Option<TripleAction> {
        let is_listing = self.listing_terms.contains(&triple.p)
            || self.part_terms.contains(&triple.p)
                && self.action_of(triple.o) == ResourceAction::KeepBareCatalog;
        match self.action_of(triple.s) {
            ResourceAction::Drop => None,
            ResourceAction::Keep | ResourceAction::KeepBareCatalog => Some(TripleAction::Keep),
            ResourceAction::Merge => is_listing.then_some(TripleAction::Merge),
            ResourceAction::MergeAndKeep if is_listing => Some(TripleAction::Merge),
            ResourceAction::MergeAndKeep => {
                let is_type = triple.p == self.graph.rdf_type();
                let is_catalog = is_type && self.catalog_types.contains(&triple.o);
                (!is_catalog).then_some(TripleAction::Keep)
            }
        }
    }

    /// Drops resources that only dropped ones refer to: the publisher of an included catalogue, the distributions of a
    /// dataset that is described elsewhere. Members of a catalogue are always kept.
    pub(super) fn drop_unreferenced(&mut self) {
        let graph = self.graph;
        let lists: HashSet<TermId> = self
            .listing
            .iter()
            .flat_map(|(_, types)| types.iter().copied())
            .collect();
        let mut left = vec![0u32; self.actions.len()];
        let mut ahead = Vec::new();
        for triple in graph.triples() {
            if self.action(triple).is_some() {
                left[triple.o.index()] += 1;
            } else {
                ahead.push(triple.o);
            }
        }
        while let Some(id) = ahead.pop() {
            let stays = left[id.index()] > 0
                || self.action_of(id) != ResourceAction::Keep
                || graph.terms().is_literal(id)
                || graph.types(id).any(|of| lists.contains(&of));
            if stays {
                continue;
            }
            for triple in graph.about(id) {
                if self.action(triple).is_some() {
                    left[triple.o.index()] -= 1;
                    ahead.push(triple.o);
                }
            }
            self.actions[id.index()] = ResourceAction::Drop;
        }
    }

    /// Of a file without catalogue: the members for the main catalogue, and the property that lists each.
    pub(super) fn members(&self) -> Vec<(String, TermId, Origin)> {
        let graph = self.graph;
        let mut members = Vec::new();
        for (property, types) in &self.listing {
            let mut of: Vec<TermId> = types.iter().flat_map(|of| graph.instances(*of)).collect();
            of.sort_unstable();
            of.dedup();
            for id in of
                .into_iter()
                .filter(|id| self.action_of(*id) == ResourceAction::Keep)
            {
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

/// What is stated of a resource before an included file is merged.
struct Existing<'k> {
    values: HashSet<(TermId, TermId)>,
    /// Properties with blank nodes as values.
    nameless: HashSet<TermId>,
    texts: HashSet<&'k str>,
    /// The classes of the profile that one of the types makes it an instance of.
    classes: Vec<&'static Class>,
}

impl<'k> Existing<'k> {
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

    /// Whether the type is stated, or another one of the same class (an agent and an organisation).
    fn is_of(&self, of: &str) -> bool {
        let mut types = self.classes.iter().flat_map(|class| &class.types);
        self.texts.contains(of) || types.any(|other| other == of)
    }
}
