//! A series with too many members.

use super::series::Series;
use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/series-size", Warning, portal Silent, "DIGG, rekommendationer: datamängdsserier" / "DIGG, recommendations: dataset series";
    title "En datamängdsserie med fler än 50 datamängder."
        / "A dataset series with more than 50 datasets.";
    many "{count} {things} har fler datamängder än vad som rekommenderas"
        / "{count} {things} have more datasets than is recommended";
    why "En så lång serie går inte att överblicka i portalen, och datamängderna i den är dolda i träfflistan."
        / "So long a series cannot be looked through in the portal, and the datasets in it are hidden in result lists.";
    fix "Dela serien, till exempel per decennium eller område, eller gör färre och större datamängder eller ett API."
        / "Split the series, for example by decade or area, or make fewer and larger datasets, or an API.";
    Check::Graph(check)
}

/// Maximum number of datasets according to DIGG.
const MOST: usize = 50;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for series in Series::all(cx) {
        let count = series.members.len();
        if count <= MOST {
            continue;
        }
        let message = message!(
            sv: "serien har {count} datamängder; högst {MOST} rekommenderas",
            en: "the series has {count} datasets; at most {MOST} are recommended",
            count,
            MOST
        );
        found.push(
            cx.on_resource(&RULE.meta, series.id, message)
                .help(&RULE.meta.fix),
        );
    }
}
