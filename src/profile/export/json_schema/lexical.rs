//! Schemas of scalars by what the reader accepts: IRIs, dates, numbers, e-mail addresses.
//!
//! They name no `type` where an editor would offer `true`, `false` or `null` for it.

use crate::diagnostic::Text;
use crate::rdf::vocab::xsd;
use serde_json::{Value as Json, json};

/// An absolute IRI or CURIE, or a blank node.
pub(super) const IRI: &str = r#"[A-Za-z_][A-Za-z0-9+._-]*:[^\s<>"{}|\\^`]+"#;

/// An id, with or without its folder.
pub(super) const ID: &str = r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)?";

const TIME_ZONE: &str = r"(?:Z|[+-]\d\d:\d\d)?";
const DAY: &str = r"-?\d{4,}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2\d))";
const DECIMAL: &str = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)";
const DURATION: &str = r"-?P(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?";

/// What else than text matches a schema.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// Text only.
    Text,
    /// Text, or a number: YAML reads `2024` and `1.10` as numbers.
    TextOrNumber,
}

/// Scalars that match a pattern as a whole, but for space around them.
pub(super) fn matching(pattern: &str, message: &Text, expected: Expected) -> Json {
    let kinds = match expected {
        Expected::Text => json!("string"),
        Expected::TextOrNumber => json!(["string", "number"]),
    };
    json!({
        "type": kinds,
        "pattern": format!(r"^\s*(?:{pattern})\s*$"),
        "patternErrorMessage": format!("{} / {}", message.sv, message.en),
    })
}

fn message(sv: &str, en: &str) -> Text {
    Text {
        sv: sv.to_owned(),
        en: en.to_owned(),
    }
}

pub(super) fn iri() -> Json {
    let message = message(
        "Skriv en hel adress (IRI) utan mellanslag, till exempel https://data.example.se/fil.csv.",
        "Write a whole address (IRI) without spaces, such as https://data.example.se/file.csv.",
    );
    matching(IRI, &message, Expected::Text)
}

pub(super) fn iri_or_id() -> Json {
    let message = message(
        "Skriv en hel adress (IRI) utan mellanslag eller ett id.",
        "Write a whole address (IRI) without spaces, or an id.",
    );
    matching(&format!("{IRI}|{ID}"), &message, Expected::TextOrNumber)
}

pub(super) fn email() -> Json {
    let message = message(
        "Skriv en e-postadress, till exempel oppnadata@example.se.",
        "Write an e-mail address, such as opendata@example.se.",
    );
    let address = r#"(?:[Mm][Aa][Ii][Ll][Tt][Oo]:)?[^\s<>()\[\]\\,;:"@]+@[^\s@.]+(?:\.[^\s@.]+)+"#;
    matching(address, &message, Expected::Text)
}

pub(super) fn telephone() -> Json {
    let message = message(
        "Skriv ett telefonnummer, till exempel 0490-123 45 eller +46 490 123 45.",
        "Write a telephone number, such as 0490-123 45 or +46 490 123 45.",
    );
    let number = r"(?:[Tt][Ee][Ll]:)?[0-9+()./ \-–\u00a0]+";
    matching(number, &message, Expected::TextOrNumber)
}

/// The schema of a literal with this datatype, by its name; `None` when any text may be one.
pub(super) fn datatype(iri: &str) -> Option<(&'static str, Json)> {
    let (name, pattern, message) = match iri {
        xsd::DATE => (
            "date",
            format!("{DAY}{TIME_ZONE}"),
            message(
                "Skriv ett datum som finns, till exempel 2024-02-29.",
                "Write a date that exists, such as 2024-02-29.",
            ),
        ),
        xsd::DATE_TIME => (
            "date-time",
            format!(r"{DAY}T\d\d:\d\d:\d\d(?:\.\d+)?{TIME_ZONE}"),
            message(
                "Skriv ett datum som finns, till exempel 2024-02-29 eller 2024-02-29T12:00:00.",
                "Write a date that exists, such as 2024-02-29 or 2024-02-29T12:00:00.",
            ),
        ),
        xsd::G_YEAR => (
            "year",
            format!(r"-?\d{{4,}}{TIME_ZONE}"),
            message(
                "Skriv ett år, till exempel 2024.",
                "Write a year, such as 2024.",
            ),
        ),
        xsd::DECIMAL => (
            "decimal",
            DECIMAL.to_owned(),
            message(
                "Skriv ett tal, till exempel 10 eller 2.5.",
                "Write a number, such as 10 or 2.5.",
            ),
        ),
        xsd::NON_NEGATIVE_INTEGER => (
            "whole-number",
            r"\+?\d+".to_owned(),
            message(
                "Skriv ett heltal med bara siffror, till exempel 12000000.",
                "Write a whole number in digits only, such as 12000000.",
            ),
        ),
        xsd::DURATION => (
            "duration",
            DURATION.to_owned(),
            message(
                "Skriv en varaktighet, till exempel P1Y eller PT1H.",
                "Write a duration, such as P1Y or PT1H.",
            ),
        ),
        _ => return None,
    };
    Some((name, matching(&pattern, &message, Expected::TextOrNumber)))
}
