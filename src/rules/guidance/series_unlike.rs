//! Properties that members of a series should share with it.

use super::series::Series;
use crate::diagnostic::{Arg, Finding, List, Message};
use crate::message;
use crate::profile::{Class, Property, class_name};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, PropertyNaming, rule};
use crate::source::Span;

rule! {
    "guidance/series-unlike", Warning, portal Silent, "DIGG, rekommendationer: datamängdsserier" / "DIGG, recommendations: dataset series";
    title "En datamängd skiljer sig från sin serie i något de ska dela."
        / "A dataset differs from its series in what they should share.";
    many "{count} {things} har datamängder som skiljer sig i något som de ska dela[: `{key}`]"
        / "{count} {things} have datasets that differ in something they should share[: `{key}`]";
    why "Portalen visar serien i stället för dess datamängder: det som skiljer sig åt hittas inte, och den som läser vet inte vad som gäller."
        / "The portal shows the series instead of its datasets: what differs is not found, and the reader does not know what holds.";
    fix "Skriv uppgiften lika på serien och på alla dess datamängder; det som verkligen skiljer sig hör till en annan serie."
        / "Write it alike on the series and on all its datasets; what truly differs belongs in another series.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let class = |name| cx.profile.class_named(name).map(|id| cx.profile.class(id));
    let (Some(dataset), Some(of_series)) = (
        class(class_name::DATASET),
        class(class_name::DATASET_SERIES),
    ) else {
        return;
    };
    for series in Series::all(cx) {
        let members = series.described(cx);
        if members.is_empty() || cx.reported.has_resource(series.id) {
            continue;
        }
        for row in dataset.properties.iter().filter(|row| row.series_shared) {
            found.extend(compare(cx, series.id, &members, row, of_series));
        }
    }
}

/// The finding about a property of a series, if some members differ.
fn compare(
    cx: &Context<'_>,
    series: TermId,
    members: &[TermId],
    row: &Property,
    of_series: &'static Class,
) -> Option<Finding> {
    let property = cx.graph.iri(&row.iri)?;
    if cx.reported.has_value(series, property) {
        return None;
    }
    let own = cx.graph.values(series, property);
    let series_row = of_series.by_iri(&row.iri);
    let unlike = members.iter().copied().filter(|member| {
        let theirs = cx.graph.values(*member, property);
        // A required value that is missing has its own finding.
        let is_told = (own.is_empty() && series_row.is_some_and(is_asked_for))
            || (theirs.is_empty() && is_asked_for(row))
            || cx.reported.has_value(*member, property);
        !is_told && !is_alike(cx, row, own, theirs) && !follows(cx, row, series, *member)
    });
    let unlike: Vec<TermId> = unlike.collect();
    let first = *unlike.first()?;
    let theirs = cx.graph.values(first, property);
    let word = cx.property_name_for(series, Some(of_series), &row.iri);
    let (count, all, name) = (unlike.len(), members.len(), cx.called(first));
    let (of_first, of_own) = (beyond(cx, theirs, own), beyond(cx, own, theirs));
    let differ = match (of_first, of_own) {
        (Some(theirs), Some(own)) => message!(
            sv: "`{name}` har {theirs}, serien {own}",
            en: "`{name}` has {theirs}, the series {own}",
            name,
            theirs,
            own
        ),
        (Some(theirs), None) => message!(
            sv: "`{name}` har {theirs}, men inte serien",
            en: "`{name}` has {theirs}, but the series has not",
            name,
            theirs
        ),
        (None, own) => {
            let own = own.map_or(Arg::Word(""), Arg::from);
            message!(
                sv: "serien har {own}, men inte `{name}`",
                en: "the series has {own}, but `{name}` has not",
                own,
                name
            )
        }
    };
    let message = message!(
        sv: "`{word}` är inte lika i hela serien: {differ} (skiljer sig: {count} av {all})",
        en: "`{word}` is not alike throughout the series: {differ} (differing: {count} of {all})",
        word,
        differ,
        count,
        all
    );
    let mut finding = cx
        .on_resource(&RULE.meta, series, message)
        .property(row.iri.clone())
        .help(help(cx, series, &word, own, theirs));
    finding.span = place(own).or(finding.span);
    if let Some(there) = place(theirs).or_else(|| cx.place_of(first)) {
        let label =
            message!(sv: "så här är det i `{name}`", en: "this is how it is in `{name}`", name);
        finding = finding.label(there, label);
    }
    Some(finding)
}

