//! A distribution without a title.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, PropertyNaming, rule};

rule! {
    "guidance/distribution-title", Info, portal Silent, "DCAT-AP-SE, Distribution, dcterms:title; dataportal.se" / "DCAT-AP-SE, Distribution, dcterms:title; dataportal.se";
    title "Distributionen har ingen titel."
        / "The distribution has no title.";
    many "{count} {things} har ingen titel och visas som ”Ingen titel given”"
        / "{count} {things} have no title and are shown as “Ingen titel given”";
    why "Portalen visar ”Ingen titel given” i stället, och den som ska välja fil eller API ser inte vad som skiljer dem."
        / "The portal shows “Ingen titel given” (no title given) instead, and whoever is to choose a file or API does not see what sets them apart.";
    fix "Ge distributionen en titel som säger vad den ger, till exempel ”Badplatser som CSV”."
        / "Give the distribution a title that says what it gives, for example “Bathing sites as CSV”.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        if has_title(cx, distribution) {
            continue;
        }
        let message = message!(
            sv: "distributionen har ingen titel; portalen visar ”Ingen titel given”",
            en: "the distribution has no title; the portal shows “Ingen titel given”"
        );
        let help = match cx.naming_of(distribution) {
            PropertyNaming::Keys => message!(
                sv: "skriv till exempel `title: {{sv: Badplatser som CSV, en: Bathing sites as CSV}}`",
                en: "write for example `title: {{sv: Badplatser som CSV, en: Bathing sites as CSV}}`"
            ),
            PropertyNaming::Curies => (&RULE.meta.fix).into(),
        };
        let finding = cx.on_resource(&RULE.meta, distribution, message);
        found.push(finding.property(dcterms::TITLE).help(help));
    }
}

fn has_title(cx: &Context<'_>, distribution: TermId) -> bool {
    let titles = cx.values(distribution, dcterms::TITLE).iter();
    let reported = cx
        .graph
        .iri(dcterms::TITLE)
        .is_some_and(|title| cx.reported.has_value(distribution, title));
    let mut titles = titles.filter(|triple| cx.says_anything(triple.o));
    reported || titles.next().is_some() || cx.reported.has_resource(distribution)
}
