//! What differs, in words: classes, properties and values by the labels people know.

use super::comparison::{Change, Changed, Comparison, Kind, Property, Renamed, Resource, Value};
use super::differ::{Found, Pair};
use super::side::{NEW, OLD, Side, Sides};
use crate::diagnostic::Lang;
use crate::profile::{Class, Profile, VocabularyValue};
use crate::rdf::vocab::{dcterms, foaf, vcard};
use crate::rdf::{Term, TermId, Triple};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What titles and names are given by.
const NAMES: [&str; 3] = [dcterms::TITLE, foaf::NAME, vcard::FN];
/// So deep is what has no name compared property by property, and summed up.
const DEEPEST: usize = 4;
/// So much of it is read for a line.
const MOST_PARTS: usize = 16;

/// Tells `found`; `regrouped` when it differs only in what is shared.
pub(super) fn tell(
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
    let teller = Teller {
        found,
        sides,
        profile,
        lang,
        classes: [OLD, NEW].map(|side| classes(&sides[side], profile)),
        names: [OLD, NEW].map(|side| NAMES.map(|name| sides[side].graph.iri(name))),
        moved,
        regrouped,
    };
    teller.all()
}

struct Teller<'t, 'g> {
    found: &'t Found,
    sides: &'t Sides<'g>,
    profile: &'static Profile,
    lang: Lang,
    /// Number of the class that a type stands for.
    classes: [HashMap<TermId, usize>; 2],
    names: [[Option<TermId>; 3]; 2],
    /// What is added, removed or renamed.
    moved: [HashSet<TermId>; 2],
    regrouped: bool,
}

fn classes(side: &Side<'_>, profile: &Profile) -> HashMap<TermId, usize> {
    let mut classes = HashMap::new();
    for (number, class) in profile.classes.iter().enumerate() {
        for id in class.types.iter().filter_map(|iri| side.graph.iri(iri)) {
            classes.entry(id).or_insert(number);
        }
    }
    classes
}

impl Teller<'_, '_> {
    fn all(&self) -> Comparison {
        let found = self.found;
        let renamed = found.renamed.iter().map(|pair| {
            let [old, new] = self.both(pair);
            let changes = self.changes(pair.of, &pair.statements, &[]);
            (self.place(NEW, pair.of[NEW]), Renamed { old, new, changes })
        });
        let changed = found.changed.iter().map(|pair| {
            let [old, new] = self.both(pair);
            let changes = self.changes(pair.of, &pair.statements, &[]);
            (self.place(NEW, pair.of[NEW]), Changed { old, new, changes })
        });
        Comparison {
            added: self.alone(NEW),
            removed: self.alone(OLD),
            renamed: in_order(renamed.collect()),
            changed: in_order(changed.collect()),
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
        // What has lost its title is still known by it.
        if new.title.is_none() {
            new.title.clone_from(&old.title);
        }
        [old, new]
    }

    /// What resources are put in order by: class, name, IRI or contents.
    fn place(&self, side: usize, id: TermId) -> (usize, String, String) {
        let class = self
            .class_of(side, id)
            .map_or(usize::MAX, |(number, _)| number);
        let title = self.title(side, id).unwrap_or_default();
        let name = if self.is_blank(side, id) {
            self.summary(side, id, 0)
        } else {
            self.text(side, id).to_owned()
        };
        (class, title, name)
    }

    fn resource(&self, side: usize, id: TermId) -> Resource {
        let graph = self.sides[side].graph;
        let class = self.class_of(side, id).map(|(_, class)| class);
        let label = class.map_or_else(
            || self.type_of(side, id),
            |class| class.label.get(self.lang).to_lowercase(),
        );
        let types = graph.values(id, graph.rdf_type()).first();
        let first = types.or_else(|| graph.about(id).first());
        let is_blank = self.is_blank(side, id);
        let title = self.title(side, id);
        Resource {
            within: if title.is_none() {
                self.within(side, id)
            } else {
                None
            },
            iri: (!is_blank).then(|| self.text(side, id).to_owned()),
            class: class.map(|class| class.name),
            label,
            title: title.or_else(|| is_blank.then(|| self.summary(side, id, 0))),
            span: first.and_then(|triple| triple.origin.span()),
        }
    }

    /// The type of what the table does not know.
    fn type_of(&self, side: usize, id: TermId) -> String {
        let first = self.sides[side].graph.types(id).next();
        first.map_or_else(
            || crate::say!(self.lang, sv: "resurs", en: "resource"),
            |of| self.profile.prefixes.compact(self.text(side, of)),
        )
    }

    fn class_of(&self, side: usize, id: TermId) -> Option<(usize, &'static Class)> {
        let types = self.sides[side].graph.types(id);
        let number = types.filter_map(|of| self.classes[side].get(&of)).min()?;
        Some((*number, &self.profile.classes[*number]))
    }

    /// A title or name in the language of the run, else the first of any.
    fn title(&self, side: usize, id: TermId) -> Option<String> {
        let lang = match self.lang {
            Lang::Sv => "sv",
            Lang::En => "en",
        };
        let graph = self.sides[side].graph;
        let names = self.names[side].iter().flatten();
        let mut texts: Vec<(bool, usize, &str)> = names
            .enumerate()
            .flat_map(|(order, name)| {
                let values = graph.values(id, *name).iter();
                let literals = values.filter(|triple| graph.terms().is_literal(triple.o));
                literals.map(move |triple| {
                    let tag = graph.terms().language_of(triple.o);
                    let own = tag.is_some_and(|tag| graph.terms().text_of(tag) == lang);
                    (!own, order, graph.terms().text_of(triple.o))
                })
            })
            .collect();
        texts.sort_unstable();
        texts.first().map(|(_, _, text)| text.trim().to_owned())
    }

    /// The title of the only thing that leads to it.
    fn within(&self, side: usize, id: TermId) -> Option<String> {
        let mut incoming = self.sides[side].graph.incoming(id);
        let first = incoming.next()?;
        let is_only = incoming.next().is_none();
        is_only.then(|| self.title(side, first.s)).flatten()
    }

    /// Statements of each side by property, in the order of the table.
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
        // One thing without a name that became another: what of it is new?
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
        let tell = |side: usize| {
            let values = values[side].iter();
            let mut told: Vec<Value> = values
                .map(|triple| self.value(side, class, triple))
                .collect();
            told.sort_by(|a, b| (&a.label, &a.text, tag(a)).cmp(&(&b.label, &b.text, tag(b))));
            told
        };
        vec![Change {
            path,
            removed: tell(OLD),
            added: tell(NEW),
            inferred: row.is_some_and(|row| row.inferred),
            regrouped: self.regrouped,
        }]
    }

