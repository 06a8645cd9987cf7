//! Sub-catalogues.

use super::nodes::is_a;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::Context;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// The triples that relate catalogues to their parts, without duplicates, by catalogue.
pub(super) fn named(cx: &Context<'_>) -> Vec<Triple> {
    let mut parts: Vec<Triple> = Vec::new();
    for property in [dcterms::HAS_PART, dcat::P_CATALOG] {
        let Some(property) = cx.graph.iri(property) else {
            continue;
        };
        for catalog in cx.instances_named(class_name::CATALOG) {
            let values = cx.graph.values(catalog, property).iter();
            parts.extend(values.filter(|triple| !cx.graph.terms().is_literal(triple.o)));
        }
    }
    parts.sort_by_key(|triple| (triple.s, triple.o));
    parts.dedup_by_key(|triple| (triple.s, triple.o));
    parts
}

/// Those whose parts are catalogues.
pub(super) fn catalogs(cx: &Context<'_>) -> Vec<Triple> {
    let mut parts = named(cx);
    parts.retain(|triple| is_a(cx, triple.o, class_name::CATALOG));
    parts
}

/// Whether the node has only types.
pub(super) fn is_bare(cx: &Context<'_>, node: TermId) -> bool {
    let about = cx.graph.about(node);
    about.iter().all(|triple| triple.p == cx.graph.rdf_type())
}

/// Whether the node is a part of another catalogue with nothing but types: its content is fetched from its IRI.
pub(in crate::rules) fn is_fetched(cx: &Context<'_>, node: TermId) -> bool {
    let is_part = |property| cx.first_led_from(node, property).is_some();
    is_bare(cx, node)
        && !cx.reported.has_resource(node)
        && (is_part(dcterms::HAS_PART) || is_part(dcat::P_CATALOG))
}

/// Whether any part has only types, so that its content is fetched from elsewhere.
pub(in crate::rules) fn any_bare(cx: &Context<'_>) -> bool {
    catalogs(cx).iter().any(|triple| is_bare(cx, triple.o))
}

/// For each cycle of catalogues, the triple that closes it, starting from the first IRI in term order, independent of
/// the order of the source.
pub(super) fn closing(cx: &Context<'_>, parts: &[Triple]) -> Vec<Triple> {
    let mut parts = parts.to_vec();
    parts.sort_by_cached_key(|triple| {
        let text = |id| cx.graph.term(id).text().into_owned();
        (text(triple.s), text(triple.o))
    });
    let ranges = ranges(&parts);
    let mut closing = Vec::new();
    // Whether all paths from a catalogue have been followed.
    let mut done: HashMap<TermId, bool> = HashMap::new();
    for root in parts.iter().map(|triple| triple.s) {
        if done.contains_key(&root) {
            continue;
        }
        let mut way = vec![(root, of(&parts, &ranges, root))];
        done.insert(root, false);
        while let Some((catalog, rest)) = way.last_mut() {
            let Some((part, others)) = rest.split_first() else {
                done.insert(*catalog, true);
                way.pop();
                continue;
            };
            *rest = others;
            match done.get(&part.o) {
                Some(true) => {}
                Some(false) => closing.push(*part),
                None => {
                    done.insert(part.o, false);
                    way.push((part.o, of(&parts, &ranges, part.o)));
                }
            }
        }
    }
    closing
}

/// The range of each catalogue's parts.
fn ranges(parts: &[Triple]) -> HashMap<TermId, Range<usize>> {
    let mut at = 0;
    let groups = parts.chunk_by(|a, b| a.s == b.s);
    groups
        .map(|group| {
            let start = at;
            at += group.len();
            (group[0].s, start..at)
        })
        .collect()
}

/// The parts of a catalogue.
fn of<'p>(
    parts: &'p [Triple],
    ranges: &HashMap<TermId, Range<usize>>,
    catalog: TermId,
) -> &'p [Triple] {
    ranges
        .get(&catalog)
        .map_or(&[][..], |range| &parts[range.clone()])
}
