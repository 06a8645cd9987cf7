//! Resolves YAML keys to property rows, with did-you-mean suggestions for unknown ones.

use super::role::MappingRole;
use crate::diagnostic::{Arg, List, Lower, Message};
use crate::message;
use crate::profile::{Class, Profile, Property, Word, class_name, fold};
use crate::yaml::Node;

/// The row for `key` in `class`: by key, CURIE or full IRI.
pub(super) fn row<'p>(profile: &Profile, class: &'p Class, key: &str) -> Option<&'p Property> {
    class.by_key(key).or_else(|| {
        let iri = expand(profile, key)?;
        class.by_iri(&iri)
    })
}

/// The IRI for a key that is a CURIE or full IRI.
pub fn expand(profile: &Profile, key: &str) -> Option<String> {
    // In angle brackets, a full IRI.
    if let Some(iri) = key
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return Some(iri.to_owned());
    }
    if key.contains("://") {
        return crate::rdf::is_absolute_iri(key).then(|| key.to_owned());
    }
    let compact = profile.prefixes.expand(key);
    let whole = || crate::rdf::looks_like_iri(key).then(|| key.to_owned());
    compact
        .or_else(whole)
        .filter(|iri| crate::rdf::is_absolute_iri(iri))
}

/// Help for the unknown `key`; `near` is a similar known key.
pub(super) fn remedy(
    profile: &'static Profile,
    class: &'static Class,
    key: &str,
    near: Option<&str>,
) -> Message {
    if let Some(near) = near {
        return message!(sv: "menade du `{near}`?", en: "did you mean `{near}`?", near);
    }
    if key.contains("://") {
        return message!(sv: "IRI:n är inte giltig; mellanslag och < > får inte finnas i den", en: "the IRI is not valid; spaces and < > cannot be in it");
    }
    if let Some((prefix, _)) = key.split_once(':') {
        return message!(
            sv: "prefixet `{prefix}:` är okänt; skriv egenskapens hela IRI som nyckel",
            en: "the prefix `{prefix}:` is unknown; write the whole IRI of the property as key",
            prefix
        );
    }
    // A property of a nested resource, such as `accessURL` in a dataset.
    let elsewhere = class
        .properties
        .iter()
        .filter(|row| row.nested)
        .find_map(|row| {
            let classes = row
                .alternatives
                .iter()
                .flat_map(|alternative| &alternative.classes);
            classes
                .map(|id| profile.class(*id))
                .find(|class| class.by_key(key).is_some())
                .map(|class| (row, class))
        });
    if let Some((row, other)) = elsewhere {
        let label = Lower(&other.label);
        return message!(
            sv: "`{key}` hör till {label}: flytta in raden under `{other_key}:`",
            en: "`{key}` belongs to the {label}: move the line in under `{other_key}:`",
            key,
            label,
            other_key = &row.key
        );
    }
    if key == "id" {
        return message!(
            sv: "ta bort raden: filens namn är id:t",
            en: "remove the line: the name of the file is the id"
        );
    }
    if let Some(owner) = owner_of(profile, class, key) {
        let (owner, label) = (Lower(&owner.label), Lower(&class.label));
        return message!(
            sv: "`{key}` hör till {owner}: flytta raden dit från {label}",
            en: "`{key}` belongs to the {owner}: move the line there from the {label}",
            key,
            owner,
            label
        );
    }
    // A number or a sentence is no property of another vocabulary either.
    if !key.starts_with(char::is_alphabetic) || key.contains(char::is_whitespace) {
        let keys = usual(class);
        return message!(
            sv: "ta bort raden; vanliga nycklar här är {keys}",
            en: "remove the line; usual keys here are {keys}",
            keys
        );
    }
    message!(
        sv: "ta bort raden, eller skriv en egenskap utanför profilen med prefix, till exempel `schema:{key}`",
        en: "remove the line, or write a property outside the profile with a prefix, for example `schema:{key}`",
        key
    )
}

