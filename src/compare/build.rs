//! Builds the comparison for reports.

use super::builder::ComparisonBuilder;
use super::comparison::{Change, Changed, Comparison, Property, Renamed, Resource, in_order};
use super::found::{Found, Pair};
use super::side::{NEW, OLD, Sides};
use super::words;
use crate::profile::{Class, Profile};
use crate::rdf::vocab::{dcterms, foaf, vcard};
use crate::rdf::{TermId, Triple};
use std::collections::BTreeMap;

/// Properties of titles and names.
const NAMES: [&str; 3] = [dcterms::TITLE, foaf::NAME, vcard::FN];
/// Blank nodes are compared property by property to this depth.
const DEEPEST: usize = 4;

/// Builds the comparison of `found`; `regrouped`: only the sharing of blank nodes differs.
pub(super) fn build(
    found: &Found,
    sides: &Sides<'_>,
    profile: &'static Profile,
    regrouped: bool,
) -> Comparison {
    let moved = [OLD, NEW].map(|side| {
        let renamed = found.renamed.iter().map(|pair| pair.of[side]);
        found.alone[side].iter().copied().chain(renamed).collect()
    });
    let builder = ComparisonBuilder {
        found,
        sides,
        profile,
        classes: [OLD, NEW].map(|side| words::classes(&sides[side], profile)),
        names: [OLD, NEW].map(|side| NAMES.map(|name| sides[side].graph.iri(name))),
        moved,
        titles: Default::default(),
        regrouped,
    };
    builder.all()
}

impl ComparisonBuilder<'_, '_> {
    fn all(&self) -> Comparison {
        let found = self.found;
        let renamed = found.renamed.iter().map(|pair| {
            let [old, new] = self.both(pair);
            let changes = self.changes(pair.of, &pair.statements, &[]);
            Renamed { old, new, changes }
        });
        let marks = self.marks();
        let changed = found.changed.iter().map(|pair| {
            let [old, new] = self.both(pair);
            let changes = self.changes(pair.of, &pair.statements, &[]);
            let reuse = self.reuse(pair, &marks);
            Changed {
                old,
                new,
                changes,
                reuse,
            }
        });
        Comparison {
            added: self.alone(NEW),
            removed: self.alone(OLD),
            renamed: in_order(renamed.collect(), |of| &of.new.place),
            changed: in_order(changed.collect(), |of| &of.new.place),
            ..Comparison::default()
        }
    }

    fn alone(&self, side: usize) -> Vec<Resource> {
        let alone = self.found.alone[side].iter();
        let alone = alone.map(|id| self.resource(side, *id));
        in_order(alone.collect(), |of| &of.place)
    }

    fn both(&self, pair: &Pair) -> [Resource; 2] {
        let [old, mut new] = [OLD, NEW].map(|side| self.resource(side, pair.of[side]));
        // A resource that lost its title is still shown with the old one.
        if new.title.is_none() {
            new.title.clone_from(&old.title);
        }
        [old, new]
    }

    /// Changed values of each side by property, in the order of the profile.
    fn changes(
        &self,
        of: [TermId; 2],
        statements: &[Vec<Triple>; 2],
        path: &[Property],
    ) -> Vec<Change> {
        let mut by_property: BTreeMap<(usize, &str), [Vec<Triple>; 2]> = BTreeMap::new();
        let class = self
            .class_of(NEW, of[NEW])
            .or_else(|| self.class_of(OLD, of[OLD]))
            .map(|(_, class)| class);
        for side in [OLD, NEW] {
            for triple in &statements[side] {
                let iri = self.text(side, triple.p);
                let rows = class.map_or(&[][..], |class| &class.properties);
                let row = rows.iter().position(|row| row.iri == iri);
                let place = (row.unwrap_or(usize::MAX), iri);
                by_property.entry(place).or_default()[side].push(*triple);
            }
        }
        let changes = by_property.into_iter().flat_map(|((_, iri), values)| {
            let mut path = path.to_vec();
            path.push(self.property(class, iri));
            self.change(class, iri, path, &values)
        });
        changes.collect()
    }

    fn change(
        &self,
        class: Option<&'static Class>,
        iri: &str,
        path: Vec<Property>,
        values: &[Vec<Triple>; 2],
    ) -> Vec<Change> {
        // One blank node replaced by another: compare their properties.
        if let ([old], [new]) = (&values[OLD][..], &values[NEW][..])
            && self.is_blank(OLD, old.o)
            && self.is_blank(NEW, new.o)
            && path.len() < DEEPEST
            && !self.regrouped
        {
            let statements = self.found.difference(self.sides, old.o, new.o);
            return self.changes([old.o, new.o], &statements, &path);
        }
        let row = class.and_then(|class| class.by_iri(iri));
        let build = |side: usize| {
            let values = values[side].iter();
            values
                .map(|triple| self.value(side, class, triple))
                .collect()
        };
        vec![Change {
            path,
            removed: build(OLD),
            added: build(NEW),
            inferred: row.is_some_and(|row| row.inferred),
            regrouped: self.regrouped,
        }]
    }
}
