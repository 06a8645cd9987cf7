//! A modification date in the future.

use super::resources::distinct_values;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, days_between, rule};

rule! {
    "guidance/future-date", Warning, portal Silent, "DIGG, rekommendationer: datum" / "DIGG, recommendations: dates";
    title "Datumet för utgivning eller ändring ligger i framtiden."
        / "The date of issue or change lies in the future.";
    many "{count} {things} har ett datum i framtiden i `{key}`"
        / "{count} {things} have a date in the future in `{key}`";
    why "Datumet säger när data gavs ut eller senast ändrades; ett datum som inte har inträffat är oftast ett skrivfel och hamnar överst när någon sorterar efter datum."
        / "The date says when the data was issued or last changed; a day yet to come is usually a slip and comes first when someone sorts by date.";
    fix "Rätta datumet, eller ta bort det."
        / "Mend the date, or remove it.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for property in [dcterms::MODIFIED, dcterms::ISSUED] {
        let Some(predicate) = cx.graph.iri(property) else {
            continue;
        };
        for date in distinct_values(cx, property) {
            let Some(days) = cx.days(date) else { continue };
            // One day of tolerance, for time zones.
            if days_between(cx.today, days.first) <= 1 {
                continue;
            }
            let uses = cx.graph.incoming(date);
            for triple in uses.filter(|triple| triple.p == predicate) {
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
}
