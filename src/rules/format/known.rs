//! Lookup of formats in the vocabularies.

use crate::profile::{Vocabulary, VocabularyValue};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::Context;
use foldhash::{HashMap, HashMapExt};

/// Prefix of media type IRIs at IANA, after the scheme.
const IANA: &str = "://www.iana.org/assignments/media-types/";

/// The media type in an IRI at IANA.
pub(super) fn name_at_iana(iri: &str) -> Option<&str> {
    let (scheme, _) = iri.split_once("://")?;
    iri[scheme.len()..].strip_prefix(IANA)
}

/// A format that a vocabulary lists.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// The listed value.
    pub(super) value: &'static VocabularyValue,
    /// Whether it is a geographic format.
    pub(super) geographic: bool,
}

/// Cache of format lookups.
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

    /// The formats of a distribution, each with its listed value.
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

/// The vocabularies of media types.
pub(super) fn lists(cx: &Context<'_>) -> impl Iterator<Item = &'static Vocabulary> {
    let lists = cx.profile.vocabularies.iter();
    lists.filter(|list| list.name.starts_with("media-type"))
}

/// Looks up a media type, its IANA IRI, or an EU file type.
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

/// A media type without parameters, in lower case.
pub(super) fn bare(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or(media_type);
    name.trim().to_ascii_lowercase()
}
