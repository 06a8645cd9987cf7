//! Migrates deprecated properties and values to their replacements in the tables (`--upgrade`).

use super::class::Classes;
use super::placement::class_of_row;
use crate::description::{Reader, ValueKind};
use crate::profile::{Class, Profile, Property, VocabularyValue};
use crate::rdf::{Graph, GraphBuilder, Term, TermId, Triple};
use std::collections::HashMap;

/// A replaced term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The old triple, in ids of the old graph.
    pub triple: Triple,
    /// The old property or value.
    pub from: String,
    /// The new one.
    pub to: String,
}

/// The graph with deprecated terms replaced, and the changes in the order of the graph.
pub fn upgrade(graph: &Graph, profile: &'static Profile) -> (Graph, Vec<Change>) {
    let classes = Classes::of(graph, profile);
    let upgrade = Upgrade { graph, profile };
    let mut changes = Vec::new();
    let mut builder = GraphBuilder::beside(graph);
    let mut known: HashMap<TermId, Option<&'static Class>> = HashMap::new();
    for triple in graph.triples() {
        let class = *known.entry(triple.s).or_insert_with(|| {
            let own = classes.class(triple.s).map(|id| profile.class(id));
            own.or_else(|| upgrade.led_to(&classes, triple.s))
        });
        let row = class
            .zip(graph.term(triple.p).as_iri())
            .and_then(|(class, iri)| class.by_iri(iri));
        let successor = row.and_then(|row| upgrade.property(class?, row, triple));
        let row = successor.and_then(|iri| class?.by_iri(iri)).or(row);
        let value = row.and_then(|row| upgrade.value(row, triple.o));
        let datatype = row.and_then(|row| upgrade.datatype(row, triple.o));
        let mut note = |from: String, to: &str| {
            changes.push(Change {
                triple: *triple,
                from,
                to: to.to_owned(),
            });
        };
        if let Some(iri) = successor {
            note(graph.term(triple.p).text().into_owned(), iri);
        }
        if let Some(value) = value {
            note(graph.term(triple.o).text().into_owned(), value.value());
        }
        if let Some(datatype) = datatype {
            let text = graph.term(triple.o).text().into_owned();
            note(
                text.clone(),
                &format!("{text} ({})", profile.prefixes.compact(datatype)),
            );
        }
        let s = builder.term(graph.term(triple.s));
        let p = match successor {
            Some(iri) => builder.iri(iri),
            None => builder.term(graph.term(triple.p)),
        };
        let o = match (
            value.map(|value| (value.iri.as_deref(), value.value())),
            datatype,
        ) {
            (Some((Some(iri), _)), _) => builder.iri(iri),
            (Some((None, text)), _) => builder.term(Term::plain(text)),
            (None, Some(datatype)) => {
                builder.term(Term::typed(&graph.term(triple.o).text(), datatype))
            }
            (None, None) => builder.term(graph.term(triple.o)),
        };
        builder.push(s, p, o, triple.origin);
    }
    (builder.finish(), changes)
}

struct Upgrade<'g> {
    graph: &'g Graph,
    profile: &'static Profile,
}

impl Upgrade<'_> {
    /// The class of an untyped node, by the row that refers to it.
    fn led_to(&self, classes: &Classes, node: TermId) -> Option<&'static Class> {
        self.graph.incoming(node).find_map(|triple| {
            let parent = self.profile.class(classes.class(triple.s)?);
            let row = parent.by_iri(self.graph.term(triple.p).as_iri()?)?;
            class_of_row(row).map(|id| self.profile.class(id))
        })
    }

    /// The property that replaces that of the triple; `None` where the resource has that property already.
    fn property(
        &self,
        class: &'static Class,
        row: &'static Property,
        triple: &Triple,
    ) -> Option<&'static str> {
        let successor = row.replaced_by.as_deref()?;
        class.by_iri(successor)?;
        let taken = self
            .graph
            .iri(successor)
            .is_some_and(|p| !self.graph.values(triple.s, p).is_empty());
        (!taken).then_some(successor)
    }

    /// The datatype that a text without one would have at this row: a date, a number.
    fn datatype(&self, row: &'static Property, object: TermId) -> Option<&'static str> {
        let Term::Literal {
            value,
            datatype: None,
            language: None,
        } = self.graph.term(object)
        else {
            return None;
        };
        let reader = Reader {
            profile: self.profile,
            default_language: None,
        };
        let ValueKind::Literal {
            datatype: Some(read),
            ..
        } = reader.typed_value(row, value)?
        else {
            return None;
        };
        let mut known = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.datatypes);
        known.find(|of| **of == *read).map(String::as_str)
    }

    /// The listed value that replaces this one, or of which this is another spelling.
    fn value(&self, row: &'static Property, object: TermId) -> Option<&'static VocabularyValue> {
        let (value, _) = self.profile.successor(row, self.graph.term(object))?;
        Some(value)
    }
}
