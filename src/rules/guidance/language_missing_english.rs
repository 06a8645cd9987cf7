//! A title or description that is not in English.

use super::languages::{Language, untranslated};
use crate::diagnostic::Finding;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/language-missing-english", Info, portal Silent, "DIGG, rekommendationer: språk" / "DIGG, recommendations: language";
    title "Titeln eller beskrivningen finns inte på engelska."
        / "The title or description is not in English.";
    many "{count} {things} har texter som inte finns på engelska"
        / "{count} {things} have texts without an English version";
    why "Beskrivningarna går vidare till den europeiska portalen, och den som inte läser svenska hittar data bara om de beskrivs på engelska."
        / "The descriptions are passed on to the European portal, and whoever does not read Swedish finds the data only if it is described in English.";
    fix "Skriv titel och beskrivning på engelska också: `title: {sv: …, en: …}`."
        / "Write title and description in English too: `title: {sv: …, en: …}`.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let english = Language {
        tag: "en",
        sv: "engelska",
        en: "English",
    };
    untranslated(cx, &RULE.meta, &english, found);
}
