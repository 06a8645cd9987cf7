//! Schemas of single values, the same in every file.

use super::parts::{JSON_LD_WORD, OTHER_PROPERTY, explained, note};
use crate::diagnostic::Text;
use crate::profile::{Form, Vocabulary, VocabularyValue};
use serde_json::{Map, Value as Json, json};

/// A language tag; every primary subtag in use has two or three letters.
const LANGUAGE_TAG: &str = "^([A-Za-z]{2,3}|[xXiI])(-[A-Za-z0-9]{1,8})*$";

pub(super) fn reference(definition: &str) -> Json {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// Any plain or quoted scalar: YAML reads `2024` and `1.10` as numbers, and `null` means that no default applies.
pub(super) fn scalar() -> Json {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

pub(super) fn scalar_or_list() -> Json {
    json!({ "anyOf": [
        reference("scalar"),
        { "type": "array", "items": reference("scalar") },
    ] })
}

/// The definitions in every schema.
pub(super) fn common() -> Vec<(String, Json)> {
    let texts = scalar_or_list();
    let language = json!({
        "type": "object",
        "properties": {
            "sv": described("På svenska / In Swedish", &texts),
            "en": described("På engelska / In English", &texts),
        },
        "patternProperties": { LANGUAGE_TAG: texts, "^@none$": texts },
        "additionalProperties": false,
    });
    let node = json!({
        "description": "En JSON-LD-nod eller ett JSON-LD-värde / A JSON-LD node or value",
        "type": "object",
        "anyOf": [
            { "required": ["@id"] },
            { "required": ["@type"] },
            { "required": ["@value"] },
            { "patternProperties": { OTHER_PROPERTY: {} }, "additionalProperties": false },
        ],
    });
    let mut common = vec![
        ("scalar".to_owned(), scalar()),
        ("language-map".to_owned(), language),
        ("node".to_owned(), node),
    ];
    common.extend(own_keys().map(|(key, schema)| (format!("key-{key}"), schema)));
    common
}

fn described(description: &str, schema: &Json) -> Json {
    let mut described = json!({ "description": description });
    described["anyOf"] = schema["anyOf"].clone();
    described
}

/// Any property may be added by CURIE or IRI; other unknown keys are errors.
pub(super) fn open_for_other_properties(schema: &mut Map<String, Json>) {
    schema.insert(
        "patternProperties".into(),
        json!({ JSON_LD_WORD: {}, OTHER_PROPERTY: {} }),
    );
    schema.insert("additionalProperties".into(), json!(false));
}

/// Structural keys of every resource.
pub(super) const OWN_KEYS: [&str; 4] = ["id", "uri", "@id", "@type"];

/// Descriptions of the structural keys, and of `catalog`, which listed resources have.
fn own_keys() -> [(&'static str, Json); 5] {
    let id = note(
        "Sista delen av adressen som bildas, när filnamnet eller formatet inte ska ge den.",
        "The last part of the address that is made, where file name or format is not to give it.",
    );
    let iri = note(
        "Resursens egen adress (IRI), i stället för den som annars bildas.",
        "The address (IRI) of the resource itself, in place of the one that is otherwise made.",
    );
    let class = note(
        "Resursens klass, när den är en annan än platsen säger: ett klassnamn, en CURIE eller en IRI.",
        "The class of the resource, where it is another than the place says: a class name, a CURIE or an IRI.",
    );
    let catalogue = note(
        "Underkatalogen som resursen hör till, eller none för ingen katalog alls.",
        "The sub-catalogue that the resource belongs to, or none for no catalogue at all.",
    );
    [
        ("id", explained("id", &id, scalar())),
        ("uri", explained("uri", &iri, scalar())),
        ("@id", explained("@id", &iri, scalar())),
        ("@type", explained("@type", &class, scalar_or_list())),
        ("catalog", explained("catalog", &catalogue, scalar())),
    ]
}

/// Whether only [`form`] is allowed.
pub(super) fn is_closed(form: Form) -> bool {
    match form {
        Form::HvdMark => true,
        Form::Email
        | Form::Telephone
        | Form::BoundingBox
        | Form::Point
        | Form::Wkt
        | Form::OrganisationNumber => false,
    }
}

/// The schema of a value form beyond plain text, with a name.
pub(super) fn form(form: Form) -> Option<(String, Json)> {
    if form == Form::HvdMark {
        let schema = json!({ "anyOf": [
            { "type": ["boolean", "null"] },
            { "type": "string", "pattern": "^(true|false)$" },
        ] });
        return Some(("true-false".to_owned(), schema));
    }
    if form.keys().is_empty() {
        return None;
    }
    let number = json!({ "type": ["number", "string"] });
    let properties: Map<_, _> = form
        .keys()
        .iter()
        .map(|key| ((*key).to_owned(), number.clone()))
        .collect();
    // Defaults do not apply inside a mapping, so its keys can be required.
    let schema = json!({
        "type": "object",
        "properties": properties,
        "required": form.keys(),
        "additionalProperties": false,
    });
    Some((form.keys().join("-"), schema))
}

/// The values that an editor suggests; `None` when all are deprecated.
pub(super) fn vocabulary(vocabulary: &Vocabulary) -> Option<Json> {
    let mut words: Vec<(&str, String, &VocabularyValue)> = Vec::new();
    for value in vocabulary.values.iter().filter(|value| !value.deprecated) {
        let Text { sv, en } = &value.label;
        if vocabulary.by_label {
            words.push((sv, en.clone(), value));
        } else if sv == en {
            words.push((&value.code, sv.clone(), value));
        } else {
            words.push((&value.code, format!("{sv} / {en}"), value));
        }
    }
    if vocabulary.by_label {
        for value in vocabulary.values.iter().filter(|value| !value.deprecated) {
            words.push((&value.label.en, value.label.sv.clone(), value));
        }
        // Of values that share a label, it is suggested for the one that it resolves to.
        let mut seen = std::collections::BTreeSet::new();
        words.retain(|(word, _, value)| {
            let read = vocabulary.by_word(word).map(|read| &read.code);
            read == Some(&value.code) && seen.insert(*word)
        });
    }
    if words.is_empty() {
        return None;
    }
    let plain: Vec<_> = words.iter().map(|(_, label, _)| label).collect();
    let marked: Vec<_> = words
        .iter()
        .map(|(_, label, value)| format!("{label}\n\n`{}`", value.value()))
        .collect();
    Some(json!({
        "title": format!("{} / {}", vocabulary.label.sv, vocabulary.label.en),
        "enum": words.iter().map(|(word, ..)| word).collect::<Vec<_>>(),
        "enumDescriptions": plain,
        "markdownEnumDescriptions": marked,
    }))
}
