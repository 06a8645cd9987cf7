//! Names of nested resources: distributions, copies of agents and contact points.

use super::Import;
use super::placement::Placement;
use super::word::first_free;
use crate::description::{format_id, is_id, slug};
use crate::profile::{Class, class_name};
use crate::rdf::{Term, TermId, vocab};
use std::collections::{HashMap, HashSet};

impl Import<'_> {
    /// Whether the format, or an explicit id, gives a distribution its IRI.
    pub(super) fn is_by_format(&self, node: TermId, iri: &str) -> bool {
        let Placement::Nested(dataset, _) = self.placements.get(node) else {
            return false;
        };
        let class = self.key_class(node).map(|id| self.profile.class(id));
        let Some(class) = class.filter(|class| class.name == class_name::DISTRIBUTION) else {
            return false;
        };
        let (Some(file), Placement::File(_)) = (
            self.placements.file_of(dataset),
            self.placements.get(dataset),
        ) else {
            return false;
        };
        let owner = if file == 0 {
            "main"
        } else {
            &self.files[file].id
        };
        let id = self.ids.get(&node).cloned();
        let id = id.or_else(|| self.format_id(node, class));
        self.base.is_some() && id.is_some_and(|id| self.minter.distribution(owner, &id) == iri)
    }

    /// Distributions: an id where the format gives none, and an IRI where they have none.
    pub(super) fn name_distributions(&mut self) {
        let Some(class) = self
            .profile
            .class_named(class_name::DISTRIBUTION)
            .map(|id| self.profile.class(id))
        else {
            return;
        };
        let Some(property) = self.property(vocab::dcat::P_DISTRIBUTION) else {
            return;
        };
        let numbered: Vec<(usize, TermId, String)> = self
            .files
            .iter()
            .enumerate()
            .filter_map(|(number, file)| Some((number, file.subject?, file.id.clone())))
            .collect();
        for (number, dataset, dataset_id) in numbered {
            let dataset_id = if number == 0 { "main" } else { &dataset_id };
            let inside: Vec<TermId> = self
                .graph
                .values(dataset, property)
                .iter()
                .map(|triple| triple.o)
                .filter(|node| self.placements.is_here(dataset, property, *node))
                .collect();
            let mut taken: HashSet<String> = HashSet::new();
            let mut numbers: HashMap<String, usize> = HashMap::new();
            for node in &inside {
                if let Some(id) = self.own_distribution_id(*node, dataset_id) {
                    taken.insert(id.clone());
                    if self.format_id(*node, class).as_deref() != Some(&id) {
                        self.ids.insert(*node, id);
                    }
                }
            }
            for node in inside {
                if self.graph.term(node).as_iri().is_some() {
                    continue;
                }
                let by_format = self.format_id(node, class);
                let wish = by_format
                    .clone()
                    .unwrap_or_else(|| "distribution".to_owned());
                let free = |id: &str| {
                    let iri = self.minter.distribution(dataset_id, id);
                    !taken.contains(id) && self.graph.iri(&iri).is_none()
                };
                // Thousands may share a format: numbers that are taken are not tried again.
                let next = numbers.entry(wish.clone()).or_insert(1);
                let id = first_free(&wish, next, free);
                let iri = self.minter.distribution(dataset_id, &id);
                if by_format.as_ref() != Some(&id) {
                    self.ids.insert(node, id.clone());
                }
                taken.insert(id);
                self.minted.insert(node, iri);
            }
        }
    }

    /// The id in a distribution's IRI, where that matches the template.
    fn own_distribution_id(&self, node: TermId, dataset: &str) -> Option<String> {
        let iri = self.graph.term(node).as_iri()?;
        let id = iri.rsplit('/').next()?;
        (is_id(id) && self.minter.distribution(dataset, id) == iri).then(|| id.to_owned())
    }

    /// The id from a distribution's only format; without format it is constant.
    fn format_id(&self, node: TermId, class: &'static Class) -> Option<String> {
        let row = class.by_key("format")?;
        let formats = self
            .property(&row.iri)
            .map_or(&[][..], |property| self.graph.values(node, property));
        match formats {
            [] => Some("distribution".to_owned()),
            [only] => match self.graph.term(only.o) {
                Term::Iri(text) | Term::Literal { value: text, .. } => {
                    Some(format_id(self.profile, row, text))
                }
                Term::Blank(_) => None,
            },
            _ => None,
        }
    }

    /// Agents and contacts that are nested.
    pub(super) fn name_copies(&mut self) {
        let copies: Vec<(TermId, TermId, TermId)> = self
            .graph
            .subjects()
            .filter(|node| !self.minted.contains_key(node))
            .filter_map(|node| match self.placements.get(node) {
                Placement::Nested(s, p)
                    if self
                        .placements
                        .is_minted(self.graph, self.profile, &self.classes, node) =>
                {
                    Some((node, s, p))
                }
                Placement::Nested(..) | Placement::File(_) | Placement::Nowhere => None,
            })
            .collect();
        for (node, s, p) in copies {
            let Some(file) = self.placements.file_of(s).map(|number| &self.files[number]) else {
                continue;
            };
            let owner = if file.folder.is_empty() {
                "main"
            } else {
                &file.id
            };
            let path = format!("{}-{owner}", self.concept(file.folder, s));
            let key = self.row(s, p).map(|row| slug(&row.key)).unwrap_or_default();
            let class = self.classes.class(node).map(|id| self.profile.class(id));
            let concept = class.and_then(|class| class.concept.as_deref());
            let iri = self
                .minter
                .mint(concept.unwrap_or("resource"), &format!("{path}-{key}"));
            self.minted.insert(node, iri);
        }
    }
}
