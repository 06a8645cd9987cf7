//! References between records: from services to the data they serve, from datasets to their series, from distributions
//! to services. Resolved when all records are read.

use super::cx::Cx;
use super::identity::Identity;
use super::records::{Main, Records, Reference, Relationship, ResourceKind};
use super::xml::Element;
use crate::convert::rules;
use crate::convert::sink::Sink;
use crate::message;
use crate::net::uuid;
use crate::rdf::TermId;
use crate::rdf::is_absolute_iri;
use crate::rdf::vocab::{dcat, dcterms};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Records the identifiers of a record, and its references.
pub fn read(cx: &mut Cx<'_, '_>, identity: &Identity<'_>) {
    let from = cx.records.mains.len() - 1;
    let own = cx.sink.name(cx.main);
    let codes = identity
        .codes
        .iter()
        .flat_map(|code| [Some(code.held.text.as_str()), code.held.href]);
    let attributes = [cx.record, cx.info].into_iter();
    let attributes =
        attributes.flat_map(|element| [element.attribute("id"), element.attribute("uuid")]);
    let names = identity
        .file_identifier
        .iter()
        .map(|held| Some(held.text.as_str()));
    let names = names
        .chain(codes)
        .chain(attributes)
        .chain([Some(own.as_str())]);
    for name in names.flatten().filter(|name| !name.is_empty()) {
        cx.records.names.entry(name.to_lowercase()).or_insert(from);
    }
    for element in cx.info.children("operatesOn") {
        let names = [element.attribute("uuidref"), element.href()];
        element.mark_all();
        refer(
            cx,
            from,
            Relationship::Serves,
            names.into_iter().flatten(),
            element.span(),
        );
    }
    for element in cx.info.all("coupledResource/SV_CoupledResource/identifier") {
        if let Some(held) = element.text_value() {
            refer(
                cx,
                from,
                Relationship::Serves,
                [held.text.as_str()].into_iter(),
                held.span,
            );
        }
    }
    for element in cx
        .info
        .all("coupledResource/SV_CoupledResource/operationName")
    {
        element.mark_all();
    }
    if let Some(held) = cx.record.child("parentIdentifier").and_then(Element::value) {
        refer(
            cx,
            from,
            Relationship::PartOf,
            [held.any()].into_iter(),
            held.span,
        );
    }
}

fn refer<'n>(
    cx: &mut Cx<'_, '_>,
    from: usize,
    relationship: Relationship,
    written: impl Iterator<Item = &'n str>,
    span: Span,
) {
    let written: Vec<&str> = written.collect();
    let Some(last) = written.last() else { return };
    cx.records.references.push(Reference {
        from,
        relationship,
        names: written.iter().flat_map(|text| names_in(text)).collect(),
        written: (*last).to_owned(),
        span,
    });
}

/// Identifiers that a URL may contain: all of it, its fragment, its `id=` parameter, its segments from the last.
fn names_in(text: &str) -> Vec<String> {
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let of_query = query.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        matches!(
            name.to_ascii_lowercase().as_str(),
            "id" | "uuid" | "identifier"
        )
        .then_some(value)
    });
    let parts = path.rsplit('/').filter(|_| path.contains("://"));
    let names = [text, fragment].into_iter().chain(of_query).chain(parts);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_lowercase)
        .collect()
}

impl Records {
    /// Resolves the references between records.
    pub fn finish(&mut self, sink: &mut Sink<'_>) {
        let references = std::mem::take(&mut self.references);
        let found: Vec<(Reference, Option<usize>)> = references
            .into_iter()
            .map(|reference| {
                let to = reference.names.iter().find_map(|name| self.names.get(name));
                let to = to.copied().filter(|to| *to != reference.from);
                (reference, to)
            })
            .collect();
        let parents: BTreeSet<usize> = found
            .iter()
            .filter(|(reference, _)| reference.relationship == Relationship::PartOf)
            .filter_map(|(_, to)| *to)
            .collect();
        self.series(sink, &parents);
        let mut seen = HashSet::new();
        let mut serves: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (reference, to) in found {
            match to {
                Some(to) => {
                    self.relationship(sink, &reference, to);
                    if reference.relationship == Relationship::Serves {
                        serves.entry(to).or_default().insert(reference.from);
                    }
                }
                // operatesOn and coupledResource often refer to the same record.
                None if seen.insert((reference.from, reference.names.clone())) => {
                    self.loose(sink, &reference);
                }
                None => {}
            }
        }
        self.services(sink, &serves);
    }

