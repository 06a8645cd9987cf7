//! Two texts in one language where one is meant.

use crate::diagnostic::Finding;
use crate::rules::{Check, Context, Usage, rule};
use crate::say;

rule! {
    "profile/language-repeated", Warning, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Två texter på samma språk."
        / "Two texts in the same language.";
    why "Portalen visar bara en av dem, och vilken det blir kan ändras från natt till natt."
        / "The portal shows only one of them, and which one may change from night to night.";
    fix "Skriv en text per språk; slå ihop texterna eller märk den ena med sitt rätta språk."
        / "Write one text per language; join the texts or mark one with its right language.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row.many_per_language || !row.is_text() || usage.values.len() < 2 {
        return;
    }
    let mut texts: Vec<_> = usage.good().collect();
    texts.sort_by_key(|triple| triple.origin.span());
    for (index, triple) in texts.iter().enumerate() {
        let Some(language) = cx.language(triple.o) else {
            continue;
        };
        let same = |other: &&&crate::rdf::Triple| {
            cx.language(other.o)
                .is_some_and(|tag| tag.eq_ignore_ascii_case(language))
        };
        let Some(first) = texts[..index].iter().find(same) else {
            continue;
        };
        let word = cx.word(usage.subject, row);
        let message = say!(
            cx.lang,
            sv: "`{word}` har två texter på språket `{language}`",
            en: "`{word}` has two texts in the language `{language}`"
        );
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .help(RULE.meta.fix.get(cx.lang));
        if let Some(place) = first.origin.span() {
            finding = finding.label(place, say!(cx.lang, sv: "den första", en: "the first one"));
        }
        found.push(finding);
    }
}
