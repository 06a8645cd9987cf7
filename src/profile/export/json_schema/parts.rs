//! Schema parts that belong to no row.

use crate::diagnostic::Text;
use crate::profile::export::words;
use serde_json::{Map, Value as Json};

/// Keys with a colon are CURIEs or IRIs: any other property.
pub(super) const OTHER_PROPERTY: &str = r"^[A-Za-z][\w.-]*:";

/// JSON-LD keywords.
pub(super) const JSON_LD_WORD: &str = "^@";

pub(super) fn note(sv: &str, en: &str) -> Text {
    Text {
        sv: sv.to_owned(),
        en: en.to_owned(),
    }
}

/// A schema with the description of a structural key.
pub(super) fn explained(key: &str, help: &Text, schema: Json) -> Json {
    let label = note(key, key);
    let mut explained = Map::new();
    words::describe(&mut explained, &label, &Text::default(), help);
    if let Json::Object(fields) = schema {
        explained.extend(fields);
    }
    Json::Object(explained)
}
