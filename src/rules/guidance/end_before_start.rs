//! A period that ends before it starts.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::Triple;
use crate::rdf::vocab::{dcat, schema};
use crate::rules::{Check, Context, Days, rule};

rule! {
    "guidance/end-before-start", Warning, portal Silent, "DCAT-AP-SE, PeriodOfTime, dcat:startDate och dcat:endDate" / "DCAT-AP-SE, PeriodOfTime, dcat:startDate and dcat:endDate";
    title "Perioden slutar innan den börjar."
        / "The period ends before it starts.";
    many "{count} {things} slutar innan de börjar"
        / "{count} {things} end before they start";
    why "En sådan period träffas av ingen sökning på tid."
        / "No search by time meets such a period.";
    fix "Byt plats på datumen, eller rätta det som är fel."
        / "Swap the dates, or mend the one that is wrong.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let starts = [dcat::START_DATE, schema::START_DATE].map(|iri| cx.graph.iri(iri));
    let ends = [dcat::END_DATE, schema::END_DATE].map(|iri| cx.graph.iri(iri));
    let triples = cx.graph.triples().iter();
    for end in triples.filter(|triple| ends.contains(&Some(triple.p))) {
        let starts = starts.into_iter().flatten();
        let dated = starts
            .flat_map(|start| cx.graph.values(end.s, start))
            .find_map(|start| Some((start, cx.days(start.o)?)));
        let (Some((start, from)), Some(to)) = (dated, cx.days(end.o)) else {
            continue;
        };
        if is_before(to, from) {
            found.push(finding(cx, start, end));
        }
    }
}

/// Whether all of `end` is before `start`: the end `2024` is not before the start `2024-05-01`.
fn is_before(end: Days, start: Days) -> bool {
    end.last < start.first
}

fn finding(cx: &Context<'_>, start: &Triple, end: &Triple) -> Finding {
    let (from, to) = (cx.quote(start.o), cx.quote(end.o));
    let message = message!(
        sv: "perioden börjar {from} men slutar redan {to}",
        en: "the period starts {from} but ends already {to}",
        from,
        to
    );
    let finding = cx.on(&RULE.meta, end, message).help(&RULE.meta.fix);
    match start.origin.span() {
        Some(span) => finding.label(span, message!(sv: "den börjar här", en: "it starts here")),
        None => finding,
    }
}
