//! Templates of new files, with comments, from the profile.

use crate::diagnostic::Lang;
use crate::profile::{Class, NodeKind, Profile, Property, class_name};
use crate::rdf::vocab::dcterms;
use crate::say;
use std::fmt::Write;

/// A template for `class`: mandatory keys, and recommended ones as comments. Keys in `defaults:` of the repository are
/// comments too.
pub(super) fn template(
    profile: &Profile,
    class: &Class,
    schema: &str,
    defaulted: &[String],
    lang: Lang,
) -> String {
    let mut text = format!("# yaml-language-server: $schema={schema}\n");
    let help = class.help.get(lang);
    let _ = writeln!(text, "# {}: {help}", class.label.get(lang));
    let rows = || {
        class
            .properties
            .iter()
            .filter(|row| !row.outside && !row.deprecated && !row.inferred)
    };
    section(&mut text, &say!(lang, sv: "Obligatoriskt", en: "Mandatory"));
    for row in rows().filter(|row| row.min > 0 && row.depends_on.is_none()) {
        let comment = if defaulted.contains(&row.key) {
            "# "
        } else {
            ""
        };
        property(&mut text, profile, row, comment, lang);
    }
    let recommended: Vec<_> = rows()
        .filter(|row| row.min == 0 && row.preferred > 0)
        .collect();
    if !recommended.is_empty() {
        section(
            &mut text,
            &say!(lang, sv: "Rekommenderat: ta bort # framför raden", en: "Recommended: remove the # before the line"),
        );
        for row in recommended {
            property(&mut text, profile, row, "# ", lang);
        }
    }
    // Distributions are optional in the profile, but data without one is not accessible.
    if let Some(row) = class.by_key("distribution").filter(|row| !row.outside) {
        section(&mut text, row.label.get(lang));
        distribution(&mut text, profile, row, lang);
    }
    let optional: Vec<&str> = rows()
        .filter(|row| {
            (row.min == 0 || row.depends_on.is_some())
                && row.preferred == 0
                && row.key != "distribution"
        })
        .map(|row| row.key.as_str())
        .collect();
    if !optional.is_empty() {
        section(
            &mut text,
            &say!(lang, sv: "Också möjligt", en: "Also possible"),
        );
        for line in optional.chunks(6) {
            let _ = writeln!(text, "# {}", line.join(", "));
        }
    }
    text
}

fn section(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n# --- {title}");
}

fn property(text: &mut String, profile: &Profile, row: &Property, comment: &str, lang: Lang) {
    let _ = writeln!(text, "# {}", row.help.get(lang));
    let line = format!("{comment}{}: {}", row.key, example(profile, row));
    let _ = writeln!(text, "{}", line.trim_end());
}

fn distribution(text: &mut String, profile: &Profile, row: &Property, lang: Lang) {
    let class = row
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes)
        .next()
        .map(|id| profile.class(*id));
    let Some(class) = class else { return };
    let _ = writeln!(text, "# {}", row.help.get(lang));
    let _ = writeln!(text, "{}:", row.key);
    let rows = class
        .properties
        .iter()
        .filter(|row| !row.outside && !row.deprecated);
    let mut dash = "  - ";
    // Optional in the profile, but without a title the portal shows that there is none.
    let is_title = |row: &Property| row.iri == dcterms::TITLE;
    let mut ordered: Vec<_> = rows
        .filter(|row| row.min > 0 || row.preferred > 0 || is_title(row))
        .collect();
    ordered.sort_by_key(|row| std::cmp::Reverse(u32::from(is_title(row)).max(row.min)));
    for row in ordered {
        if row.min > 0 || is_title(row) {
            let _ = writeln!(text, "{dash}{}: {}", row.key, example(profile, row));
            dash = "    ";
        } else {
            let _ = writeln!(text, "    # {}: {}", row.key, example(profile, row));
        }
    }
}

/// An example value of a property.
fn example(profile: &Profile, row: &Property) -> String {
    if let Some(example) = &row.example {
        return example.clone();
    }
    let alternative = &row.alternatives[0];
    let lists = alternative
        .vocabularies
        .iter()
        .chain(&alternative.suggest)
        .map(|id| profile.vocabulary(*id));
    let offered = lists.filter_map(|list| {
        list.values
            .iter()
            .find(|value| !value.deprecated)
            .map(|value| (list, value))
    });
    if let Some((list, value)) = offered.into_iter().next() {
        return if list.by_label {
            value.label.sv.clone()
        } else {
            value.code.clone()
        };
    }
    match alternative.form {
        Some(crate::profile::Form::Email) => return "oppnadata@kommunen.example".to_owned(),
        Some(crate::profile::Form::Telephone) => return "0123-456 78".to_owned(),
        Some(_) | None => {}
    }
    if let Some(class) = alternative
        .classes
        .iter()
        .map(|id| profile.class(*id))
        .next()
    {
        return match (class.folder.is_some(), class.name) {
            (true, _) => "id".to_owned(),
            (false, class_name::PERIOD_OF_TIME) => "{startDate: 2024-01-01, endDate: 2024-12-31}".to_owned(),
            (false, class_name::LOCATION) => "http://sws.geonames.org/2661886/".to_owned(),
            (false, class_name::TELEPHONE) => "0123-456 78".to_owned(),
            (false, class_name::ADDRESS) => {
                "{streetAddress: Storgatan 1, postalCode: \"123 45\", locality: Orten, countryName: Sverige}".to_owned()
            }
            (false, _) => "https://www.kommunen.example/sida".to_owned(),
        };
    }
    match alternative.node {
        NodeKind::Text if row.many_per_language => "{sv: [ord], en: [word]}".to_owned(),
        // Empty texts, which are reported until they are filled in.
        NodeKind::Text => "{sv: , en: }".to_owned(),
        NodeKind::Typed
            if alternative
                .datatypes
                .iter()
                .any(|iri| iri.ends_with("#date")) =>
        {
            "2024-01-01".to_owned()
        }
        NodeKind::Typed
            if alternative
                .datatypes
                .iter()
                .any(|iri| iri.ends_with("#duration")) =>
        {
            "P1Y".to_owned()
        }
        NodeKind::Typed => "1".to_owned(),
        NodeKind::Plain | NodeKind::Literal => String::new(),
        // Empty too: an example URL would be published as if it were real.
        NodeKind::Iri | NodeKind::Resource if row.min > 0 => String::new(),
        NodeKind::Iri | NodeKind::Resource => "https://www.kommunen.example/sida".to_owned(),
    }
}
