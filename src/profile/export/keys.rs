//! Markdown documentation of the keys: each class with its keys, and each vocabulary with its codes.

use super::words;
use crate::diagnostic::{Lang, Text};
use crate::profile::{
    Class, Form, NodeKind, Profile, Property, RangeAlternative, Vocabulary, VocabularyId,
};
use crate::rdf::vocab::xsd;
use crate::say;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// All keys and vocabularies of a profile, each class and vocabulary with a second-level heading.
pub fn keys(profile: &Profile, lang: Lang) -> String {
    let mut writer = Writer {
        profile,
        lang,
        text: String::new(),
        lists: BTreeMap::new(),
    };
    for class in &profile.classes {
        writer.class(class);
    }
    writer.lists();
    writer.text.trim_end().to_owned() + "\n"
}

struct Writer<'p> {
    profile: &'p Profile,
    lang: Lang,
    text: String,
    /// The vocabularies of the keys, by heading.
    lists: BTreeMap<String, VocabularyId>,
}

impl Writer<'_> {
    fn class(&mut self, class: &Class) {
        let rows: Vec<&Property> = class
            .properties
            .iter()
            .filter(|row| !row.inferred && !row.deprecated)
            .collect();
        if rows.is_empty() {
            return;
        }
        let lang = self.lang;
        let _ = writeln!(self.text, "## {}\n", class_heading(class, lang));
        let mut help = class.help.get(lang).to_owned();
        if let Some(folder) = class
            .folder
            .as_deref()
            .filter(|folder| *folder != "catalogs")
        {
            help += &say!(lang, sv: " Skrivs i mappen `{folder}/`.", en: " Written in the folder `{folder}/`.");
        }
        let head = say!(
            lang,
            sv: "| Nyckel | Betyder | Krav | Värden |",
            en: "| Key | Means | Obligation | Values |"
        );
        let _ = writeln!(self.text, "{}\n\n{head}\n|---|---|---|---|", help.trim());
        for row in rows {
            let line = self.row(class, row);
            self.text.push_str(&line);
        }
        self.text.push('\n');
    }

    fn row(&mut self, class: &Class, row: &Property) -> String {
        let lang = self.lang;
        let requirement = words::requirement(class, row).get(lang).to_owned();
        let several = match row.max {
            Some(1) => String::new(),
            Some(max) => say!(lang, sv: ", högst {max}", en: ", at most {max}"),
            None if row
                .alternatives
                .iter()
                .any(|alternative| alternative.form == Some(Form::HvdMark)) =>
            {
                String::new()
            }
            None => say!(lang, sv: ", flera", en: ", several"),
        };
        let default = row.default.as_ref().map(
            |value| say!(lang, sv: "; utan den gäller `{value}`", en: "; without it `{value}` holds"),
        );
        let mut values: Vec<String> = Vec::new();
        for alternative in row
            .alternatives
            .iter()
            .filter(|alternative| !alternative.deprecated)
        {
            for value in self.values(row, alternative) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        let or = say!(lang, sv: " eller ", en: " or ");
        format!(
            "| `{}` | **{}.** {} | {requirement}{several}{} | {} |\n",
            row.key,
            row.label.get(lang),
            cell(row.help.get(lang)),
            default.unwrap_or_default(),
            values.join(&or)
        )
    }

    /// The allowed values, in words.
    fn values(&mut self, row: &Property, alternative: &RangeAlternative) -> Vec<String> {
        if let Some(form) = alternative.form {
            return vec![form_words(form, self.lang)];
        }
        let listed: Vec<VocabularyId> = alternative
            .vocabularies
            .iter()
            .chain(&alternative.suggest)
            .copied()
            .filter(|id| self.offers(*id))
            .collect();
        let mut said: Vec<String> = listed.into_iter().map(|id| self.list_link(id)).collect();
        let free = alternative.vocabularies.is_empty();
        if free && !alternative.classes.is_empty() {
            said.extend(
                alternative
                    .classes
                    .iter()
                    .map(|id| self.described(row, self.profile.class(*id))),
            );
        } else if free && !said.is_empty() {
            said.push(say!(self.lang, sv: "annat värde", en: "another value"));
        } else if free {
            said.push(self.node(row, alternative));
        }
        said
    }

    /// How to refer to a resource of a class.
    fn described(&self, row: &Property, class: &Class) -> String {
        let lang = self.lang;
        let heading = class_heading(class, lang);
        let link = format!(
            "[{}](#{})",
            class.label.get(lang).to_lowercase(),
            anchor(&heading)
        );
        match &class.folder {
            Some(folder) => {
                say!(lang, sv: "id i `{folder}/` ({link})", en: "id in `{folder}/` ({link})")
            }
            None if row.is_in_place() => link,
            None => say!(lang, sv: "webbadress eller {link}", en: "web address or {link}"),
        }
    }

    fn node(&self, row: &Property, alternative: &RangeAlternative) -> String {
        let lang = self.lang;
        match alternative.node {
            NodeKind::Text if row.many_per_language => say!(
                lang, sv: "ord: `[ord, ord]` eller `{{sv: [ord], en: [word]}}`", en: "words: `[word, word]` or `{{sv: [ord], en: [word]}}`"
            ),
            NodeKind::Text => {
                say!(lang, sv: "text, eller `{{sv: …, en: …}}`", en: "text, or `{{sv: …, en: …}}`")
            }
            NodeKind::Plain | NodeKind::Literal => say!(lang, sv: "text", en: "text"),
            NodeKind::Typed => datatype(&alternative.datatypes, lang),
            NodeKind::Iri | NodeKind::Resource => say!(lang, sv: "webbadress", en: "web address"),
        }
    }

    /// Whether a vocabulary has a value that is not deprecated.
    fn offers(&self, id: VocabularyId) -> bool {
        let list = self.profile.vocabulary(id);
        list.values.iter().any(|value| !value.deprecated)
    }

    fn list_link(&mut self, id: VocabularyId) -> String {
        let list = self.profile.vocabulary(id);
        let heading = list_heading(list, self.lang);
        let link = format!("[{}](#{})", list.label.get(self.lang), anchor(&heading));
        self.lists.insert(heading, id);
        link
    }

    fn lists(&mut self) {
        let lang = self.lang;
        for (heading, id) in std::mem::take(&mut self.lists) {
            let list = self.profile.vocabulary(id);
            let head = if list.by_label {
                say!(lang, sv: "| Skriv | På engelska |", en: "| Write | In Swedish |")
            } else {
                say!(lang, sv: "| Kod | Namn |", en: "| Code | Name |")
            };
            let _ = writeln!(self.text, "## {heading}\n\n{head}\n|---|---|");
            for value in list.values.iter().filter(|value| !value.deprecated) {
                let Text { sv, en } = &value.label;
                let (first, second) = match (list.by_label, lang) {
                    (true, Lang::Sv) => (sv, en),
                    (true, Lang::En) => (en, sv),
                    (false, _) => (&value.code, if lang == Lang::Sv { sv } else { en }),
                };
                let _ = writeln!(self.text, "| `{first}` | {} |", cell(second));
            }
            self.text.push('\n');
        }
    }
}

