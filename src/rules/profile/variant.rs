//! A variant of a listed IRI.

use super::listed;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::RangeAlternative;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/variant", Warning, portal Silent, "DCAT-AP-SE, rekommendationer och listade värden" / "DCAT-AP-SE, recommendations and listed values";
    title "En annan stavning av en känd IRI."
        / "Another spelling of a known IRI.";
    many "{count} {things} har i `{key}` en annan stavning av en känd IRI[: `{cause}`]"
        / "{count} {things} have another spelling of a known IRI in `{key}`[: `{cause}`]";
    why "Licensen eller formatet känns inte igen när IRI:n är skriven på ett annat sätt än i listan. (Rekommendationens egen text skriver https för Creative Commons; listan och skördningssidan säger http, och de gäller.)"
        / "The licence or format is not recognised when the IRI is written in another way than in the list. (The recommendation's own text prints https for Creative Commons; the list and the harvesting page say http, and they prevail.)";
    fix "Skriv koden, eller IRI:n precis som i listan."
        / "Write the code, or the IRI exactly as in the list.";
    fixer System;
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row
        .alternatives
        .iter()
        .all(|alternative| alternative.vocabularies.is_empty() && alternative.suggest.is_empty())
    {
        return;
    }
    let of_way = |alternative: &'static RangeAlternative| {
        alternative.vocabularies.iter().chain(&alternative.suggest)
    };
    let is_listed = |o| {
        row.alternatives
            .iter()
            .flat_map(of_way)
            .any(|id| cx.is_listed(*id, o))
    };
    for triple in usage.good().filter(|triple| !is_listed(triple.o)) {
        let value = cx.graph.terms().text_of(triple.o);
        let lists = cx.lists(row);
        if lists.iter().any(|list| list.by_value(value).is_some()) {
            continue;
        }
        let Some(canonical) = lists.iter().find_map(|list| list.by_variant(value)) else {
            continue;
        };
        let (code, iri) = (&canonical.code, canonical.value());
        let message = message!(
            sv: "`{value}` är en annan stavning av {code}",
            en: "`{value}` is another spelling of {code}",
            value,
            code
        );
        let word = if listed::is_code(cx, usage.subject, canonical) {
            code
        } else {
            iri
        };
        let help = message!(sv: "skriv `{word}`", en: "write `{word}`", word);
        let fix = listed::fix(cx, usage.subject, canonical);
        let finding = cx.on_value(&RULE.meta, usage, triple, message).by_value();
        found.push(finding.help(help).fix(fix));
    }
}
