//! Which resources and values several of these rules go through.

use crate::rdf::vocab::dcterms;
use crate::rdf::{TermId, Triple};
use crate::rules::Context;

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

/// The words of a text: letters and digits, whatever stands between them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
