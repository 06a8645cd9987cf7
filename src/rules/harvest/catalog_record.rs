//! Catalogue records, which the portal does not harvest.

use super::nodes::comes_before;
use crate::diagnostic::Finding;
use crate::diagnostic::places;
use crate::message;
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeSet;

rule! {
    "harvest/catalog-record", Error, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Katalogposter är inte tillåtna."
        / "Catalogue records are not allowed.";
    many "{count} {things} har katalogposter, som inte är tillåtna"
        / "{count} {things} have catalogue records, which are not allowed";
    why "Portalen skapar egna katalogposter (dcat:CatalogRecord) vid skördningen, och tar inte emot andra."
        / "The portal makes catalogue records (dcat:CatalogRecord) of its own at harvest, and takes no others.";
    fix "Ta bort katalogposterna, och dcat:record från katalogen."
        / "Remove the catalogue records, and dcat:record from the catalogue.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let mut records: BTreeSet<TermId> = BTreeSet::new();
    let mut first: Option<Triple> = None;
    let mut note = |record: TermId, triple: &Triple| {
        records.insert(record);
        match &first {
            Some(first) if !comes_before(cx, triple, first) => {}
            _ => first = Some(*triple),
        }
    };
    if let Some(class) = cx.graph.iri(dcat::CATALOG_RECORD) {
        for triple in cx.graph.incoming(class) {
            if triple.p == cx.graph.rdf_type() {
                note(triple.s, triple);
            }
        }
    }
    if let Some(record) = cx.graph.iri(dcat::RECORD) {
        for triple in cx.graph.triples().iter().filter(|t| t.p == record) {
            note(triple.o, triple);
        }
    }
    let Some(first) = first else { return };
    let count = records.len();
    let message = message!(
        sv: "katalogposter (dcat:CatalogRecord) är inte tillåtna ({places})",
        en: "catalogue records (dcat:CatalogRecord) are not allowed ({places})",
        places = places(count)
    );
    found.push(cx.on(&RULE.meta, &first, message).help(&RULE.meta.fix));
}
