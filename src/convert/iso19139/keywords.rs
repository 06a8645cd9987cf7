//! Keywords, and data themes derived from them and from topic categories.

use super::cx::Cx;
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::Words;
use crate::message;
use crate::profile::fold;
use crate::rdf::vocab::{dcat, dcatap};
use crate::rdf::{TermId, is_absolute_iri};
use crate::source::Span;

/// EU data themes of a record, by their source.
#[derive(Default)]
struct Themes {
    /// Explicit.
    said: Vec<(&'static str, Span)>,
    /// From INSPIRE themes.
    by_inspire: Vec<(String, Span)>,
    /// From topic categories.
    by_topic: Vec<(String, Span)>,
}

/// Writes keywords and themes.
pub fn write(cx: &mut Cx<'_, '_>) {
    let mut themes = Themes::default();
    for keywords in cx.info.all("descriptiveKeywords/MD_Keywords") {
        let thesaurus = keywords
            .at("thesaurusName/CI_Citation/title")
            .and_then(Element::value);
        keywords.child("type").and_then(Element::code);
        let is_initiative = thesaurus
            .as_ref()
            .is_some_and(|thesaurus| names_initiatives(cx, thesaurus));
        let is_inspire = thesaurus.as_ref().is_some_and(lists_inspire_themes);
        for keyword in keywords.children("keyword") {
            if is_initiative {
                keyword.mark_all();
            } else {
                self::keyword(cx, keyword, is_inspire, &mut themes);
            }
        }
    }
    topics(cx, &mut themes);
    data_themes(cx, &themes);
}

/// Whether a thesaurus is that of INSPIRE themes, which has several names.
fn lists_inspire_themes(thesaurus: &ElementValue<'_>) -> bool {
    let name = fold(&format!(
        "{} {}",
        thesaurus.text,
        thesaurus.href.unwrap_or_default()
    ));
    name.contains("inspire") && (name.contains("theme") || name.contains("tema"))
}

fn names_initiatives(cx: &Cx<'_, '_>, thesaurus: &ElementValue<'_>) -> bool {
    let known = &cx.sink.tables.iso.initiatives;
    let title = fold(&thesaurus.text);
    let href = fold(thesaurus.href.unwrap_or_default());
    let mut words = title
        .split(|c: char| !c.is_alphanumeric())
        .chain(href.rsplit(['/', '.', '#']));
    words.any(|word| known.iter().any(|initiative| initiative == word))
}

fn keyword<'r>(cx: &mut Cx<'r, '_>, element: Element<'r>, is_inspire: bool, themes: &mut Themes) {
    let Some(held) = element.value() else { return };
    let tables = cx.sink.tables;
    // A free keyword may equal the label of a theme by chance.
    let by_label = is_inspire.then(|| tables.theme(&held.text)).flatten();
    let by_address = held.href.and_then(|href| tables.inspire.theme_at(href));
    let theme = by_address.or(by_label);
    for mut words in cx.languages.texts(cx.sink, element) {
        // English labels are common in Swedish records.
        if let Some(theme) = theme {
            let is = |label: &str| fold(label) == fold(&words.text);
            if is(&theme.label.en) {
                words.language = Some("en".to_owned());
            } else if is(&theme.label.sv) {
                words.language = Some("sv".to_owned());
            }
        }
        cx.sink.words(cx.main, dcat::KEYWORD, &words);
    }
    if let Some(theme) = theme {
        let iri = format!("{}{}", tables.inspire.theme_address, theme.code);
        cx.sink.iri(cx.main, dcat::THEME, &iri, held.span);
        let eu = theme.data_themes.iter().cloned();
        themes.by_inspire.extend(eu.map(|code| (code, held.span)));
        return;
    }
    let Some(href) = held.href.filter(|href| is_absolute_iri(href)) else {
        return;
    };
    if let Some(value) = cx.sink.listed("data-theme", href) {
        themes.said.push((value.value(), held.span));
    } else if let Some(value) = cx.sink.listed("hvd-category", href) {
        cx.sink
            .iri(cx.main, dcatap::HVD_CATEGORY, value.value(), held.span);
        mark_high_value(cx, cx.main, held.span);
        cx.high_value.get_or_insert(held.span);
    } else if tables.inspire.is_concept(href) {
        cx.sink.iri(cx.main, dcat::THEME, href, held.span);
    } else {
        cx.leave(element, href);
    }
}

/// Writes the applicable legislation of high-value data.
pub fn mark_high_value(cx: &mut Cx<'_, '_>, what: TermId, span: Span) {
    if let Some(law) = cx.sink.listed("legislation", "HVD") {
        cx.sink
            .iri(what, dcatap::APPLICABLE_LEGISLATION, law.value(), span);
    }
}

fn topics(cx: &mut Cx<'_, '_>, themes: &mut Themes) {
    let tables = cx.sink.tables;
    for element in cx.info.children("topicCategory") {
        let Some(held) = element.code() else { continue };
        let topic = tables
            .inspire
            .topics
            .iter()
            .find(|topic| topic.code == held.text);
        let Some(topic) = topic else {
            let message = message!(sv: "ämneskategorin `{text}` finns inte i listan", en: "the topic category `{text}` is not in the list", text = &held.text);
            cx.report(&rules::UNKNOWN_CODE, held.span, message)
                .property(dcat::THEME)
                .value(&held.text);
            // An unmapped topic is kept as a keyword.
            let words = Words {
                language: None,
                ..cx.languages.words(&held)
            };
            cx.sink.words(cx.main, dcat::KEYWORD, &words);
            continue;
        };
        let iri = format!("{}{}", tables.inspire.topic_address, topic.code);
        cx.sink.iri(cx.main, dcat::THEME, &iri, held.span);
        // Related themes are used if there is no exact match.
        let near = if topic.themes.is_empty() {
            &topic.related
        } else {
            &topic.themes
        };
        let eu = near.iter().filter_map(|code| tables.inspire.theme(code));
        let eu = eu.flat_map(|theme| theme.data_themes.iter().cloned());
        themes.by_topic.extend(eu.map(|code| (code, held.span)));
    }
}

/// The EU data themes: explicit ones, else those from INSPIRE themes, else those from topic categories.
fn data_themes(cx: &mut Cx<'_, '_>, themes: &Themes) {
    for (iri, span) in &themes.said {
        cx.sink.iri(cx.main, dcat::THEME, iri, *span);
    }
    if !themes.said.is_empty() {
        return;
    }
    let aligned = if themes.by_inspire.is_empty() {
        &themes.by_topic
    } else {
        &themes.by_inspire
    };
    for (code, span) in aligned {
        if let Some(value) = cx.sink.listed("data-theme", code) {
            cx.sink.iri(cx.main, dcat::THEME, value.value(), *span);
        }
    }
}
