//! A text without language tag.

use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, PropertyNaming, Usage, rule};

rule! {
    "profile/language-missing", Warning, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Texten saknar språkangivelse."
        / "The text has no language tag.";
    many "{count} {things} har text utan språkangivelse i `{key}`"
        / "{count} {things} have text without a language tag in `{key}`";
    why "Portalen vet inte om texten är på svenska eller engelska, och kan visa den för fel läsare eller översätta den fel."
        / "The portal does not know whether the text is Swedish or English, and may show it to the wrong reader or translate it wrongly.";
    fix "Ange språket: `title: {sv: …, en: …}`, eller `language: sv` i catalog.yaml för alla texter."
        / "Say the language: `title: {sv: …, en: …}`, or `language: sv` in catalog.yaml for all texts.";
    fixer System;
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    // The default language is in the catalogue, which could not be read.
    if !usage.row.needs_language() || cx.reported.is_incomplete() {
        return;
    }
    for triple in usage
        .good()
        .filter(|triple| cx.graph.terms().language_of(triple.o).is_none())
    {
        let (word, text) = (
            cx.property_name(usage.subject, usage.row),
            cx.quote(triple.o),
        );
        let message = message!(
            sv: "texten {text} saknar språkangivelse: `{word}`",
            en: "the text {text} has no language tag: `{word}`",
            text,
            word
        );
        let help = match cx.naming_of(usage.subject) {
            PropertyNaming::Keys => (&RULE.meta.fix).into(),
            PropertyNaming::Curies => message!(
                sv: "ange språket: @sv i Turtle, xml:lang=\"sv\" i RDF/XML",
                en: "say the language: @sv in Turtle, xml:lang=\"sv\" in RDF/XML"
            ),
        };
        found.push(cx.on_value(&RULE.meta, usage, triple, message).help(help));
    }
}
