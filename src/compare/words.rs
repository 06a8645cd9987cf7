//! Labels of classes, properties and values for reports, in both languages.

use super::bilingual::Words;
use super::builder::ComparisonBuilder;
use super::comparison::{Place, Property, Resource, Value, ValueKind};
use super::side::Side;
use crate::diagnostic::{Lang, Text};
use crate::profile::{Class, Profile, VocabularyValue};
use crate::rdf::{Term, TermId, Triple};
use std::collections::HashMap;

/// Blank nodes are summarized to this depth.
const DEEPEST: usize = 4;
/// Statements of a blank node that are read for a summary.
const MOST_PARTS: usize = 16;
/// Statements of it and of nested ones together.
const MOST_IN_ALL: usize = 256;

/// Index of the class for each type.
pub(super) fn classes(side: &Side<'_>, profile: &Profile) -> HashMap<TermId, usize> {
    let mut classes = HashMap::new();
    for (number, class) in profile.classes.iter().enumerate() {
        for id in class.types.iter().filter_map(|iri| side.graph.iri(iri)) {
            classes.entry(id).or_insert(number);
        }
    }
    classes
}

impl ComparisonBuilder<'_, '_> {
    pub(super) fn resource(&self, side: usize, id: TermId) -> Resource {
        let graph = self.sides[side].graph;
        let class = self.class_of(side, id);
        let label = match class {
            Some((_, class)) => Words::both(|lang| class.label.get(lang).to_lowercase()),
            None => Words::both(|lang| self.type_of(side, id, lang)),
        };
        let types = graph.values(id, graph.rdf_type()).first();
        let first = types.or_else(|| graph.about(id).first());
        let is_blank = self.is_blank(side, id);
        let title = self.title(side, id);
        let name: Words = if is_blank {
            Words::both(|lang| self.summary(side, id, lang))
        } else {
            self.text(side, id).to_owned().into()
        };
        Resource {
            within: if title.is_none() {
                self.within(side, id)
            } else {
                None
            },
            iri: (!is_blank).then(|| self.text(side, id).into()),
            class: class.map(|(_, class)| class.name),
            label,
            title: title.clone().or_else(|| is_blank.then(|| name.clone())),
            span: first.and_then(|triple| triple.origin.span()),
            place: Place {
                class: class.map_or(usize::MAX, |(number, _)| number),
                title: title.unwrap_or_default(),
                name,
            },
        }
    }

    /// The type of a resource outside the profile.
    fn type_of(&self, side: usize, id: TermId, lang: Lang) -> String {
        const RESOURCE: Text<&str> = Text {
            sv: "resurs",
            en: "resource",
        };
        let first = self.sides[side].graph.types(id).next();
        first.map_or_else(
            || RESOURCE.get(lang).to_owned(),
            |of| self.profile.prefixes.compact(self.text(side, of)),
        )
    }

    pub(super) fn class_of(&self, side: usize, id: TermId) -> Option<(usize, &'static Class)> {
        let types = self.sides[side].graph.types(id);
        let number = types.filter_map(|of| self.classes[side].get(&of)).min()?;
        Some((*number, &self.profile.classes[*number]))
    }

    /// A title or name in each language, else the first in any.
    fn title(&self, side: usize, id: TermId) -> Option<Words> {
        if let Some(title) = self.titles[side].borrow().get(&id) {
            return title.clone();
        }
        let title = self.find_title(side, id);
        self.titles[side].borrow_mut().insert(id, title.clone());
        title
    }

    fn find_title(&self, side: usize, id: TermId) -> Option<Words> {
        let graph = self.sides[side].graph;
        let names = self.names[side].iter().flatten();
        let texts: Vec<(Option<&str>, usize, &str)> = names
            .enumerate()
            .flat_map(|(order, name)| {
                let values = graph.values(id, *name).iter();
                let literals = values.filter(|triple| graph.terms().is_literal(triple.o));
                literals.map(move |triple| {
                    let tag = graph.terms().language_of(triple.o);
                    let tag = tag.map(|tag| graph.terms().text_of(tag));
                    (tag, order, graph.terms().text_of(triple.o))
                })
            })
            .collect();
        let best = |tag: &str| {
            let texts = texts.iter();
            let best = texts.min_by_key(|(of, order, text)| (*of != Some(tag), *order, *text));
            best.map(|(.., text)| text.trim().to_owned())
        };
        Some(Words::new(best("sv")?, best("en")?))
    }

    /// The title of the only resource that refers to it.
    fn within(&self, side: usize, id: TermId) -> Option<Words> {
        let mut incoming = self.sides[side].graph.incoming(id);
        let first = incoming.next()?;
        let is_only = incoming.next().is_none();
        is_only.then(|| self.title(side, first.s)).flatten()
    }

