//! Formats: what a protocol, a named format or the ending of an address says of the media type.

use super::cx::Cx;
use super::xml::{Element, Held};
use crate::convert::address;
use crate::convert::sink::Sink;
use crate::convert::tables::{Protocol, Usage};
use crate::profile::{VocabularyValue, fold};

/// The lists of media types, the geographical ones first: `XML` and `GML` are in different ones.
const LISTS: [&str; 3] = ["media-type-geo", "media-type-common", "media-type-other"];

/// Where registries keep media types.
const REGISTRIES: [&str; 3] = [
    "www.iana.org/assignments/media-types/",
    "inspire.ec.europa.eu/media-types/",
    "publications.europa.eu/resource/authority/file-type/",
];

/// The media type a word or an address stands for.
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

/// The media type of a row's code.
pub fn of_code(sink: &Sink<'_>, code: &str) -> Option<&'static str> {
    media_type(sink, code)
}

/// Whether a text has the shape of a media type.
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

/// The media type of the file an address ends with.
pub fn by_ending(sink: &Sink<'_>, url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let (_, path) = path.split_once("://")?;
    let (_, file) = path.rsplit_once('/')?;
    let file = file.to_ascii_lowercase();
    let mut values = LISTS.iter().filter_map(|list| {
        let id = sink.profile.vocabulary_named(list)?;
        Some(&sink.profile.vocabulary(id).values)
    });
    // The longest ending: `shp.zip` before `zip`.
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

/// The formats a record names, of the distribution and of the distributor.
pub fn named(record: Element<'_>) -> Vec<Element<'_>> {
    let mut formats = record.all("distributionInfo/MD_Distribution/distributionFormat/MD_Format");
    formats.extend(record.all(
        "distributionInfo/MD_Distribution/distributor/MD_Distributor/distributorFormat/MD_Format",
    ));
    formats
}

/// What a protocol is known as, if it is.
pub fn protocol(cx: &Cx<'_, '_>, held: Option<&Held<'_>>) -> Option<&'static Protocol> {
    let held = held?;
    let tables = cx.sink.tables;
    let by_href = held.href.and_then(|href| tables.protocol(href));
    by_href.or_else(|| tables.protocol(&held.text))
}

/// The service that an address asks for, where it says so.
pub fn by_request(cx: &Cx<'_, '_>, url: &str) -> Option<&'static Protocol> {
    let tables = cx.sink.tables;
    let asked = tables.protocol(&address::service_asked_for(url)?)?;
    (asked.usage == Usage::Service).then_some(asked)
}