/// The notation of a value form that differs from its RDF.
fn form_words(form: Form, lang: Lang) -> String {
    match form {
        Form::Email => say!(lang, sv: "e-postadress", en: "e-mail address"),
        Form::Telephone => {
            say!(lang, sv: "telefonnummer: `0123-456 78`", en: "telephone number: `0123-456 78`")
        }
        Form::BoundingBox => "`{west: 13.20, south: 58.80, east: 13.55, north: 58.98}`".to_owned(),
        Form::Point => "`{longitude: 13.4, latitude: 58.9}`".to_owned(),
        Form::Wkt => say!(lang, sv: "geometri som WKT", en: "a geometry as WKT"),
        Form::OrganisationNumber => {
            say!(lang, sv: "tio siffror: `212000-0001`", en: "ten digits: `212000-0001`")
        }
        Form::HvdMark => say!(lang, sv: "`true` eller `false`", en: "`true` or `false`"),
    }
}

/// The notation of the first datatype.
fn datatype(datatypes: &[String], lang: Lang) -> String {
    match datatypes.first().map(String::as_str) {
        Some(xsd::DATE | xsd::DATE_TIME | xsd::G_YEAR) => {
            say!(lang, sv: "datum: `2024-05-01` eller `2024`", en: "date: `2024-05-01` or `2024`")
        }
        Some(iri) if iri.ends_with("#duration") => {
            say!(lang, sv: "tid: `P1Y`, `PT1H`", en: "duration: `P1Y`, `PT1H`")
        }
        Some(iri) if iri.ends_with("#boolean") => {
            say!(lang, sv: "`true` eller `false`", en: "`true` or `false`")
        }
        Some(iri) if iri.to_lowercase().ends_with("integer") => {
            say!(lang, sv: "heltal", en: "whole number")
        }
        Some(iri) if iri.ends_with("#decimal") => say!(lang, sv: "tal", en: "number"),
        Some(_) | None => say!(lang, sv: "text", en: "text"),
    }
}

fn class_heading(class: &Class, lang: Lang) -> String {
    format!("{} ({})", class.label.get(lang), class.name)
}

fn list_heading(list: &Vocabulary, lang: Lang) -> String {
    let what = say!(lang, sv: "Lista", en: "List");
    format!("{what}: {} ({})", list.label.get(lang), list.name)
}

/// The anchor that GitHub and GitLab generate for a heading.
fn anchor(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// A text for a table cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
