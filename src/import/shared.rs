//! Factors out repeated values: `defaults:` of the catalogue, and values inherited from a series.

use super::Import;
use super::defaults::{Defaults, Same};
use super::placement::{Placement, content};
use super::value::PropertyOf;
use crate::profile::{ClassId, Property, class_name};
use crate::rdf::{Term, TermId, vocab};
use crate::yaml::Draft;
use std::collections::HashMap;

/// Properties that typically have the same value in all resources of a catalogue.
const ALIKE: [&str; 4] = [
    vocab::dcterms::PUBLISHER,
    vocab::dcat::CONTACT_POINT,
    vocab::dcterms::ACCESS_RIGHTS,
    vocab::dcterms::LICENSE,
];
/// Classes with many resources.
const MANY: [&str; 4] = [
    class_name::DATASET,
    class_name::DATASET_SERIES,
    class_name::DATA_SERVICE,
    class_name::DISTRIBUTION,
];

/// What is written of a property.
pub(super) enum WrittenValues {
    /// Nothing: the values are inherited or implied.
    Omit,
    /// `null`: suppresses inherited or implied values.
    Null,
    /// The values.
    Own,
}

impl Import<'_> {
    /// What has to be written of a property with the values `objects`.
    pub(super) fn settled(
        &self,
        node: TermId,
        class: ClassId,
        row: &'static Property,
        property: Option<TermId>,
        objects: &[TermId],
    ) -> WrittenValues {
        let base = property.and_then(|property| self.follows_from(node, class, row, property));
        match base {
            None if objects.is_empty() => WrittenValues::Omit,
            None => WrittenValues::Own,
            Some(_) if objects.is_empty() => WrittenValues::Null,
            Some(base) => {
                let same = property.is_some_and(|property| {
                    self.is_sound(node, row, property)
                        && self.same(node, property, objects) == Some(base)
                });
                if same {
                    WrittenValues::Omit
                } else {
                    WrittenValues::Own
                }
            }
        }
    }

    /// What the resource inherits: from its series, else from the defaults.
    fn follows_from(
        &self,
        node: TermId,
        class: ClassId,
        row: &'static Property,
        property: TermId,
    ) -> Option<Same> {
        if row.series_shared
            && let Some(from) = self.shared_by_series(node, class, property)
        {
            return Some(from);
        }
        let (same, _) = self.defaults.0.get(&(class, property))?;
        Some(same.clone())
    }

    fn shared_by_series(&self, node: TermId, class: ClassId, property: TermId) -> Option<Same> {
        let in_series = self.property(vocab::dcat::IN_SERIES)?;
        self.profile.class(class).by_iri(vocab::dcat::IN_SERIES)?;
        let folder = self.folder_named(class_name::DATASET_SERIES);
        let mut series: Vec<(usize, TermId)> = self
            .graph
            .values(node, in_series)
            .iter()
            .filter(|triple| self.placements.get(triple.o) == Placement::File(folder))
            .filter_map(|triple| Some((self.placements.file_of(triple.o)?, triple.o)))
            .collect();
        series.sort_unstable();
        series.into_iter().find_map(|(_, series)| {
            let class = self.key_class(series)?;
            let row = self.row(series, property)?;
            let all: Vec<TermId> = self
                .graph
                .values(series, property)
                .iter()
                .map(|triple| triple.o)
                .collect();
            let written = self.explicit(series, class, row, Some(property), &all);
            (!written.is_empty()).then(|| {
                self.same(series, property, &written)
                    .unwrap_or(Same::Unlike)
            })
        })
    }

    /// The values in a form that can be compared between resources; `None` when they are unique.
    fn same(&self, node: TermId, property: TermId, objects: &[TermId]) -> Option<Same> {
        let here = |object: &TermId| self.placements.is_here(node, property, *object);
        if let [only] = objects
            && here(only)
            && self.minted.contains_key(only)
            && matches!(self.graph.term(*only), Term::Blank(_))
        {
            return Some(Same::Copy(content(self.graph, *only, 4)));
        }
        let is_own =
            |object: &TermId| matches!(self.placements.get(*object), Placement::Nested(..));
        if objects.iter().any(is_own) {
            return None;
        }
        let mut terms = objects.to_vec();
        terms.sort_unstable();
        Some(Same::Terms(terms))
    }

    /// The most common values of properties that most resources share.
    pub(super) fn find_defaults(&self) -> Defaults {
        let mut found = Defaults::default();
        for class in MANY
            .iter()
            .filter_map(|name| self.profile.class_named(name))
        {
            let nodes: Vec<TermId> = self
                .graph
                .subjects()
                .filter(|node| self.key_class(*node) == Some(class))
                .collect();
            for iri in ALIKE {
                if let (Some(property), Some(row)) =
                    (self.property(iri), self.profile.class(class).by_iri(iri))
                    && let Some(best) = self.commonest(&nodes, class, row, property)
                {
                    found.0.insert((class, property), best);
                }
            }
        }
        found
    }

    fn commonest(
        &self,
        nodes: &[TermId],
        class: ClassId,
        row: &'static Property,
        property: TermId,
    ) -> Option<(Same, TermId)> {
        let mut counts: HashMap<Same, (usize, TermId)> = HashMap::new();
        let mut without = 0;
        for node in nodes {
            if row.series_shared && self.shared_by_series(*node, class, property).is_some() {
                continue;
            }
            let objects: Vec<TermId> = self
                .graph
                .values(*node, property)
                .iter()
                .map(|triple| triple.o)
                .collect();
            if objects.is_empty() {
                without += 1;
            } else if self.is_sound(*node, row, property)
                && let Some(same) = self.same(*node, property, &objects)
            {
                counts.entry(same).or_insert((0, *node)).0 += 1;
            }
        }
        let (same, (count, example)) = counts
            .into_iter()
            .max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)))?;
        (count > 1 && count > without).then_some((same, example))
    }

    /// `defaults:` in `catalog.yaml`.
    pub(super) fn defaults_draft(&self) -> Option<Draft> {
        let mut entries = Vec::new();
        for class in MANY
            .iter()
            .filter_map(|name| self.profile.class_named(name))
        {
            let known = self.profile.class(class);
            let mut keys = Vec::new();
            for row in &known.properties {
                let Some(property) = self.property(&row.iri) else {
                    continue;
                };
                if row.same_property_as.is_some() {
                    continue;
                }
                let Some((same, example)) = self.defaults.0.get(&(class, property)) else {
                    continue;
                };
                let objects: Vec<TermId> = match same {
                    Same::Terms(terms) => terms.clone(),
                    Same::Copy(_) | Same::Unlike => {
                        let values = self.graph.values(*example, property);
                        values.iter().map(|triple| triple.o).collect()
                    }
                };
                let of = PropertyOf {
                    subject: *example,
                    property,
                    row: Some(row),
                };
                if let Some(draft) = self.values(of, &objects) {
                    keys.push((row.key.clone(), draft));
                }
            }
            if !keys.is_empty() {
                let concept = known.concept.clone().unwrap_or_default();
                entries.push((concept, Draft::Map(keys)));
            }
        }
        (!entries.is_empty()).then_some(Draft::Map(entries))
    }
}
