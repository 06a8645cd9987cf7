//! Two datasets whose distributions lead to the same file.

use super::resources::are_whole_and_part;
use crate::diagnostic::Finding;
use crate::message;
use crate::net::Parts;
use crate::profile::class_name;
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeSet;

rule! {
    "guidance/same-download", Warning, portal Silent, "DCAT-AP-SE, Distribution, dcat:downloadURL" / "DCAT-AP-SE, Distribution, dcat:downloadURL";
    title "Två datamängder leder till samma fil."
        / "Two datasets lead to the same file.";
    many "{count} {things} leder i `{key}` till en fil som en annan datamängd också leder till"
        / "{count} {things} lead in `{key}` to a file that another dataset leads to as well";
    why "Den som hämtar den ena datamängden får den andra. Ofta är det en kopierad beskrivning där adressen glömdes."
        / "Whoever fetches the one dataset gets the other. Often it is a copied description whose address was forgotten.";
    fix "Rätta adressen, eller beskriv filen i en enda datamängd."
        / "Mend the address, or describe the file in one dataset only.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let distributions = cx.instances_named(class_name::DISTRIBUTION);
    let uses = distributions.iter().flat_map(|of| files(cx, *of));
    let mut uses: Vec<Triple> = uses.copied().collect();
    uses.sort_unstable_by_key(|triple| (triple.o, triple.s));
    // Nearly every address is that of one distribution.
    let shared = uses.chunk_by(|one, other| one.o == other.o);
    for uses in shared.filter(|uses| uses.len() > 1) {
        of_address(cx, uses, found);
    }
}

/// Reports the datasets that lead to one address, but for the first.
fn of_address(cx: &Context<'_>, uses: &[Triple], found: &mut Vec<Finding>) {
    let with_datasets = uses.iter().flat_map(|triple| {
        let datasets = cx.led_from(triple.s, dcat::P_DISTRIBUTION);
        datasets.into_iter().map(move |dataset| (dataset, *triple))
    });
    let mut of: Vec<(TermId, Triple)> = with_datasets.collect();
    // By IRI, so that the finding does not depend on the order of the source.
    of.sort_by_key(|(dataset, triple)| (cx.graph.term(*dataset), cx.graph.term(triple.s)));
    let Some((first, place)) = of.first().copied() else {
        return;
    };
    let mut told: BTreeSet<TermId> = BTreeSet::from([first]);
    for (dataset, triple) in of {
        if told.insert(dataset) && !are_related(cx, first, dataset) {
            found.push(finding(cx, &triple, &place, first));
        }
    }
}

/// The addresses of files: what is downloaded, or what is accessed where nothing is and the address names a file.
fn files<'g>(cx: &Context<'g>, distribution: TermId) -> Vec<&'g Triple> {
    let downloads = cx.values(distribution, dcat::DOWNLOAD_URL);
    if !downloads.is_empty() {
        return downloads
            .iter()
            .filter(|triple| !is_packed(cx, distribution, triple))
            .collect();
    }
    let access = cx.values(distribution, dcat::ACCESS_URL).iter();
    access
        .filter(|triple| is_file(cx.text(triple.o)) && !is_packed(cx, distribution, triple))
        .collect()
}

/// Whether the address ends in the name of a file with data; pages and descriptions are shared by many.
fn is_file(address: &str) -> bool {
    const DATA: [&str; 12] = [
        "csv", "tsv", "xlsx", "xls", "ods", "geojson", "gpkg", "json", "gml", "kml", "parquet",
        "xml",
    ];
    let Some(parts) = Parts::of(address).filter(Parts::is_web) else {
        return false;
    };
    let file = parts.file();
    parts.query.is_none()
        && file
            .rsplit_once('.')
            .is_some_and(|(_, ending)| DATA.contains(&ending))
}

/// Whether the file is a package, which may hold several datasets.
fn is_packed(cx: &Context<'_>, distribution: TermId, triple: &Triple) -> bool {
    let is_zip = || {
        let file = Parts::of(cx.text(triple.o)).map(|parts| parts.file());
        let endings = [".zip", ".7z", ".tar", ".gz", ".tgz", ".gpkg"];
        file.is_some_and(|file| endings.iter().any(|ending| file.ends_with(ending)))
    };
    cx.has(distribution, dcat::PACKAGE_FORMAT)
        || cx.has(distribution, dcat::COMPRESS_FORMAT)
        || is_zip()
}

/// Whether one is a series or whole that the other belongs to, or both are members of one series.
fn are_related(cx: &Context<'_>, one: TermId, other: TermId) -> bool {
    are_whole_and_part(cx, one, other) || cx.share(one, other, dcat::IN_SERIES)
}

fn finding(cx: &Context<'_>, triple: &Triple, place: &Triple, first: TermId) -> Finding {
    let (word, address) = (cx.property_name_of(triple), cx.text(triple.o));
    let message = message!(
        sv: "`{word}` leder till samma fil som datamängden `{called}`: `{address}`",
        en: "`{word}` leads to the same file as the dataset `{called}`: `{address}`",
        word,
        called = cx.called(first),
        address
    );
    let finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    match place
        .origin
        .span()
        .filter(|span| Some(*span) != triple.origin.span())
    {
        Some(span) => finding.label(span, message!(sv: "här också", en: "here too")),
        None => finding,
    }
}
