//! RDF terms as YAML values. Each notation is read back first; a value that would be read differently is written
//! exactly, with JSON-LD keywords.

use super::Import;
use super::letter::{exact_iri, exact_literal, one_or_list, same_datatype, word_of};
use super::placement::Placement;
use crate::description::{ValueKind, folders};
use crate::profile::{ClassId, Property, Vocabulary};
use crate::rdf::vocab::xsd;
use crate::rdf::{Term, TermId, is_language_tag};
use crate::yaml::Draft;
use std::collections::BTreeMap;

/// A property of a resource: with its row, or with a free key.
#[derive(Clone, Copy)]
pub(super) struct PropertyOf {
    /// The resource.
    pub(super) subject: TermId,
    /// The property.
    pub(super) property: TermId,
    /// Its row, where the class has one.
    pub(super) row: Option<&'static Property>,
}

impl Import<'_> {
    /// All values of a property: texts by language, the others one by one. `None` when there are none.
    pub(super) fn values(&self, of: PropertyOf, objects: &[TermId]) -> Option<Draft> {
        let (texts, others) = self.by_language(of.row, objects);
        let mut drafts: Vec<Draft> = others
            .iter()
            .map(|object| self.value(of, *object))
            .collect();
        // Nested resources keep the order of the source, other values are sorted.
        drafts.sort_by(|a, b| match (a, b) {
            (Draft::Map(_), Draft::Map(_)) => std::cmp::Ordering::Equal,
            _ => a.cmp(b),
        });
        if let Some(texts) = texts {
            drafts.insert(0, texts);
        }
        // Distributions are a list even if there is one: more are likely.
        let many = of.row.is_some_and(|row| row.nested && row.described)
            && matches!(drafts.first(), Some(Draft::Map(_)));
        match drafts.len() {
            0 => None,
            1 if !many => drafts.pop(),
            _ => Some(Draft::List(drafts)),
        }
    }

    /// A mapping `{sv: …, en: …}` of the texts that can be written so, and the other values.
    fn by_language(
        &self,
        row: Option<&'static Property>,
        objects: &[TermId],
    ) -> (Option<Draft>, Vec<TermId>) {
        let takes_languages = row.is_none_or(|row| {
            row.alternatives
                .iter()
                .any(|alternative| alternative.node.is_literal())
                && row
                    .alternatives
                    .iter()
                    .all(|alternative| alternative.classes.is_empty())
        });
        let mut texts: BTreeMap<(usize, &str), Vec<Draft>> = BTreeMap::new();
        let mut rest = Vec::new();
        for object in objects {
            match self.graph.term(*object) {
                Term::Literal {
                    value,
                    language: Some(tag),
                    ..
                } if takes_languages && is_language_tag(tag) && !value.trim().is_empty() => {
                    let rank = ["sv", "en"].iter().position(|known| *known == tag);
                    let key = (rank.unwrap_or(2), tag);
                    let text = Draft::Text(value.to_owned());
                    texts.entry(key).or_default().push(text);
                }
                _ => rest.push(*object),
            }
        }
        // A text in the default language alone is written without language.
        if let (Some(row), Some(default)) = (row, self.language.as_deref())
            && row.is_text()
            && texts.len() == 1
            && rest.is_empty()
            && let Some((_, only)) = texts.iter_mut().find(|((_, tag), _)| *tag == default)
        {
            only.sort();
            return (Some(one_or_list(std::mem::take(only))), rest);
        }
        let entries: Vec<(String, Draft)> = texts
            .into_iter()
            .map(|((_, tag), mut texts)| {
                texts.sort();
                (tag.to_owned(), one_or_list(texts))
            })
            .collect();
        ((!entries.is_empty()).then_some(Draft::Map(entries)), rest)
    }

    /// A single value.
    pub(super) fn value(&self, of: PropertyOf, object: TermId) -> Draft {
        if self.placements.is_here(of.subject, of.property, object) {
            return self.nested(of, object);
        }
        if !self.may_imply(of.subject, of.property, object) {
            return self.exact_at(of.row, object);
        }
        match self.graph.term(object) {
            Term::Blank(_) => match self.iri_of(object) {
                Some(iri) => self.link(of.row, object, iri),
                None => self.exact(object),
            },
            Term::Iri(iri) => self.link(of.row, object, iri),
            Term::Literal {
                value,
                datatype,
                language,
            } => {
                let means = |kind: &ValueKind<'_>| {
                    matches!(kind, ValueKind::Literal { text, datatype: d, language: l }
                        if text == value && same_datatype(d.as_deref(), datatype, language)
                            && l.as_deref() == language)
                };
                let words = self.literal_words(of.row, value);
                self.first_understood(of.row, words, means)
                    .unwrap_or_else(|| self.exact_at(of.row, object))
            }
        }
    }

    /// A value written exactly, where the property might give it a datatype: a text then gets an explicit `@type`.
    fn exact_at(&self, row: Option<&'static Property>, object: TermId) -> Draft {
        if let (
            Some(row),
            Term::Literal {
                value,
                datatype: None,
                language: None,
            },
        ) = (row, self.graph.term(object))
            && self.reader().typed_value(row, value).is_some()
        {
            return exact_literal(value, Some(xsd::STRING), None, |iri| self.word(iri));
        }
        self.exact(object)
    }

    /// A value written exactly, with JSON-LD keywords.
    pub(super) fn exact(&self, object: TermId) -> Draft {
        match self.graph.term(object) {
            Term::Literal {
                value,
                datatype,
                language,
            } => exact_literal(value, datatype, language, |iri| self.word(iri)),
            Term::Iri(iri) => exact_iri(iri),
            Term::Blank(_) => match (self.iri_of(object), self.placements.labels.get(&object)) {
                (Some(iri), _) => exact_iri(iri),
                (None, Some(label)) => exact_iri(&format!("_:{label}")),
                // Every blank node that is referred to has a label; this one is not described.
                (None, None) => exact_iri(&format!("_:n{}", object.index())),
            },
        }
    }

    /// A link: id, code, URL without the prefix of its value form, or full IRI.
    fn link(&self, row: Option<&'static Property>, object: TermId, iri: &str) -> Draft {
        if let Some(row) = row
            && let Some(reference) = self.reference(row, object)
        {
            return Draft::Text(reference);
        }
        let means = |kind: &ValueKind<'_>| matches!(kind, ValueKind::Iri(other) if other == iri);
        self.first_understood(row, self.link_words(row, iri), means)
            .unwrap_or_else(|| exact_iri(iri))
    }

    /// The id of the file that describes the object, where ids are accepted.
    fn reference(&self, row: &'static Property, object: TermId) -> Option<String> {
        let Placement::File(folder) = self.placements.get(object) else {
            return None;
        };
        let takes_ids = row
            .alternatives
            .iter()
            .any(|alternative| !alternative.classes.is_empty());
        if !takes_ids || folder.is_empty() || self.iri_of(object).is_none() {
            return None;
        }
        let id = &self.files[self.placements.file_of(object)?].id;
        let folders = folders(self.profile, row);
        if !folders.contains(&folder) {
            return None;
        }
        let elsewhere = |other: &&str| **other != *folder && self.has_file(other, id);
        let words = if folders.iter().any(elsewhere) {
            vec![format!("{folder}/{id}")]
        } else {
            vec![id.clone(), format!("{folder}/{id}")]
        };
        words.into_iter().find(|word| {
            let kind = self.reader().value(Some(row), word);
            matches!(kind, Some(ValueKind::Reference(text)) if text == *word)
        })
    }

    fn has_file(&self, folder: &str, id: &str) -> bool {
        let key = (folder, id);
        self.files.get(1..).is_some_and(|files| {
            files
                .binary_search_by(|file| (file.folder, file.id.as_str()).cmp(&key))
                .is_ok()
        })
    }

    /// The first notation that is read back as the same value.
    fn first_understood(
        &self,
        row: Option<&'static Property>,
        words: Vec<String>,
        means: impl Fn(&ValueKind<'_>) -> bool,
    ) -> Option<Draft> {
        words
            .into_iter()
            .find(|word| {
                self.reader()
                    .value(row, word)
                    .is_some_and(|kind| means(&kind))
            })
            .map(Draft::Text)
    }

    /// Notations of an IRI, best first: vocabulary code, without prefix, in full.
    fn link_words(&self, row: Option<&'static Property>, iri: &str) -> Vec<String> {
        let mut words = self.codes(row, iri);
        let forms = row.into_iter().flat_map(|row| &row.alternatives);
        for form in forms.filter_map(|alternative| alternative.form) {
            if !form.prefix().is_empty() {
                words.extend(iri.strip_prefix(form.prefix()).map(str::to_owned));
            }
        }
        words.push(iri.to_owned());
        words
    }

    /// Notations of a literal, best first.
    fn literal_words(&self, row: Option<&'static Property>, value: &str) -> Vec<String> {
        let mut words = self.codes(row, value);
        words.push(value.to_owned());
        words
    }

    /// Codes and labels of a value in the vocabularies of a row.
    fn codes(&self, row: Option<&'static Property>, value: &str) -> Vec<String> {
        let lists = row.into_iter().flat_map(|row| self.vocabularies(row));
        lists
            .filter_map(|list| list.by_value(value).map(|value| word_of(list, value)))
            .collect()
    }

    fn vocabularies(&self, row: &'static Property) -> impl Iterator<Item = &'static Vocabulary> {
        let profile = self.profile;
        row.alternatives
            .iter()
            .flat_map(|alternative| alternative.vocabularies.iter().chain(&alternative.suggest))
            .map(move |id| profile.vocabulary(*id))
    }

    /// A nested resource: as plain text where that stands for it, else as a mapping.
    fn nested(&self, of: PropertyOf, object: TermId) -> Draft {
        if let Some(text) = self.as_text(of, object) {
            return text;
        }
        let led_to = of.row.and_then(super::placement::class_of_row);
        let mut entries = self.head(object, led_to);
        entries.extend(self.entries(object));
        // A mapping without JSON-LD keywords would be read as language tags; an empty one is an error, and `@id` alone
        // a reference.
        let bare = entries.iter().all(|(key, _)| key == "@id");
        let worded = entries.iter().any(|(key, _)| key.starts_with('@'));
        if bare || (led_to.is_none() && !worded) {
            let name = self.classes.typed(object).map(|id| self.profile.class(id));
            let own = name.map_or(Draft::Null, |class| Draft::Text(self.type_name(&class.iri)));
            entries.insert(0, ("@type".to_owned(), own));
        }
        Draft::Map(entries)
    }

    /// `provenance: Inventering varje sommar.`: plain text for a resource with nothing but that text.
    fn as_text(&self, of: PropertyOf, object: TermId) -> Option<Draft> {
        let row = of.row?;
        let class: ClassId = super::placement::class_of_row(row)?;
        let known = self.profile.class(class);
        let inner = known.by_key(known.text_key.as_deref()?)?;
        let blank = matches!(self.graph.term(object), Term::Blank(_));
        if !blank || self.placements.labels.contains_key(&object) {
            return None;
        }
        let rdf_type = self.graph.rdf_type();
        let mut types = self.graph.types(object);
        let (Some(only), None) = (types.next(), types.next()) else {
            return None;
        };
        let mut explicit = self.graph.about(object).iter().filter(|t| t.p != rdf_type);
        let (Some(text), None) = (explicit.next(), explicit.next()) else {
            return None;
        };
        if self.graph.term(only).as_iri() != Some(&known.iri)
            || self.graph.term(text.p).as_iri() != Some(&inner.iri)
        {
            return None;
        }
        let inside = PropertyOf {
            subject: object,
            property: text.p,
            row: Some(inner),
        };
        let Draft::Text(words) = self.values(inside, &[text.o])? else {
            return None;
        };
        // The text must be read back the same: one that looks like a URL would be a link.
        let kind = self.reader().value(Some(row), &words)?;
        let ValueKind::Nested(nested) = kind else {
            return None;
        };
        let [statement] = &nested.statements[..] else {
            return None;
        };
        let [value] = &statement.values[..] else {
            return None;
        };
        let same = match (&value.kind, self.graph.term(text.o)) {
            (
                ValueKind::Literal {
                    text,
                    datatype,
                    language,
                },
                Term::Literal {
                    value,
                    datatype: d,
                    language: l,
                },
            ) => {
                text == value
                    && same_datatype(datatype.as_deref(), d, l)
                    && language.as_deref() == l
            }
            (ValueKind::Iri(iri), Term::Iri(other)) => iri == other,
            _ => false,
        };
        same.then_some(Draft::Text(words))
    }
}
