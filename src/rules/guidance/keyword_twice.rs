//! The same keyword more than once on one resource.

use super::keywords::spellings;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "guidance/keyword-twice", Warning, portal Silent, "DIGG, rekommendationer: nyckelord" / "DIGG, recommendations: keywords";
    title "Samma nyckelord står mer än en gång."
        / "The same keyword stands more than once.";
    many "{count} {things} har samma nyckelord mer än en gång"
        / "{count} {things} have the same keyword more than once";
    why "Läsaren ser samma ord flera gånger, och portalen räknar de två skrivsätten som olika nyckelord."
        / "The reader sees the same word several times, and the portal counts the two spellings as different keywords.";
    fix "Behåll ett av dem, skrivet med små bokstäver."
        / "Keep one of them, written in lower case.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let property = cx.graph.iri(dcat::KEYWORD);
    for group in spellings(cx) {
        let mut by_subject: BTreeMap<TermId, Vec<&Triple>> = BTreeMap::new();
        for keyword in group {
            for triple in cx.graph.incoming(keyword) {
                if Some(triple.p) == property {
                    by_subject.entry(triple.s).or_default().push(triple);
                }
            }
        }
        for triples in by_subject.values_mut() {
            triples.sort_by_key(|triple| triple.origin.span());
            let [first, repeated @ ..] = triples.as_slice() else {
                continue;
            };
            found.extend(repeated.iter().map(|triple| finding(cx, first, triple)));
        }
    }
}

fn finding(cx: &Context<'_>, first: &Triple, repeated: &Triple) -> Finding {
    let (text, other) = (cx.quote(repeated.o), cx.quote(first.o));
    let message = message!(
        sv: "nyckelordet {text} är samma ord som {other}",
        en: "the keyword {text} is the same word as {other}",
        text,
        other
    );
    let finding = cx.on(&RULE.meta, repeated, message).help(&RULE.meta.fix);
    match first.origin.span() {
        Some(span) => finding.label(
            span,
            message!(sv: "det står här också", en: "it stands here too"),
        ),
        None => finding,
    }
}
