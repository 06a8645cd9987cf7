//! No dataset at all.

use crate::diagnostic::{Explains, Finding, grouped};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rules::harvest::any_bare;
use crate::rules::{Check, Context, PropertyNaming, rule};

rule! {
    "catalog/no-dataset", Error, portal Error, "DCAT-AP-SE, Catalog, dcat:dataset; skördning" / "DCAT-AP-SE, Catalog, dcat:dataset; harvesting";
    title "Katalogen har ingen datamängd."
        / "The catalogue has no dataset.";
    many "{count} kataloger har ingen datamängd"
        / "{count} catalogues have no dataset";
    why "En katalog måste förteckna minst en datamängd; annars skördas den inte."
        / "A catalogue must list at least one dataset; otherwise it is not harvested.";
    fix "Beskriv en datamängd: `katalog new dataset badplatser` skriver en fil att fylla i."
        / "Describe a dataset: `katalog new dataset badplatser` writes a file to fill in.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    let catalogs = cx.typed_instances_named(class_name::CATALOG);
    let listing = cx
        .profile
        .class_named(class_name::CATALOG)
        .map(|id| cx.profile.class(id))
        .and_then(|class| {
            let row = class
                .properties
                .iter()
                .find(|row| row.inferred && row.min > 0)?;
            Some((class, row))
        });
    let Some((class, row)) = listing else { return };
    let predicate = cx.graph.iri(&row.iri);
    // The obligation applies to the main catalogue and its parts together.
    let lists_any = predicate.is_some_and(|predicate| {
        catalogs
            .iter()
            .any(|catalog| !cx.graph.values(*catalog, predicate).is_empty())
    });
    let reported = predicate.is_some_and(|predicate| {
        catalogs
            .iter()
            .any(|catalog| cx.reported.has_value(*catalog, predicate))
    });
    let described = !cx.typed_instances_named(class_name::DATASET).is_empty();
    // The members of a part that is fetched from elsewhere are unknown.
    if reported || (lists_any && described) || any_bare(cx) {
        return;
    }
    match catalogs.first().filter(|_| !lists_any) {
        Some(catalog) => {
            let message = match cx.almost_property(*catalog, &row.iri) {
                Some(iri) => message!(
                    sv: "katalogen har ingen datamängd: den har <{iri}>, som inte är dcat:dataset",
                    en: "the catalogue has no dataset: it has <{iri}>, which is not dcat:dataset",
                    iri
                ),
                None => {
                    message!(sv: "katalogen har ingen datamängd", en: "the catalogue has no dataset")
                }
            };
            let mut finding = cx
                .about(&RULE.meta, *catalog, Some(class), message)
                .property(row.iri.clone());
            if !described && cx.naming_of(*catalog) == PropertyNaming::Keys {
                finding.explains = unbegun(cx);
            }
            let help = match cx.typed_instances_named(class_name::DATASET).len() {
                0 => (&RULE.meta.fix).into(),
                count => message!(
                    sv: "filen har {datasets} som katalogen inte pekar på: skriv en dcat:dataset på katalogen för varje datamängd (inte dcat:Dataset, som är klassen)",
                    en: "the file has {datasets} that the catalogue does not point to: write a dcat:dataset on the catalogue for each dataset (not dcat:Dataset, which is the class)",
                    datasets = match count {
                        1 => message!(sv: "1 datamängd", en: "1 dataset"),
                        _ => message!(sv: "{count} datamängder", en: "{count} datasets", count = grouped(count)),
                    }
                ),
            };
            found.push(finding.help(help));
        }
        None if !described => {
            let message = message!(sv: "ingen datamängd beskrivs (dcat:Dataset)", en: "no dataset is described (dcat:Dataset)");
            let help = message!(
                sv: "det som katalogen förtecknar ska beskrivas i samma fil, med typen dcat:Dataset",
                en: "what the catalogue lists must be described in the same file, with the type dcat:Dataset"
            );
            let Some((node, of)) = cx.almost_of(class_name::DATASET) else {
                found.push(match predicate.and_then(|of| untyped(cx, &catalogs, of)) {
                    Some(node) => without_type(cx, node).help(help),
                    None => Finding::new(&RULE.meta, message).help(help),
                });
                return;
            };
            let (name, iri) = (cx.name_of(node), cx.text(of));
            let message = message!(
                sv: "ingen datamängd beskrivs (dcat:Dataset): {name} har klassen <{iri}>",
                en: "no dataset is described (dcat:Dataset): {name} has the class <{iri}>",
                name,
                iri
            );
            found.push(cx.about(&RULE.meta, node, None, message).help(help));
        }
        None => {}
    }
}

/// What a new catalogue could also have: nothing of it matters before there is something to publish.
fn unbegun(cx: &Context<'_>) -> Vec<Explains> {
    const CLASSES: [&str; 3] = [
        class_name::CATALOG,
        class_name::AGENT,
        class_name::CONTACT_POINT,
    ];
    let resources = CLASSES.map(|class| cx.typed_instances_named(class));
    let explained = resources.into_iter().flatten().map(|resource| Explains {
        rules: &[
            "profile/recommended",
            "guidance/language-missing-english",
            "guidance/language-missing-swedish",
        ],
        subject: cx.name_of(resource).into(),
        property: None,
        value: None,
    });
    explained.collect()
}

/// What a catalogue lists as a dataset, and which is described without a type.
fn untyped(cx: &Context<'_>, catalogs: &[TermId], lists: TermId) -> Option<TermId> {
    let listed = catalogs
        .iter()
        .flat_map(|catalog| cx.graph.values(*catalog, lists));
    let nodes = listed
        .map(|triple| triple.o)
        .filter(|node| cx.graph.types(*node).next().is_none() && cx.graph.is_described(*node));
    nodes.min_by_key(|node| cx.graph.term(*node))
}

fn without_type(cx: &Context<'_>, node: TermId) -> Finding {
    let name = cx.name_of(node);
    let message = message!(
        sv: "ingen datamängd beskrivs (dcat:Dataset): {name} har ingen typ",
        en: "no dataset is described (dcat:Dataset): {name} has no type",
        name
    );
    cx.about(&RULE.meta, node, None, message)
}
