//! One record, from its root to the triples of each of its parts.

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

/// What the parts of a record work with.
pub struct Cx<'r, 'b> {
    pub sink: &'r mut Sink<'b>,
    pub records: &'r mut Records,
    pub record: Element<'r>,
    /// `MD_DataIdentification` or `SV_ServiceIdentification`.
    pub info: Element<'r>,
    /// What the record describes.
    pub main: TermId,
    pub kind: ResourceKind,
    /// How the record is called in messages.
    pub ident: String,
    pub languages: Languages,
    /// The formats that it names for all that can be fetched; the first are tried for each.
    pub formats: Vec<Element<'r>>,
    /// What was read but has no place.
    pub left: Vec<(Element<'r>, String)>,
    /// Where the record says that the data is of high value.
    pub high_value: Option<Span>,
}

impl<'r> Cx<'r, '_> {
    /// Notes something that was read but has no place.
    pub fn leave(&mut self, element: Element<'r>, value: &str) {
        self.left.push((element, value.to_owned()));
    }

    /// Notes a finding about this record.
    pub fn report(&mut self, rule: &'static RuleMeta, span: Span, message: Message) -> Report<'_> {
        let ident = &self.ident;
        let message = message!(sv: "post `{ident}`: {message}", en: "record `{ident}`: {message}", ident, message = message);
        let subject = self.sink.name(self.main);
        self.sink.report(rule, span, message).subject(subject)
    }

    /// A new blank node that belongs to this record.
    pub fn blank(&mut self, stem: &str) -> TermId {
        let stem = format!("{} {stem}", self.ident);
        self.sink.blank(&stem)
    }

    /// The resource as other records see it.
    pub fn of_main(&mut self) -> Option<&mut Main> {
        self.records.mains.last_mut()
    }
}

/// As many named formats are tried for each thing that can be fetched.
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
        // Told when all records are read.
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
