//! Schemas of single values, the same in every file.

use super::parts::{JSON_LD_WORD, OTHER_PROPERTY, explained, note};
use crate::profile::Form;
use serde_json::{Map, Value as Json, json};

/// A language tag; every primary subtag in use has two or three letters.
const LANGUAGE_TAG: &str = "^([A-Za-z]{2,3}|[xXiI])(-[A-Za-z0-9]{1,8})*$";

pub(super) fn reference(definition: &str) -> Json {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// Any plain or quoted scalar but `null`: YAML reads `2024` and `1.10` as numbers. It has no `type`, as editors would
/// suggest `true` and `false` for one.
fn scalar() -> Json {
    json!({ "not": { "type": ["object", "array", "null"] } })
}

/// `null`: no default applies. An editor does not suggest it either.
fn null() -> Json {
    json!({ "not": { "type": ["object", "array", "string", "number", "boolean"] } })
}

/// Any scalar, or `null`.
pub(super) fn scalar_or_null() -> Json {
    json!({ "not": { "type": ["object", "array"] } })
}

fn scalar_or_list() -> Json {
    json!({ "anyOf": [
        reference("scalar-or-null"),
        { "type": "array", "items": reference("scalar-or-null") },
    ] })
}

/// The definitions that belong to no row.
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
        ("scalar-or-null".to_owned(), scalar_or_null()),
        ("null".to_owned(), null()),
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
        ("id", explained("id", &id, scalar_or_null())),
        ("uri", explained("uri", &iri, scalar_or_null())),
        ("@id", explained("@id", &iri, scalar_or_null())),
        ("@type", explained("@type", &class, scalar_or_list())),
        (
            "catalog",
            explained("catalog", &catalogue, scalar_or_null()),
        ),
    ]
}

/// The schema of a value form that is written as a mapping, with a name.
pub(super) fn form_mapping(form: Form) -> Option<(String, Json)> {
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

/// `true` or `false`, also as text.
pub(super) fn boolean() -> Json {
    json!({ "anyOf": [
        { "type": "boolean" },
        { "type": "string", "pattern": "^\\s*([Tt]rue|TRUE|[Ff]alse|FALSE)\\s*$" },
    ] })
}

/// Text as a pattern that matches it alone.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut pattern, c| {
        push_escaped(c, &mut pattern);
        pattern
    })
}

/// Words with more letters have a few spellings only, so that the patterns of long lists stay small.
const MANY_LETTERS: usize = 8;
/// Words with more letters are not looked for in capitals alone.
const SENTENCE: usize = 20;

/// Text as a pattern that matches it in upper and lower case. Flags such as `(?i)` are not portable.
pub(super) fn caseless(text: &str) -> String {
    let letters = text.chars().count();
    if letters <= MANY_LETTERS {
        return text.chars().fold(String::new(), |mut pattern, c| {
            push_caseless(c, &mut pattern);
            pattern
        });
    }
    let (written, lower) = (any_initials(text), any_initials(&text.to_lowercase()));
    if letters > SENTENCE && written == lower {
        return written;
    }
    let other = if written == lower {
        escaped(&text.to_uppercase())
    } else {
        lower
    };
    format!("{written}|{other}")
}

/// Words with a first letter in upper or lower case.
fn any_initials(text: &str) -> String {
    let mut pattern = String::new();
    let mut is_within = false;
    for c in text.chars() {
        if is_within {
            push_escaped(c, &mut pattern);
        } else {
            push_caseless(c, &mut pattern);
        }
        is_within = c.is_alphanumeric();
    }
    pattern
}

fn push_caseless(c: char, pattern: &mut String) {
    let (lower, upper) = (c.to_lowercase(), c.to_uppercase());
    if lower.clone().eq(upper.clone()) || lower.len() > 1 || upper.len() > 1 {
        push_escaped(c, pattern);
    } else {
        pattern.push('[');
        pattern.extend(lower);
        pattern.extend(upper);
        pattern.push(']');
    }
}

fn push_escaped(c: char, pattern: &mut String) {
    if r"\^$.|?*+()[]{}/".contains(c) {
        pattern.push('\\');
    }
    pattern.push(c);
}

/// The mapping that an editor inserts for a text: one entry for each language.
pub(super) fn language_snippets(many: bool) -> Json {
    let (label, body) = if many {
        ("{sv: [], en: []}", json!({ "sv": ["$1"], "en": ["$2"] }))
    } else {
        ("{sv, en}", json!({ "sv": "$1", "en": "$2" }))
    };
    json!([{
        "label": label,
        "description": "På svenska och engelska / In Swedish and English",
        "body": body,
    }])
}
