//! An access address that is the IRI of a resource of the catalogue itself.

use crate::diagnostic::{Finding, Lower, Severity};
use crate::message;
use crate::profile::{Class, class_name};
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};

rule! {
    "address/own-iri", Warning, portal Silent, "DCAT-AP-SE, Distribution, dcat:accessURL" / "DCAT-AP-SE, Distribution, dcat:accessURL";
    title "Adressen till data är beskrivningens egen IRI."
        / "The address of the data is the description's own IRI.";
    many "{count} {things} har i `{key}` en IRI ur katalogen i stället för en adress till data"
        / "{count} {things} have an IRI of the catalogue in `{key}` instead of an address of data";
    why "Den som vill ha data kommer tillbaka till beskrivningen, eller ingenstans: data nås inte."
        / "Whoever wants the data comes back to the description, or gets nowhere: the data is not reached.";
    fix "Ge adressen till filen, API:et eller sidan där data finns."
        / "Give the address of the file, the API or the page where the data is.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        for property in [dcat::ACCESS_URL, dcat::DOWNLOAD_URL] {
            for triple in cx.values(distribution, property) {
                if let Some(class) = described(cx, triple.o) {
                    found.push(finding(cx, triple, class, distribution));
                }
            }
        }
    }
}

/// The class of a resource of the catalogue that is no data; the description of a data service has the address of one.
fn described(cx: &Context<'_>, object: TermId) -> Option<&'static Class> {
    const CLASSES: [&str; 4] = [
        class_name::CATALOG,
        class_name::DATASET,
        class_name::DATASET_SERIES,
        class_name::DISTRIBUTION,
    ];
    let class = cx.class_of(object)?;
    (cx.graph.terms().is_iri(object) && CLASSES.contains(&class.name)).then_some(class)
}

fn finding(
    cx: &Context<'_>,
    triple: &Triple,
    class: &'static Class,
    distribution: TermId,
) -> Finding {
    let (word, address) = (cx.property_name_of(triple), cx.text(triple.o));
    let message = if triple.o == distribution {
        message!(
            sv: "`{word}` är distributionens egen IRI: `{address}`",
            en: "`{word}` is the IRI of the distribution itself: `{address}`",
            word,
            address
        )
    } else {
        let label = Lower(&class.label);
        message!(
            sv: "`{word}` är IRI:n för något i katalogen ({label}): `{address}`",
            en: "`{word}` is the IRI of something in the catalogue ({label}): `{address}`",
            word,
            label,
            address
        )
    };
    let finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    // Many exports name a distribution by the address of its file.
    if triple.o == distribution {
        finding.severity(Severity::Info)
    } else {
        finding
    }
}
