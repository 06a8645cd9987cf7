//! A keyword that is a whole phrase.

use super::keywords::parts;
use super::resources::distinct_values;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/keyword-length", Info, portal Silent, "DIGG, rekommendationer: nyckelord" / "DIGG, recommendations: keywords";
    title "Nyckelordet är långt."
        / "The keyword is long.";
    many "{count} {things} har ett långt nyckelord[: `{cause}`]"
        / "{count} {things} have a long keyword[: `{cause}`]";
    why "Nyckelord samlar datamängder om samma sak. En hel fras skriver ingen annan likadant, och då samlar den ingenting."
        / "Keywords gather datasets on the same subject. Nobody else writes a whole phrase alike, and then it gathers nothing.";
    fix "Välj ett eller ett par ord och låt beskrivningen säga resten."
        / "Choose one or a few words and let the description say the rest.";
    Check::Graph(check)
}

/// Maximum number of words in a keyword.
const MOST: usize = 4;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let property = cx.graph.iri(dcat::KEYWORD);
    for keyword in distinct_values(cx, dcat::KEYWORD) {
        let text = cx.text(keyword);
        let words = text.split_whitespace().count();
        // A list is reported by another rule.
        if words <= MOST || parts(text).is_some() {
            continue;
        }
        let text = cx.quote(keyword);
        for triple in cx.graph.incoming(keyword) {
            if Some(triple.p) == property {
                let message = message!(
                    sv: "nyckelordet {text} har {words} ord",
                    en: "the keyword {text} has {words} words",
                    text,
                    words
                );
                found.push(
                    cx.on(&RULE.meta, triple, message)
                        .by_value()
                        .help(&RULE.meta.fix),
                );
            }
        }
    }
}
