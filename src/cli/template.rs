//! Templates of new files, with comments, from the profile.

use crate::diagnostic::Lang;
use crate::profile::{Class, NodeKind, Profile, Property, Vocabulary, VocabularyValue, class_name};
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
    let rows = || rows(class);
    section(&mut text, &say!(lang, sv: "Obligatoriskt", en: "Mandatory"));
    for row in rows().filter(|row| row.min > 0 && row.depends_on.is_none()) {
        let comment = if defaulted.contains(&row.key) {
            "# "
        } else {
            ""
        };
        property(&mut text, profile, row, comment, lang);
    }
    text += &recommended(profile, class, &[], lang);
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

fn rows(class: &Class) -> impl Iterator<Item = &Property> {
    let rows = class.properties.iter();
    rows.filter(|row| !row.outside && !row.deprecated && !row.inferred)
}

/// The recommended keys as comments, but for those that are written already.
pub(super) fn recommended(
    profile: &Profile,
    class: &Class,
    written: &[&str],
    lang: Lang,
) -> String {
    let is_asked = |row: &&Property| row.min == 0 && row.preferred > 0;
    let left = rows(class).filter(|row| is_asked(row) && !written.contains(&row.key.as_str()));
    let mut text = String::new();
    for row in left {
        if text.is_empty() {
            let title = say!(lang, sv: "Rekommenderat: ta bort # framför raden", en: "Recommended: remove the # before the line");
            section(&mut text, &title);
        }
        property(&mut text, profile, row, "# ", lang);
    }
    text
}

fn section(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n# --- {title}");
}

fn property(text: &mut String, profile: &Profile, row: &Property, comment: &str, lang: Lang) {
    let _ = writeln!(text, "# {}", row.help.get(lang));
    let line = format!("{comment}{}: {}", row.key, placeholder(profile, row, lang));
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
            let line = format!("{dash}{}: {}", row.key, placeholder(profile, row, lang));
            let _ = writeln!(text, "{}", line.trim_end());
            dash = "    ";
        } else {
            let _ = writeln!(
                text,
                "    # {}: {}",
                row.key,
                placeholder(profile, row, lang)
            );
        }
    }
}

/// What stands in place of a value: nothing, or what kind of value it is, in angle brackets. None is valid, so what was
/// not replaced is reported, and not published.
fn placeholder(profile: &Profile, row: &Property, lang: Lang) -> String {
    let alternative = &row.alternatives[0];
    let lists = alternative.vocabularies.iter().chain(&alternative.suggest);
    if let Some(list) = lists.map(|id| profile.vocabulary(*id)).next() {
        return choices(list, row.example.as_deref());
    }
    if alternative.form.is_some() {
        return String::new();
    }
    let class = alternative.classes.first().map(|id| profile.class(*id));
    if let Some(class) = class {
        return match (class.folder.is_some(), class.name) {
            (true, _) => "<id>".to_owned(),
            (false, class_name::PERIOD_OF_TIME) => {
                let date = date(lang);
                format!("{{startDate: {date}, endDate: {date}}}")
            }
            (false, class_name::LOCATION) => {
                say!(lang, sv: "<http://sws.geonames.org/NUMMER/>", en: "<http://sws.geonames.org/NUMBER/>")
            }
            (false, class_name::TELEPHONE) => String::new(),
            (false, class_name::ADDRESS) => {
                "{streetAddress: , postalCode: , locality: , countryName: }".to_owned()
            }
            (false, _) => ADDRESS.to_owned(),
        };
    }
    let is_date = |iri: &String| iri.ends_with("#date");
    match alternative.node {
        NodeKind::Text if row.many_per_language => "{sv: [], en: []}".to_owned(),
        NodeKind::Text => "{sv: , en: }".to_owned(),
        NodeKind::Typed if alternative.datatypes.iter().any(is_date) => date(lang),
        NodeKind::Typed | NodeKind::Plain | NodeKind::Literal => String::new(),
        NodeKind::Iri | NodeKind::Resource if row.min > 0 => String::new(),
        NodeKind::Iri | NodeKind::Resource => ADDRESS.to_owned(),
    }
}

const ADDRESS: &str = "<https://…>";

fn date(lang: Lang) -> String {
    say!(lang, sv: "<ÅÅÅÅ-MM-DD>", en: "<YYYY-MM-DD>")
}

/// What a list has to choose from: all of a short one, else the value that the row shows, or its first.
fn choices(list: &Vocabulary, shown: Option<&str>) -> String {
    const SHORT: usize = 4;
    let mut values: Vec<&VocabularyValue> =
        list.values.iter().filter(|of| !of.deprecated).collect();
    // A stable sort: the others stay in the order of the list.
    values.sort_by_key(|value| shown != Some(value.code.as_str()));
    let is_short = values.len() <= SHORT;
    values.truncate(if is_short { SHORT } else { 1 });
    let written = values.into_iter().map(|value| {
        if list.by_label {
            value.label.sv.as_str()
        } else {
            value.code.as_str()
        }
    });
    let more = Some("…").filter(|_| !is_short);
    format!("<{}>", written.chain(more).collect::<Vec<_>>().join(" | "))
}
