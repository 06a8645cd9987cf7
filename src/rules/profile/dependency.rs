//! A property that requires another one, missing or alone.

use crate::diagnostic::{Finding, Portal};
use crate::message;
use crate::rules::{Check, Context, PropertyNaming, Usage, rule};

rule! {
    "profile/dependency", Error, portal Error, "DCAT-AP-SE, värdefulla datamängder; förordning (EU) 2023/138" / "DCAT-AP-SE, high-value datasets; regulation (EU) 2023/138";
    title "Två uppgifter som hör ihop står inte tillsammans."
        / "Two properties that belong together do not stand together.";
    many "{count} {things} har bara den ena av två uppgifter som hör ihop (`{key}`)"
        / "{count} {things} have only one of two properties that belong together (`{key}`)";
    why "En värdefull datamängd känns igen på både tillämplig lagstiftning och sin kategori; den ena utan den andra räknas inte."
        / "A high-value dataset is known by both the regulation and its category; one without the other does not count.";
    fix "Skriv `hvdCategory` på datamängden; tillämplig lagstiftning följer med. En datatjänst behöver både `applicableLegislation: HVD` och `hvdCategory`."
        / "Write `hvdCategory` on the dataset; the regulation follows. A data service needs both `applicableLegislation: HVD` and `hvdCategory`.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    let Some(condition) = &row.depends_on else {
        return;
    };
    let other = usage.class.by_iri(&condition.property);
    let other_word = other.map_or_else(
        || cx.profile.prefixes.compact(&condition.property),
        |other| cx.property_name(usage.subject, other),
    );
    let word = cx.property_name(usage.subject, row);
    if usage.applies {
        if row.min > 0 && !row.outside && cx.lacks(usage, row.min) {
            let message = message!(
                sv: "`{word}` ({label}) saknas fast `{other_word}` anger förordningen om värdefulla datamängder",
                en: "`{word}` ({label}) is missing though `{other_word}` names the regulation on high-value datasets",
                word,
                other_word,
                label = &row.label
            );
            let mut finding = cx.missing(&RULE.meta, usage, message).help(&RULE.meta.fix);
            if let Some(place) =
                cx.place_of_value(usage.subject, &condition.property, &condition.value)
            {
                finding.span = Some(place);
            }
            found.push(finding);
        }
        return;
    }
    let Some(first) = usage.values.first().filter(|_| !row.outside) else {
        return;
    };
    // A variant of the value is reported by another rule.
    let spelled = cx.values(usage.subject, &condition.property).iter();
    if spelled
        .map(|triple| cx.text(triple.o))
        .any(crate::rules::hvd::is_regulation_by_another_name)
    {
        return;
    }
    let message = message!(
        sv: "`{word}` ({label}) står utan `{other_word}`",
        en: "`{word}` ({label}) stands without `{other_word}`",
        word,
        other_word,
        label = &row.label
    );
    let value = &condition.value;
    let pair = match cx.naming_of(usage.subject) {
        PropertyNaming::Keys => format!("{other_word}: {value}"),
        PropertyNaming::Curies => format!("{other_word} <{value}>"),
    };
    let help = message!(sv: "lägg till `{pair}`", en: "add `{pair}`", pair);
    let mut finding = cx.on_value(&RULE.meta, usage, first, message).help(help);
    finding.portal = Portal::Silent;
    found.push(finding);
}
