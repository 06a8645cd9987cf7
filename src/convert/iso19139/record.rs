//! Converts a record, part by part.

use super::cx::Cx;
use super::identity::{self, Identity};
use super::records::{Main, Records, ResourceKind};
use super::texts::Languages;
use super::xml::Element;
use super::{
    citation, constraints, extent, formats, keywords, left_out, online, parties, quality,
    references, service,
};
use crate::convert::rules;
use crate::convert::sink::Sink;
use crate::message;
use crate::rdf::vocab::dcat;

/// How many formats are tried for each distribution.
const MOST_FORMATS: usize = 50;

/// Converts one record.
pub fn convert(records: &mut Records, sink: &mut Sink<'_>, record: Element<'_>) {
    let info = record.all("identificationInfo/*").into_iter().next();
    let title = info.and_then(|info| info.at("citation/CI_Citation/title")?.value());
    let identity = Identity::read(record, info);
    let ident = identity.ident(title.as_ref());
    let Some(info) = info.filter(|info| {
        title.is_some()
            || info
                .child("abstract")
                .is_some_and(|one| one.text_value().is_some())
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
