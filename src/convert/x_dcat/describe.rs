//! A block or nested mapping as a resource: each key by its row in the profile.

use super::key_context::KeyContext;
use super::scalar;
use crate::convert::rules;
use crate::convert::sink::Sink;
use crate::diagnostic::Message;
use crate::message;
use crate::profile::{Class, ClassId, Property, Word, class_name};
use crate::rdf::TermId;
use crate::rdf::vocab::rdf;
use crate::source::Span;
use crate::yaml::{Entry, Node, NodeValue};

/// The key with the IRI of the resource.
const ABOUT: &str = "about";

/// Writes the resource of a mapping and returns its term; `None` when it is no mapping.
pub fn resource(sink: &mut Sink<'_>, class: ClassId, node: &Node<'_>) -> Option<TermId> {
    if !matches!(node.value, NodeValue::Mapping(_)) {
        let name = sink.profile.class(class).name;
        let message = message!(sv: "här väntas nycklar med värden som beskriver {name}", en: "keys with values that describe a {name} are expected here", name);
        sink.report(&rules::UNREADABLE_VALUE, node.span, message)
            .value(node.text().unwrap_or_default());
        return None;
    }
    let subject = subject(sink, class, node);
    let row = sink.profile.class(class);
    let says_its_type = node.entries().iter().any(|entry| {
        split(sink, row, &entry.key).is_some_and(|(property, _)| property.iri == rdf::TYPE)
    });
    if !says_its_type {
        sink.class(subject, &row.iri, node.span);
    }
    entries(sink, subject, class, node.entries());
    Some(subject)
}

/// Writes the values of a resource's keys.
fn entries(sink: &mut Sink<'_>, subject: TermId, class: ClassId, entries: &[Entry<'_>]) {
    let class = sink.profile.class(class);
    let mut of_agent = Vec::new();
    for entry in entries.iter().filter(|entry| entry.key != ABOUT) {
        match split(sink, class, &entry.key) {
            Some((property, language)) => {
                let key = entry.key.as_ref();
                let base = language.map_or(key, |tag| &key[..key.len() - tag.len() - 1]);
                let at = KeyContext {
                    subject,
                    class,
                    property,
                    key: base,
                    language,
                };
                values(sink, &at, &entry.value);
            }
            None if class.name == class_name::ATTRIBUTION => of_agent.push(entry.clone()),
            None => {
                let keys = known_keys(sink, class);
                unknown_key(sink, entry, class.name, &keys);
            }
        }
    }
    // Agent and role are given in one mapping.
    if let Some(property) = class
        .by_key("agent")
        .filter(|_| class.name == class_name::ATTRIBUTION)
    {
        attributed(sink, subject, property, entries, of_agent);
    }
}

fn attributed<'s>(
    sink: &mut Sink<'_>,
    subject: TermId,
    property: &'static Property,
    all: &[Entry<'s>],
    mut own: Vec<Entry<'s>>,
) {
    own.extend(all.iter().filter(|entry| entry.key == ABOUT).cloned());
    let (Some(first), Some(agent)) = (own.first(), sink.profile.class_named(class_name::AGENT))
    else {
        return;
    };
    let span = first.key_span;
    let node = Node {
        span,
        value: NodeValue::Mapping(own),
    };
    if let Some(agent) = resource(sink, agent, &node) {
        sink.link(subject, &property.iri, agent, span);
    }
}

/// The term of a resource: `about`, else a blank node. In an attribution, `about` is the agent.
fn subject(sink: &mut Sink<'_>, class: ClassId, node: &Node<'_>) -> TermId {
    let class = sink.profile.class(class);
    let about = node
        .get(ABOUT)
        .filter(|_| class.name != class_name::ATTRIBUTION);
    let stated = about.and_then(|about| Some((about.text()?, about.span)));
    if let Some((text, span)) = stated {
        if let Some(iri) = sink.address(text, span, &Message::quoted(class.name)) {
            return sink.builder.iri(&iri);
        }
        let message = message!(sv: "`{text}` är ingen adress", en: "`{text}` is no address", text);
        sink.report(&rules::UNREADABLE_VALUE, span, message)
            .value(text);
    }
    let title = ["title-sv", "title", "title-en", "name", "name-sv"];
    let title = title.iter().find_map(|key| node.get(key)?.text());
    sink.blank(title.unwrap_or(class.name))
}

/// The row for a key, and the language after it, if any.
fn split<'k>(
    sink: &Sink<'_>,
    class: &'static Class,
    key: &'k str,
) -> Option<(&'static Property, Option<&'k str>)> {
    let find = |key: &str| {
        let renamed = sink
            .tables
            .x_dcat
            .keys
            .get(class.name)
            .and_then(|keys| keys.get(key));
        let key = renamed.map_or(key, String::as_str);
        class.by_key(key).filter(|row| !row.inferred)
    };
    if let Some(property) = find(key) {
        return Some((property, None));
    }
    let (base, tag) = key.rsplit_once('-')?;
    let is_tag = (2..=3).contains(&tag.len()) && tag.chars().all(|c| c.is_ascii_lowercase());
    find(base)
        .filter(|_| is_tag)
        .map(|property| (property, Some(tag)))
}

