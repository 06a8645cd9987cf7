//! Data that cannot be had in any open, structured format.

use super::known::{Formats, Known};
use crate::diagnostic::Finding;
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use crate::say;

rule! {
    "format/only-closed", Warning, portal Silent, "DIGG, vägledning om att tillgängliggöra information: format" / "DIGG, guidance on making information available: formats";
    title "Datamängden finns bara i slutna eller ostrukturerade format."
        / "The dataset exists in closed or unstructured formats only.";
    why "Ur en pdf eller ett sidformat kan data inte läsas av program, och slutna format kräver vissa program."
        / "Programs cannot read data out of a PDF or a page format, and closed formats ask for certain programs.";
    fix "Lägg till en distribution i ett öppet och maskinläsbart format, till exempel CSV, ODS, JSON eller GeoJSON."
        / "Add a distribution in an open and machine-readable format, for example CSV, ODS, JSON or GeoJSON.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(distribution) = cx.graph.iri(dcat::P_DISTRIBUTION) else {
        return;
    };
    let service = cx.graph.iri(dcat::ACCESS_SERVICE);
    let mut formats = Formats::new(cx);
    for dataset in cx.instances_named("Dataset") {
        let distributions = cx.graph.values(dataset, distribution);
        let by_service =
            |of: TermId| service.is_some_and(|service| !cx.graph.values(of, service).is_empty());
        if distributions.iter().any(|triple| by_service(triple.o)) {
            continue;
        }
        let mut shut = Vec::new();
        for triple in distributions {
            let of = formats.of(triple.o);
            match of
                .iter()
                .find_map(|(triple, known)| Some((*triple, (*known)?)))
            {
                // One that is open is enough, and one that nobody knows may be.
                Some((_, known)) if !is_shut(known) => break,
                None => break,
                Some((format, known)) => shut.push((format, known)),
            }
        }
        if !shut.is_empty() && shut.len() == distributions.len() {
            found.push(finding(cx, dataset, &shut));
        }
    }
}

/// Whether the format is closed, or holds pages and pictures rather than data. Maps and pictures of the Earth are data.
fn is_shut(known: Known) -> bool {
    let value = known.value;
    !value.container && (!value.open || !(value.structured || known.geographic))
}

fn finding(cx: &Context<'_>, dataset: TermId, shut: &[(&Triple, Known)]) -> Finding {
    let mut codes: Vec<&str> = shut
        .iter()
        .map(|(_, known)| known.value.code.as_str())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let codes = codes.join("`, `");
    let message = say!(
        cx.lang,
        sv: "`{}` finns bara i slutna eller ostrukturerade format: `{codes}`",
        en: "`{}` exists in closed or unstructured formats only: `{codes}`",
        cx.called(dataset)
    );
    let finding = cx.on_resource(&RULE.meta, dataset, message);
    let mut finding = finding
        .property(dcat::P_DISTRIBUTION)
        .help(RULE.meta.fix.get(cx.lang));
    for (format, known) in shut {
        let (code, value) = (&known.value.code, known.value);
        if let Some(span) = format.origin.span().filter(|_| finding.labels.len() < 3) {
            let label = if value.structured {
                say!(cx.lang, sv: "{code} är ett slutet format", en: "{code} is a closed format")
            } else {
                say!(cx.lang, sv: "{code} har ingen struktur", en: "{code} has no structure")
            };
            finding = finding.label(span, label);
        }
    }
    finding
}
