//! Data without any open, structured format.

use super::known::{Formats, Known};
use crate::diagnostic::{Finding, Message, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};

rule! {
    "format/only-closed", Warning, portal Silent, "DIGG, vägledning om att tillgängliggöra information: format" / "DIGG, guidance on making information available: formats";
    title "Datamängden finns bara i format som DIGG råder er att komplettera."
        / "The dataset exists only in formats that DIGG advises to supplement.";
    many "{count} {things} finns bara i format som DIGG råder er att komplettera"
        / "{count} {things} come only in formats that DIGG advises to supplement";
    why "Data i pdf eller textdokument går inte att läsa maskinellt, och slutna format kräver vissa program."
        / "Data in PDF or text documents cannot be read by machines, and closed formats ask for certain programs.";
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
    for dataset in cx.instances_named(class_name::DATASET) {
        let distributions = cx.graph.values(dataset, distribution);
        let by_service =
            |of: TermId| service.is_some_and(|service| !cx.graph.values(of, service).is_empty());
        if distributions.iter().any(|triple| by_service(triple.o)) {
            continue;
        }
        let mut shut = Vec::new();
        for triple in distributions {
            let of = formats.of(triple.o);
            let known = of
                .iter()
                .find_map(|(triple, known)| Some((*triple, (*known)?)));
            match known {
                // One open format is enough, and an unknown one may be open.
                Some((_, known)) if !is_shut(known) => break,
                None => break,
                Some(shut_one) => shut.push(shut_one),
            }
        }
        if !shut.is_empty() && shut.len() == distributions.len() && !is_kept_back(cx, dataset) {
            found.push(finding(cx, dataset, &shut));
        }
    }
}

/// Formats that are neither: the spreadsheet of Office Open XML is a published standard (ISO/IEC 29500) that many programs
/// read, and a text file may hold a table.
const READABLE: [&str; 2] = [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/plain",
];

/// Whether the format is closed or unstructured. Maps and geographic images are data.
fn is_shut(known: Known) -> bool {
    let value = known.value;
    !value.container
        && !READABLE.contains(&value.value())
        && (!value.open || !(value.structured || known.geographic))
}

/// Whether access is restricted: then the format is agreed with those who get access.
fn is_kept_back(cx: &Context<'_>, dataset: TermId) -> bool {
    let rights = cx.listed_values(dataset, dcterms::ACCESS_RIGHTS);
    !rights.is_empty() && !rights.iter().any(|right| right.open)
}

/// The kind of a closed or unstructured format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FormatClass {
    /// Images, audio, video and books, which have no structured form.
    Media,
    /// Geographic formats that most GIS programs read.
    Map,
    Table,
    Other,
}

impl FormatClass {
    fn of(known: Known) -> Self {
        const MEDIA: [&str; 4] = ["image/", "audio/", "video/", "application/epub"];
        let value = known.value;
        // Drawings are registered below `image/` too.
        if value.value().starts_with("image/vnd.") {
            Self::Other
        } else if MEDIA.iter().any(|start| value.value().starts_with(start)) {
            Self::Media
        } else if value.structured && value.machine_readable && known.geographic {
            Self::Map
        } else if value.structured && value.machine_readable {
            Self::Table
        } else {
            Self::Other
        }
    }

    fn help(self) -> Message {
        match self {
            Self::Media => message!(
                sv: "erbjud gärna också en lista över verken, med till exempel titel, datum och plats, som CSV eller JSON",
                en: "consider offering a list of the works too, with for example title, date and place, as CSV or JSON"
            ),
            Self::Map => {
                message!(sv: "erbjud också GeoPackage eller GeoJSON", en: "offer GeoPackage or GeoJSON too")
            }
            Self::Table => {
                message!(sv: "erbjud också CSV eller ODS", en: "offer CSV or ODS too")
            }
            Self::Other => (&RULE.meta.fix).into(),
        }
    }
}

fn finding(cx: &Context<'_>, dataset: TermId, shut: &[(&Triple, Known)]) -> Finding {
    let mut codes: Vec<&str> = shut
        .iter()
        .map(|(_, known)| known.value.code.as_str())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let codes = codes.join("`, `");
    let message = message!(
        sv: "`{called}` finns bara i format som DIGG råder er att komplettera: `{codes}`",
        en: "`{called}` exists only in formats that DIGG advises to supplement: `{codes}`",
        codes,
        called = cx.called(dataset)
    );
    let finding = cx.on_resource(&RULE.meta, dataset, message);
    let mut kinds: Vec<FormatClass> = shut
        .iter()
        .map(|(_, known)| FormatClass::of(*known))
        .collect();
    kinds.dedup();
    let kind = match kinds[..] {
        [kind] => kind,
        _ => FormatClass::Other,
    };
    let mut finding = finding.property(dcat::P_DISTRIBUTION).help(kind.help());
    if matches!(kind, FormatClass::Media | FormatClass::Map) {
        finding = finding.severity(Severity::Info);
    }
    for (format, known) in shut {
        let (code, value) = (&known.value.code, known.value);
        if let Some(span) = format.origin.span().filter(|_| finding.labels.len() < 3) {
            let label = if value.structured {
                message!(sv: "{code} är ett slutet format", en: "{code} is a closed format", code)
            } else {
                message!(sv: "{code} har ingen struktur", en: "{code} has no structure", code)
            };
            finding = finding.label(span, label);
        }
    }
    finding
}
