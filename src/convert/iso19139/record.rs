//! Converts a record, part by part.

use super::identity::{self, Identity};
use super::texts::Languages;
use super::xml::Element;
use super::{Main, Records, ResourceKind};
use super::{
    citation, constraints, extent, formats, keywords, left_out, online, parties, quality,
    references, service,
};
use crate::convert::rules;
use crate::convert::sink::{Report, Sink};
use crate::diagnostic::{Message, RuleMeta};
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::source::Span;

/// Context of a record's parts.
pub struct Cx<'r, 'b> {
    pub sink: &'r mut Sink<'b>,
    pub records: &'r mut Records,
    pub record: Element<'r>,
    /// `MD_DataIdentification` or `SV_ServiceIdentification`.
    pub info: Element<'r>,
    /// The resource of the record.
    pub main: TermId,
    pub kind: ResourceKind,
    /// The name of the record in messages.
    pub ident: String,
    pub languages: Languages,
    /// Formats of the record, of which the first few are tried for each distribution.
    pub formats: Vec<Element<'r>>,
    /// Elements that were read but could not be mapped.
    pub left: Vec<(Element<'r>, String)>,
    /// Where the record declares high-value data.
    pub high_value: Option<Span>,
}

impl<'r> Cx<'r, '_> {
    /// Records an element that could not be mapped.
    pub fn leave(&mut self, element: Element<'r>, value: &str) {
        self.left.push((element, value.to_owned()));
    }

    /// Adds a finding about this record.
    pub fn report(&mut self, rule: &'static RuleMeta, span: Span, message: Message) -> Report<'_> {
        let ident = &self.ident;
        let message = message!(sv: "post `{ident}`: {message}", en: "record `{ident}`: {message}", ident, message = message);
        let subject = self.sink.name(self.main);
        self.sink.report(rule, span, message).subject(subject)
    }

    /// A new blank node of this record.
    pub fn blank(&mut self, stem: &str) -> TermId {
        let stem = format!("{} {stem}", self.ident);
        self.sink.blank(&stem)
    }

    /// The state of the resource that other records refer to.
    pub fn of_main(&mut self) -> Option<&mut Main> {
        self.records.mains.last_mut()
    }
}

/// How many formats are tried for each distribution.
const MOST_FORMATS: usize = 50;

/// Converts one record.
pub fn convert(records: &mut Records, sink: &mut Sink<'_>, record: Element<'_>) {
    let info = record.all("identificationInfo/*").into_iter().next();
    let title = info.and_then(|info| info.at("citation/CI_Citation/title")?.held());
    let identity = Identity::read(record, info);
    let ident = identity.ident(title.as_ref());
    let Some(info) = info.filter(|info| {
        title.is_some()
            || info
                .child("abstract")
                .is_some_and(|one| one.said().is_some())
    }) else {
        let message = message!(sv: "post `{ident}` har varken titel eller sammanfattning", en: "record `{ident}` has neither title nor abstract", ident);
        sink.report(&rules::EMPTY_RECORD, record.span(), message)
            .value(&ident);
        return;
    };
    if records.is_repeated(sink, &identity) {
        return;
    }
    let languages = Languages::read(sink, record, &ident);
    let kind = identity::kind(sink, record, info, &ident);
    let main = records.name(sink, &identity, &ident);
    records.mains.push(Main {
        term: main,
        kind,
        ident: ident.clone(),
        span: record.span(),
        through: Vec::new(),
        endpoints: Vec::new(),
        formats: Vec::new(),
    });
    let mut cx = Cx {
        sink,
        records,
        record,
        info,
        main,
        kind,
        ident,
        languages,
        formats: formats::named(record)
            .into_iter()
            .take(MOST_FORMATS)
            .collect(),
        left: Vec::new(),
        high_value: None,
    };
    write(&mut cx, &identity);
}

fn write(cx: &mut Cx<'_, '_>, identity: &Identity<'_>) {
    let span = cx.record.span();
    match cx.kind {
        ResourceKind::Dataset => cx.sink.class(cx.main, dcat::DATASET, span),
        ResourceKind::Service => cx.sink.class(cx.main, dcat::DATA_SERVICE, span),
        // Written when all records are read.
        ResourceKind::Series => {}
    }
    identity::identifiers(cx, identity);
    citation::write(cx);
    parties::write(cx);
    keywords::write(cx);
    extent::write(cx);
    quality::write(cx);
    let terms = constraints::read(cx);
    match cx.kind {
        ResourceKind::Service => service::write(cx, &terms),
        ResourceKind::Dataset | ResourceKind::Series => online::write(cx, &terms),
    }
    references::read(cx, identity);
    left_out::report(cx);
}
