//! A missing mandatory property.

use super::choices;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rules::{Check, Context, Usage, harvest, rule};

rule! {
    "profile/mandatory", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (minsta antal)" / "DCAT-AP-SE, the property tables (min)";
    title "En obligatorisk uppgift saknas."
        / "A mandatory property is missing.";
    many "{count} {things} saknar `{key}`, som är obligatorisk"
        / "{count} {things} lack `{key}`, which is mandatory";
    why "Portalen räknar resursen som felaktig, och den som söker får inte veta det viktigaste."
        / "The portal counts the resource as faulty, and whoever searches is not told what matters most.";
    fix "Lägg till uppgiften. Är den lika för många filer kan den stå under `defaults:` i catalog.yaml."
        / "Add it. If it is the same for many files it can stand under `defaults:` in catalog.yaml.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    // Inferred properties are checked for the catalogue and its parts together, and dependent ones by another rule.
    if row.min == 0 || row.outside || row.inferred || row.depends_on.is_some() {
        return;
    }
    if !cx.lacks(usage, row.min)
        || (usage.class.name == class_name::CATALOG && harvest::is_fetched(cx, usage.subject))
    {
        return;
    }
    let class = &usage.class.label;
    let (label, word) = (&row.label, cx.property_name(usage.subject, row));
    let message = message!(
        sv: "{class} saknar `{word}` ({label}), som är obligatorisk",
        en: "{class} lacks `{word}` ({label}), which is mandatory",
        class,
        word,
        label
    );
    found.push(
        cx.missing(&RULE.meta, usage, message)
            .help(choices::of_missing(cx, usage)),
    );
}
