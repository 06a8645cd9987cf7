//! The HVD regulation with another URL.

use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::rdf::vocab::dcatap;
use crate::rules::{Check, Context, PropertyNaming, Usage, rule};

rule! {
    "hvd/other-regulation", Error, portal Error, "DCAT-AP-SE, dcatap:applicableLegislation; DIGG, rekommendationer: värdefulla datamängder" / "DCAT-AP-SE, dcatap:applicableLegislation; DIGG, recommendations: high-value datasets";
    title "Förordningen om värdefulla datamängder under en annan adress."
        / "The regulation on high-value datasets under another address.";
    many "{count} {things} anger förordningen om värdefulla datamängder med en annan adress[: `{cause}`]"
        / "{count} {things} name the regulation on high-value datasets by another address[: `{cause}`]";
    why "Märkningen känns bara igen på förordningens beständiga IRI, tecken för tecken; en adress till texten hos EUR-Lex räknas inte."
        / "The mark is known only by the lasting IRI of the regulation, letter for letter; an address of its text at EUR-Lex does not count.";
    fix "Skriv `HVD` i YAML, eller IRI:n http://data.europa.eu/eli/reg_impl/2023/138/oj."
        / "Write `HVD` in YAML, or the IRI http://data.europa.eu/eli/reg_impl/2023/138/oj.";
    explains "profile/vocabulary", "profile/variant";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if usage.row.iri != dcatap::APPLICABLE_LEGISLATION || usage.row.outside {
        return;
    }
    let list = cx.profile.vocabulary_named("legislation");
    let Some(list) = list.map(|id| cx.profile.vocabulary(id)) else {
        return;
    };
    for triple in usage.values {
        let value = cx.text(triple.o);
        if list.by_value(value).is_some() {
            continue;
        }
        let meant = list.by_variant(value).or_else(|| {
            let named = super::is_regulation_by_another_name(value);
            list.values.first().filter(|_| named)
        });
        let Some(meant) = meant else { continue };
        let canonical = meant.value();
        let short = match cx.naming_of(usage.subject) {
            PropertyNaming::Keys => &meant.code,
            PropertyNaming::Curies => canonical,
        };
        let message = message!(
            sv: "`{value}` är en annan adress till förordningen om värdefulla datamängder",
            en: "`{value}` is another address of the regulation on high-value datasets",
            value
        );
        let help = message!(sv: "skriv `{short}`", en: "write `{short}`", short);
        let is_iri = cx.graph.terms().is_iri(triple.o);
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .by_value()
                .help(help)
                .fix(is_iri.then(|| Fix::certain(canonical))),
        );
    }
}
