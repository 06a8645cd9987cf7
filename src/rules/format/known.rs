//! Formats as they are given, and what the lists know of them.

use crate::profile::{Vocabulary, VocabularyValue};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::Context;
use std::collections::HashMap;

/// What an IRI of IANA's list begins with, after the scheme.
const IANA: &str = "://www.iana.org/assignments/media-types/";

/// The name in an IRI of IANA's list.
pub(super) fn name_at_iana(iri: &str) -> Option<&str> {
    let (scheme, _) = iri.split_once("://")?;
    iri[scheme.len()..].strip_prefix(IANA)
}

/// A format that a list knows.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// What the list says of it.
    pub(super) value: &'static VocabularyValue,
    /// Whether it belongs to maps and geodata.
    pub(super) geographic: bool,
}

/// Looks formats up, each of them once.
pub(super) struct Formats<'c> {
    cx: &'c Context<'c>,
    properties: Vec<TermId>,
    seen: HashMap<TermId, Option<Known>>,
}

impl<'c> Formats<'c> {
    pub(super) fn new(cx: &'c Context<'c>) -> Self {
        let properties = [dcterms::FORMAT, dcat::MEDIA_TYPE];
        Self {
            cx,
            properties: properties
                .iter()
                .filter_map(|iri| cx.graph.iri(iri))
                .collect(),
            seen: HashMap::new(),
        }
    }

    /// The formats that a distribution names, each with what is known of it.
    pub(super) fn of(&mut self, distribution: TermId) -> Vec<(&'c Triple, Option<Known>)> {
        let graph = self.cx.graph;
        let properties = self.properties.iter();
        let triples: Vec<&'c Triple> = properties
            .flat_map(|property| graph.values(distribution, *property))
            .collect();
        let look = |triple: &'c Triple| {
            let known = self.seen.entry(triple.o);
            let known = *known.or_insert_with(|| look_up(self.cx, self.cx.text(triple.o)));
            (triple, known)
        };
        triples.into_iter().map(look).collect()
    }
}

/// The lists of media types.
pub(super) fn lists(cx: &Context<'_>) -> impl Iterator<Item = &'static Vocabulary> {
    let lists = cx.profile.vocabularies.iter();
    lists.filter(|list| list.name.starts_with("media-type"))
}

/// What the lists know of a media type, of its IRI at IANA, or of a file type of the EU.
pub(super) fn look_up(cx: &Context<'_>, text: &str) -> Option<Known> {
    let by = |list: &'static Vocabulary, text: &str| {
        list.by_value(text).or_else(|| list.by_variant(text))
    };
    let media_type = |text: &str| {
        lists(cx).find_map(|list| {
            Some(Known {
                value: by(list, text)?,
                geographic: list.name.ends_with("geo"),
            })
        })
    };
    let bare = bare(name_at_iana(text).unwrap_or(text));
    media_type(text).or_else(|| media_type(&bare)).or_else(|| {
        let files = cx.profile.vocabulary_named("file-type")?;
        let value = by(cx.profile.vocabulary(files), text)?;
        let same = value.media_type.as_deref().and_then(media_type);
        Some(same.unwrap_or(Known {
            value,
            geographic: false,
        }))
    })
}

/// A media type without its parameters, in lower case.
pub(super) fn bare(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or(media_type);
    name.trim().to_ascii_lowercase()
}
