//! Media types: from protocols, named formats and file name extensions.

use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::address;
use crate::convert::sink::Sink;
use crate::convert::tables::{Protocol, Usage};
use crate::profile::{VocabularyValue, fold};

/// Vocabularies of media types, geographic ones first: `XML` and `GML` are in different ones.
const LISTS: [&str; 3] = ["media-type-geo", "media-type-common", "media-type-other"];

/// URL prefixes of media type registries.
const REGISTRIES: [&str; 3] = [
    "www.iana.org/assignments/media-types/",
    "inspire.ec.europa.eu/media-types/",
    "publications.europa.eu/resource/authority/file-type/",
];

/// The media type for a name or URL.
pub fn media_type(sink: &Sink<'_>, text: &str) -> Option<&'static str> {
    let rest = text.split_once("://").map(|(_, rest)| rest);
    let own = rest.and_then(|rest| REGISTRIES.iter().find_map(|list| rest.strip_prefix(list)));
    let word = own.unwrap_or(text).trim().trim_start_matches('.');
    let mut words = sink.tables.iso.format_words.iter();
    let known = words.find(|(name, _)| fold(name) == fold(word));
    let word = known.map_or(word, |(_, code)| code.as_str());
    LISTS
        .iter()
        .find_map(|list| sink.listed(list, word))
        .map(VocabularyValue::value)
}

/// The media type for a code in the tables.
pub fn of_code(sink: &Sink<'_>, code: &str) -> Option<&'static str> {
    media_type(sink, code)
}

/// Whether a text has the syntax of a media type.
pub fn is_media_type(text: &str) -> bool {
    let Some((kind, name)) = text.split_once('/') else {
        return false;
    };
    let kinds = [
        "application",
        "audio",
        "font",
        "image",
        "model",
        "multipart",
        "text",
        "video",
    ];
    let legal = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c);
    kinds.contains(&kind) && !name.is_empty() && name.chars().all(legal)
}

/// The media type for the file name extension of a URL.
pub fn by_ending(sink: &Sink<'_>, url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let (_, path) = path.split_once("://")?;
    let (_, file) = path.rsplit_once('/')?;
    let file = file.to_ascii_lowercase();
    let mut values = LISTS.iter().filter_map(|list| {
        let id = sink.profile.vocabulary_named(list)?;
        Some(&sink.profile.vocabulary(id).values)
    });
    // The longest extension: `shp.zip` before `zip`.
    let endings = values.by_ref().flatten().flat_map(|value| {
        let endings = value.extensions.iter();
        endings.map(move |ending| (ending, value))
    });
    endings
        .filter(|(ending, _)| {
            file.strip_suffix(ending.as_str())
                .is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
        })
        .max_by_key(|(ending, _)| ending.len())
        .map(|(_, value)| value.value())
}

/// The formats of a record, of distributions and distributors.
pub fn named(record: Element<'_>) -> Vec<Element<'_>> {
    let mut formats = record.all("distributionInfo/MD_Distribution/distributionFormat/MD_Format");
    formats.extend(record.all(
        "distributionInfo/MD_Distribution/distributor/MD_Distributor/distributorFormat/MD_Format",
    ));
    formats
}

/// The known protocol for a text.
pub fn protocol(cx: &Cx<'_, '_>, held: Option<&ElementValue<'_>>) -> Option<&'static Protocol> {
    let held = held?;
    let tables = cx.sink.tables;
    let by_href = held.href.and_then(|href| tables.protocol(href));
    by_href.or_else(|| tables.protocol(&held.text))
}

/// The service protocol that the query of a URL requests.
pub fn by_request(cx: &Cx<'_, '_>, url: &str) -> Option<&'static Protocol> {
    let tables = cx.sink.tables;
    let asked = tables.protocol(&address::service_asked_for(url)?)?;
    (asked.usage == Usage::Service).then_some(asked)
}