fn is_asked_for(row: &Property) -> bool {
    row.min > 0 || row.preferred > 0
}

/// Whether the difference follows from another: no category where the legislation is not given.
fn follows(cx: &Context<'_>, row: &Property, series: TermId, member: TermId) -> bool {
    row.depends_on.as_ref().is_some_and(|condition| {
        let of = |subject| {
            cx.values(subject, &condition.property)
                .iter()
                .map(|triple| triple.o)
        };
        !of(series).eq(of(member))
    })
}

/// Whether both have the same values. The triples are in order of object; nested nodes are compared by content.
fn is_alike(cx: &Context<'_>, row: &Property, one: &[Triple], other: &[Triple]) -> bool {
    let objects =
        |triples: &[Triple]| -> Vec<TermId> { triples.iter().map(|triple| triple.o).collect() };
    if one.len() != other.len() {
        return false;
    }
    if one
        .iter()
        .map(|triple| triple.o)
        .eq(other.iter().map(|triple| triple.o))
    {
        return true;
    }
    let contents = |triples: &[Triple]| {
        let mut contents: Vec<_> = objects(triples)
            .into_iter()
            .map(|node| {
                let said = cx.graph.about(node).iter();
                said.map(|triple| (triple.p, triple.o)).collect::<Vec<_>>()
            })
            .collect();
        contents.sort();
        contents
    };
    // Nested nodes of the series are compared with those of each member; sizes are compared first.
    let sizes = |triples: &[Triple]| {
        let sizes = triples.iter().map(|triple| cx.graph.about(triple.o).len());
        let mut sizes: Vec<usize> = sizes.collect();
        sizes.sort_unstable();
        sizes
    };
    row.is_in_place() && sizes(one) == sizes(other) && contents(one) == contents(other)
}

/// Up to three values that the others do not have, quoted; nested nodes are not quotable.
fn beyond(cx: &Context<'_>, values: &[Triple], others: &[Triple]) -> Option<Message> {
    const MOST: usize = 3;
    let own = values
        .iter()
        // The other triples are in order of object.
        .filter(|triple| {
            others
                .binary_search_by_key(&triple.o, |other| other.o)
                .is_err()
        });
    let terms = cx.graph.terms();
    let (named, in_place): (Vec<&Triple>, Vec<&Triple>) =
        own.partition(|triple| terms.is_iri(triple.o) || terms.is_literal(triple.o));
    let mut texts: Vec<String> = named.iter().map(|triple| cx.quote(triple.o)).collect();
    texts.sort_unstable();
    texts.dedup();
    let mut texts: Vec<Arg> = texts.into_iter().map(Arg::from).collect();
    if !in_place.is_empty() {
        texts.push(message!(sv: "en egen uppgift", en: "an entry of its own").into());
    }
    let more = if texts.len() > MOST { " …" } else { "" };
    texts.truncate(MOST);
    (!texts.is_empty()).then(
        || message!(sv: "{texts}{more}", en: "{texts}{more}", texts = List::commas(texts), more),
    )
}

fn place(values: &[Triple]) -> Option<Span> {
    values
        .iter()
        .filter_map(|triple| triple.origin.span())
        .min()
}

fn help(
    cx: &Context<'_>,
    series: TermId,
    word: &str,
    own: &[Triple],
    theirs: &[Triple],
) -> Message {
    match cx.naming_of(series) {
        PropertyNaming::Keys if own.is_empty() => message!(
            sv: "skriv `{word}` i seriens fil i stället, så gäller det alla dess datamängder",
            en: "write `{word}` in the file of the series instead, and it holds for all its datasets",
            word
        ),
        PropertyNaming::Keys if !theirs.is_empty() => message!(
            sv: "ta bort `{word}` från datamängden, så följer det med från serien; det som verkligen skiljer sig hör till en annan serie",
            en: "take `{word}` away from the dataset, and it follows from the series; what truly differs belongs in another series",
            word
        ),
        PropertyNaming::Keys | PropertyNaming::Curies => (&RULE.meta.fix).into(),
    }
}