    pub(super) fn property(&self, class: Option<&'static Class>, iri: &str) -> Property {
        let classes = &self.profile.classes;
        let row = class.and_then(|class| class.by_iri(iri));
        // A resource without type is recognized by the property alone.
        let any = || classes.iter().find_map(|class| class.by_iri(iri));
        let row = row.or_else(any);
        let compact = || self.profile.prefixes.compact(iri);
        Property {
            iri: iri.to_owned().into(),
            key: row.map_or_else(compact, |row| row.key.clone()).into(),
            label: match row {
                Some(row) => (&row.label).into(),
                None => compact().into(),
            },
        }
    }

    pub(super) fn value(
        &self,
        side: usize,
        class: Option<&'static Class>,
        triple: &Triple,
    ) -> Value {
        let graph = self.sides[side].graph;
        let follows = self.moved[side].contains(&triple.o);
        let (text, kind, label): (Words, _, _) = match graph.term(triple.o) {
            Term::Iri(iri) => {
                let label = self.listed(side, class, triple, iri).map(Words::from);
                let label = label.or_else(|| self.title(side, triple.o));
                (iri.to_owned().into(), ValueKind::Iri, label)
            }
            Term::Blank(_) => {
                let summary = Words::both(|lang| self.summary(side, triple.o, lang));
                (summary, ValueKind::Blank, None)
            }
            Term::Literal {
                value,
                datatype,
                language,
            } => {
                let kind = ValueKind::Literal {
                    language: language.map(Into::into),
                    datatype: datatype.map(Into::into),
                };
                let label = self.listed(side, class, triple, value).map(Words::from);
                (value.to_owned().into(), kind, label)
            }
        };
        Value {
            text,
            kind,
            label,
            follows,
        }
    }

    /// The label of a listed value, or of a class.
    fn listed(
        &self,
        side: usize,
        class: Option<&'static Class>,
        triple: &Triple,
        value: &str,
    ) -> Option<&'static Text> {
        if let Some(number) = self.classes[side].get(&triple.o) {
            let class = &self.profile.classes[*number];
            return Some(&class.label);
        }
        let row = class?.by_iri(self.text(side, triple.p))?;
        let alternatives = row.alternatives.iter();
        let mut lists = alternatives
            .flat_map(|alternative| alternative.vocabularies.iter().chain(&alternative.suggest));
        let found: &'static VocabularyValue =
            lists.find_map(|list| self.profile.vocabulary(*list).by_value(value))?;
        Some(&found.label)
    }

    /// A one-line summary of a blank node.
    fn summary(&self, side: usize, id: TermId, lang: Lang) -> String {
        self.sum_up((side, lang), id, 0, &mut { MOST_IN_ALL })
    }

    /// `left`: number of parts that may still be added.
    fn sum_up(
        &self,
        (side, lang): (usize, Lang),
        id: TermId,
        depth: usize,
        left: &mut usize,
    ) -> String {
        let class = self.class_of(side, id).map(|(_, class)| class);
        let graph = self.sides[side].graph;
        let about = graph.about(id).iter();
        let report = about.filter(|triple| triple.p != graph.rdf_type());
        let mut parts: Vec<(usize, String)> = report
            .take(MOST_PARTS.min(*left))
            .map(|triple| {
                *left = left.saturating_sub(1);
                let iri = self.text(side, triple.p);
                let rows = class.map_or(&[][..], |class| &class.properties);
                let row = rows.iter().position(|row| row.iri == iri);
                let value = if self.is_blank(side, triple.o) {
                    if depth + 1 < DEEPEST {
                        format!("({})", self.sum_up((side, lang), triple.o, depth + 1, left))
                    } else {
                        "…".to_owned()
                    }
                } else {
                    let value = self.value(side, class, triple);
                    value.label.unwrap_or(value.text).into_raw(lang)
                };
                let key = self.property(class, iri).key;
                (row.unwrap_or(usize::MAX), format!("{}: {value}", key.raw()))
            })
            .collect();
        parts.sort_unstable();
        let parts: Vec<String> = parts.into_iter().map(|(_, part)| part).collect();
        if parts.is_empty() {
            return self.type_of(side, id, lang);
        }
        parts.join(", ")
    }

    pub(super) fn text(&self, side: usize, id: TermId) -> &str {
        self.sides[side].graph.terms().text_of(id)
    }

    pub(super) fn is_blank(&self, side: usize, id: TermId) -> bool {
        self.sides[side].graph.terms().is_blank(id)
    }
}
