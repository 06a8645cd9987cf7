//! A property outside all known vocabularies.

use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::{Suggestions, Word};
use crate::rdf::TermId;
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "profile/unknown-property", Info, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Ingen av fältets vokabulärer har egenskapen."
        / "No vocabulary of the field has the property.";
    many "{count} {things} har en egenskap som inte finns i någon känd vokabulär[: `{key}`]"
        / "{count} {things} have a property that is in no known vocabulary[: `{key}`]";
    why "Portalen för den vidare till den europeiska portalen men visar den inte. Ofta är det en felstavning."
        / "The portal passes it on to the European portal but does not show it. Often it is a misspelling.";
    fix "Rätta stavningen, eller låt den stå om den är avsedd."
        / "Mend the spelling, or leave it if it is meant.";
    Check::Graph(check)
}

/// Maximum number of suggestions.
const MOST_SUGGESTIONS: usize = 1_000;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    // Each property once, at the first resource in term order.
    let mut unknown: BTreeMap<TermId, (crate::rdf::Triple, usize)> = BTreeMap::new();
    let mut seen = vec![None; cx.graph.terms().len()];
    for triple in cx.graph.triples() {
        let known = *seen[triple.p.index()].get_or_insert_with(|| is_known(cx, triple.p));
        if known {
            continue;
        }
        unknown
            .entry(triple.p)
            .and_modify(|(first, count)| {
                *count += 1;
                // In term order, independent of the serialization.
                if cx.graph.term(triple.s) < cx.graph.term(first.s) {
                    *first = *triple;
                }
            })
            .or_insert((*triple, 1));
    }
    let suggestions = Suggestions::first(MOST_SUGGESTIONS);
    for (predicate, (triple, count)) in unknown {
        let iri = cx.graph.terms().text_of(predicate).to_owned();
        let message = message!(
            sv: "<{iri}> finns inte i någon känd vokabulär (antal: {count})",
            en: "<{iri}> is in no known vocabulary (count: {count})",
            iri,
            count
        );
        let mut finding = cx
            .about(&RULE.meta, triple.s, None, message)
            .help(help(cx, &iri, &suggestions))
            .property(iri);
        finding.span = triple.origin.span();
        found.push(finding);
    }
}

fn is_known(cx: &Context<'_>, predicate: TermId) -> bool {
    let iri = cx.graph.terms().text_of(predicate);
    if cx
        .profile
        .classes
        .iter()
        .any(|class| class.by_iri(iri).is_some())
    {
        return true;
    }
    match closed(cx, iri) {
        Some((local, names)) => names.iter().any(|name| name == local),
        None => cx
            .profile
            .known_vocabularies
            .iter()
            .any(|ns| iri.starts_with(ns.as_str())),
    }
}

/// The local name of an IRI in a closed vocabulary, with that vocabulary's names.
fn closed<'i>(cx: &Context<'_>, iri: &'i str) -> Option<(&'i str, &'static [String])> {
    cx.profile
        .terms
        .iter()
        .find_map(|(ns, names)| Some((iri.strip_prefix(ns.as_str())?, names.as_slice())))
}

fn help(cx: &Context<'_>, iri: &str, suggestions: &Suggestions) -> Message {
    let near = closed(cx, iri).and_then(|(local, names)| {
        let name = suggestions.look(|| nearest(local, names))?;
        let ns = iri.strip_suffix(local)?;
        Some(cx.profile.prefixes.compact(&format!("{ns}{name}")))
    });
    match near {
        Some(near) => message!(sv: "menade du `{near}`?", en: "did you mean `{near}`?", near),
        None => (&RULE.meta.fix).into(),
    }
}

fn nearest<'n>(local: &str, names: &'n [String]) -> Option<&'n String> {
    let local = Word::new(local);
    let distances = names.iter().filter_map(|name| {
        let distance = local.distance(&Word::new(name.as_str()), name.len() / 3)?;
        Some((distance, name))
    });
    distances.min().map(|(_, name)| name)
}