/// The keys allowed in a class.
fn known_keys(sink: &Sink<'_>, class: &'static Class) -> Vec<&'static str> {
    let renamed = sink.tables.x_dcat.keys.get(class.name);
    let renamed = renamed
        .into_iter()
        .flat_map(|keys| keys.keys().map(String::as_str));
    let rows = class.properties.iter().map(|row| row.key.as_str());
    rows.chain(renamed).chain([ABOUT]).collect()
}

/// Reports an unknown key, with a did-you-mean suggestion.
pub fn unknown_key(sink: &mut Sink<'_>, entry: &Entry<'_>, of: &str, known: &[&str]) {
    let key = entry.key.as_ref();
    let (base, tag) = match key.rsplit_once('-') {
        Some((base, tag)) if tag.len() == 2 && !known.contains(&key) => (base, Some(tag)),
        _ => (key, None),
    };
    let near = sink.suggestions.look(|| {
        let base = Word::new(base);
        // Only the most similar key is suggested, and only if it is similar enough.
        let most = known.iter().map(|word| word.len()).max().unwrap_or(0) / 3;
        let near = known.iter().filter_map(|word| {
            let distance = base.distance(&Word::new(*word), most)?;
            Some((distance, *word))
        });
        near.min()
    });
    let near = near.filter(|(distance, word)| distance * 3 <= word.len());
    let message =
        message!(sv: "`{key}` är ingen nyckel i {of}", en: "`{key}` is no key of {of}", key, of);
    let meant =
        near.map(|(_, word)| tag.map_or_else(|| word.to_owned(), |tag| format!("{word}-{tag}")));
    let help = meant
        .map(|meant| message!(sv: "menade du `{meant}`?", en: "did you mean `{meant}`?", meant));
    let report = sink
        .report(&rules::UNKNOWN_KEY, entry.key_span, message)
        .value(key);
    if let Some(help) = help {
        report.help(help);
    }
}

fn values(sink: &mut Sink<'_>, at: &KeyContext<'_>, node: &Node<'_>) {
    for item in node.items() {
        match &item.value {
            NodeValue::Mapping(_) => nested(sink, at, item),
            NodeValue::Scalar(scalar) => split_scalar(sink, at, &scalar.text, item.span),
            NodeValue::Sequence(_) => unreadable(sink, at, item.span),
            // No value.
            NodeValue::Null | NodeValue::Empty => {}
        }
    }
}

fn nested(sink: &mut Sink<'_>, at: &KeyContext<'_>, node: &Node<'_>) {
    let Some(class) = at.has_object_class() else {
        return unreadable(sink, at, node.span);
    };
    if let Some(object) = resource(sink, class, node) {
        sink.link(at.subject, &at.property.iri, object, node.span);
    }
}

fn unreadable(sink: &mut Sink<'_>, at: &KeyContext<'_>, span: Span) {
    let key = at.key;
    let message = message!(sv: "under `{key}` väntas ett enkelt värde", en: "a single value is expected under `{key}`", key);
    sink.report(&rules::UNREADABLE_VALUE, span, message)
        .property(&at.property.iri);
}

/// One value, or several separated by `;`.
fn split_scalar(sink: &mut Sink<'_>, at: &KeyContext<'_>, text: &str, span: Span) {
    if let Some(parts) = sink.tables.x_dcat.parts.get(at.key) {
        return in_parts(sink, at, parts, text, span);
    }
    if !sink.tables.x_dcat.lists.iter().any(|key| key == at.key) {
        return scalar::write(sink, at, text, span);
    }
    // In a URL, a semicolon has no space after it.
    let is_text = at.property.is_literal();
    let separator = if is_text { ";" } else { "; " };
    for part in text
        .split(separator)
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        scalar::write(sink, at, part, span);
    }
}

/// `Storgatan 5; 852 30; Sundsvall; Sverige`.
fn in_parts(sink: &mut Sink<'_>, at: &KeyContext<'_>, names: &[String], text: &str, span: Span) {
    let Some(class) = at.has_object_class() else {
        return unreadable(sink, at, span);
    };
    let class = sink.profile.class(class);
    let node = sink.blank(at.key);
    sink.link(at.subject, &at.property.iri, node, span);
    sink.class(node, &class.iri, span);
    let parts: Vec<&str> = text.split(';').map(str::trim).collect();
    if parts.len() > names.len() {
        let expected = names.join("; ");
        let message = message!(sv: "`{text}` har fler delar än {expected}", en: "`{text}` has more parts than {expected}", text, expected);
        sink.report(&rules::UNREADABLE_VALUE, span, message)
            .value(text);
    }
    // The last property takes all remaining parts.
    for (number, name) in names.iter().enumerate() {
        let last = number + 1 == names.len();
        let part = if last {
            parts.get(number..).unwrap_or_default().join(", ")
        } else {
            parts
                .get(number)
                .map(|part| (*part).to_owned())
                .unwrap_or_default()
        };
        if let Some(property) = class.by_key(name).filter(|_| !part.is_empty()) {
            sink.plain(node, &property.iri, &part, span);
        }
    }
}
