//! Structural keys, which are not properties: `id`, `type`, `inSeries` and the like.

use super::read::Reading;
use super::resource::Resource;
use super::role::{MappingRole, NONE};
use super::{keys, rules};
use crate::message;
use crate::profile::ClassId;
use crate::rdf::is_language_tag;
use crate::source::Span;
use crate::yaml::{Entry, NodeValue};
use std::borrow::Cow;

impl Reading<'_> {
    /// Reads a structural key.
    pub(super) fn structural<'s>(
        &mut self,
        entry: Entry<'s>,
        role: MappingRole,
        resource: &mut Resource<'s>,
    ) {
        match &*entry.key {
            "textLanguage" => self.text_language(&entry),
            "uri" if role == MappingRole::MainCatalog && entry.value.text() == Some(NONE) => {}
            "@id" | "uri" => self.iri(entry, resource),
            "id" => self.id(entry, resource),
            "catalog" => match entry.value.value {
                NodeValue::Scalar(scalar) => {
                    resource.catalog = Some((scalar.text, entry.value.span));
                }
                _ => self.wants_text(&entry),
            },
            // The others are read with the repository.
            _ => {}
        }
    }

    /// `@type`: a class name of the profile, a compact IRI or an IRI; one or several.
    pub(super) fn types(&mut self, entry: &Entry<'_>, resource: &mut Resource<'_>) {
        let profile = self.reader.profile;
        if matches!(entry.value.value, NodeValue::Null) {
            resource.untyped = true;
            return;
        }
        for item in entry.value.items() {
            let Some(name) = item.text() else {
                self.wants_text(entry);
                continue;
            };
            let iri = match profile.class_named(name) {
                Some(id) => profile.class(id).iri.clone(),
                None => match keys::expand(profile, name) {
                    Some(iri) => iri,
                    None => {
                        self.bad_iri(name, item.span);
                        continue;
                    }
                },
            };
            let class = profile
                .classes
                .iter()
                .position(|class| class.types.contains(&iri))
                .map(ClassId);
            if resource.class.is_none() {
                resource.class = class;
            }
            resource.types.push((iri, item.span));
        }
    }

    fn text_language(&mut self, entry: &Entry<'_>) {
        if entry.value.text().is_none_or(|tag| !is_language_tag(tag)) {
            let message = message!(
                sv: "`textLanguage` ska vara en språkkod, som `sv` eller `en`",
                en: "`textLanguage` is a language code, such as `sv` or `en`"
            );
            self.report(&rules::LANGUAGE_TAG, entry.value.span, message);
        }
    }

    fn id<'s>(&mut self, entry: Entry<'s>, resource: &mut Resource<'s>) {
        let NodeValue::Scalar(scalar) = entry.value.value else {
            return self.wants_text(&entry);
        };
        if super::is_id(&scalar.text) {
            resource.id = Some((scalar.text, entry.value.span));
            return;
        }
        let suggestion = super::slug(&scalar.text);
        let message = message!(sv: "`{text}` kan inte vara ett id", en: "`{text}` cannot be an id", text = &scalar.text);
        let help = message!(sv: "skriv till exempel `{suggestion}`", en: "write for example `{suggestion}`", suggestion);
        self.report(&rules::FILE_ID, entry.value.span, message).help = Some(help);
        resource.id = Some((Cow::Owned(suggestion), entry.value.span));
    }

    fn iri<'s>(&mut self, entry: Entry<'s>, resource: &mut Resource<'s>) {
        let NodeValue::Scalar(scalar) = entry.value.value else {
            return self.wants_text(&entry);
        };
        if resource.iri.is_some() {
            let message = message!(sv: "`uri` och `@id` säger båda vad resursen heter", en: "`uri` and `@id` both say what the resource is called");
            self.report(&rules::SHAPE, entry.key_span, message);
        } else if entry.key == "@id"
            || scalar.text.starts_with("_:")
            || crate::rdf::is_absolute_iri(&scalar.text)
        {
            // `@id` is exact; rules check whether it is valid.
            resource.iri = Some((scalar.text, entry.value.span));
        } else {
            self.bad_iri(&scalar.text, entry.value.span);
        }
    }

    pub(super) fn bad_iri(&mut self, text: &str, span: Span) {
        let message = if text.contains(' ') {
            message!(sv: "webbadressen `{text}` innehåller mellanslag", en: "the address `{text}` holds a space", text)
        } else {
            message!(sv: "`{text}` är ingen giltig webbadress", en: "`{text}` is no valid address", text)
        };
        let finding = self.report(&rules::IRI, span, message);
        let fixed = without_spaces(text);
        if let Some(list) = several(text) {
            finding.help = Some(message!(
                sv: "det är flera adresser; skriv dem som en lista: `[{list}]`, eller bara en där en enda tas emot",
                en: "these are several addresses; write them as a list: `[{list}]`, or just one where only one is taken",
                list
            ));
        } else if text.contains(' ') && crate::rdf::is_absolute_iri(&fixed) {
            finding.help = Some(message!(sv: "skriv `{fixed}`", en: "write `{fixed}`", fixed));
        }
        finding.value = Some(text.to_owned().into());
    }
}

/// The web addresses in a text, separated by commas, semicolons or spaces.
fn several(text: &str) -> Option<String> {
    let parts = text.split(|c: char| matches!(c, ',' | ';') || c.is_whitespace());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let are_all = parts
        .iter()
        .all(|part| part.contains("://") && crate::rdf::is_absolute_iri(part));
    (are_all && parts.len() > 1).then(|| parts.join(", "))
}

/// The URL with spaces percent-encoded; spaces before the path are removed, as a host has none.
fn without_spaces(text: &str) -> String {
    let text = text.trim();
    let host = text.find("://").map_or(0, |at| at + 3);
    let path = text[host..].find('/').map_or(text.len(), |at| host + at);
    text[..path].replace(' ', "") + &text[path..].replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::without_spaces;

    #[test]
    fn a_host_has_no_space() {
        assert_eq!(
            without_spaces("https:// a.se/min fil.csv"),
            "https://a.se/min%20fil.csv"
        );
        assert_eq!(without_spaces(" https://a.se/å b "), "https://a.se/å%20b");
    }
}
