//! Builds the comparison for reports.

use super::comparison::{
    Change, Changed, Comparison, Property, Renamed, Resource, Value, ValueKind,
};
use super::differ::{Found, Pair};
use super::side::{NEW, OLD, Sides};
use super::words;
use crate::diagnostic::Lang;
use crate::profile::{Class, Profile};
use crate::rdf::vocab::{dcterms, foaf, vcard};
use crate::rdf::{TermId, Triple};
use crate::untrusted::Untrusted;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Properties of titles and names.
const NAMES: [&str; 3] = [dcterms::TITLE, foaf::NAME, vcard::FN];
/// Blank nodes are compared property by property to this depth.
const DEEPEST: usize = 4;

/// Builds the comparison of `found`; `regrouped`: only the sharing of blank nodes differs.
pub(super) fn build(
    found: &Found,
    sides: &Sides<'_>,
    profile: &'static Profile,
    lang: Lang,
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
        lang,
        classes: [OLD, NEW].map(|side| words::classes(&sides[side], profile)),
        names: [OLD, NEW].map(|side| NAMES.map(|name| sides[side].graph.iri(name))),
        moved,
        titles: Default::default(),
        regrouped,
    };
    builder.all()
}

/// State while a comparison is built.
pub(super) struct ComparisonBuilder<'t, 'g> {
    pub(super) found: &'t Found,
    pub(super) sides: &'t Sides<'g>,
    pub(super) profile: &'static Profile,
    pub(super) lang: Lang,
    /// Index of the class for each type.
    pub(super) classes: [HashMap<TermId, usize>; 2],
    pub(super) names: [[Option<TermId>; 3]; 2],
    /// Resources that are added, removed or renamed.
    pub(super) moved: [HashSet<TermId>; 2],
    /// Cache of titles: a resource may have many, and be referred to many times.
    pub(super) titles: [RefCell<HashMap<TermId, Option<String>>>; 2],
    pub(super) regrouped: bool,
}

impl ComparisonBuilder<'_, '_> {
    fn all(&self) -> Comparison {
        let found = self.found;
        let renamed = found.renamed.iter().map(|pair| {
            let [old, new] = self.both(pair);
            let changes = self.changes(pair.of, &pair.statements, &[]);
            (self.place(NEW, pair.of[NEW]), Renamed { old, new, changes })
        });
        let marks = self.marks();
        let changed = found.changed.iter().map(|pair| {
            let [old, new] = self.both(pair);
            let changed = Changed {
                old,
                new,
                changes: self.changes(pair.of, &pair.statements, &[]),
                reuse: self.reuse(pair, &marks),
            };
            (self.place(NEW, pair.of[NEW]), changed)
        });
        Comparison {
            added: self.alone(NEW),
            removed: self.alone(OLD),
            renamed: in_order(renamed.collect()),
            changed: in_order(changed.collect()),
            ..Comparison::default()
        }
    }

    fn alone(&self, side: usize) -> Vec<Resource> {
        let alone = self.found.alone[side].iter();
        in_order(
            alone
                .map(|id| (self.place(side, *id), self.resource(side, *id)))
                .collect(),
        )
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
            let mut report: Vec<Value> = values
                .map(|triple| self.value(side, class, triple))
                .collect();
            report.sort_by(|a, b| (&a.label, &a.text, tag(a)).cmp(&(&b.label, &b.text, tag(b))));
            report
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

fn tag(value: &Value) -> Option<&Untrusted> {
    match &value.kind {
        ValueKind::Literal { language, .. } => language.as_ref(),
        ValueKind::Iri | ValueKind::Blank => None,
    }
}

fn in_order<K: Ord, T>(mut items: Vec<(K, T)>) -> Vec<T> {
    items.sort_by(|(a, _), (b, _)| a.cmp(b));
    items.into_iter().map(|(_, item)| item).collect()
}
