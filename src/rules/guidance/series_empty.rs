//! A series without members.

use super::series::Series;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/series-empty", Warning, portal Silent, "DCAT-AP-SE, DatasetSeries; Dataset, dcat:inSeries" / "DCAT-AP-SE, DatasetSeries; Dataset, dcat:inSeries";
    title "En datamängdsserie utan datamängder."
        / "A dataset series without datasets.";
    many "{count} {things} har inga datamängder"
        / "{count} {things} have no datasets";
    why "Portalen visar serien i träfflistan, men den leder inte till några data."
        / "The portal shows the series as a card that gathers its datasets; without any the card leads nowhere.";
    fix "Skriv inSeries på datamängderna som hör till serien, eller beskriv den som en datamängd."
        / "Write inSeries on the datasets that belong to the series, or describe it as a dataset.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    if cx.reported.is_incomplete() {
        return;
    }
    let all = Series::all(cx);
    let empty = all.iter().filter(|series| {
        let reported = cx.graph.iri(dcat::SERIES_MEMBER);
        series.members.is_empty()
            && !cx.reported.has_resource(series.id)
            && !reported.is_some_and(|member| cx.reported.has_value(series.id, member))
    });
    let mut empty = empty.peekable();
    if empty.peek().is_none() || may_be_named_amiss(cx) {
        return;
    }
    for series in empty {
        let message = message!(
            sv: "ingen datamängd är med i serien",
            en: "no dataset is in the series"
        );
        found.push(
            cx.on_resource(&RULE.meta, series.id, message)
                .help(&RULE.meta.fix),
        );
    }
}

/// Whether a dataset that could not be read, or whose series could not, may be a member.
fn may_be_named_amiss(cx: &Context<'_>) -> bool {
    let series = cx.graph.iri(dcat::IN_SERIES);
    let unreadable = |catalog| {
        let listed = cx.values(catalog, dcat::P_DATASET).iter();
        listed
            .map(|triple| triple.o)
            .any(|dataset| cx.reported.has_resource(dataset))
    };
    let datasets = cx.instances_named(class_name::DATASET);
    let misnamed = |dataset| series.is_some_and(|series| cx.reported.has_value(dataset, series));
    cx.instances_named(class_name::CATALOG)
        .into_iter()
        .any(unreadable)
        || datasets.into_iter().any(misnamed)
}
