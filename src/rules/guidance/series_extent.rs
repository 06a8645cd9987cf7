//! A series with another temporal or spatial coverage than its members together.

use super::series::{Series, in_time};
use crate::diagnostic::{Finding, Message, Text};
use crate::message;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, Days, rule};

rule! {
    "guidance/series-extent", Info, portal Silent, "DIGG, rekommendationer: datamängdsserier" / "DIGG, recommendations: dataset series";
    title "Seriens tidsperiod eller område stämmer inte med datamängdernas."
        / "The period or area of the series does not match that of its datasets.";
    many "{count} {things} har en tidsperiod eller ett område som inte stämmer med datamängdernas"
        / "{count} {things} have a period or area that does not match that of their datasets";
    why "Den som söker på tid eller plats finner serien, inte datamängderna i den: den ska täcka det som de täcker."
        / "Whoever searches by time or place finds the series, not the datasets in it: it should cover what they cover.";
    fix "Låt seriens tidsperiod gå från den äldsta datamängdens start till den nyastes slut, och låt seriens omskrivande rektangel täcka alla datamängders."
        / "Let the period of the series run from the start of the oldest dataset to the end of the newest, and let its bounding box cover those of all datasets.";
    Check::Graph(check)
}

/// The limits of a bounding box, in the order of [`Sides`].
static SIDES: [Text<&str>; 4] = [
    Text {
        sv: "väster",
        en: "west",
    },
    Text {
        sv: "söder",
        en: "south",
    },
    Text {
        sv: "öster",
        en: "east",
    },
    Text {
        sv: "norr",
        en: "north",
    },
];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for series in Series::all(cx) {
        let members = series.described(cx);
        // The coverage of an undescribed member is unknown.
        let all_known = !members.is_empty() && members.len() == series.members.len();
        for end in [End::Start, End::End] {
            found.extend(time(cx, series.id, &members, all_known, end));
        }
        if all_known {
            found.extend(area(cx, series.id, &members));
        }
    }
}

#[derive(Clone, Copy)]
enum End {
    Start,
    End,
}

/// The only date that a resource gives for this end of its only period.
fn date<'g>(cx: &Context<'g>, subject: TermId, end: End) -> Option<(Days, &'g Triple)> {
    let [period] = cx.values(subject, dcterms::TEMPORAL) else {
        return None;
    };
    let property = match end {
        End::Start => dcat::START_DATE,
        End::End => dcat::END_DATE,
    };
    let [triple] = cx.values(period.o, property) else {
        return None;
    };
    Some((cx.days(triple.o)?, triple))
}

fn time(
    cx: &Context<'_>,
    series: TermId,
    members: &[TermId],
    all_known: bool,
    end: End,
) -> Option<Finding> {
    let (own, own_triple) = date(cx, series, end)?;
    let dated: Vec<(TermId, Days, &Triple)> = members
        .iter()
        .filter_map(|member| date(cx, *member, end).map(|(days, triple)| (*member, days, triple)))
        .collect();
    let all_known = all_known && dated.len() == members.len();
    let (outermost, falls_short, goes_beyond) = match end {
        End::Start => {
            let first = dated.iter().min_by(|a, b| in_time(a.1.last, b.1.last))?;
            let before = dated.iter().all(|(_, days, _)| own.last < days.first);
            (first, own.first > first.1.last, before)
        }
        End::End => {
            let last = dated.iter().max_by(|a, b| in_time(a.1.first, b.1.first))?;
            let after = dated.iter().all(|(_, days, _)| own.first > days.last);
            (last, own.last < last.1.first, after)
        }
    };
    let differs = falls_short || (all_known && goes_beyond);
    if !differs {
        return None;
    }
    let (member, _, triple) = *outermost;
    let (date, other, name) = (
        cx.quote(own_triple.o),
        cx.quote(triple.o),
        cx.called(member),
    );
    let message = match end {
        End::Start => message!(
            sv: "seriens tidsperiod börjar {date}, men den äldsta datamängdens (`{name}`) {other}",
            en: "the period of the series starts {date}, but that of its oldest dataset (`{name}`) {other}",
            date,
            name,
            other
        ),
        End::End => message!(
            sv: "seriens tidsperiod slutar {date}, men den nyaste datamängdens (`{name}`) {other}",
            en: "the period of the series ends {date}, but that of its newest dataset (`{name}`) {other}",
            date,
            name,
            other
        ),
    };
    let help = message!(sv: "skriv {other} på serien", en: "write {other} on the series", other);
    Some(on_series(cx, series, own_triple, message, triple).help(help))
}

