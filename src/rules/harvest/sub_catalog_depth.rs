//! A sub-catalogue of a sub-catalogue.

use super::parts;
use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, rule};

rule! {
    "harvest/sub-catalog-depth", Error, portal Silent, "DCAT-AP-SE, skördning, flera kataloger" / "DCAT-AP-SE, harvesting, several catalogues";
    title "En underkatalog har egna underkataloger."
        / "A sub-catalogue has sub-catalogues of its own.";
    many "{count} underkataloger har egna underkataloger"
        / "{count} sub-catalogues have sub-catalogues of their own";
    why "Portalen läser huvudkatalogen och dess delar, en nivå ner; det som ligger djupare skördas inte."
        / "The portal reads the main catalogue and its parts, one level down; what lies deeper is not harvested.";
    fix "Låt huvudkatalogen hänvisa direkt till alla underkataloger med dcterms:hasPart."
        / "Let the main catalogue refer directly to all sub-catalogues with dcterms:hasPart.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let all = parts::catalogs(cx);
    // In a cycle every catalogue is a part of another; the cycle itself is reported.
    if all.is_empty() || !parts::closing(cx, &all).is_empty() {
        return;
    }
    let mut by_part = all.clone();
    by_part.sort_by_key(|triple| triple.o);
    for part in &all {
        let Ok(index) = by_part.binary_search_by_key(&part.s, |triple| triple.o) else {
            continue;
        };
        let above = &by_part[index];
        let (inner, outer, main) = (cx.called(part.o), cx.called(part.s), cx.called(above.s));
        let message = message!(
            sv: "`{inner}` är en underkatalog till `{outer}`, som själv är en underkatalog",
            en: "`{inner}` is a sub-catalogue of `{outer}`, which is itself a sub-catalogue",
            inner,
            outer
        );
        let help = message!(
            sv: "låt huvudkatalogen `{main}` hänvisa direkt till `{inner}`",
            en: "let the main catalogue `{main}` refer directly to `{inner}`",
            main,
            inner
        );
        let mut finding = cx.on(&RULE.meta, part, message).help(help);
        if let Some(span) = above.origin.span() {
            let label = message!(
                sv: "här är `{outer}` en underkatalog",
                en: "here `{outer}` is a sub-catalogue",
                outer
            );
            finding = finding.label(span, label);
        }
        found.push(finding);
    }
}
