//! Schemas of vocabularies: the values that an editor suggests, and the spellings that the reader accepts.

use super::lexical::{self, Expected};
use super::values::{caseless, escaped};
use crate::diagnostic::Text;
use crate::profile::{Vocabulary, VocabularyValue, fold};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// Lists with no more values are quoted in error messages.
const QUOTED_IN_FULL: usize = 25;

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
    Some(json!({
        "title": both(&vocabulary.label),
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
    let mut codes: Vec<&str> = Vec::new();
    for value in vocabularies.iter().flat_map(|list| in_use(list)) {
        let word = if vocabularies.iter().any(|list| list.by_label) {
            &value.label.sv
        } else {
            &value.code
        };
        codes.push(word);
    }
    let shown = match codes.len() {
        ..=QUOTED_IN_FULL => codes.join(", "),
        _ => format!("{}, …", codes[..QUOTED_IN_FULL / 2].join(", ")),
    };
    let message = Text {
        sv: format!("Värdet finns inte i listan: skriv ett av {shown} eller en IRI."),
        en: "The value is not in the list: write one of these or an IRI.".to_owned(),
    };
    lexical::matching(&pattern.join("|"), &message, Expected::Text)
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
