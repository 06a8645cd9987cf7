//! One JSON Schema (draft-07) for each kind of source file, so that an editor completes, explains and flags mistakes.
//!
//! A schema accepts whatever the reader accepts: a label or an IRI may stand where a code is offered, and nothing is
//! required, since `defaults:` may supply it. The schemas of a repository know its defaults and its resources, so that
//! they can require keys and offer ids.
//!
//! All files refer to the definitions in one.

mod bundle;
mod check_digit;
mod context;
mod definitions;
mod lexical;
mod lists;
mod parts;
mod scalars;
mod values;

pub use context::RepositoryContext;

use super::json::{dense, pretty};
use super::words;
use crate::diagnostic::Text;
use crate::profile::{Class, ClassId, Profile};
use definitions::Definitions;
use parts::{explained, note};
use serde_json::{Map, Value as Json, json};

/// The file with the definitions.
const DEFINITIONS: &str = "definitions";
/// The kind of files in `resources/`.
const RESOURCE: &str = "resource";

/// All schemas: path under `schemas/`, and content.
pub(super) fn files(
    profile: &Profile,
    context: Option<&RepositoryContext>,
) -> Vec<(String, String)> {
    let (kinds, definitions) = schemas(profile, context);
    let file = file_name(DEFINITIONS);
    let kinds = kinds.iter();
    let mut files: Vec<_> = kinds
        .map(|(kind, label)| {
            (
                path(kind),
                pretty(&Json::Object(of_kind(profile, kind, label, &file))),
            )
        })
        .collect();
    files.push((path(DEFINITIONS), dense(&definitions)));
    files
}

/// The schema of one kind of file with its definitions, in one text.
pub(super) fn self_contained(profile: &Profile, kind: &str) -> Option<String> {
    let (kinds, definitions) = schemas(profile, None);
    let (_, label) = kinds.into_iter().find(|(of, _)| of == kind)?;
    let schema = Json::Object(of_kind(profile, kind, &label, ""));
    Some(dense(&bundle::with_definitions(schema, &definitions)))
}

/// A schema that is a definition. It has one reference: language servers read the whole file anew for each.
fn of_kind(profile: &Profile, kind: &str, label: &Text, file: &str) -> Map<String, Json> {
    let mut schema = head(profile, label);
    let reference = format!("{file}#/definitions/{}", definition(kind));
    schema.insert("allOf".into(), json!([{ "$ref": reference }]));
    schema
}

fn definition(kind: &str) -> String {
    format!("file-{kind}")
}

/// Each kind of file with its label, and the schema with all definitions.
fn schemas(profile: &Profile, context: Option<&RepositoryContext>) -> (Vec<(String, Text)>, Json) {
    let mut definitions = Definitions::new(profile, context);
    let mut kinds: Vec<(String, Text)> = Vec::new();
    for (index, class) in profile.classes.iter().enumerate() {
        let Some(concept) = class.concept.as_ref().filter(|_| class.folder.is_some()) else {
            continue;
        };
        let schema = if is_catalogue(class) {
            catalogue(&mut definitions, ClassId(index))
        } else {
            resource_of_class(&mut definitions, ClassId(index))
        };
        definitions.refer(&definition(concept), |_| schema);
        kinds.push((concept.clone(), class.label.clone()));
    }
    let schema = any_resource(&mut definitions);
    definitions.refer(&definition(RESOURCE), |_| schema);
    kinds.push((
        RESOURCE.to_owned(),
        note("Beskriven resurs", "Described resource"),
    ));
    // Without `$schema`: yaml-language-server would judge it by the meta-schema again for each kind of file, and then all
    // references are in place, which takes ten seconds.
    let mut shared = head(profile, &note("Definitioner", "Definitions"));
    shared.remove("$schema");
    shared.insert("definitions".into(), definitions.finish());
    (kinds, Json::Object(shared))
}

fn path(kind: &str) -> String {
    format!("json/{}", file_name(kind))
}

fn file_name(kind: &str) -> String {
    format!("{kind}.schema.json")
}

/// Whether this is the catalogue, which lists others by inference and has the settings of the repository.
fn is_catalogue(class: &Class) -> bool {
    class.properties.iter().any(|property| property.inferred)
}