    fn property(&self, class: Option<&'static Class>, iri: &str) -> Property {
        let classes = &self.profile.classes;
        let row = class.and_then(|class| class.by_iri(iri));
        // What says no type of its own is known by the property alone.
        let any = || classes.iter().find_map(|class| class.by_iri(iri));
        let row = row.or_else(any);
        let compact = || self.profile.prefixes.compact(iri);
        Property {
            iri: iri.to_owned(),
            key: row.map_or_else(compact, |row| row.key.clone()),
            label: row.map_or_else(compact, |row| row.label.get(self.lang).to_owned()),
        }
    }

    fn value(&self, side: usize, class: Option<&'static Class>, triple: &Triple) -> Value {
        let graph = self.sides[side].graph;
        let follows = self.moved[side].contains(&triple.o);
        let (text, kind, label) = match graph.term(triple.o) {
            Term::Iri(iri) => {
                let label = self.listed(side, class, triple, iri);
                let label = label.or_else(|| self.title(side, triple.o));
                (iri.to_owned(), Kind::Iri, label)
            }
            Term::Blank(_) => (self.summary(side, triple.o, 0), Kind::Blank, None),
            Term::Literal {
                value,
                datatype,
                language,
            } => {
                let kind = Kind::Literal {
                    language: language.map(str::to_owned),
                    datatype: datatype.map(str::to_owned),
                };
                let label = self.listed(side, class, triple, value);
                (value.to_owned(), kind, label.filter(|label| label != value))
            }
        };
        Value {
            text,
            kind,
            label,
            follows,
        }
    }

    /// The label of a value of one of the lists that the property takes, or of a class.
    fn listed(
        &self,
        side: usize,
        class: Option<&'static Class>,
        triple: &Triple,
        value: &str,
    ) -> Option<String> {
        if let Some(number) = self.classes[side].get(&triple.o) {
            let class = &self.profile.classes[*number];
            return Some(class.label.get(self.lang).to_owned());
        }
        let row = class?.by_iri(self.text(side, triple.p))?;
        let ways = row.ways.iter();
        let mut lists = ways.flat_map(|way| way.vocabularies.iter().chain(&way.suggest));
        let found: &VocabularyValue =
            lists.find_map(|list| self.profile.vocabulary(*list).by_value(value))?;
        Some(found.label.get(self.lang).to_owned())
    }

    /// What is said of something without a name, in a line.
    fn summary(&self, side: usize, id: TermId, depth: usize) -> String {
        let class = self.class_of(side, id).map(|(_, class)| class);
        let graph = self.sides[side].graph;
        let about = graph.about(id).iter();
        let told = about.filter(|triple| triple.p != graph.rdf_type());
        let mut parts: Vec<(usize, String)> = told
            .take(MOST_PARTS)
            .map(|triple| {
                let iri = self.text(side, triple.p);
                let rows = class.map_or(&[][..], |class| &class.properties);
                let row = rows.iter().position(|row| row.iri == iri);
                let value = if self.is_blank(side, triple.o) {
                    if depth + 1 < DEEPEST {
                        format!("({})", self.summary(side, triple.o, depth + 1))
                    } else {
                        "…".to_owned()
                    }
                } else {
                    let value = self.value(side, class, triple);
                    value.label.unwrap_or(value.text)
                };
                let key = self.property(class, iri).key;
                (row.unwrap_or(usize::MAX), format!("{key}: {value}"))
            })
            .collect();
        parts.sort_unstable();
        let parts: Vec<String> = parts.into_iter().map(|(_, part)| part).collect();
        if parts.is_empty() {
            return self.type_of(side, id);
        }
        parts.join(", ")
    }

    fn text(&self, side: usize, id: TermId) -> &str {
        self.sides[side].graph.terms().text_of(id)
    }

    fn is_blank(&self, side: usize, id: TermId) -> bool {
        self.sides[side].graph.terms().is_blank(id)
    }
}

fn tag(value: &Value) -> Option<&str> {
    match &value.kind {
        Kind::Literal { language, .. } => language.as_deref(),
        Kind::Iri | Kind::Blank => None,
    }
}

fn in_order<K: Ord, T>(mut items: Vec<(K, T)>) -> Vec<T> {
    items.sort_by(|(a, _), (b, _)| a.cmp(b));
    items.into_iter().map(|(_, item)| item).collect()
}
