//! Schemas of vocabularies: the values that an editor suggests, and the spellings that the reader accepts.

use super::lexical::{self, Expected};
use super::values::{caseless, escaped};
use crate::diagnostic::Text;
use crate::profile::{Vocabulary, VocabularyValue, fold};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// Values that are quoted in error messages.
const QUOTED: usize = 13;

/// The suggested values: codes, then labels in Swedish; `None` when all are deprecated.
pub(super) fn suggested(vocabulary: &Vocabulary) -> Option<Json> {
    let mut words: Vec<(&str, String, &VocabularyValue)> = Vec::new();
    for value in in_use(vocabulary).filter(|_| !vocabulary.by_label) {
        words.push((&value.code, both(&value.label), value));
    }
    for value in in_use(vocabulary) {
        let description = if vocabulary.by_label {
            value.label.en.clone()
        } else {
            format!("{}: {}", value.code, value.label.en)
        };
        words.push((&value.label.sv, description, value));
    }
    for value in in_use(vocabulary).filter(|_| vocabulary.by_label) {
        words.push((&value.label.en, value.label.sv.clone(), value));
    }
    // A word that several values have is suggested for the one that it resolves to.
    let mut seen = BTreeSet::new();
    words.retain(|(word, _, value)| {
        let read = vocabulary.by_word(word).map(|read| &read.code);
        read == Some(&value.code) && is_plain(word) && seen.insert(fold(word))
    });
    if words.is_empty() {
        return None;
    }
    let message = message(&[vocabulary]);
    Some(json!({
        "errorMessage": format!("{} / {}", message.sv, message.en),
        "enum": words.iter().map(|(word, ..)| word).collect::<Vec<_>>(),
        "enumDescriptions": words.iter().map(|(_, description, _)| description).collect::<Vec<_>>(),
    }))
}

/// Any spelling of the values that the reader accepts, and any IRI.
pub(super) fn accepted(vocabularies: &[&Vocabulary], others: &[&str]) -> Json {
    let mut spellings = BTreeMap::new();
    for value in vocabularies.iter().flat_map(|list| in_use(list)) {
        let names = [&value.code, &value.label.sv, &value.label.en];
        for name in names.into_iter().chain(&value.aliases) {
            spellings.entry(fold(name)).or_insert(name.as_str());
        }
    }
    let spellings: Vec<String> = spellings.values().map(|word| caseless(word)).collect();
    let patterns = others.iter().map(|pattern| (*pattern).to_owned());
    let pattern: Vec<String> = patterns.chain(spellings).collect();
    let message = message(vocabularies);
    lexical::matching(&pattern.join("|"), &message, Expected::Text)
}

/// What an editor says of a value that is not in the lists.
fn message(vocabularies: &[&Vocabulary]) -> Text {
    let values = vocabularies.iter().flat_map(|list| {
        let word = |value| word(list, value);
        in_use(list).map(word)
    });
    let mut words: Vec<&str> = values.take(QUOTED + 1).collect();
    if words.len() > QUOTED {
        words[QUOTED] = "…";
    }
    let words = words.join(", ");
    Text {
        sv: format!("Värdet finns inte i listan: skriv {words} eller en IRI."),
        en: "The value is not in the list: write one of these or an IRI.".to_owned(),
    }
}

/// What is written for a value.
fn word<'v>(vocabulary: &Vocabulary, value: &'v VocabularyValue) -> &'v str {
    if vocabulary.by_label {
        &value.label.sv
    } else {
        &value.code
    }
}

fn both(label: &Text) -> String {
    match label {
        Text { sv, en } if sv == en => sv.clone(),
        Text { sv, en } => format!("{sv} / {en}"),
    }
}

/// The values that are not deprecated.
pub(super) fn in_use(vocabulary: &Vocabulary) -> impl Iterator<Item = &VocabularyValue> {
    vocabulary.values.iter().filter(|value| !value.deprecated)
}

/// Whether YAML needs no quotes for it: editors insert suggestions as they are.
fn is_plain(word: &str) -> bool {
    !word.contains(": ") && !word.contains(" #") && word.starts_with(char::is_alphanumeric)
}

/// The ids of the repository's own resources, as suggestions.
pub(super) fn own(resources: &[(String, String)]) -> Option<Json> {
    if resources.is_empty() {
        return None;
    }
    let (ids, labels): (Vec<_>, Vec<_>) = resources.iter().cloned().unzip();
    Some(json!({ "enum": ids, "enumDescriptions": labels }))
}

/// The ids themselves as a pattern.
pub(super) fn own_pattern(resources: &[(String, String)]) -> Vec<String> {
    resources.iter().map(|(id, _)| escaped(id)).collect()
}
