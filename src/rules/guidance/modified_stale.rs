//! A modification date that contradicts the update frequency.

use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::VocabularyValue;
use crate::rdf::vocab::{dcat, dcterms, schema};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, days_between, rule};
use foldhash::{HashMap, HashMapExt};
use oxsdatatypes::Date;
use std::cell::LazyCell;

rule! {
    "guidance/modified-stale", Warning, portal Silent, "DIGG, rekommendationer: datum och uppdateringsfrekvens" / "DIGG, recommendations: dates and update frequency";
    title "Ändringsdatumet är mycket äldre än uppdateringsfrekvensen lovar."
        / "The date of change is much older than the update frequency promises.";
    many "{count} {things} har ett ändringsdatum i `{key}` som är mycket äldre än uppdateringsfrekvensen lovar"
        / "{count} {things} have a modification date in `{key}` that is much older than the update frequency promises";
    why "Ett datum som ingen håller aktuellt får data att se övergivna ut, fast de uppdateras."
        / "A date that nobody keeps up makes data look abandoned although it is updated.";
    fix "Ta bort ändringsdatumet om data ändras oftare än någon hinner skriva det, eller rätta den av de två uppgifterna som är fel. Uppdateras data inte längre: sätt uppdateringsfrekvensen till `NEVER` och avsluta tidsperioden."
        / "Remove the date if the data changes more often than anyone can write it, or mend whichever of the two is wrong. If the data is no longer updated, set the update frequency to `NEVER` and end the period.";
    Check::Graph(check)
}

/// Tolerance for missed updates, in periods of the frequency; the days below are added.
const PERIODS: i64 = 3;
const GRACE: i64 = 60;
/// Data about bathing water or ski tracks is updated often, but only in season: with a frequency of up to a month,
/// updates may pause this many days.
const OFF_SEASON: i64 = 270;
const MONTH: i64 = 28;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let modified = cx.graph.iri(dcterms::MODIFIED);
    let frequency = cx.graph.iri(dcterms::ACCRUAL_PERIODICITY);
    let (Some(modified), Some(frequency)) = (modified, frequency) else {
        return;
    };
    let mut known = HashMap::new();
    for dataset in cx.datasets_and_series() {
        let Some(often) = cx.first(cx.graph.values(dataset, frequency)) else {
            continue;
        };
        let value = *known
            .entry(often.o)
            .or_insert_with(|| listed(cx, dataset, often));
        let Some((value, days)) = value.and_then(|value| Some((value, value.days?))) else {
            continue;
        };
        let until = LazyCell::new(|| promised_until(cx, dataset));
        for triple in cx.graph.values(dataset, modified) {
            let Some(changed) = cx.days(triple.o) else {
                continue;
            };
            let days = i64::from(days);
            let grace = if days < MONTH { OFF_SEASON } else { GRACE };
            let longest = PERIODS * days + grace;
            if days_between(changed.last, cx.today) > longest
                && days_between(changed.last, *until) > longest
            {
                let age = days_between(changed.last, cx.today);
                found.push(finding(cx, triple, often, value, (age, longest)));
            }
        }
    }
}

/// The listed value of the frequency.
fn listed(cx: &Context<'_>, dataset: TermId, often: &Triple) -> Option<&'static VocabularyValue> {
    let values = cx.listed_values(dataset, dcterms::ACCRUAL_PERIODICITY);
    let text = cx.text(often.o);
    let is_it = |value: &&VocabularyValue| {
        value.value() == text || value.variants.iter().any(|variant| variant == text)
    };
    values.into_iter().find(is_it)
}

/// The day until which updates are expected: today, or the end of the temporal coverage.
fn promised_until(cx: &Context<'_>, dataset: TermId) -> Date {
    let ends = [dcat::END_DATE, schema::END_DATE];
    let mut until: Option<Date> = None;
    for period in cx.values(dataset, dcterms::TEMPORAL) {
        let mut values = ends.iter().flat_map(|end| cx.values(period.o, end));
        let Some(end) = values.find_map(|end| cx.days(end.o)) else {
            return cx.today;
        };
        if until.is_none_or(|until| until < end.last) {
            until = Some(end.last);
        }
    }
    until.filter(|end| *end < cx.today).unwrap_or(cx.today)
}

/// A number of days in words: months, or years from two.
fn length(days: i64) -> Message {
    const YEAR: i64 = 365;
    const MONTH: i64 = 30;
    let (years, months) = (days / YEAR, days / MONTH);
    match years {
        0 | 1 => message!(sv: "{months} månader", en: "{months} months", months),
        _ => message!(sv: "{years} år", en: "{years} years", years),
    }
}

fn finding(
    cx: &Context<'_>,
    triple: &Triple,
    often: &Triple,
    frequency: &'static VocabularyValue,
    (age, longest): (i64, i64),
) -> Finding {
    let (ago, longest) = (length(age), length(longest));
    let (date, word) = (cx.quote(triple.o), cx.property_name_of(triple));
    let label = &frequency.label;
    let message = message!(
        sv: "`{word}` är {date}, {ago} sedan, väntat högst {longest}: uppdateringsfrekvensen är `{label}`",
        en: "`{word}` is {date}, {ago} ago, expected at most {longest}: the update frequency is `{label}`",
        word,
        date,
        ago,
        longest,
        label
    );
    let finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    match often.origin.span() {
        Some(span) => finding.label(
            span,
            message!(sv: "frekvensen står här", en: "the frequency stands here"),
        ),
        None => finding,
    }
}
