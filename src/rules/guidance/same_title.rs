//! Two datasets of one publisher with the same title.

use super::resources::{are_whole_and_part, each_title};
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::fold;
use crate::rdf::vocab::dcterms;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::fast::FixedState;
use std::collections::BTreeMap;
use std::hash::BuildHasher;

rule! {
    "guidance/same-title", Warning, portal Silent, "DIGG, rekommendationer: titel" / "DIGG, recommendations: title";
    title "Två datamängder har samma titel."
        / "Two datasets have the same title.";
    many "{count} {things} har samma titel som en annan"
        / "{count} {things} have the same title as another";
    why "I portalens listor går de inte att skilja åt. Ofta är det samma datamängd som beskrivs två gånger, eller en kopia där titeln glömdes."
        / "In the lists of the portal they cannot be told apart. Often it is one dataset described twice, or a copy whose title was forgotten.";
    fix "Skriv i titeln vad som skiljer dem, eller ta bort den ena om de är samma datamängd."
        / "Say in the title what sets them apart, or remove one if they are the same dataset.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let publisher = |dataset| {
        cx.first(cx.values(dataset, dcterms::PUBLISHER))
            .map(|triple| triple.o)
    };
    let mut titles: BTreeMap<(String, Option<TermId>, Option<String>), Vec<Triple>> =
        BTreeMap::new();
    for triple in repeated(cx) {
        let key = (
            folded(cx, &triple),
            publisher(triple.s),
            cx.primary_language(triple.o),
        );
        titles.entry(key).or_default().push(triple);
    }
    // Titles in several languages give one finding.
    let mut told: BTreeMap<TermId, (Triple, Triple)> = BTreeMap::new();
    for mut alike in titles.into_values() {
        // By IRI, so that the finding does not depend on the order of the source.
        alike.sort_by_key(|triple| cx.graph.term(triple.s));
        alike.dedup_by_key(|triple| triple.s);
        let Some((first, others)) = alike.split_first() else {
            continue;
        };
        for other in others
            .iter()
            .filter(|other| !are_whole_and_part(cx, first.s, other.s))
        {
            let place = told.entry(other.s).or_insert((*other, *first));
            if other.origin.span() < place.0.origin.span() {
                *place = (*other, *first);
            }
        }
    }
    for (triple, first) in told.values() {
        found.push(finding(cx, triple, first));
    }
}

/// The titles that another one has the hash of: most titles are unique, and need no map of texts.
fn repeated(cx: &Context<'_>) -> Vec<Triple> {
    let hasher = FixedState::default();
    let mut titles = Vec::new();
    each_title(cx, |_, triple| {
        let text = folded(cx, triple);
        if !text.is_empty() {
            titles.push((hasher.hash_one(text), *triple));
        }
    });
    titles.sort_unstable_by_key(|(hash, triple)| (*hash, triple.s, triple.o));
    let groups = titles.chunk_by(|one, other| one.0 == other.0);
    let groups = groups.filter(|group| group.len() > 1);
    groups.flatten().map(|(_, triple)| *triple).collect()
}

fn folded(cx: &Context<'_>, title: &Triple) -> String {
    fold(cx.text(title.o).trim())
}

fn finding(cx: &Context<'_>, triple: &Triple, first: &Triple) -> Finding {
    let title = cx.quote(triple.o);
    let message = message!(
        sv: "en annan datamängd har också titeln {title}",
        en: "another dataset has the title {title} too",
        title
    );
    let finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    match first
        .origin
        .span()
        .filter(|span| Some(*span) != triple.origin.span())
    {
        Some(place) => finding.label(place, message!(sv: "den andra", en: "the other one")),
        None => finding,
    }
}
