//! Graph queries for rules: values, references, types, names.

use super::Context;
use crate::diagnostic::{Arg, Finding, Message, RuleMeta};
use crate::profile::{Class, NodeKind, Property, VocabularyValue, class_name};
use crate::rdf::vocab::{dcat, dcterms, foaf, rdfs, skos, spdx, vcard};
use crate::rdf::{Term, TermId, Triple};

/// Maximum number of names read of a resource; each language has one.
const MOST_NAMES: usize = 200;

/// A name, shortened for messages.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 300;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

impl<'g> Context<'g> {
    /// The triples of `subject` with the property of this IRI, in order of object.
    pub fn values(&self, subject: TermId, property: &str) -> &'g [Triple] {
        match self.graph.iri(property) {
            Some(property) => self.graph.values(subject, property),
            None => &[],
        }
    }

    /// The first value in text order, Swedish first, independent of the order of the source.
    pub fn first<'t>(&self, values: impl IntoIterator<Item = &'t Triple>) -> Option<&'t Triple> {
        values.into_iter().min_by_key(|triple| {
            let term = self.graph.term(triple.o);
            let swedish = matches!(
                term,
                Term::Literal {
                    language: Some("sv"),
                    ..
                }
            );
            (!swedish, term)
        })
    }

    /// Whether `subject` has a value of this property.
    pub fn has(&self, subject: TermId, property: &str) -> bool {
        !self.values(subject, property).is_empty()
    }

    /// Whether a term says anything: an empty text and a blank node without statements do not.
    pub fn says_anything(&self, term: TermId) -> bool {
        match self.graph.term(term) {
            Term::Iri(_) => true,
            Term::Blank(_) => self.graph.is_described(term),
            Term::Literal { value, .. } => !value.trim().is_empty(),
        }
    }

    /// Whether `subject` has no value of this property, and none was reported while reading.
    pub fn is_silent_on(&self, subject: TermId, property: &str) -> bool {
        match self.graph.iri(property) {
            Some(term) => {
                self.graph.values(subject, term).is_empty()
                    && !self.reported.has_value(subject, term)
            }
            None => true,
        }
    }

    /// The subjects that refer to `object` with this property, in term order.
    pub fn led_from(&self, object: TermId, property: &str) -> Vec<TermId> {
        let Some(property) = self.graph.iri(property) else {
            return Vec::new();
        };
        let incoming = self.graph.incoming(object);
        incoming
            .filter(|triple| triple.p == property)
            .map(|triple| triple.s)
            .collect()
    }

    /// The first subject that refers to `object` with this property, in term order.
    pub fn first_led_from(&self, object: TermId, property: &str) -> Option<TermId> {
        let property = self.graph.iri(property)?;
        let mut incoming = self.graph.incoming(object);
        let first = incoming.find(|triple| triple.p == property)?;
        Some(first.s)
    }

    /// Whether both have a value of this property in common.
    pub fn share(&self, one: TermId, other: TermId, property: &str) -> bool {
        let Some(property) = self.graph.iri(property) else {
            return false;
        };
        let (few, many) = (self.graph.values(one, property), other);
        let (few, many) = if few.len() <= self.graph.values(many, property).len() {
            (few, many)
        } else {
            (self.graph.values(many, property), one)
        };
        few.iter()
            .any(|triple| self.graph.has(many, property, triple.o))
    }

    /// The IRI, label or lexical form of a term.
    pub fn text(&self, term: TermId) -> &'g str {
        self.graph.terms().text_of(term)
    }

    /// Every distinct textual literal (no date or number). Rules search here first, and find the triples with
    /// [`crate::rdf::Graph::incoming`] afterwards.
    pub fn texts(&self) -> impl Iterator<Item = (TermId, &'g str)> {
        let terms = self.graph.terms();
        terms
            .ids()
            .filter(|id| terms.is_literal(*id) && terms.datatype_of(*id).is_none())
            .map(|id| (id, terms.text_of(id)))
    }

    /// Whether the value is text for people, such as a title or name, and no code or number.
    pub fn is_prose(&self, triple: &Triple) -> bool {
        const CODES: [&str; 2] = [skos::NOTATION, spdx::CHECKSUM_VALUE];
        const PROSE: [&str; 8] = [
            dcterms::TITLE,
            dcterms::DESCRIPTION,
            dcat::KEYWORD,
            foaf::NAME,
            vcard::FN,
            rdfs::LABEL,
            rdfs::COMMENT,
            skos::PREF_LABEL,
        ];
        let property = self.text(triple.p);
        match self.row_of(triple) {
            Some((_, row)) => {
                let free = row.alternatives.iter().all(|alternative| {
                    matches!(alternative.node, NodeKind::Text | NodeKind::Literal)
                        && alternative.vocabularies.is_empty()
                        && alternative.pattern.is_none()
                });
                free && !CODES.contains(&property)
            }
            None => PROSE.contains(&property) || self.language(triple.o).is_some(),
        }
    }

    /// Every distinct IRI.
    pub fn iris(&self) -> impl Iterator<Item = (TermId, &'g str)> {
        let terms = self.graph.terms();
        terms
            .ids()
            .filter(|id| terms.is_iri(*id))
            .map(|id| (id, terms.text_of(id)))
    }

    /// The primary subtag of the language tag, in lower case; `None` without tag.
    pub fn primary_language(&self, literal: TermId) -> Option<String> {
        let tag = self.language(literal)?;
        Some(tag.split('-').next().unwrap_or(tag).to_ascii_lowercase())
    }

    /// The first class of the profile that the node is an instance of.
    pub fn class_of(&self, subject: TermId) -> Option<&'static Class> {
        let id = self.classes_of(subject).next()?;
        Some(self.profile.class(id))
    }

    /// The row of the profile for a triple, with its class.
    pub fn row_of(&self, triple: &Triple) -> Option<(&'static Class, &'static Property)> {
        let iri = self.text(triple.p);
        self.classes_of(triple.s).find_map(|class| {
            let class = self.profile.class(class);
            Some((class, class.by_iri(iri)?))
        })
    }

    /// A finding about a triple, with its class, property, value and span.
    pub fn on(&self, rule: &'static RuleMeta, triple: &Triple, message: Message) -> Finding {
        let class = self
            .row_of(triple)
            .map(|(class, _)| class)
            .or_else(|| self.class_of(triple.s));
        let mut finding = self
            .about(rule, triple.s, class, message)
            .property(self.text(triple.p))
            .value(self.graph.term(triple.o).text());
        finding.span = triple.origin.span();
        finding.shared = triple.origin.is_shared();
        finding
    }

    /// A finding about a resource as a whole.
    pub fn on_resource(
        &self,
        rule: &'static RuleMeta,
        subject: TermId,
        message: Message,
    ) -> Finding {
        self.about(rule, subject, self.class_of(subject), message)
    }

    /// Datasets and series without duplicates, in term order.
    pub fn datasets_and_series(&self) -> Vec<TermId> {
        let mut all = self.instances_named(class_name::DATASET);
        all.extend(self.instances_named(class_name::DATASET_SERIES));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether the node is a dataset series.
    pub fn is_series(&self, subject: TermId) -> bool {
        let series = self.graph.iri(dcat::DATASET_SERIES);
        series.is_some_and(|series| self.graph.has(subject, self.graph.rdf_type(), series))
    }

    /// The display name of a resource: title or name in the language of the report, else any, else its IRI.
    pub fn called(&self, subject: TermId) -> Arg {
        let names = [dcterms::TITLE, foaf::NAME, vcard::FN];
        // More names than this are not meaningful.
        let texts: Vec<&Triple> = names
            .iter()
            .flat_map(|property| self.values(subject, property))
            .take(MOST_NAMES)
            .collect();
        let Some(any) = texts.first() else {
            return self.name_of(subject).into();
        };
        let name = |lang: &str| {
            let mut of = texts.iter();
            let own = of.find(|triple| self.primary_language(triple.o).as_deref() == Some(lang));
            shortened(self.text(own.unwrap_or(any).o).trim())
        };
        Arg::either(name("sv"), name("en"))
    }

    /// The listed values of a property, by IRI, text or variant.
    pub fn listed_values(&self, subject: TermId, property: &str) -> Vec<&'static VocabularyValue> {
        let found = self.values(subject, property).iter().filter_map(|triple| {
            let (_, row) = self.row_of(triple)?;
            let value = self.text(triple.o);
            let lists = self.lists(row);
            lists
                .iter()
                .find_map(|list| list.by_value(value))
                .or_else(|| lists.iter().find_map(|list| list.by_variant(value)))
        });
        found.collect()
    }

    /// Whether the agent's type is that of a public body (national, regional or local authority).
    pub fn is_public_body(&self, agent: TermId) -> bool {
        let kinds = self.listed_values(agent, dcterms::TYPE);
        kinds.iter().any(|kind| kind.public)
    }

    /// A stable identifier of a finding's subject, independent of blank node labels: the path from the nearest IRI.
    pub fn anchor(&self, finding: &Finding) -> Option<String> {
        const HIGHEST: usize = 8;
        let label = finding.subject.as_ref()?.raw().strip_prefix("_:")?;
        let mut node = self.graph.terms().get(crate::rdf::Term::Blank(label))?;
        let mut way = String::new();
        for _ in 0..HIGHEST {
            let triple = self.graph.incoming(node).next()?;
            way.insert_str(
                0,
                &format!(" {}", self.profile.prefixes.compact(self.text(triple.p))),
            );
            node = triple.s;
            if self.graph.terms().is_iri(node) {
                return Some(format!("{}{way}", self.text(node)));
            }
        }
        None
    }
}
