//! Two texts in the same language, where only one is allowed.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::Triple;
use crate::rules::{Check, Context, Usage, rule};
use foldhash::{HashMap, HashMapExt};
use std::collections::hash_map::Entry;

rule! {
    "profile/language-repeated", Warning, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Två texter på samma språk."
        / "Two texts in the same language.";
    many "{count} {things} har två texter på samma språk i `{key}`"
        / "{count} {things} have two texts in the same language in `{key}`";
    why "Portalen visar bara en av dem, och vilken det blir kan ändras från natt till natt."
        / "The portal shows only one of them, and which one may change from night to night.";
    fix "Skriv en text per språk; slå ihop texterna eller märk den ena med sitt rätta språk."
        / "Write one text per language; join the texts or mark one with its right language.";
    Check::Property(check)
}

/// Up to so many texts are compared with each other.
const FEW: usize = 8;

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row.many_per_language || !row.is_text() || usage.values.len() < 2 {
        return;
    }
    // Nearly always there are two texts in two languages.
    let languages = || usage.good().filter_map(|triple| cx.language(triple.o));
    let is_repeated = || {
        languages().enumerate().any(|(place, language)| {
            let mut before = languages().take(place);
            before.any(|other| other.eq_ignore_ascii_case(language))
        })
    };
    if usage.values.len() <= FEW && !is_repeated() {
        return;
    }
    let mut texts: Vec<_> = usage.good().collect();
    texts.sort_by_key(|triple| triple.origin.span());
    let mut first_in: HashMap<String, &Triple> = HashMap::new();
    for triple in texts {
        let Some(language) = cx.language(triple.o) else {
            continue;
        };
        let first = match first_in.entry(language.to_ascii_lowercase()) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(place) => {
                place.insert(triple);
                continue;
            }
        };
        let word = cx.property_name(usage.subject, row);
        let message = message!(
            sv: "`{word}` har två texter på språket `{language}`",
            en: "`{word}` has two texts in the language `{language}`",
            word,
            language
        );
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .help(&RULE.meta.fix);
        if let Some(place) = first.origin.span() {
            finding = finding.label(place, message!(sv: "den första", en: "the first one"));
        }
        found.push(finding);
    }
}
