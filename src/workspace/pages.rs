//! Paged catalogues: the pages that an address leads on to (`Link: rel="next"`, `hydra:next`), each behind the same guard,
//! all within one budget.

use super::error::{FetchError, Note};
use super::fetch;
use super::open;
use crate::links::{Download, Downloaded};
use crate::rdf::vocab::{hydra, rdf};
use crate::rdf::{Graph, GraphBuilder, RdfFormat, Term, TermId, Triple};
use std::collections::{BTreeSet, HashSet};
use url::Url;

/// Pages that are fetched of one catalogue.
pub(in crate::workspace) const MOST_PAGES: usize = 1000;
/// What a page says of the next one is in this namespace; a file that does not name it need not be read for that.
const MARK: &[u8] = b"w3.org/ns/hydra/core";

/// The pages of a catalogue.
#[derive(Debug)]
pub(in crate::workspace) struct Pages {
    /// Each page, and its syntax.
    pub files: Vec<(Downloaded, RdfFormat)>,
    /// The next page, where there is one that is not fetched.
    pub missing: Option<String>,
}

/// The catalogue at an address, with all its pages.
///
/// # Errors
/// When one of them cannot be fetched.
pub(in crate::workspace) fn all(
    address: &str,
    options: &Download,
    syntax: Option<RdfFormat>,
    note: &mut dyn FnMut(Note),
) -> Result<Pages, FetchError> {
    let mut pages = Pages {
        files: Vec::new(),
        missing: None,
    };
    let mut options = options.clone();
    let mut known = BTreeSet::from([address.to_owned()]);
    let mut next = address.to_owned();
    loop {
        let (page, looks) = fetch::catalog(&next, &options)?;
        let syntax = syntax.unwrap_or(looks);
        options.limit = options.limit.saturating_sub(page.body.len() as u64);
        known.insert(page.address.clone());
        let led = next_page(&page, syntax);
        let here = page.address.clone();
        pages.files.push((page, syntax));
        let Some(led) = led else {
            return Ok(pages);
        };
        let is_there = is_same_server(&here, &led) && pages.files.len() < MOST_PAGES;
        if !known.insert(led.clone()) {
            return Ok(pages);
        }
        if !is_there {
            pages.missing = Some(led);
            return Ok(pages);
        }
        note(Note::Page(pages.files.len() + 1));
        next = led;
    }
}

/// The page after this one, by its headers or by what it states.
fn next_page(page: &Downloaded, syntax: RdfFormat) -> Option<String> {
    if page.next.is_some() {
        return page.next.clone();
    }
    if !page.body.windows(MARK.len()).any(|part| part == MARK) {
        return None;
    }
    // Unreadable files are reported when the graph is read.
    let (_, graph) = open::one_file(&page.address, None, page.body.clone(), syntax).ok()?;
    next_in(&graph, &page.address)
}

/// The triples that lead from a page to the next one.
fn next_links(graph: &Graph) -> impl Iterator<Item = &Triple> {
    let names = [hydra::NEXT, hydra::NEXT_PAGE].map(|name| graph.iri(name));
    let triples = graph.triples().iter();
    triples.filter(move |triple| names.contains(&Some(triple.p)))
}

/// The next page that a graph names, where it does: that of the page `address`, if the graph tells of several.
pub(in crate::workspace) fn next_in(graph: &Graph, address: &str) -> Option<String> {
    let mut found: Vec<(&str, String)> = next_links(graph)
        .map(|triple| {
            let of = graph.terms().text_of(triple.s);
            let next = graph.term(triple.o).text().into_owned();
            (of, next)
        })
        .collect();
    found.sort();
    let own = found.iter().find(|(of, _)| *of == address);
    let next = own.or(found.first()).map(|(_, next)| next.as_str())?;
    let base = Url::parse(address).ok();
    let next = match base {
        Some(base) => base.join(next).ok()?.to_string(),
        None => next.to_owned(),
    };
    (next != address).then_some(next)
}

