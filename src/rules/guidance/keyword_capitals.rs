//! A keyword in capitals that is written in lower case elsewhere in the catalogue.

use super::keywords::spellings;
use crate::diagnostic::Finding;
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use crate::say;
use std::collections::HashSet;

rule! {
    "guidance/keyword-capitals", Info, portal Silent, "DIGG, rekommendationer: nyckelord" / "DIGG, recommendations: keywords";
    title "Nyckelordet skrivs ibland med stora bokstäver, ibland med små."
        / "The keyword is sometimes written with capitals, sometimes in lower case.";
    why "De två skrivsätten blir två nyckelord, och den som väljer det ena hittar inte det andra."
        / "The two spellings become two keywords, and whoever chooses one does not find the other.";
    fix "Skriv det med små bokstäver överallt, om det är samma ord."
        / "Write it in lower case everywhere, if it is the same word.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for group in spellings(cx) {
        let has_capital = |keyword: &TermId| cx.text(*keyword).chars().any(char::is_uppercase);
        let (capitals, lower): (Vec<_>, Vec<_>) = group.into_iter().partition(has_capital);
        let Some(plain) = lower.first() else { continue };
        // Where both stand on the same resource, the repetition is reported.
        let beside: HashSet<TermId> = lower
            .iter()
            .flat_map(|keyword| uses(cx, *keyword))
            .map(|triple| triple.s)
            .collect();
        for keyword in capitals {
            let uses: Vec<&Triple> = uses(cx, keyword)
                .filter(|triple| !beside.contains(&triple.s))
                .collect();
            let first = uses
                .iter()
                .min_by_key(|triple| (triple.origin.span(), triple.s));
            if let Some(first) = first {
                found.push(finding(cx, first, uses.len(), *plain));
            }
        }
    }
}

fn uses<'g>(cx: &Context<'g>, keyword: TermId) -> impl Iterator<Item = &'g Triple> {
    let property = cx.graph.iri(dcat::KEYWORD);
    let incoming = cx.graph.incoming(keyword);
    incoming.filter(move |triple| Some(triple.p) == property)
}

fn finding(cx: &Context<'_>, first: &Triple, count: usize, plain: TermId) -> Finding {
    let (text, plain) = (cx.quote(first.o), cx.text(plain).trim());
    let message = say!(
        cx.lang,
        sv: "nyckelordet {text} (antal: {count}) står på andra ställen som `{plain}`",
        en: "the keyword {text} (count: {count}) stands elsewhere as `{plain}`"
    );
    let help = say!(
        cx.lang,
        sv: "skriv `{plain}` överallt, om det är samma ord",
        en: "write `{plain}` everywhere, if it is the same word"
    );
    cx.on(&RULE.meta, first, message).help(help)
}