/// The class with files of its own, such as the dataset of a distribution, that has this key.
fn owner_of(profile: &'static Profile, class: &Class, key: &str) -> Option<&'static Class> {
    let owners = profile.classes.iter().filter(|owner| {
        let nests = |row: &&Property| {
            let mut classes = row.alternatives.iter().flat_map(|of| &of.classes);
            row.nested && classes.any(|id| std::ptr::eq(profile.class(*id), class))
        };
        owner.folder.is_some() && owner.properties.iter().any(|row| nests(&row))
    });
    let mut owners = owners.filter(|owner| owner.by_key(key).is_some_and(|row| !row.inferred));
    owners.next()
}

/// The mandatory and recommended keys of a class.
fn usual(class: &'static Class) -> List {
    let rows = class.properties.iter();
    let rows = rows.filter(|row| row.min.max(row.preferred) > 0 && !row.deprecated && !row.outside);
    List::commas(rows.map(|row| Arg::Quoted(&row.key)))
}

/// The key that is certainly meant by the unknown `key`: the same word in another letter case, the only label or local
/// name that is the same, or a compact IRI with a prefix that is often used for one of the tables.
pub(super) fn certain(profile: &Profile, class: &Class, key: &str) -> Option<String> {
    if key.contains(':') {
        let iri = profile.expand(key)?;
        return Some(match class.by_iri(&iri) {
            Some(row) if !row.deprecated && !row.inferred => row.key.clone(),
            _ => profile.prefixes.compact(&iri),
        });
    }
    let word = fold(key);
    // Asked for every unknown key: a word of the tables with another length is not folded to the same.
    let is_same = |candidate: &str| {
        if candidate.is_ascii() {
            candidate.eq_ignore_ascii_case(&word)
        } else {
            candidate.len() == word.len() && fold(candidate) == word
        }
    };
    let mut keys = words(class).filter(|(candidate, _)| is_same(candidate));
    let (_, first) = keys.next()?;
    keys.all(|(_, key)| key == first).then(|| first.to_owned())
}

/// Words that people use for the address of a file, and the key that is probably meant.
const EVERYDAY: [(&str, &str); 9] = [
    ("fil", "downloadURL"),
    ("file", "downloadURL"),
    ("nedladdning", "downloadURL"),
    ("url", "accessURL"),
    ("länk", "accessURL"),
    ("lank", "accessURL"),
    ("link", "accessURL"),
    ("adress", "accessURL"),
    ("webbadress", "accessURL"),
];

/// The key most similar to `key` (did-you-mean), by keys, labels in both languages, aliases and local names.
pub(super) fn nearest<'c>(class: &'c Class, key: &str, structural: &[&'c str]) -> Option<&'c str> {
    let mut everyday = EVERYDAY.iter().filter(|(word, _)| *word == fold(key));
    let known = |key: &'static str| class.by_key(key).map(|row| row.key.as_str());
    if let Some(key) = everyday.find_map(|(_, key)| known(key)) {
        return Some(key);
    }
    let word = Word::new(fold(key));
    let structural = structural.iter();
    words(class)
        .chain(structural.map(|key| (*key, *key)))
        .filter_map(|(candidate, key)| {
            let candidate = Word::new(fold(candidate));
            let length = candidate.length().max(word.length());
            Some((word.distance(&candidate, length / 3)?, key))
        })
        // Of equally similar ones, an exact key wins.
        .min_by_key(|(distance, key)| (*distance, fold(key) != word.text(), *key))
        .map(|(_, key)| key)
}

/// The value of `key` in catalog.yaml, or of an unknown key that is almost it: one misspelt key is one finding, and not
/// one on everything that follows from it.
pub(super) fn meant<'n, 's>(
    profile: &Profile,
    node: &'n Node<'s>,
    key: &'static str,
) -> Option<&'n Node<'s>> {
    if let Some(value) = node.get(key) {
        return Some(value);
    }
    let class = profile.class(profile.class_named(class_name::CATALOG)?);
    let structural = MappingRole::MainCatalog.structural(Some(class));
    let is_known = |written: &str| {
        structural.contains(&written) || words(class).any(|(word, _)| word == written)
    };
    let entry = node
        .entries()
        .iter()
        .find(|entry| !is_known(&entry.key) && nearest(class, &entry.key, structural) == Some(key));
    entry.map(|entry| &entry.value)
}

/// The words that a property is known by, each with its key.
fn words(class: &Class) -> impl Iterator<Item = (&str, &str)> {
    let rows = class
        .properties
        .iter()
        .filter(|row| !row.deprecated && !row.inferred);
    rows.flat_map(|row| {
        let local = row.iri.rsplit(['/', '#']).next().unwrap_or_default();
        let labels = [
            row.label.sv.as_str(),
            row.label.en.as_str(),
            row.key.as_str(),
            local,
        ];
        let alternatives = row
            .alternatives
            .iter()
            .filter_map(|alternative| alternative.label.as_ref())
            .flat_map(|l| [l.sv.as_str(), l.en.as_str()]);
        labels
            .into_iter()
            .chain(alternatives)
            .chain(row.aliases.iter().map(String::as_str))
            .map(|word| (word, row.key.as_str()))
    })
}
