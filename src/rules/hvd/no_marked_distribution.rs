//! A high-value dataset without a high-value distribution.

use super::Marks;
use crate::diagnostic::{Finding, Message, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcatap};
use crate::rules::{Check, Context, PropertyNaming, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "hvd/no-marked-distribution", Error, portal Silent, "DCAT-AP HVD 3.0.0, Distribution, applicable legislation; DIGG, rekommendationer: värdefulla datamängder" / "DCAT-AP HVD 3.0.0, Distribution, applicable legislation; DIGG, recommendations: high-value datasets";
    title "En värdefull datamängd utan märkt distribution."
        / "A high-value dataset without a marked distribution.";
    many "{count} värdefulla {things} har ingen märkt distribution"
        / "{count} high-value {things} have no marked distribution";
    why "Minst en distribution ska ha samma tillämpliga lagstiftning som datamängden; annars syns det inte var de värdefulla data finns, och datamängden räknas inte vid rapporteringen till EU."
        / "At least one distribution must bear the same regulation as the dataset; otherwise nobody sees where the high-value data is, and the dataset does not count in the report to the EU.";
    fix "Märk de distributioner som omfattas med tillämplig lagstiftning (applicableLegislation)."
        / "Mark the distributions that are covered with the regulation (applicableLegislation).";
    explains "guidance/no-distribution";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx).filter(|_| !cx.reported.is_incomplete()) else {
        return;
    };
    // A series may have many datasets.
    let mut handed_out: HashMap<TermId, bool> = HashMap::new();
    for dataset in marks.instances(cx, class_name::DATASET) {
        // Without a category the dataset itself is incomplete, which is reported first.
        if cx.is_series(dataset)
            || !cx.has(dataset, dcatap::HVD_CATEGORY)
            || is_reachable(cx, &marks, dataset, &mut handed_out)
        {
            continue;
        }
        let none = cx.values(dataset, dcat::P_DISTRIBUTION).is_empty();
        let message = if none {
            message!(sv: "datamängden är märkt som värdefull men har ingen distribution", en: "the dataset is marked as high-value but has no distribution")
        } else {
            message!(sv: "datamängden är märkt som värdefull, men ingen av dess distributioner är det", en: "the dataset is marked as high-value, but none of its distributions is")
        };
        let mut finding = cx
            .on_resource(&RULE.meta, dataset, message)
            .property(dcat::P_DISTRIBUTION)
            .help(help(cx, dataset, none));
        // DCAT-AP HVD requires the legislation of each distribution, but no distribution of each dataset.
        if none {
            finding.severity = Severity::Warning;
        }
        if let Some(mark) = marks.on(cx, dataset) {
            finding.span = mark.origin.span().or(finding.span);
            finding.shared = mark.origin.is_shared();
        }
        found.push(finding);
    }
}

/// Whether a high-value distribution gives access to the data, or one that cannot be checked.
fn is_reachable(
    cx: &Context<'_>,
    marks: &Marks,
    dataset: TermId,
    handed_out: &mut HashMap<TermId, bool>,
) -> bool {
    let distributions = cx.values(dataset, dcat::P_DISTRIBUTION);
    let judged = |node| cx.graph.is_described(node) && !marks.is_reported(cx, node);
    let reported = cx
        .graph
        .iri(dcat::P_DISTRIBUTION)
        .is_some_and(|property| cx.reported.has_value(dataset, property));
    // Data that is only in a service, or in the series as a whole, has no distribution.
    let mut by_series = || {
        let mut series = cx.values(dataset, dcat::IN_SERIES).iter();
        series.any(|triple| {
            let known = handed_out.entry(triple.o);
            *known.or_insert_with(|| is_handed_out(cx, marks, triple.o))
        })
    };
    reported
        || distributions.iter().any(|triple| !judged(triple.o))
        || is_handed_out(cx, marks, dataset)
        || (distributions.is_empty() && by_series())
}

/// Whether a dataset or series has a high-value distribution, or no distribution and a high-value service.
fn is_handed_out(cx: &Context<'_>, marks: &Marks, dataset: TermId) -> bool {
    let distributions = cx.values(dataset, dcat::P_DISTRIBUTION);
    let services = || cx.led_from(dataset, dcat::SERVES_DATASET).into_iter();
    distributions.iter().any(|triple| marks.has(cx, triple.o))
        || (distributions.is_empty() && services().any(|service| marks.has(cx, service)))
}

fn help(cx: &Context<'_>, dataset: TermId, none: bool) -> Message {
    if none {
        return message!(
            sv: "beskriv minst en distribution och märk den med tillämplig lagstiftning (applicableLegislation)",
            en: "describe at least one distribution and mark it with the regulation (applicableLegislation)"
        );
    }
    match cx.naming_of(dataset) {
        PropertyNaming::Keys => message!(
            sv: "ta bort `hvd: false` på de distributioner som omfattas",
            en: "take `hvd: false` away from the distributions that are covered"
        ),
        PropertyNaming::Curies => {
            let word = cx.property_name_for(dataset, None, dcatap::APPLICABLE_LEGISLATION);
            message!(
                sv: "lägg till `{word}` med samma förordning på de distributioner som omfattas",
                en: "add `{word}` with the same regulation to the distributions that are covered",
                word
            )
        }
    }
}
