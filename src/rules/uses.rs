//! Uses of names that are no terms of their vocabulary.

use super::Context;
use crate::profile::Spelling;
use crate::rdf::{TermId, Triple};
use foldhash::{HashMap, HashMapExt};

impl<'g> Context<'g> {
    /// The statements of properties, each property with its own.
    pub(super) fn uses_of(
        &self,
        properties: impl IntoIterator<Item = TermId>,
    ) -> HashMap<TermId, Vec<Triple>> {
        let mut is_asked = vec![false; self.graph.terms().len()];
        for property in properties {
            is_asked[property.index()] = true;
        }
        let mut uses: HashMap<TermId, Vec<Triple>> = HashMap::new();
        let asked = self.graph.triples().iter();
        for triple in asked.filter(|triple| is_asked[triple.p.index()]) {
            uses.entry(triple.p).or_default().push(*triple);
        }
        uses
    }

    /// The first statement in the order of the names in it, whatever the serialization.
    pub(super) fn first_use<'t>(
        &self,
        triples: impl IntoIterator<Item = &'t Triple>,
    ) -> Option<&'t Triple> {
        let by_name = |triple: &&Triple| (self.graph.term(triple.s), self.graph.term(triple.o));
        triples.into_iter().min_by_key(by_name)
    }

    /// A node whose class is almost the one with this name, with that class.
    pub(super) fn almost_of(&self, class: &str) -> Option<(TermId, TermId)> {
        let class = self.profile.class_named(class)?;
        let mut names = self.names.classes.iter();
        names.find_map(|of| {
            let node = of
                .nodes
                .first()
                .filter(|_| of.meant == Some(class) && of.is_alone)?;
            Some((*node, of.class))
        })
    }

    /// A property of the node that is almost the one with this IRI.
    pub(super) fn almost_property(&self, node: TermId, meant: &str) -> Option<&'g str> {
        let mut names = self.names.properties.iter();
        let is_meant = |spelling: &Spelling| match spelling {
            Spelling::Near(near) => near.meant.iter().any(|iri| iri == meant),
            Spelling::Known | Spelling::Unlisted | Spelling::Foreign => false,
        };
        let (property, _) = names.find(|(property, spelling)| {
            is_meant(spelling) && !self.graph.values(node, *property).is_empty()
        })?;
        Some(self.text(*property))
    }
}
