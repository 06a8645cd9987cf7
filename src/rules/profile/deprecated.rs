//! A deprecated property or vocabulary.

use super::listed;
use crate::diagnostic::{Finding, Fix, Operation, Safety, Target};
use crate::message;
use crate::rules::{Check, Context, PropertyNaming, Usage, rule};

rule! {
    "profile/deprecated", Warning, portal Warning, "DCAT-AP-SE, egenskapstabellerna (äldre egenskaper)" / "DCAT-AP-SE, the property tables (deprecated)";
    title "En äldre egenskap eller lista."
        / "An older property or list.";
    many "{count} {things} använder en äldre egenskap eller lista i `{key}`"
        / "{count} {things} use an older property or list in `{key}`";
    why "Portalen förstår den än, men den är på väg bort."
        / "The portal still understands it, but it is on its way out.";
    fix "Byt till efterföljaren."
        / "Change to its successor.";
    fixer System;
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row.deprecated {
        if let Some(first) = usage.values.first() {
            let word = cx.property_name(usage.subject, row);
            let message = message!(sv: "`{word}` är en äldre egenskap", en: "`{word}` is an older property", word);
            let key = row
                .replaced_by
                .as_deref()
                .and_then(|iri| usage.class.by_iri(iri));
            let key = key.filter(|_| cx.naming_of(usage.subject) == PropertyNaming::Keys);
            let fix = key.map(|new| Fix {
                safety: Safety::Certain,
                operations: vec![Operation::RenameKey {
                    at: Target::Finding,
                    to: new.key.clone(),
                }],
                code: None,
            });
            let successor = row.replaced_by.as_deref().map(|iri| {
                match (cx.naming_of(usage.subject), usage.class.by_iri(iri)) {
                    (PropertyNaming::Keys, Some(new)) => new.key.clone(),
                    (PropertyNaming::Keys | PropertyNaming::Curies, _) => {
                        cx.profile.prefixes.compact(iri)
                    }
                }
            });
            let help = match successor {
                Some(new) => {
                    message!(sv: "skriv `{new}` i stället", en: "write `{new}` instead", new)
                }
                None => (&RULE.meta.fix).into(),
            };
            let finding = cx.on_value(&RULE.meta, usage, first, message);
            found.push(finding.help(help).fix(fix));
        }
        return;
    }
    if row
        .alternatives
        .iter()
        .all(|alternative| !alternative.deprecated)
    {
        return;
    }
    for triple in usage.good() {
        let fitting = |deprecated| {
            row.alternatives
                .iter()
                .filter(move |alternative| alternative.deprecated == deprecated)
                .any(|alternative| cx.fits(row, alternative, triple.o))
        };
        if fitting(false) || !fitting(true) {
            continue;
        }
        let (word, text) = (cx.property_name(usage.subject, row), cx.quote(triple.o));
        let message = message!(
            sv: "{text} hör till en äldre lista: `{word}`",
            en: "{text} belongs to an older list: `{word}`",
            text,
            word
        );
        let value = cx.graph.terms().text_of(triple.o);
        let lists = cx.lists(row);
        let successor = lists
            .iter()
            .find_map(|list| list.by_value(value))
            .and_then(|old| old.replaced_by.as_deref());
        let new = successor.and_then(|iri| lists.iter().find_map(|list| list.by_value(iri)));
        let help = match (cx.naming_of(usage.subject), new, successor) {
            (PropertyNaming::Keys, Some(new), _) => {
                message!(sv: "skriv `{code}`", en: "write `{code}`", code = &new.code)
            }
            (_, _, Some(iri)) => message!(sv: "skriv `{iri}`", en: "write `{iri}`", iri),
            (_, _, None) => (&RULE.meta.fix).into(),
        };
        let finding = cx.on_value(&RULE.meta, usage, triple, message).by_value();
        let fix = match new {
            Some(new) => Some(listed::fix(cx, usage.subject, new)),
            None => successor.map(Fix::certain),
        };
        found.push(finding.help(help).fix(fix));
    }
}
