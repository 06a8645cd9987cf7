//! A series issued on another day than its earliest member.

use super::series::{Series, in_time};
use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::rdf::Triple;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, Days, rule};

rule! {
    "guidance/series-issued", Info, portal Silent, "DIGG, rekommendationer: datamängdsserier" / "DIGG, recommendations: dataset series";
    title "Seriens utgivningsdatum är inte den äldsta datamängdens."
        / "The release date of the series is not that of its earliest dataset.";
    many "{count} {things} har ett annat utgivningsdatum än sin äldsta datamängd"
        / "{count} {things} have another release date than their oldest dataset";
    why "Serien finns sedan dess första datamängd gavs ut; portalen sorterar och filtrerar efter datumet."
        / "The series exists since its first dataset was issued; the portal sorts and filters by the date.";
    fix "Skriv samma utgivningsdatum på serien som på den datamängd som gavs ut först."
        / "Write the same release date on the series as on the dataset that was issued first.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for series in Series::all(cx) {
        let [own] = cx.values(series.id, dcterms::ISSUED) else {
            continue;
        };
        let Some(days) = cx.days(own.o) else { continue };
        let dated: Vec<(Days, &Triple)> = series
            .described(cx)
            .into_iter()
            .filter_map(|member| match cx.values(member, dcterms::ISSUED) {
                [triple] => Some((cx.days(triple.o)?, triple)),
                _ => None,
            })
            .collect();
        // A year may be any of its days: only certain differences are reported.
        let Some((earliest, triple)) = dated.iter().min_by(|a, b| in_time(a.0.last, b.0.last))
        else {
            continue;
        };
        let is_known = dated.len() == series.members.len();
        let is_before = dated.iter().all(|(of, _)| days.last < of.first);
        if days.first > earliest.last || (is_known && is_before) {
            found.push(finding(cx, own, triple));
        }
    }
}

fn finding(cx: &Context<'_>, own: &Triple, earliest: &Triple) -> Finding {
    let (date, member) = (cx.quote(own.o), cx.called(earliest.s));
    let other = cx.quote(earliest.o);
    let message = message!(
        sv: "serien sägs vara utgiven {date}, men dess äldsta datamängd `{member}` gavs ut {other}",
        en: "the series is said to be issued {date}, but its earliest dataset `{member}` was issued {other}",
        date,
        member,
        other
    );
    let help = message!(sv: "skriv {other} på serien", en: "write {other} on the series", other);
    let terms = cx.graph.terms();
    let same_kind = terms.datatype_of(own.o) == terms.datatype_of(earliest.o);
    let mut finding = cx
        .on(&RULE.meta, own, message)
        .help(help)
        .fix(same_kind.then(|| Fix::look(cx.text(earliest.o))));
    if let Some(there) = earliest.origin.span() {
        let label = message!(sv: "den äldsta datamängdens", en: "that of the earliest dataset");
        finding = finding.label(there, label);
    }
    finding
}