/// The next page that no page is: of those that are here together none is missing.
pub(in crate::workspace) fn missing_in(graph: &Graph) -> Option<String> {
    let mut next: Vec<String> = next_links(graph)
        .filter(|triple| {
            let text = graph.term(triple.o).text();
            graph
                .iri(&text)
                .is_none_or(|page| !graph.is_described(page))
        })
        .map(|triple| graph.term(triple.o).text().into_owned())
        .collect();
    next.sort();
    next.into_iter().next()
}

/// Whether both addresses are on one server.
fn is_same_server(here: &str, next: &str) -> bool {
    let [here, next] = [here, next].map(|text| Url::parse(text).ok());
    let host = |of: &Option<Url>| {
        of.as_ref()
            .and_then(|url| url.host_str().map(str::to_owned))
    };
    host(&here).is_some() && host(&here) == host(&next)
}

/// The graph without its pages, which are nothing to publish; none where it has no pages.
pub(in crate::workspace) fn without_pages(graph: &Graph) -> Option<Graph> {
    let is_of_pages = |id: TermId| graph.terms().text_of(id).starts_with(hydra::NS);
    let is_told = |triple: &crate::rdf::Triple| {
        is_of_pages(triple.p) || triple.p == graph.rdf_type() && is_of_pages(triple.o)
    };
    if !graph.triples().iter().any(is_told) {
        return None;
    }
    let pages: HashSet<TermId> = [hydra::PAGED_COLLECTION, hydra::PARTIAL_COLLECTION_VIEW]
        .into_iter()
        .filter_map(|class| graph.iri(class))
        .flat_map(|class| graph.instances(class))
        .filter(|page| graph.types(*page).all(is_of_pages))
        .collect();
    let mut builder = GraphBuilder::beside(graph);
    for triple in graph.triples() {
        if is_told(triple) || pages.contains(&triple.s) {
            continue;
        }
        let [s, o] = [triple.s, triple.o].map(|id| builder.term(graph.term(id)));
        let p = match graph.term(triple.p) {
            Term::Iri(rdf::TYPE) => builder.iri(rdf::TYPE),
            other => builder.term(other),
        };
        builder.push(s, p, o, triple.origin);
    }
    Some(builder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(text: &str) -> Graph {
        let text = format!(
            "@prefix hydra: <{}> . @prefix dcat: <http://www.w3.org/ns/dcat#> .\n{text}",
            hydra::NS
        );
        let read = open::one_file("x.ttl", None, text.into_bytes(), RdfFormat::Turtle);
        read.expect("Turtle").1
    }

    #[test]
    fn the_next_page_is_that_of_this_page() {
        for (text, next) in [
            (
                "<http://a.se/1> hydra:next <http://a.se/2> .",
                Some("http://a.se/2"),
            ),
            (
                "<http://a.se/1> hydra:nextPage \"http://a.se/2\" .",
                Some("http://a.se/2"),
            ),
            (
                "<http://a.se/1> hydra:nextPage \"?page=2\" .",
                Some("http://a.se/1?page=2"),
            ),
            (
                "<http://a.se/0> hydra:next <http://a.se/1> . <http://a.se/1> hydra:next <http://a.se/2> .",
                Some("http://a.se/2"),
            ),
            ("<http://a.se/1> hydra:next <http://a.se/1> .", None),
            ("<http://a.se/1> hydra:last <http://a.se/2> .", None),
        ] {
            assert_eq!(
                next_in(&graph(text), "http://a.se/1").as_deref(),
                next,
                "{text}"
            );
        }
    }

    #[test]
    fn pages_are_nothing_to_publish() {
        let with = graph(
            "<http://a.se/c> a dcat:Catalog , hydra:Collection ; hydra:totalItems 2 ; hydra:view <http://a.se/1> .
             <http://a.se/1> a hydra:PartialCollectionView ; hydra:next <http://a.se/2> ; dcat:theme <http://a.se/t> .",
        );
        let without = without_pages(&with).expect("pages");
        assert_eq!(without.len(), 1);
        assert!(without_pages(&without).is_none());
    }
}
