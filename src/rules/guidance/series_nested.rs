//! A series inside a series.

use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/series-nested", Warning, portal Silent, "DIGG, rekommendationer: datamängdsserier" / "DIGG, recommendations: dataset series";
    title "En datamängdsserie i en annan serie."
        / "A dataset series in another series.";
    many "{count} {things} ligger i en annan serie eller innehåller en"
        / "{count} {things} lie in another series or contain one";
    why "Portalen visar en serie med sina datamängder i en nivå; en serie i en serie syns inte."
        / "The portal shows a series with its datasets on one level; a series in a series is not seen.";
    fix "Lägg datamängderna direkt i en serie, eller låt serierna stå var för sig och hänvisa till varandra med relation."
        / "Put the datasets straight into one series, or let the series stand side by side and refer to each other with relation.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let in_series = cx.graph.iri(dcat::IN_SERIES);
    for series in cx.instances_named(class_name::DATASET_SERIES) {
        let outer = cx.values(series, dcat::IN_SERIES).iter();
        let inner = cx.values(series, dcat::SERIES_MEMBER).iter();
        // A relation stated from both ends is reported once, at the inner series.
        let inner = inner.filter(|triple| {
            let said = in_series.is_some_and(|property| cx.graph.has(triple.o, property, series));
            cx.is_series(triple.o) && !said
        });
        for triple in outer.chain(inner) {
            let (name, other) = (cx.called(series), cx.quote(triple.o));
            let message = if cx.text(triple.p) == dcat::IN_SERIES {
                message!(
                    sv: "serien `{name}` ligger i sin tur i en serie: {other}",
                    en: "the series `{name}` is itself in a series: {other}",
                    name,
                    other
                )
            } else {
                message!(
                    sv: "serien `{name}` innehåller en serie: {other}",
                    en: "the series `{name}` holds a series: {other}",
                    name,
                    other
                )
            };
            found.push(cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix));
        }
    }
}
