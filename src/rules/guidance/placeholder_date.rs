//! A placeholder for an unknown date.

use super::resources::distinct_values;
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::rdf::vocab::{dcat, dcterms, schema};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/placeholder-date", Warning, portal Silent, "DIGG, rekommendationer: datum" / "DIGG, recommendations: dates";
    title "Datumet är en platshållare."
        / "The date is a placeholder.";
    many "{count} {things} har en platshållare i stället för ett datum i `{key}`[: `{cause}`]"
        / "{count} {things} have a placeholder instead of a date in `{key}`[: `{cause}`]";
    why "System skriver 9999-12-31, 0001-01-01 eller 1970-01-01 när ingen dag är ifylld. Portalen sorterar och filtrerar på den som om den vore sann."
        / "Systems write 9999-12-31, 0001-01-01 or 1970-01-01 when no day is filled in. The portal sorts and filters by it as if it were true.";
    fix "Skriv det rätta datumet, eller utelämna det. En period som pågår har inget slutdatum."
        / "Write the right date, or leave it out. A period that goes on has no end date.";
    explains "guidance/future-date", "guidance/modified-stale", "guidance/end-before-start";
    Check::Graph(check)
}

/// Dates of publication and change; the data itself may be about any year.
const EVENTS: [&str; 3] = [dcterms::ISSUED, dcterms::MODIFIED, dcterms::CREATED];
const PERIODS: [&str; 4] = [
    dcat::START_DATE,
    dcat::END_DATE,
    schema::START_DATE,
    schema::END_DATE,
];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for property in EVENTS.iter().chain(&PERIODS) {
        let Some(predicate) = cx.graph.iri(property) else {
            continue;
        };
        for date in distinct_values(cx, property) {
            if !is_placeholder(cx, date, EVENTS.contains(property)) {
                continue;
            }
            let uses = cx.graph.incoming(date);
            found.extend(
                uses.filter(|triple| triple.p == predicate)
                    .map(|triple| finding(cx, triple)),
            );
        }
    }
}

fn finding(cx: &Context<'_>, triple: &Triple) -> Finding {
    let (word, text) = (cx.property_name_of(triple), cx.quote(triple.o));
    let message = message!(
        sv: "{text} i `{word}` är en platshållare, inget datum",
        en: "{text} in `{word}` is a placeholder, no date",
        text,
        word
    );
    let is_end = [dcat::END_DATE, schema::END_DATE].contains(&cx.text(triple.p));
    let help: Message = if is_end {
        message!(
            sv: "utelämna slutdatumet så länge data fylls på",
            en: "leave the end date out as long as data is added"
        )
    } else {
        (&RULE.meta.fix).into()
    };
    cx.on(&RULE.meta, triple, message).by_value().help(help)
}

/// Whether the literal is the first or last day that a calendar has, or the zero of a clock. A period may begin in 1900
/// or 1970, but hardly anything was published then.
fn is_placeholder(cx: &Context<'_>, date: TermId, is_event: bool) -> bool {
    const ZEROS: [&str; 5] = [
        "1970-01-01",
        "1900-01-01",
        "1899-12-30",
        "1899-12-31",
        "1753-01-01",
    ];
    if !cx.graph.terms().is_literal(date) {
        return false;
    }
    let text = cx.text(date).trim();
    let year = text.split('-').next().unwrap_or(text);
    let is_year = year.len() >= 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_limit = is_year && matches!(year, "0000" | "0001" | "9999" | "2999" | "3000" | "9000");
    let is_zero = || ZEROS.iter().any(|zero| text.starts_with(zero));
    is_limit || (is_event && is_zero())
}
