//! Writes `catalog.yaml`: settings of the repository, then the main catalogue.

use super::Import;
use super::value::PropertyOf;
use crate::description::NONE;
use crate::rdf::{Term, TermId, is_language_tag, vocab};
use crate::yaml::Draft;
use std::collections::HashMap;

impl Import<'_> {
    /// Determines the most common language of the texts.
    pub(super) fn choose_language(&mut self) {
        let rows = self
            .profile
            .classes
            .iter()
            .flat_map(|class| &class.properties);
        let texts: std::collections::HashSet<TermId> = rows
            .filter(|row| row.is_text())
            .filter_map(|row| self.graph.iri(&row.iri))
            .collect();
        let mut counts: HashMap<Option<&str>, usize> = HashMap::new();
        for triple in self.graph.triples().iter().filter(|t| texts.contains(&t.p)) {
            if let Term::Literal { language, .. } = self.graph.term(triple.o)
                && language.is_none_or(is_language_tag)
            {
                *counts.entry(language).or_default() += 1;
            }
        }
        // Of equally common languages, Swedish takes precedence.
        let most = counts
            .into_iter()
            .max_by_key(|(tag, count)| (*count, *tag == Some("sv"), std::cmp::Reverse(*tag)));
        self.language = most
            .and_then(|(tag, _)| tag)
            .filter(|tag| *tag != NONE)
            .map(str::to_owned);
    }

    /// The entries of `catalog.yaml`.
    pub(super) fn catalog(&self, main: Option<TermId>) -> Vec<(String, Draft)> {
        let mut entries = Vec::new();
        let text = |key: &str, text: &str| (key.to_owned(), Draft::Text(text.to_owned()));
        entries.extend(self.base.as_deref().map(|base| text("baseURI", base)));
        let Some(main) = main else {
            entries.push(text("uri", NONE));
            entries.extend(self.text_language(None));
            entries.extend(
                self.defaults_draft()
                    .map(|draft| ("defaults".to_owned(), draft)),
            );
            return entries;
        };
        let mut head = self.file(main, &self.files[0]);
        let mut explicit = None;
        let of = self
            .property(vocab::dcterms::LANGUAGE)
            .map(|property| PropertyOf {
                subject: main,
                property,
                row: self.row(main, property),
            });
        if let Some(of) = of
            && let Some((key, draft)) = head
                .iter_mut()
                .find(|(key, _)| of.row.is_some_and(|row| row.key == *key))
        {
            let first = self.first_language(of);
            if let (Some(first), Draft::List(items)) = (&first, &mut *draft)
                && let Some(at) = items.iter().position(|item| item == first)
            {
                let item = items.remove(at);
                items.insert(0, item);
            }
            explicit = self.tag_of_first(draft);
            debug_assert_eq!(
                key, "language",
                "the row that texts take their language from"
            );
        }
        entries.extend(self.text_language(explicit.as_deref()));
        entries.extend(head);
        entries.extend(
            self.defaults_draft()
                .map(|draft| ("defaults".to_owned(), draft)),
        );
        entries
    }

    /// `textLanguage`, where it differs from the first language of the catalogue.
    fn text_language(&self, explicit: Option<&str>) -> Option<(String, Draft)> {
        (explicit != self.language.as_deref()).then(|| {
            let tag = self.language.as_deref().unwrap_or(NONE);
            ("textLanguage".to_owned(), Draft::Text(tag.to_owned()))
        })
    }

    /// The first language of the catalogue, as it is written.
    fn first_language(&self, of: PropertyOf) -> Option<Draft> {
        let languages = self
            .profile
            .vocabulary(self.profile.vocabulary_named("language")?);
        let values = self.graph.values(of.subject, of.property).iter();
        let mut own = values.filter(|triple| {
            let iri = self.graph.term(triple.o).as_iri();
            let value = iri.and_then(|iri| languages.by_value(iri));
            value.is_some_and(|value| value.tag.is_some() && value.tag == self.language)
        });
        own.next().map(|triple| self.value(of, triple.o))
    }

    /// The language tag that the reader derives from that value.
    fn tag_of_first(&self, draft: &Draft) -> Option<String> {
        let languages = self
            .profile
            .vocabulary(self.profile.vocabulary_named("language")?);
        let word = match draft {
            Draft::Text(word) => word,
            Draft::List(items) => match items.first()? {
                Draft::Text(word) => word,
                Draft::Null | Draft::List(_) | Draft::Map(_) => return None,
            },
            Draft::Null | Draft::Map(_) => return None,
        };
        let value = languages
            .by_word(word)
            .or_else(|| languages.by_value(word))?;
        value.tag.clone()
    }
}
