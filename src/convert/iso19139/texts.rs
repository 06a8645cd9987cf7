//! Multilingual texts of a record (`PT_FreeText`) as language-tagged literals.

use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::{Sink, Words};
use crate::message;

/// Languages of a record.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    /// Default language tag.
    pub main: Option<String>,
    /// Locale names and their language tags.
    locales: Vec<(String, String)>,
}

impl Languages {
    /// Reads the languages of a record.
    pub fn read(sink: &mut Sink<'_>, record: Element<'_>, ident: &str) -> Self {
        let locales = record.all("locale/PT_Locale").into_iter();
        let locales = locales.filter_map(|locale| {
            let code = locale.child("languageCode")?.code()?;
            Some((
                locale.attribute("id")?.to_owned(),
                sink.language_tag(&code.text)?,
            ))
        });
        let locales = locales.collect();
        let code = record.child("language").and_then(Element::code);
        let main = code.as_ref().and_then(|code| sink.language_tag(&code.text));
        match &code {
            None => {
                let message = message!(sv: "post `{ident}`: språk saknas", en: "record `{ident}`: no language is given", ident);
                sink.report(&rules::LANGUAGE_UNCLEAR, record.span(), message);
            }
            Some(code) if main.is_none() => {
                let message = message!(sv: "post `{ident}`: `{text}` är inget känt språk", en: "record `{ident}`: `{text}` is no known language", ident, text = &code.text);
                sink.report(&rules::LANGUAGE_UNCLEAR, code.span, message)
                    .value(&code.text);
            }
            Some(_) => {}
        }
        Self { main, locales }
    }

    /// A text in the default language.
    pub fn words(&self, held: &ElementValue<'_>) -> Words {
        Words {
            text: held.text.clone(),
            language: self.main.clone(),
            span: held.span,
        }
    }

    /// A text in all its languages, the default language first.
    pub fn texts(&self, sink: &Sink<'_>, property: Element<'_>) -> Vec<Words> {
        let mut texts: Vec<Words> = property
            .text_value()
            .iter()
            .map(|held| self.words(held))
            .collect();
        for localised in property.all("PT_FreeText/textGroup/LocalisedCharacterString") {
            let Some((text, span)) = localised.text() else {
                continue;
            };
            localised.mark();
            let language = self.tag_of(sink, localised.attribute("locale").unwrap_or_default());
            let known = texts.iter().any(|other| {
                other.language == language && (language.is_some() || other.text == text)
            });
            if !known {
                texts.push(Words {
                    text,
                    language,
                    span,
                });
            }
        }
        texts
    }

    /// The language tag for `#locale-en`: that of the locale, else the language in its name.
    fn tag_of(&self, sink: &Sink<'_>, locale: &str) -> Option<String> {
        let name = locale.trim_start_matches('#');
        let said = self.locales.iter().find(|(known, _)| known == name);
        said.map(|(_, tag)| tag.clone()).or_else(|| {
            let last = name.rsplit(['-', '_']).next().unwrap_or(name);
            sink.language_tag(last)
        })
    }
}
