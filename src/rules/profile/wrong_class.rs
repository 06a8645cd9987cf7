//! A reference to something of another class.

use crate::diagnostic::Finding;
use crate::rules::{Check, Context, Usage, rule};
use crate::say;

rule! {
    "profile/wrong-class", Error, portal Silent, "DCAT-AP-SE, the property tables (class of the object)";
    title "Hänvisningen leder till något av fel slag."
        / "The reference leads to something of the wrong kind.";
    why "Portalen väntar sig till exempel en aktör som utgivare, och visar inte en kontaktuppgift på den platsen."
        / "The portal expects for example an agent as publisher, and does not show a contact point in its place.";
    fix "Hänvisa till något av rätt klass."
        / "Refer to something of the right class.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let row = usage.row;
    if row.ways.iter().all(|way| way.classes.is_empty()) || row.nested {
        return;
    }
    for triple in usage.good() {
        if cx.graph.terms().is_literal(triple.o) || cx.graph.types(triple.o).next().is_none() {
            continue;
        }
        let allowed = || row.ways.iter().flat_map(|way| way.classes.iter().copied());
        // A class of which nothing is known may well be a subclass of the right one.
        let known = |of| cx.is_known_type(of);
        if allowed().any(|class| cx.is_instance(triple.o, class))
            || !cx.graph.types(triple.o).any(known)
        {
            continue;
        }
        let word = cx.word(row);
        let is: Vec<_> = cx
            .graph
            .types(triple.o)
            .map(|of| cx.class_label(of))
            .collect();
        let wanted: Vec<_> = allowed()
            .map(|class| cx.profile.class(class).label.get(cx.lang).to_lowercase())
            .collect();
        let (is, wanted) = (is.join(", "), wanted.join(", "));
        let message = say!(
            cx.lang,
            sv: "`{word}` leder till {is}, men ska leda till {wanted}",
            en: "`{word}` leads to: {is}; it takes: {wanted}"
        );
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .help(RULE.meta.fix.get(cx.lang));
        if let Some(place) = cx.place_of(triple.o) {
            finding = finding.label(
                place,
                say!(cx.lang, sv: "beskrivs här", en: "described here"),
            );
        }
        found.push(finding);
    }
}
