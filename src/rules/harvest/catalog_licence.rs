//! A catalogue under another licence than CC0.

use crate::diagnostic::{Finding, Fix, Portal};
use crate::message;
use crate::profile::{Property, VocabularyValue, class_name};
use crate::rdf::Triple;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, rule};

rule! {
    "harvest/catalog-licence", Error, portal Silent, "DCAT-AP-SE, skördning; Catalog, dcterms:license" / "DCAT-AP-SE, harvesting; Catalog, dcterms:license";
    title "Katalogens licens är inte CC0."
        / "The licence of the catalogue is not CC0.";
    many "{count} {things} har inte CC0 som licens så som portalen kräver[: `{cause}`]"
        / "{count} {things} do not have CC0 as their licence the way the portal demands[: `{cause}`]";
    why "Licensen gäller beskrivningarna, inte data. Portalen sprider metadata vidare utan villkor och skördar därför bara kataloger med CC0."
        / "The licence is that of the descriptions, not of the data. The portal passes them on freely, and so harvests no catalogues but those under CC0.";
    fix "Skriv precis http://creativecommons.org/publicdomain/zero/1.0/. Licensen för data står på varje distribution."
        / "Write exactly http://creativecommons.org/publicdomain/zero/1.0/. The licence of the data stands on each distribution.";
    explains "harvest/iri", "profile/node-kind", "profile/variant", "profile/vocabulary";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let class = cx.profile.class_named(class_name::CATALOG);
    let row = class.and_then(|id| cx.profile.class(id).by_iri(dcterms::LICENSE));
    // The required licence is the default of the profile.
    let Some((row, wanted)) = row.and_then(|row| Some((row, default_of(cx, row)?))) else {
        return;
    };
    for catalog in cx.instances_named(class_name::CATALOG) {
        for triple in cx.values(catalog, dcterms::LICENSE) {
            let terms = cx.graph.terms();
            if terms.is_literal(triple.o) || cx.text(triple.o) != wanted.value() {
                found.push(finding(cx, row, wanted, triple));
            }
        }
    }
}

fn default_of(cx: &Context<'_>, row: &Property) -> Option<&'static VocabularyValue> {
    let code = row.default.as_deref()?;
    cx.lists(row).iter().find_map(|list| list.by_word(code))
}

fn finding(
    cx: &Context<'_>,
    row: &Property,
    wanted: &'static VocabularyValue,
    triple: &Triple,
) -> Finding {
    let (value, iri) = (cx.quote(triple.o), wanted.value());
    let help = message!(sv: "skriv `{iri}`", en: "write `{iri}`", iri);
    if cx.graph.terms().is_literal(triple.o) {
        let word = cx.property_name(triple.s, row);
        let message = message!(
            sv: "`{word}` ska vara IRI:n för CC0, inte texten {value}",
            en: "`{word}` takes the IRI of CC0, not the text {value}",
            word,
            value
        );
        let finding = cx.on(&RULE.meta, triple, message).by_value().help(help);
        return finding.portal(Portal::Error);
    }
    if means(cx, cx.text(triple.o), wanted) {
        let message = message!(
            sv: "katalogens licens {value} är CC0, men inte skriven så som portalen kräver",
            en: "the catalogue's licence {value} is CC0, but not written as the portal demands",
            value
        );
        let finding = cx.on(&RULE.meta, triple, message).by_value().help(help);
        return finding.fix(Fix::certain(iri));
    }
    let message = message!(
        sv: "katalogens licens ska vara CC0, inte {value}",
        en: "the licence of the catalogue must be CC0, not {value}",
        value
    );
    let help = message!(
        sv: "skriv `{iri}`, om metadata får spridas fritt; licensen för data står på varje distribution",
        en: "write `{iri}`, if the descriptions may be given freely; the licence of the data stands on each distribution",
        iri
    );
    cx.on(&RULE.meta, triple, message).by_value().help(help)
}

/// Whether the IRI is a variant of the licence, its code, or the same licence in another vocabulary.
fn means(cx: &Context<'_>, iri: &str, wanted: &VocabularyValue) -> bool {
    let lists = &cx.profile.vocabularies;
    let mut values = lists.iter().filter_map(|list| {
        list.by_value(iri)
            .or_else(|| list.by_variant(iri))
            .or_else(|| list.by_word(iri))
    });
    values.any(|value| {
        value.value() == wanted.value() || value.same_as.as_deref() == Some(wanted.value())
    })
}
