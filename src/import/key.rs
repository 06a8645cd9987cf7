//! YAML keys of properties and classes: key of the profile, else CURIE, else IRI.

use super::Import;
use crate::description::expand;
use crate::profile::{ClassId, Property};
use crate::rdf::TermId;

impl Import<'_> {
    /// The class that determines the keys in the description of `node`.
    pub(super) fn key_class(&self, node: TermId) -> Option<ClassId> {
        self.placements
            .key_class(self.graph, self.profile, &self.classes, node)
    }

    /// The row of a property in the description of `node`.
    pub(super) fn row(&self, node: TermId, property: TermId) -> Option<&'static Property> {
        let class = self.profile.class(self.key_class(node)?);
        class.by_iri(self.graph.term(property).as_iri()?)
    }

    /// The key of a property without row: CURIE, IRI, or IRI in angle brackets.
    pub(super) fn free_key(&self, iri: &str) -> String {
        self.word(iri)
    }

    /// The value of `@type` for a class.
    pub(super) fn type_name(&self, iri: &str) -> String {
        let own = self.profile.classes.iter().find(|class| class.iri == iri);
        let named = own.filter(|class| {
            let id = self.profile.class_named(class.name);
            id.is_some_and(|id| self.profile.class(id).iri == iri)
        });
        named.map_or_else(|| self.word(iri), |class| class.name.to_owned())
    }

    /// The shortest notation of an IRI as a name that is read back the same.
    pub(super) fn word(&self, iri: &str) -> String {
        let compact = self.profile.prefixes.compact(iri);
        let means_it = |word: &str| expand(self.profile, word).as_deref() == Some(iri);
        if compact != iri && means_it(&compact) && self.profile.class_named(&compact).is_none() {
            compact
        } else if means_it(iri) {
            iri.to_owned()
        } else {
            format!("<{iri}>")
        }
    }

    /// IRIs of the types of a node: that of its class first, the others sorted.
    pub(super) fn type_iris(&self, node: TermId) -> Vec<&str> {
        let class = self.classes.typed(node).map(|id| self.profile.class(id));
        let types = self.graph.types(node);
        let mut types: Vec<&str> = types
            .filter_map(|term| self.graph.term(term).as_iri())
            .collect();
        let is_own =
            |iri: &str| class.is_some_and(|class| class.types.iter().any(|known| known == iri));
        types.sort_by_key(|iri| (!is_own(iri), *iri));
        types
    }

    /// Types that are no IRIs: invalid, but preserved.
    pub(super) fn odd_types(&self, node: TermId) -> Vec<TermId> {
        let types = self.graph.types(node);
        types
            .filter(|term| self.graph.term(*term).as_iri().is_none())
            .collect()
    }
}
