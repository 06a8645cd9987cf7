//! Conversions of single values: vocabulary codes, literals with datatype, coordinates.

use crate::description::RESOURCES;
use crate::profile::{Form, Vocabulary, VocabularyValue};
use crate::yaml::Draft;

/// The code or label of a listed value.
pub(super) fn word_of(vocabulary: &Vocabulary, value: &VocabularyValue) -> String {
    if vocabulary.by_label {
        value.label.sv.clone()
    } else {
        value.code.clone()
    }
}

pub(super) fn one_or_list(mut texts: Vec<Draft>) -> Draft {
    match texts.len() {
        1 => texts.remove(0),
        _ => Draft::List(texts),
    }
}

pub(super) fn same_datatype(
    read: Option<&str>,
    meant: Option<&str>,
    language: Option<&str>,
) -> bool {
    language.is_some() || read.filter(|iri| *iri != crate::rdf::vocab::xsd::STRING) == meant
}

pub(super) fn exact_iri(iri: &str) -> Draft {
    Draft::Map(vec![("@id".to_owned(), Draft::Text(iri.to_owned()))])
}

pub(super) fn exact_literal(
    value: &str,
    datatype: Option<&str>,
    language: Option<&str>,
    word: impl Fn(&str) -> String,
) -> Draft {
    let mut entries = vec![("@value".to_owned(), Draft::Text(value.to_owned()))];
    if let Some(language) = language {
        entries.push(("@language".to_owned(), Draft::Text(language.to_owned())));
    } else if let Some(datatype) = datatype {
        entries.push(("@type".to_owned(), Draft::Text(word(datatype))));
    }
    Draft::Map(entries)
}

/// The keys of a bounding box or point, where they give exactly this text.
pub(super) fn coordinates(form: Form, wkt: &str) -> Option<Vec<(String, Draft)>> {
    use crate::description::forms::{bounding_box, point};
    let inside = wkt.strip_suffix(')')?;
    let numbers: Vec<&str> = match form {
        Form::BoundingBox => {
            let corners: Vec<(&str, &str)> = inside
                .strip_suffix(')')?
                .strip_prefix("POLYGON((")?
                .split(',')
                .map(|corner| corner.split_once(' '))
                .collect::<Option<_>>()?;
            let [(west, north), (east, _), (_, south), _, _] = corners[..] else {
                return None;
            };
            (bounding_box(west, south, east, north)? == wkt)
                .then(|| vec![west, south, east, north])?
        }
        Form::Point => {
            let (longitude, latitude) = inside.strip_prefix("POINT(")?.split_once(' ')?;
            (point(longitude, latitude)? == wkt).then(|| vec![longitude, latitude])?
        }
        Form::Email | Form::Telephone | Form::Wkt | Form::OrganisationNumber | Form::HvdMark => {
            return None;
        }
    };
    let keys = form.keys().iter().map(|key| (*key).to_owned());
    Some(
        keys.zip(numbers)
            .map(|(key, number)| (key, Draft::Text(number.to_owned())))
            .collect(),
    )
}

/// Whether the folder is `resources`, which implies nothing.
pub(super) fn is_resources(folder: &str) -> bool {
    folder == RESOURCES
}
