//! More values than the profile allows.

use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::Property;
use crate::rdf::Triple;
use crate::rules::{Check, Context, RangeViolation, Usage, rule};
use std::collections::BTreeSet;

rule! {
    "profile/cardinality", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (högsta antal)" / "DCAT-AP-SE, the property tables (max)";
    title "För många värden."
        / "Too many values.";
    many "{count} {things} har för många värden i `{key}`"
        / "{count} {things} have too many values in `{key}`";
    why "Portalen tar bara emot ett visst antal värden och kan välja vilket som helst av dem."
        / "The portal takes a certain number of values only, and may pick any of them.";
    fix "Behåll det värde som gäller. Samma data i två format är två distributioner, och två åtkomstadresser likaså."
        / "Keep the value that applies. The same data in two formats is two distributions, and so are two access addresses.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    let alternatives = || {
        row.alternatives
            .iter()
            .filter_map(|alternative| alternative.max)
    };
    let fewest = row.max.or_else(|| alternatives().min());
    // A fast check: most instances have no more values than the lowest maximum.
    if row.outside || fewest.is_none_or(|max| usage.values.len() <= max as usize) {
        return;
    }
    // Invalid values count too, as in the portal, unless the portal ignores them.
    let terms = cx.graph.terms();
    let counted = usage
        .values
        .iter()
        .zip(usage.violations)
        .filter(|(triple, violation)| {
            let seen = !matches!(
                violation,
                Some(RangeViolation::Pattern | RangeViolation::NestedType)
            ) && !cx.misses_pattern(row, triple.o);
            let empty = terms.is_literal(triple.o) && terms.text_of(triple.o).is_empty();
            seen && !empty
        });
    let good: Vec<_> = counted.map(|(triple, _)| triple).collect();
    let excess = match row.max {
        Some(max) => (good.len() > max as usize).then_some(max),
        // Alternatives may have maximums of their own.
        None => row
            .alternatives
            .iter()
            .filter_map(|alternative| alternative.max.map(|max| (alternative, max)))
            .find_map(|(alternative, max)| {
                // Values that fit no alternative count for the first one, as in the portal.
                let is_first = row
                    .alternatives
                    .first()
                    .is_some_and(|first| std::ptr::eq(first, alternative));
                let lost = |o| {
                    is_first
                        && !row
                            .alternatives
                            .iter()
                            .any(|alternative| cx.fits(row, alternative, o))
                };
                let of_way = good
                    .iter()
                    .filter(|triple| cx.fits(row, alternative, triple.o) || lost(triple.o))
                    .count();
                (of_way > max as usize).then_some(max)
            }),
    };
    let Some(max) = excess else { return };
    if meant(cx, row, &good) <= max as usize {
        return;
    }
    // In the order written: the first is kept, the next is reported.
    let mut placed = good;
    placed.sort_by_key(|triple| triple.origin.span());
    let Some(extra) = placed.get(max as usize) else {
        return;
    };
    let (word, label, count) = (
        cx.property_name(usage.subject, row),
        &row.label,
        placed.len(),
    );
    let message = message!(
        sv: "{count} värden där högst {max} är tillåtet: `{word}` ({label})",
        en: "{count} values where at most {max} is allowed: `{word}` ({label})",
        count,
        max,
        word,
        label
    );
    let mut finding = cx
        .on_value(&RULE.meta, usage, extra, message)
        .help(help(cx, usage));
    if let Some(first) = placed.first().and_then(|triple| triple.origin.span())
        && Some(first) != finding.span
    {
        finding = finding.label(
            first,
            message!(sv: "det första värdet", en: "the first value"),
        );
    }
    found.push(finding);
}

/// Number of distinct values. Variants of an IRI count once; another rule reports them.
fn meant(cx: &Context<'_>, row: &Property, values: &[&Triple]) -> usize {
    let lists = cx.lists(row);
    let meant: BTreeSet<&str> = values
        .iter()
        .map(|triple| {
            let value = cx.graph.terms().text_of(triple.o);
            let known = lists.iter().find_map(|list| list.by_variant(value));
            known.map_or(value, |known| known.value())
        })
        .collect();
    meant.len()
}

fn help(cx: &Context<'_>, usage: &Usage<'_>) -> Message {
    let row = usage.row;
    if cx.graph.terms().is_blank(usage.subject) && cx.graph.incoming(usage.subject).count() > 1 {
        return message!(
            sv: "flera resurser leder till samma blanka nod, så det som är skrivet om var och en läggs ihop; ge varje nod en egen etikett (rdf:nodeID), eller skriv den inne i sin resurs",
            en: "several resources lead to one blank node, so that what is written of each is put together; give every node a label of its own (rdf:nodeID), or write it inside its resource"
        );
    }
    // Two formats or access URLs mean two distributions; two dates are a mistake.
    if row.link || row.alternatives.len() > 1 {
        return (&RULE.meta.fix).into();
    }
    message!(sv: "behåll det värde som gäller", en: "keep the value that applies")
}
