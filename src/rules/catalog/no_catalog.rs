//! No catalogue at all.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rules::{Check, Context, rule};

rule! {
    "catalog/no-catalog", Error, portal Error, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Det finns ingen katalog."
        / "There is no catalogue.";
    many "{count} källor har ingen katalog (dcat:Catalog)"
        / "{count} sources have no catalogue (dcat:Catalog)";
    why "Portalen skördar en katalog; utan en sådan tas ingenting emot."
        / "The portal harvests a catalogue; without one nothing is taken.";
    fix "Beskriv katalogen: catalog.yaml i en mapp, eller en dcat:Catalog i RDF."
        / "Describe the catalogue: catalog.yaml in a repository, or a dcat:Catalog in RDF.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() || !cx.typed_instances_named(class_name::CATALOG).is_empty() {
        return;
    }
    let Some((node, class)) = cx.almost_of(class_name::CATALOG) else {
        let message = message!(sv: "det finns ingen katalog (dcat:Catalog)", en: "there is no catalogue (dcat:Catalog)");
        found.push(Finding::new(&RULE.meta, message).help(&RULE.meta.fix));
        return;
    };
    let (node_name, iri) = (cx.name_of(node), cx.text(class));
    let message = message!(
        sv: "det finns ingen katalog (dcat:Catalog): {node_name} har klassen <{iri}>",
        en: "there is no catalogue (dcat:Catalog): {node_name} has the class <{iri}>",
        node_name,
        iri
    );
    let of = cx.profile.class_named(class_name::CATALOG);
    let of = of.map(|of| cx.profile.class(of));
    let finding = cx.about(&RULE.meta, node, of, message);
    found.push(finding.help(&RULE.meta.fix));
}