fn head(profile: &Profile, label: &Text) -> Map<String, Json> {
    let mut schema = Map::new();
    schema.insert(
        "$schema".into(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    let title = format!(
        "{} / {} ({} {})",
        label.sv,
        label.en,
        profile.name,
        profile.version.as_str()
    );
    schema.insert("title".into(), title.into());
    schema
}

fn resource_of_class(definitions: &mut Definitions<'_>, class: ClassId) -> Json {
    let profile = definitions.profile;
    let mut all = vec![definitions.class(class)];
    all.extend(required(definitions, profile.class(class)));
    json!({ "allOf": all })
}

/// What a file of the class has to have, where the repository is known.
fn required(definitions: &Definitions<'_>, class: &Class) -> Vec<Json> {
    definitions.context.map_or_else(Vec::new, |of| {
        of.required_in_file(definitions.profile, class)
    })
}

/// The schema of `catalog.yaml` and sub-catalogues: the rows of the class, and settings.
fn catalogue(definitions: &mut Definitions<'_>, class: ClassId) -> Json {
    let profile = definitions.profile;
    let rows = profile.class(class);
    let mut defaults = Map::new();
    for (index, other) in profile.classes.iter().enumerate() {
        if let Some(concept) = &other.concept {
            let all = [definitions.class(ClassId(index)), values::reference("null")];
            defaults.insert(concept.clone(), json!({ "anyOf": all }));
        }
    }
    let mut properties = Map::new();
    let base = note(
        "Adressen som alla egna adresser börjar med, till exempel https://data.vastanvik.example.",
        "The address that all addresses of your own begin with, for example https://data.vastanvik.example.",
    );
    properties.insert(
        "baseURI".into(),
        explained("baseURI", &base, values::scalar_or_null()),
    );
    let language = note(
        "Språket för text som inte anger sitt, till exempel sv; utan nyckeln det första av katalogens språk, none för inget alls.",
        "The language of texts that do not say theirs, for example sv; without the key the first language of the catalogue, none for none at all.",
    );
    properties.insert(
        "textLanguage".into(),
        explained("textLanguage", &language, json!({ "type": "string" })),
    );
    let standing = note(
        "Värden för varje fil av en klass som inte själv säger något annat; null i filen väljer bort värdet.",
        "Values for every file of a class that says nothing else itself; null in the file opts out.",
    );
    let map = json!({ "type": "object", "properties": defaults, "additionalProperties": false });
    let map = json!({ "anyOf": [map, values::reference("null")] });
    properties.insert("defaults".into(), explained("defaults", &standing, map));
    properties.insert("include".into(), included());
    for key in definitions.keys(class) {
        let pointer = format!("#/definitions/{}/properties/{key}", rows.name);
        properties.insert(key, json!({ "$ref": pointer }));
    }
    let mut schema = Map::new();
    words::describe(&mut schema, &rows.label, &Text::default(), &rows.help);
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Json::Object(properties));
    values::open_for_other_properties(&mut schema);
    let required = required(definitions, rows);
    if !required.is_empty() {
        schema.insert("allOf".into(), Json::Array(required));
    }
    Json::Object(schema)
}

/// The schema of `include:`.
fn included() -> Json {
    let help = note(
        "RDF-filer i mappen som blir en del av katalogen. En adress har sin kopia i mappen; `katalog include update` förnyar den.",
        "RDF files of the repository that become part of the catalogue. An address has its copy in the repository; `katalog include update` renews it.",
    );
    let entry = json!({
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": { "url": { "type": "string", "format": "uri" }, "file": { "type": "string" } },
                "required": ["file"],
                "additionalProperties": false,
            },
        ],
    });
    let schema = json!({ "anyOf": [entry, { "type": "array", "items": entry }] });
    explained("include", &help, schema)
}

/// The schema of files in `resources/`: `@type` selects the rows.
fn any_resource(definitions: &mut Definitions<'_>) -> Json {
    let profile = definitions.profile;
    let mut names = Vec::new();
    let mut labels = Vec::new();
    let mut cases = Vec::new();
    for (index, class) in profile.classes.iter().enumerate() {
        if class.concept.is_none() || class.folder.is_some() {
            continue;
        }
        names.push(class.name);
        labels.push(format!("{} / {}", class.label.sv, class.label.en));
        cases.push(json!({
            "if": {
                "properties": { "@type": { "enum": definitions.type_names(ClassId(index)) } },
                "required": ["@type"],
            },
            "then": definitions.class(ClassId(index)),
        }));
    }
    let kind = note(
        "Resursens klass: ett klassnamn, en CURIE eller en IRI.",
        "The class of the resource: a class name, a CURIE or an IRI.",
    );
    let any_of = json!({
        "anyOf": [
            { "enum": names, "enumDescriptions": labels },
            { "type": "string" },
            { "type": "array", "items": { "type": "string" } },
        ],
    });
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("required".into(), json!(["@type"]));
    schema.insert(
        "properties".into(),
        json!({ "@type": explained("@type", &kind, any_of) }),
    );
    schema.insert("allOf".into(), Json::Array(cases));
    Json::Object(schema)
}