    /// Writes the type of a series: a dataset series if it has members, else a dataset.
    fn series(&self, sink: &mut Sink<'_>, parents: &BTreeSet<usize>) {
        for (number, main) in self.mains.iter().enumerate() {
            if main.kind != ResourceKind::Series {
                continue;
            }
            if parents.contains(&number) {
                sink.class(main.term, dcat::DATASET_SERIES, main.span);
                continue;
            }
            sink.class(main.term, dcat::DATASET, main.span);
            let ident = &main.ident;
            let message = message!(sv: "post `{ident}`: ingen av posterna hör till serien", en: "record `{ident}`: none of the records belongs to the series", ident);
            let subject = sink.name(main.term);
            sink.report(&rules::SERIES_WITHOUT_MEMBERS, main.span, message)
                .subject(subject);
        }
    }

    fn relationship(&self, sink: &mut Sink<'_>, reference: &Reference, to: usize) {
        let (from, to) = (&self.mains[reference.from], &self.mains[to]);
        let property = match (reference.relationship, to.kind) {
            (Relationship::Serves, ResourceKind::Dataset | ResourceKind::Series) => {
                dcat::SERVES_DATASET
            }
            (Relationship::Serves, ResourceKind::Service) => dcterms::RELATION,
            (Relationship::PartOf, ResourceKind::Series) if from.kind != ResourceKind::Service => {
                dcat::IN_SERIES
            }
            (Relationship::PartOf, _) => dcterms::IS_PART_OF,
        };
        sink.link(from.term, property, to.term, reference.span);
    }

    /// A reference to a record that was not read: kept as `dcterms:relation` if it is a URL or UUID.
    fn loose(&self, sink: &mut Sink<'_>, reference: &Reference) {
        let from = &self.mains[reference.from];
        let (ident, written) = (&from.ident, &reference.written);
        let message = match reference.relationship {
            Relationship::Serves => {
                message!(sv: "post `{ident}`: tjänsten ger åtkomst till `{written}`, som inte är med", en: "record `{ident}`: the service gives access to `{written}`, which is not among the records", ident, written)
            }
            Relationship::PartOf => {
                message!(sv: "post `{ident}`: den överordnade posten `{written}` är inte med", en: "record `{ident}`: the parent record `{written}` is not among the records", ident, written)
            }
        };
        let property = match reference.relationship {
            Relationship::Serves => dcterms::RELATION,
            Relationship::PartOf => dcterms::IS_PART_OF,
        };
        let iri = if is_absolute_iri(written) {
            Some(written.clone())
        } else {
            uuid(written).map(|_| format!("urn:uuid:{}", written.to_lowercase()))
        };
        if let Some(iri) = iri {
            sink.iri(from.term, property, &iri, reference.span);
        }
        let subject = sink.name(from.term);
        sink.report(&rules::UNRESOLVED_REFERENCE, reference.span, message)
            .subject(subject)
            .property(property)
            .value(written);
    }

    /// Links distributions to the described service with the same endpoint and format; of several, to one that serves
    /// the dataset.
    fn services(&self, sink: &mut Sink<'_>, serves: &BTreeMap<usize, BTreeSet<usize>>) {
        let mut at: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, main) in self.mains.iter().enumerate() {
            for endpoint in &main.endpoints {
                at.entry(endpoint).or_default().push(number);
            }
        }
        for (number, main) in self.mains.iter().enumerate() {
            for (distribution, key, format, span) in &main.through {
                let fits = |service: &&usize| {
                    format.is_some_and(|format| self.mains[**service].formats.contains(&format))
                };
                let services: Vec<usize> = at
                    .get(key.as_str())
                    .into_iter()
                    .flatten()
                    .filter(fits)
                    .copied()
                    .collect();
                let own: Vec<usize> = services
                    .iter()
                    .copied()
                    .filter(|service| {
                        serves
                            .get(&number)
                            .is_some_and(|serving| serving.contains(service))
                    })
                    .collect();
                for service in if own.is_empty() { services } else { own } {
                    link_service(sink, *distribution, &self.mains[service], *span);
                }
            }
        }
    }
}

fn link_service(sink: &mut Sink<'_>, distribution: TermId, service: &Main, span: Span) {
    sink.link(distribution, dcat::ACCESS_SERVICE, service.term, span);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_references() {
        let url = "https://a.se/csw?REQUEST=GetRecordById&Id=ABC-1#x";
        let names = names_in(url);
        assert!(names.contains(&"abc-1".to_owned()) && names.contains(&"x".to_owned()));
        assert_eq!(names_in("ABC"), ["abc"]);
        assert!(names_in("https://a.se/records/abc/formatters/xml").contains(&"abc".to_owned()));
    }
}
