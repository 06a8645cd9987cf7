//! A title or description that is not in Swedish.

use super::languages::{Language, untranslated};
use crate::diagnostic::Finding;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/language-missing-swedish", Warning, portal Silent, "DIGG, rekommendationer: språk" / "DIGG, recommendations: language";
    title "Titeln eller beskrivningen finns inte på svenska."
        / "The title or description is not in Swedish.";
    many "{count} {things} har texter som inte finns på svenska"
        / "{count} {things} have texts without a Swedish version";
    why "De flesta som söker i Sveriges dataportal läser svenska, och portalen visar då en text på ett annat språk."
        / "Most who search the Swedish portal read Swedish, and the portal then shows them a text in another language.";
    fix "Skriv titel och beskrivning på svenska också: `title: {sv: …, en: …}`."
        / "Write title and description in Swedish too: `title: {sv: …, en: …}`.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let swedish = Language {
        tag: "sv",
        sv: "svenska",
        en: "Swedish",
    };
    untranslated(cx, &RULE.meta, &swedish, found);
}
