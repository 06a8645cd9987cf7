//! Queries shared by several of these rules.

use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::Context;
use std::collections::{BTreeMap, BTreeSet};

/// Maximum number of findings of a kind in a catalogue; beyond it, one finding with a count.
pub(super) const MOST_BY_ITSELF: usize = 5;

/// Calls `visit` for each title of each dataset and series.
pub(super) fn each_title(cx: &Context<'_>, mut visit: impl FnMut(TermId, &Triple)) {
    let Some(title) = cx.graph.iri(dcterms::TITLE) else {
        return;
    };
    let terms = cx.graph.terms();
    for subject in cx.datasets_and_series() {
        let titles = cx.graph.values(subject, title).iter();
        for triple in titles.filter(|triple| terms.is_literal(triple.o)) {
            visit(subject, triple);
        }
    }
}

/// Whether one dataset is a series or a whole, and the other a member or a part of it.
pub(super) fn are_whole_and_part(cx: &Context<'_>, one: TermId, other: TermId) -> bool {
    let leads = |from: TermId, to: TermId| {
        let properties = [dcat::IN_SERIES, dcterms::IS_PART_OF, dcterms::HAS_PART];
        let mut values = properties
            .iter()
            .flat_map(|property| cx.values(from, property));
        values.any(|triple| triple.o == to)
    };
    leads(one, other) || leads(other, one)
}

/// The distinct values of a property, in term order.
pub(super) fn distinct_values(cx: &Context<'_>, property: &str) -> Vec<TermId> {
    let Some(property) = cx.graph.iri(property) else {
        return Vec::new();
    };
    let mut seen = vec![false; cx.graph.terms().len()];
    for triple in cx.graph.triples() {
        if triple.p == property {
            seen[triple.o.index()] = true;
        }
    }
    let terms = cx.graph.terms();
    terms.ids().filter(|id| seen[id.index()]).collect()
}

/// The words of a text: letters and digits, separated by anything else.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The datasets by the first catalogue that lists each; `None` for unlisted ones.
pub(super) fn by_catalog(
    cx: &Context<'_>,
    datasets: impl IntoIterator<Item = TermId>,
) -> BTreeMap<Option<TermId>, Vec<TermId>> {
    let property = cx.graph.iri(dcat::P_DATASET);
    let mut groups: BTreeMap<Option<TermId>, Vec<TermId>> = BTreeMap::new();
    for dataset in datasets {
        let incoming = cx.graph.incoming(dataset);
        // Of several catalogues, the first in term order.
        let listed = incoming
            .filter(|triple| Some(triple.p) == property)
            .min_by_key(|triple| cx.graph.term(triple.s));
        let group = groups.entry(listed.map(|triple| triple.s)).or_default();
        group.push(dataset);
    }
    groups
}

/// The datasets with non-public access rights, found by the few such values.
pub(super) fn restricted(cx: &Context<'_>) -> BTreeSet<TermId> {
    let (Some(rights), Some(list), Some(class)) = (
        cx.graph.iri(dcterms::ACCESS_RIGHTS),
        cx.profile.vocabulary_named("access-right"),
        cx.profile.class_named(class_name::DATASET),
    ) else {
        return BTreeSet::new();
    };
    let values = cx.profile.vocabulary(list).values.iter();
    let terms = values
        .filter(|value| !value.open)
        .filter_map(|value| cx.graph.iri(value.value()));
    terms
        .flat_map(|term| cx.graph.incoming(term))
        .filter(|triple| triple.p == rights)
        .map(|triple| triple.s)
        .filter(|subject| cx.is_instance(*subject, class) && !cx.is_series(*subject))
        .collect()
}
