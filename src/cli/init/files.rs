//! The files of a new repository.

use super::answers::Answers;
use super::field::Field;
use crate::cli::scaffold::schema_path;
use crate::cli::template;
use crate::description::{is_device, slug};
use crate::diagnostic::Lang;
use crate::profile::{self, TemplateTexts, Version, class_name};
use crate::say;
use crate::source::tree::CATALOG;
use crate::workspace::schemas;
use std::fmt::Write as _;

/// The file with the contact point.
const CONTACT: &str = "contacts/oppnadata.yaml";
/// The example, which is a comment.
const EXAMPLE: &str = "datasets/exempel.yaml";
const GITIGNORE: &str = ".gitignore";

/// The files whose names no answer decides.
pub(super) const FIXED: [&str; 4] = [CATALOG, CONTACT, EXAMPLE, GITIGNORE];

/// All files: path in the repository and text.
pub(super) fn files(answers: &Answers, lang: Lang) -> Vec<(String, String)> {
    let mut id = slug(answers.get(Field::Publisher));
    if is_device(&id) {
        id += "-1";
    }
    vec![
        (CATALOG.to_owned(), catalog(answers, &id, lang)),
        (format!("agents/{id}.yaml"), agent(answers, lang)),
        (CONTACT.to_owned(), contact(answers, lang)),
        (EXAMPLE.to_owned(), example(answers, lang)),
        (GITIGNORE.to_owned(), "/public/\n".to_owned()),
    ]
}

fn catalog(answers: &Answers, id: &str, lang: Lang) -> String {
    let (base, title) = (
        answers.get(Field::BaseUri),
        quoted(answers.get(Field::Title)),
    );
    let publisher = answers.get(Field::Publisher);
    let description = quoted(&say!(
        lang,
        sv: "Datamängder och datatjänster från {publisher}.",
        en: "Datasets and data services from {publisher}."
    ));
    let language = say!(lang, sv: "sv", en: "en");
    let written = ["language", "themeTaxonomy"];
    let recommended = recommended(class_name::CATALOG, &written, lang);
    let comment = say!(
        lang,
        sv: "# Gäller för alla filer som inte själva säger något annat.",
        en: "# Applies to every file that does not say otherwise."
    );
    format!(
        "# yaml-language-server: $schema={}/catalog.schema.json
baseURI: {base}
language: {language}
title: {title}
description: {description}
publisher: {id}
themeTaxonomy: DATA-THEME
{recommended}
{comment}
defaults:
  dataset:
    publisher: {id}
    contactPoint: oppnadata
    accessRights: PUBLIC
  distribution:
    license: CC0-1.0
",
        schemas::FOLDER
    )
}

fn agent(answers: &Answers, lang: Lang) -> String {
    let number = answers.get(Field::OrganisationNumber);
    // Few are financed by fees. The IRI that the number gives says what an identifier would.
    let (number, written) = match number {
        "" => (String::new(), &["classification"][..]),
        _ => (
            format!("organisationNumber: {}\n", quoted(number)),
            &["classification", "identifier"][..],
        ),
    };
    format!(
        "# yaml-language-server: $schema={}\nname: {}\ntype: {}\n{number}{}",
        schema_path("agent"),
        quoted(answers.get(Field::Publisher)),
        answers.get(Field::PublisherType),
        recommended(class_name::AGENT, written, lang)
    )
}

fn contact(answers: &Answers, lang: Lang) -> String {
    let publisher = answers.get(Field::Publisher);
    let name = say!(lang, sv: "Öppna data, {publisher}", en: "Open data, {publisher}");
    format!(
        "# yaml-language-server: $schema={}\nkind: Organization\nname: {}\nemail: {}\n{}",
        schema_path("contact"),
        quoted(&name),
        quoted(answers.get(Field::Email)),
        recommended(class_name::CONTACT_POINT, &[], lang)
    )
}

/// The keys that are recommended for a class, as comments.
fn recommended(class: &str, written: &[&str], lang: Lang) -> String {
    let profile = profile::embedded(Version::default());
    let class = profile.class_named(class).map(|id| profile.class(id));
    class.map_or_else(String::new, |class| {
        template::recommended(profile, class, written, lang)
    })
}

/// A dataset to look at. All of it is comments: an example that is not replaced must not be published.
fn example(answers: &Answers, lang: Lang) -> String {
    let texts = TemplateTexts::get();
    let (title, description, keyword) = (&texts.title, &texts.description, &texts.keyword);
    let of = &texts.distribution;
    let base = answers.get(Field::BaseUri);
    let schema = schema_path("dataset");
    let about = say!(
        lang,
        sv: "# Ett exempel att titta på. Allt här är kommentarer, och inget av det publiceras: ta bort filen när den inte behövs.\n# `katalog new dataset ID` skriver en fil att fylla i.",
        en: "# An example to look at. All of it is comments, and none of it is published: remove the file when it is not needed.\n# `katalog new dataset ID` writes a file to fill in."
    );
    let dataset = format!(
        "title: {{sv: {}, en: {}}}
description:
  sv: {}
  en: {}
keyword: {{sv: [{}], en: [{}]}}
theme: GOVE
distribution:
  - title: {{sv: {}, en: {}}}
    description:
      sv: {}
      en: {}
    format: CSV
    accessURL: {base}/exempel.csv
    downloadURL: {base}/exempel.csv
",
        title.sv,
        title.en,
        description.sv,
        description.en,
        keyword.sv,
        keyword.en,
        of.title.sv,
        of.title.en,
        of.description.sv,
        of.description.en,
    );
    let commented = dataset.lines().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "# {line}");
        text
    });
    format!("# yaml-language-server: $schema={schema}\n{about}\n\n{commented}")
}

/// A text as a YAML scalar in double quotes; JSON's escapes are YAML's too.
fn quoted(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    // JSON takes these as they are; to YAML some end a line, and others are no text.
    let bare = |c: char| {
        matches!(
            c,
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
        )
    };
    quoted.chars().fold(String::new(), |mut text, c| {
        if bare(c) {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
        text
    })
}
