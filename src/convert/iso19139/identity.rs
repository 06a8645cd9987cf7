//! Identification of a record: its identifiers, and the type of its resource.

use super::cx::Cx;
use super::records::{Records, ResourceKind};
use super::xml::{Element, ElementValue};
use crate::convert::rules;
use crate::convert::sink::Sink;
use crate::convert::tables::Level;
use crate::message;
use crate::rdf::vocab::{adms, dcterms};
use crate::rdf::{TermId, is_absolute_iri};
use crate::source::Span;

/// Identifiers of a record.
#[derive(Debug)]
pub struct Identity<'x> {
    /// `gmd:fileIdentifier`.
    pub file_identifier: Option<ElementValue<'x>>,
    /// The identifiers of the resource.
    pub codes: Vec<Code<'x>>,
    /// Span of the record.
    pub span: Span,
}

/// An identifier of the resource.
#[derive(Debug)]
pub struct Code<'x> {
    /// As written.
    pub held: ElementValue<'x>,
    /// With its code space, if it has one.
    pub full: String,
}

impl<'x> Identity<'x> {
    /// Reads the identifiers of a record.
    pub fn read(record: Element<'x>, info: Option<Element<'x>>) -> Self {
        let citation = info.and_then(|info| info.at("citation/CI_Citation"));
        let identifiers = citation.map(|c| c.all("identifier/*")).unwrap_or_default();
        let codes = identifiers.into_iter().filter_map(identifier);
        Self {
            file_identifier: record.child("fileIdentifier").and_then(Element::text_value),
            codes: codes.collect(),
            span: record.span(),
        }
    }

    /// The name of the record in messages.
    pub fn ident(&self, title: Option<&ElementValue<'_>>) -> String {
        let code = self.codes.first().map(|code| &code.held);
        let names = [self.file_identifier.as_ref(), code, title];
        names
            .into_iter()
            .flatten()
            .next()
            .map_or_else(|| "?".to_owned(), |held| held.any().to_owned())
    }

    /// The first identifier that is a web URL: the IRI of the resource.
    pub fn iri(&self) -> Option<&str> {
        self.codes.iter().find_map(|code| web_address(&code.held))
    }
}

fn identifier(element: Element<'_>) -> Option<Code<'_>> {
    let held = element.child("code")?.value()?;
    let space = element.child("codeSpace").and_then(Element::text_value);
    let stands_alone = held.text.is_empty() || web_address(&held).is_some();
    let full = match space.filter(|_| !stands_alone) {
        Some(space) => {
            let space = space.text.trim_end_matches(['/', '#', ':']);
            let between = if space.contains("://") { "/" } else { ":" };
            format!("{space}{between}{}", held.text)
        }
        None => held.any().to_owned(),
    };
    Some(Code { held, full })
}

fn web_address<'h>(code: &'h ElementValue<'_>) -> Option<&'h str> {
    [Some(code.text.as_str()), code.href]
        .into_iter()
        .flatten()
        .find(|text| text.starts_with("http") && text.contains("://") && is_absolute_iri(text))
}

impl Records {
    /// Whether a record with the same identifier was already converted, which is reported.
    pub fn is_repeated(&mut self, sink: &mut Sink<'_>, identity: &Identity<'_>) -> bool {
        let Some(held) = &identity.file_identifier else {
            return false;
        };
        let Some(first) = self.taken.insert(held.text.to_lowercase(), held.span) else {
            return false;
        };
        self.taken.insert(held.text.to_lowercase(), first);
        let message = message!(sv: "post `{text}` finns redan", en: "record `{text}` is there already", text = &held.text);
        let label = message!(sv: "den första", en: "the first one");
        sink.report(&rules::DUPLICATE_RECORD, held.span, message)
            .label(first, label)
            .value(&held.text);
        true
    }

    /// The term for the resource: its web URL, unless another resource has it, else a blank node.
    pub fn name(&mut self, sink: &mut Sink<'_>, identity: &Identity<'_>, ident: &str) -> TermId {
        let Some(iri) = identity.iri() else {
            return sink.blank(&format!("post {ident}"));
        };
        let span = identity
            .codes
            .first()
            .map_or(identity.span, |code| code.held.span);
        if let Some(first) = self.taken.get(iri) {
            let message = message!(sv: "post `{ident}`: resursen har samma identifierare som en annan, `{iri}`", en: "record `{ident}`: the resource has the same identifier as another, `{iri}`", ident, iri);
            let help = message!(sv: "resursen togs med utan den; ge den en egen identifierare", en: "the resource was taken in without it; give it an identifier of its own");
            let label = message!(sv: "den första", en: "the first one");
            let first = *first;
            sink.report(&rules::DUPLICATE_RECORD, span, message)
                .label(first, label)
                .value(iri)
                .help(help);
            return sink.blank(&format!("post {ident}"));
        }
        self.taken.insert(iri.to_owned(), span);
        sink.builder.iri(iri)
    }
}

/// The type of the resource: by hierarchy level, else by its identification element.
pub fn kind(
    sink: &mut Sink<'_>,
    record: Element<'_>,
    info: Element<'_>,
    ident: &str,
) -> ResourceKind {
    let by_info = if info.is("SV_ServiceIdentification") {
        ResourceKind::Service
    } else {
        ResourceKind::Dataset
    };
    let Some(code) = record.child("hierarchyLevel").and_then(Element::code) else {
        return by_info;
    };
    match sink.tables.iso.levels.get(&code.text) {
        Some(Level::Series) if by_info == ResourceKind::Dataset => ResourceKind::Series,
        Some(Level::Dataset | Level::Service | Level::Series) => by_info,
        Some(Level::Other) | None => {
            let level = &code.text;
            let message = message!(sv: "post `{ident}`: resurstypen `{level}` finns inte i DCAT-AP-SE", en: "record `{ident}`: the resource type `{level}` is not in DCAT-AP-SE", ident, level);
            let help = match by_info {
                ResourceKind::Service => {
                    message!(sv: "posten blev en datatjänst", en: "the record became a data service")
                }
                ResourceKind::Dataset | ResourceKind::Series => {
                    message!(sv: "posten blev en datamängd; ta bort den om den beskriver något annat än data", en: "the record became a dataset; remove it if it describes something other than data")
                }
            };
            sink.report(&rules::UNKNOWN_CODE, code.span, message)
                .help(help)
                .value(level);
            by_info
        }
    }
}

/// Writes the identifiers.
pub fn identifiers(cx: &mut Cx<'_, '_>, identity: &Identity<'_>) {
    if let Some(held) = &identity.file_identifier {
        cx.sink
            .plain(cx.main, dcterms::IDENTIFIER, &held.text, held.span);
    }
    let own = cx.sink.name(cx.main);
    for code in &identity.codes {
        let text = code.full.as_str();
        let is_file_identifier = identity
            .file_identifier
            .as_ref()
            .is_some_and(|held| held.text == text);
        if web_address(&code.held) != Some(own.as_str()) && !is_file_identifier {
            cx.sink
                .plain(cx.main, adms::IDENTIFIER, text, code.held.span);
        }
    }
    if identity.file_identifier.is_none() && identity.codes.is_empty() {
        let message = message!(sv: "post `{ident}`: identifierare saknas", en: "record `{ident}`: there is no identifier", ident = &cx.ident);
        cx.sink
            .report(&rules::NO_IDENTIFIER, identity.span, message);
    }
}
