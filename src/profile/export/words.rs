//! Titles and descriptions for JSON Schema: label, obligation and help of a row in both languages.

use crate::diagnostic::Text;
use crate::profile::{Class, Property};
use serde_json::{Map, Value as Json};

/// Sets the description that editors show.
pub(super) fn describe(target: &mut Map<String, Json>, label: &Text, note: &Text, help: &Text) {
    let with_note = |note: &str| match note {
        "" => String::new(),
        note => format!(" ({note})"),
    };
    let (sv, en) = (with_note(&note.sv), with_note(&note.en));
    target.insert(
        "description".into(),
        Json::String(format!(
            "{}{sv}: {}\n\n{}{en}: {}",
            label.sv, help.sv, label.en, help.en
        )),
    );
}

/// The obligation of a row in words.
pub(super) fn requirement(class: &Class, property: &Property) -> Text {
    let text = |sv: &str, en: &str| Text {
        sv: sv.to_owned(),
        en: en.to_owned(),
    };
    if property.deprecated {
        return match successor(class, property) {
            Some(next) => Text {
                sv: format!("utgående, skriv {next}"),
                en: format!("deprecated, write {next}"),
            },
            None => text("utgående", "deprecated"),
        };
    }
    match (&property.depends_on, property.min, property.preferred) {
        (Some(condition), 1.., _) => {
            let key = class
                .by_iri(&condition.property)
                .map_or(&condition.property, |other| &other.key);
            Text {
                sv: format!("obligatorisk när {key} är {}", condition.value),
                en: format!("mandatory when {key} is {}", condition.value),
            }
        }
        (None, 1.., _) => text("obligatorisk", "mandatory"),
        (_, _, 1..) => text("rekommenderad", "recommended"),
        (_, 0, 0) if property.outside => {
            text("valfri, utöver profilen", "optional, beyond the profile")
        }
        (_, 0, 0) => text("valfri", "optional"),
    }
}

/// The replacement of a deprecated row: its key where the class has one, else the IRI.
pub(super) fn successor<'p>(class: &'p Class, property: &'p Property) -> Option<&'p str> {
    let iri = property.replaced_by.as_deref()?;
    Some(class.by_iri(iri).map_or(iri, |next| &next.key))
}

/// The help of a row, with that of each alternative where it has several.
pub(super) fn help(property: &Property) -> Text {
    let mut help = property.help.clone();
    if property.alternatives.len() > 1 {
        for alternative in &property.alternatives {
            let (Some(label), Some(more)) = (&alternative.label, &alternative.help) else {
                continue;
            };
            help.sv = format!("{} {}: {}", help.sv, label.sv, more.sv);
            help.en = format!("{} {}: {}", help.en, label.en, more.en);
        }
    }
    help
}
