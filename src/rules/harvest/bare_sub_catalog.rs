//! A sub-catalogue with nothing but its type.

use super::parts;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::TermId;
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;

rule! {
    "harvest/bare-sub-catalog", Info, portal Silent, "DCAT-AP-SE, skördning, flera kataloger" / "DCAT-AP-SE, harvesting, several catalogues";
    title "En underkatalog hämtas från sin egen IRI."
        / "A sub-catalogue is fetched from its own IRI.";
    many "{count} underkataloger hämtas från sin egen IRI vid skördningen"
        / "{count} sub-catalogues are fetched from their own IRI when the catalogue is harvested";
    why "En underkatalog som inte har annat än sin typ hämtar portalen från underkatalogens IRI. Går det inte, misslyckas hela skördningen."
        / "A sub-catalogue with nothing but its type the portal fetches from the IRI of the sub-catalogue. If that fails, the whole harvest fails.";
    fix "Se till att IRI:n svarar med underkatalogen i RDF/XML, eller beskriv underkatalogen i samma fil."
        / "See to it that the IRI answers with the sub-catalogue in RDF/XML, or describe the sub-catalogue in the same file.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let parts = parts::catalogs(cx).into_iter();
    let bare: BTreeMap<TermId, _> = parts
        .filter(|part| parts::is_bare(cx, part.o) && !cx.reported.has_resource(part.o))
        .map(|part| (part.o, part))
        .collect();
    for node in bare.into_keys() {
        let iri = cx.name_of(node);
        let message = message!(
            sv: "underkatalogen `{iri}` har inget annat än sin typ och hämtas från sin IRI vid skördningen",
            en: "the sub-catalogue `{iri}` has nothing but its type and is fetched from its IRI at harvest",
            iri
        );
        found.push(
            cx.on_resource(&RULE.meta, node, message)
                .help(&RULE.meta.fix),
        );
    }
}