/// A finding about a nested node of a series, reported on the series.
fn on_series(
    cx: &Context<'_>,
    series: TermId,
    own: &Triple,
    message: Message,
    there: &Triple,
) -> Finding {
    let mut finding = cx
        .on_resource(&RULE.meta, series, message)
        .property(cx.text(own.p));
    finding.span = own.origin.span().or(finding.span);
    if let Some(place) = there.origin.span() {
        let label =
            message!(sv: "så här är det i datamängden", en: "this is how it is in the dataset");
        finding = finding.label(place, label);
    }
    finding
}

/// West, south, east, north.
type Sides = [f64; 4];

/// The only bounding box of a resource.
fn sides<'g>(cx: &Context<'g>, subject: TermId) -> Option<(Sides, &'g Triple)> {
    let places = cx.values(subject, dcterms::SPATIAL).iter();
    let mut boxes = places.flat_map(|place| cx.values(place.o, dcat::BBOX));
    let triple = boxes.next()?;
    if boxes.next().is_some() {
        return None;
    }
    Some((sides_of(cx.text(triple.o))?, triple))
}

/// The limits of `POLYGON((W N,E N,E S,W S,W N))`, in degrees.
fn sides_of(wkt: &str) -> Option<Sides> {
    let inner = wkt.trim().strip_prefix("POLYGON")?.trim_start();
    let inner = inner.strip_prefix("((")?.strip_suffix("))")?;
    let mut sides = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    for point in inner.split(',') {
        let mut numbers = point.split_whitespace().map(str::parse::<f64>);
        let (Some(Ok(x)), Some(Ok(y)), None) = (numbers.next(), numbers.next(), numbers.next())
        else {
            return None;
        };
        sides = [
            sides[0].min(x),
            sides[1].min(y),
            sides[2].max(x),
            sides[3].max(y),
        ];
    }
    Some(sides)
}

fn area(cx: &Context<'_>, series: TermId, members: &[TermId]) -> Option<Finding> {
    // Tolerance in degrees, about a hundred metres.
    const NEAR: f64 = 0.001;
    let (own, own_triple) = sides(cx, series)?;
    let boxes: Vec<_> = members
        .iter()
        .map(|member| sides(cx, *member).map(|(sides, triple)| (*member, sides, triple)))
        .collect::<Option<_>>()?;
    let united = boxes.iter().fold(
        [f64::MAX, f64::MAX, f64::MIN, f64::MIN],
        |all, (_, of, _)| {
            [
                all[0].min(of[0]),
                all[1].min(of[1]),
                all[2].max(of[2]),
                all[3].max(of[3]),
            ]
        },
    );
    let side = (0..own.len()).find(|side| (own[*side] - united[*side]).abs() > NEAR)?;
    // The member that extends furthest to the differing side.
    let (member, _, triple) = boxes.iter().min_by(|(_, one, _), (_, other, _)| {
        let away = |of: &Sides| (of[side] - united[side]).abs();
        away(one).total_cmp(&away(other))
    })?;
    let (ours, theirs) = (own[side].to_string(), united[side].to_string());
    let name = cx.called(*member);
    let message = message!(
        sv: "seriens rektangel går till {ours} i {side}, datamängdernas tillsammans till {theirs} (`{name}`)",
        en: "the box of the series reaches {ours} in the {side}, those of its datasets together {theirs} (`{name}`)",
        ours,
        theirs,
        name,
        side = &SIDES[side]
    );
    let [west, south, east, north] = united.map(|side| side.to_string());
    let help = message!(
        sv: "skriv en rektangel som rymmer alla datamängder: väster {west}, söder {south}, öster {east}, norr {north}",
        en: "write a box that holds all datasets: west {west}, south {south}, east {east}, north {north}",
        west,
        south,
        east,
        north
    );
    Some(on_series(cx, series, own_triple, message, triple).help(help))
}
