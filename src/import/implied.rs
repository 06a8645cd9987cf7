//! Implied statements that are not written: the inverse of `description::implied`.

use super::Import;
use super::placement::Placement;
use crate::description::lists;
use crate::profile::{ClassId, Property, class_name};
use crate::rdf::{TermId, vocab};
use std::collections::{HashMap, HashSet};

impl Import<'_> {
    /// The objects that are written: those that are not implied.
    pub(super) fn explicit(
        &self,
        node: TermId,
        class: ClassId,
        row: &'static Property,
        property: Option<TermId>,
        all: &[TermId],
    ) -> Vec<TermId> {
        let mut explicit = all.to_vec();
        if property.is_none() {
            return explicit;
        }
        if row.inferred {
            explicit.retain(|object| !self.is_listed_by(*object, row, node));
        }
        match row.iri.as_str() {
            vocab::dcterms::HAS_PART if Some(node) == self.placements.main => {
                explicit.retain(|object| {
                    !matches!(self.placements.get(*object), Placement::File(folder) if folder == self.folder_of(Some(class)))
                });
            }
            vocab::dcat::SERVES_DATASET => {
                if let Some(served) = self.served.get(&node) {
                    explicit.retain(|object| !served.contains(object));
                }
            }
            iri => {
                if let Some((_, value)) = self.mark_on(node, class, iri) {
                    explicit.retain(|object| *object != value);
                }
            }
        }
        if let Some(value) = self.default_of_table(row)
            && explicit == [value]
        {
            explicit.clear();
        }
        explicit
    }

    /// Whether the row would have an implied value if nothing were written.
    pub(super) fn would_follow(
        &self,
        node: TermId,
        class: ClassId,
        row: &'static Property,
    ) -> bool {
        let other = row
            .taken_from
            .as_deref()
            .and_then(|key| self.profile.class(class).by_key(key));
        let taken = other.and_then(|row| self.property(&row.iri));
        row.default.is_some() || taken.is_some_and(|p| !self.graph.values(node, p).is_empty())
    }

    /// The default value of the tables.
    fn default_of_table(&self, row: &Property) -> Option<TermId> {
        let code = row.default.as_ref()?;
        let mut lists = row
            .alternatives
            .iter()
            .flat_map(|alternative| alternative.vocabularies.iter().chain(&alternative.suggest));
        let value = lists.find_map(|id| self.profile.vocabulary(*id).by_word(code))?;
        self.graph.iri(value.value())
    }

    /// The property by which a catalogue lists instances of a class.
    pub(super) fn listing(&self, class: ClassId) -> Option<&'static Property> {
        let catalog = self
            .profile
            .class(self.profile.class_named(class_name::CATALOG)?);
        catalog
            .properties
            .iter()
            .find(|row| row.inferred && lists(self.profile, row, class))
    }

    /// The catalogue that lists a resource according to its `catalog:` key, or without it.
    pub(super) fn lister(&self, subject: TermId, class: ClassId) -> Option<TermId> {
        let property = self.property(&self.listing(class)?.iri)?;
        let catalogs = self.folder_named(class_name::CATALOG);
        let mut best: Option<(bool, usize, TermId)> = None;
        for triple in self.graph.incoming(subject).filter(|t| t.p == property) {
            let is_main = Some(triple.s) == self.placements.main;
            let is_sub = self.placements.get(triple.s) == Placement::File(catalogs);
            if !is_main && !is_sub {
                continue;
            }
            let found = (!is_main, self.placements.file_of(triple.s)?, triple.s);
            best = Some(best.map_or(found, |other| other.min(found)));
        }
        best.map(|(_, _, catalog)| catalog)
    }

    /// Whether `catalog` lists the resource because of the resource's own file.
    fn is_listed_by(&self, thing: TermId, row: &'static Property, catalog: TermId) -> bool {
        let Placement::File(folder) = self.placements.get(thing) else {
            return false;
        };
        let class = self.profile.class_in_folder(folder);
        class.is_some_and(|class| {
            lists(self.profile, row, class) && self.lister(thing, class) == Some(catalog)
        })
    }

    /// The applicable legislation that the category of `node` implies, where the source has it.
    fn own_mark(&self, node: TermId, class: ClassId) -> Option<(TermId, TermId)> {
        let (property, value) = self.mark_of(node, class)?;
        let marked = self.graph.has(node, property, value);
        marked.then_some((property, value))
    }

    /// The applicable legislation that the category of `node` implies, whether the source has it or not.
    fn mark_of(&self, node: TermId, class: ClassId) -> Option<(TermId, TermId)> {
        let rows = &self.profile.class(class).properties;
        let row = rows.iter().find(|row| row.implies)?;
        let condition = row.depends_on.as_ref()?;
        let category = self.property(&row.iri)?;
        if self.graph.values(node, category).is_empty() {
            return None;
        }
        // Where the source has neither property nor value, the implied statement has to be suppressed.
        Some((
            self.property(&condition.property)?,
            self.property(&condition.value)?,
        ))
    }

    /// The implied legislation for `node` at this property: its own, or that of the dataset it is a distribution of.
    fn mark_on(&self, node: TermId, class: ClassId, iri: &str) -> Option<(TermId, TermId)> {
        let mark = self
            .own_mark(node, class)
            .or_else(|| self.outer_mark(node))?;
        let is_it = self.graph.term(mark.0).as_iri() == Some(iri);
        let has_it = self.graph.has(node, mark.0, mark.1);
        (is_it && has_it).then_some(mark)
    }

    /// The implied legislation of the dataset that contains a distribution.
    fn outer_mark(&self, node: TermId) -> Option<(TermId, TermId)> {
        let class = self.profile.class(self.key_class(node)?);
        let Placement::Nested(dataset, _) = self.placements.get(node) else {
            return None;
        };
        if class.name != class_name::DISTRIBUTION {
            return None;
        }
        self.own_mark(dataset, self.key_class(dataset)?)
    }

    /// `hvd: false`, where the source does not have the implied legislation.
    pub(super) fn mark_off(
        &self,
        node: TermId,
        class: ClassId,
        row: &'static Property,
    ) -> Option<(String, crate::yaml::Draft)> {
        let rows = &self.profile.class(class).properties;
        let is_mark = |other: &&Property| {
            other
                .alternatives
                .iter()
                .any(|alternative| alternative.form == Some(crate::profile::Form::HvdMark))
        };
        let key = rows.iter().find(is_mark)?;
        if key.iri != row.iri {
            return None;
        }
        let category = rows.iter().find(|row| row.implies);
        let off = match category {
            // A dataset or series with a category, but without the legislation.
            Some(category) => {
                let has = self
                    .property(&category.iri)
                    .is_some_and(|p| !self.graph.values(node, p).is_empty());
                has && self.own_mark(node, class).is_none()
            }
            None => {
                let outer = self.outer_mark(node);
                outer.is_some_and(|(property, value)| !self.graph.has(node, property, value))
            }
        };
        off.then(|| {
            (
                key.key.clone(),
                crate::yaml::Draft::Text("false".to_owned()),
            )
        })
    }

    /// The datasets that each service would be implied to serve, by distributions that refer to it.
    pub(super) fn find_served(&self) -> HashMap<TermId, HashSet<TermId>> {
        let mut served: HashMap<TermId, HashSet<TermId>> = HashMap::new();
        let (Some(access), Some(says)) = (
            self.property(vocab::dcat::ACCESS_SERVICE),
            self.property(vocab::dcat::SERVES_DATASET),
        ) else {
            return served;
        };
        for triple in self.graph.triples().iter().filter(|t| t.p == access) {
            if let Some(dataset) = self.inferred_server(triple.s, triple.o, says) {
                served.entry(triple.o).or_default().insert(dataset);
            }
        }
        served
    }

    /// The dataset that the service would be implied to serve, where the source states it.
    fn inferred_server(
        &self,
        distribution: TermId,
        service: TermId,
        serves: TermId,
    ) -> Option<TermId> {
        let dataset = self.placements.root(distribution);
        let Placement::File(folder) = self.placements.get(dataset) else {
            return None;
        };
        let Placement::File(services) = self.placements.get(service) else {
            return None;
        };
        let may_serve =
            [class_name::DATASET, class_name::DATASET_SERIES].map(|class| self.folder_named(class));
        let is_it =
            may_serve.contains(&folder) && services == self.folder_named(class_name::DATA_SERVICE);
        let says = self.graph.has(service, serves, dataset);
        let row = self.row(distribution, self.property(vocab::dcat::ACCESS_SERVICE)?);
        (is_it && says && row.is_some()).then_some(dataset)
    }

    /// Whether a reference to a service may be written in a form with implied statements.
    pub(super) fn may_imply(&self, subject: TermId, property: TermId, object: TermId) -> bool {
        if self.graph.term(property).as_iri() != Some(vocab::dcat::ACCESS_SERVICE) {
            return true;
        }
        self.served
            .get(&object)
            .is_some_and(|served| served.contains(&self.placements.root(subject)))
    }
}
