//! A missing recommended property.

use crate::diagnostic::{Finding, Portal, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rules::{Check, Context, Usage, harvest, rule};

rule! {
    "profile/recommended", Warning, portal Warning, "DCAT-AP-SE, egenskapstabellerna (rekommenderat antal)" / "DCAT-AP-SE, the property tables (preferred)";
    title "En rekommenderad uppgift saknas."
        / "A recommended property is missing.";
    many "{count} {things} saknar `{key}`, som rekommenderas"
        / "{count} {things} lack `{key}`, which is recommended";
    why "Utan den blir resursen svårare att hitta och bedöma, och katalogens kvalitetspoäng sjunker."
        / "Without it the resource is harder to find and to judge, and the catalogue's quality score falls.";
    fix "Lägg till uppgiften om ni har den. Det som inte finns ska inte hittas på."
        / "Add it if you have it. What does not exist must not be made up.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row.preferred == 0
        || row.min >= row.preferred
        || row.outside
        || row.deprecated
        || !usage.applies
    {
        return;
    }
    // A place or document with its own IRI is described elsewhere.
    if usage.class.folder.is_none()
        && usage.class.name != class_name::DISTRIBUTION
        && cx.graph.terms().is_iri(usage.subject)
    {
        return;
    }
    if !cx.lacks(usage, row.preferred)
        || (usage.class.name == class_name::CATALOG && harvest::is_fetched(cx, usage.subject))
    {
        return;
    }
    let class = &usage.class.label;
    let (label, word) = (&row.label, cx.property_name(usage.subject, row));
    let message = message!(
        sv: "{class} saknar `{word}` ({label}), som rekommenderas",
        en: "{class} lacks `{word}` ({label}), which is recommended",
        class,
        word,
        label
    );
    let mut finding = cx
        .missing(&RULE.meta, usage, message)
        .help(cx.how_to_write(usage));
    if row.group {
        finding.portal = Portal::Silent;
    }
    // What most leave out for good reasons is no advice; the portal's verdict stays for programs.
    if let Some(severity) = row.missing {
        finding.severity = severity;
        finding.hidden = severity == Severity::Info;
    }
    found.push(finding);
}
