//! A high-value distribution of a dataset that is none.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcatap};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeSet;

rule! {
    "hvd/unmarked-dataset", Warning, portal Silent, "DIGG, rekommendationer: värdefulla datamängder" / "DIGG, recommendations: high-value datasets";
    title "Distributionen är märkt som värdefull men inte dess datamängd."
        / "The distribution is marked as high-value but its dataset is not.";
    many "{count} {things} är märkta som värdefulla, men inte deras datamängder"
        / "{count} {things} are marked as high-value, but their datasets are not";
    why "Det är datamängden som är värdefull: utan tillämplig lagstiftning och kategori på den räknas inte märkningen på distributionen."
        / "It is the dataset that is high-value: without regulation and category on it the mark on the distribution does not count.";
    fix "Märk datamängden med tillämplig lagstiftning (applicableLegislation) och en kategori (hvdCategory), eller ta bort förordningen från distributionen."
        / "Mark the dataset with the regulation and a category (hvdCategory), or take the regulation away from the distribution.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx) else { return };
    let mut told = BTreeSet::new();
    let mut distributions: Vec<_> = marks
        .instances(cx, class_name::DISTRIBUTION)
        .into_iter()
        .collect();
    // Of several distributions of a dataset, the first in term order has the finding, independent of the serialization.
    distributions.sort_by(|a, b| cx.graph.term(*a).cmp(&cx.graph.term(*b)));
    for distribution in distributions {
        for dataset in cx.led_from(distribution, dcat::P_DISTRIBUTION) {
            let category = cx.graph.iri(dcatap::HVD_CATEGORY).is_some_and(|category| {
                // A category without the legislation has another finding.
                !cx.graph.values(dataset, category).is_empty()
                    || cx.reported.has_value(dataset, category)
            });
            if category
                || marks.has(cx, dataset)
                || marks.is_reported(cx, dataset)
                || !told.insert(dataset)
            {
                continue;
            }
            let Some(mark) = marks.on(cx, distribution) else {
                continue;
            };
            let name = cx.called(dataset);
            let message = message!(
                sv: "distributionen är märkt som värdefull, men inte datamängden `{name}`",
                en: "the distribution is marked as high-value, but not the dataset `{name}`",
                name
            );
            found.push(cx.on(&RULE.meta, mark, message).help(&RULE.meta.fix));
        }
    }
}
