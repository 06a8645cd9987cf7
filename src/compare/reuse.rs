//! IRIs that were used again: the same name, for something else. Identifiers and titles tell.

use super::builder::ComparisonBuilder;
use super::comparison::Reuse;
use super::found::Pair;
use super::side::{NEW, OLD};
use crate::rdf::TermId;
use crate::rdf::vocab::{dcterms, foaf};
use std::collections::{BTreeSet, HashMap};

/// What tells resources of a class from each other.
#[derive(Clone, Copy)]
enum Mark {
    Identifier,
    Title,
}

/// The texts of one mark, in any language.
type Texts<'g> = BTreeSet<&'g str>;

/// The resources of each graph by what tells them apart; none where several have it.
pub(super) struct Marks<'g>([[ByText<'g>; 2]; 2]);

/// The resource with a text, by class and text.
type ByText<'g> = HashMap<(usize, &'g str), Option<TermId>>;

impl<'g> ComparisonBuilder<'_, 'g> {
    /// What tells the resources of both graphs apart.
    pub(super) fn marks(&self) -> Marks<'g> {
        Marks([OLD, NEW].map(|side| self.marks_of(side)))
    }

    fn marks_of(&self, side: usize) -> [ByText<'g>; 2] {
        let mut marks = [HashMap::new(), HashMap::new()];
        for id in self.sides[side].described() {
            let Some((class, _)) = self.class_of(side, id) else {
                continue;
            };
            for mark in [Mark::Identifier, Mark::Title] {
                for text in self.texts(side, id, mark) {
                    let of = marks[mark as usize].entry((class, text));
                    of.and_modify(|of| *of = None).or_insert(Some(id));
                }
            }
        }
        marks
    }

    /// Whether the IRI of a pair names something else than it did: its title is another, its identifier is not the same,
    /// and either both are new, or one IRI names what the other named.
    pub(super) fn reuse(&self, pair: &Pair, marks: &Marks<'g>) -> Option<Reuse> {
        let [old, new] = [OLD, NEW].map(|side| self.class_of(side, pair.of[side]));
        let (class, of_class) = new.filter(|new| old.is_some_and(|old| old.0 == new.0))?;
        // What a distribution or a page is called is no name of it: there are many of one title.
        of_class.folder.as_ref()?;
        let identifiers = [OLD, NEW].map(|side| self.texts(side, pair.of[side], Mark::Identifier));
        let titles = [OLD, NEW].map(|side| self.texts(side, pair.of[side], Mark::Title));
        let is_same = |[old, new]: &[Texts<'_>; 2]| !old.is_disjoint(new);
        let is_other =
            |of: &[Texts<'_>; 2]| of.iter().all(|texts| !texts.is_empty()) && !is_same(of);
        // The same identifier says that it is the same, whatever it is called.
        if is_same(&identifiers) || !is_other(&titles) {
            return None;
        }
        // Who on the other side has what this one has here.
        let counterpart = |here: usize| {
            let by_mark = &marks.0[1 - here];
            let of_mark = |mark: Mark, of: &[Texts<'g>; 2]| {
                let mut texts = of[here].iter();
                texts.find_map(|text| *by_mark[mark as usize].get(&(class, *text))?)
            };
            of_mark(Mark::Identifier, &identifiers).or_else(|| of_mark(Mark::Title, &titles))
        };
        let before = counterpart(NEW);
        let is_reused = before.is_some() || counterpart(OLD).is_some() || is_other(&identifiers);
        is_reused.then(|| Reuse {
            before: before.map(|id| self.text(OLD, id).into()),
        })
    }

    fn texts(&self, side: usize, id: TermId, mark: Mark) -> Texts<'g> {
        let graph = self.sides[side].graph;
        let properties: &[&str] = match mark {
            Mark::Identifier => &[dcterms::IDENTIFIER],
            Mark::Title => &[dcterms::TITLE, foaf::NAME],
        };
        let values = properties
            .iter()
            .filter_map(|iri| graph.iri(iri))
            .flat_map(|property| graph.values(id, property));
        let literals = values.filter(|triple| graph.terms().is_literal(triple.o));
        let texts = literals.map(|triple| graph.terms().text_of(triple.o).trim());
        texts.filter(|text| !text.is_empty()).collect()
    }
}
