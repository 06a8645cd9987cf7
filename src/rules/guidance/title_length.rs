//! A title that is a whole sentence.

use super::resources::each_title;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/title-length", Info, portal Silent, "DIGG, rekommendationer: titel" / "DIGG, recommendations: title";
    title "Titeln är lång."
        / "The title is long.";
    many "{count} {things} har en lång titel"
        / "{count} {things} have a long title";
    why "I portalens listor visas titeln på en rad bland många andra, och en lång titel kapas eller läses inte."
        / "In the lists of the portal the title stands in one line among many others, and a long one is cut or not read.";
    fix "Korta titeln till under tio ord och låt beskrivningen säga resten."
        / "Cut the title to under ten words and let the description say the rest.";
    Check::Graph(check)
}

/// Number of words from which a title is too long.
const TOO_MANY: usize = 10;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let mut long: Vec<(TermId, Triple, usize)> = Vec::new();
    each_title(cx, |dataset, triple| {
        let words = words(cx.text(triple.o));
        if words >= TOO_MANY {
            long.push((dataset, *triple, words));
        }
    });
    // Titles in several languages give one finding.
    long.sort_by_key(|(dataset, triple, _)| (*dataset, triple.origin.span()));
    long.dedup_by_key(|(dataset, ..)| *dataset);
    for (_, triple, words) in &long {
        let text = cx.quote(triple.o);
        let message = message!(sv: "titeln {text} har {words} ord", en: "the title {text} has {words} words", text, words);
        found.push(cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix));
    }
}

/// Number of words; a dash between words is none.
fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
