//! A modification date in the future.

use super::resources::distinct_values;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, days_between, rule};

rule! {
    "guidance/future-date", Warning, portal Silent, "DIGG, rekommendationer: datum" / "DIGG, recommendations: dates";
    title "Ändringsdatumet ligger i framtiden."
        / "The date of change lies in the future.";
    many "{count} {things} har ett datum i framtiden i `{key}`"
        / "{count} {things} have a date in the future in `{key}`";
    why "Datumet säger när data senast ändrades; en dag som inte har varit är ett skrivfel och hamnar överst när någon sorterar efter datum."
        / "The date says when the data last changed; a day yet to come is a slip and comes first when someone sorts by date.";
    fix "Rätta datumet, eller ta bort det."
        / "Mend the date, or remove it.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let property = cx.graph.iri(dcterms::MODIFIED);
    for date in distinct_values(cx, dcterms::MODIFIED) {
        let Some(days) = cx.days(date) else { continue };
        // One day of tolerance, for time zones.
        if days_between(cx.today, days.first) <= 1 {
            continue;
        }
        for triple in cx.graph.incoming(date) {
            if Some(triple.p) != property {
                continue;
            }
            let (word, text) = (cx.property_name_of(triple), cx.quote(date));
            let message = message!(
                sv: "`{word}` är {text}, som ligger i framtiden",
                en: "`{word}` is {text}, which lies in the future",
                word,
                text
            );
            found.push(cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix));
        }
    }
}
