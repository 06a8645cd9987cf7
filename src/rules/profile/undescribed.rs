//! A reference to a resource that is not described.

use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/undescribed", Warning, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Det som hänvisas till beskrivs inte i katalogen."
        / "What is referred to is not described in the catalogue.";
    many "{count} {things} leder i `{key}` till något som inte beskrivs i katalogen[: `{cause}`]"
        / "{count} {things} lead in `{key}` to something that the catalogue does not describe[: `{cause}`]";
    why "Portalen känner bara det som står i filen: utgivaren, kontakten eller tjänsten visas utan namn eller inte alls."
        / "The portal knows only what stands in the file: the publisher, contact or service is shown without a name or not at all.";
    fix "Beskriv den i katalogen, eller rätta IRI:n så att den är densamma som där den beskrivs."
        / "Describe it in the catalogue, or mend the IRI so that it is the same as where it is described.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if !usage.row.described {
        return;
    }
    for triple in usage.good() {
        let object = triple.o;
        if cx.graph.terms().is_literal(object)
            || cx.graph.is_described(object)
            || cx.reported.has_resource(object)
        {
            continue;
        }
        let (word, text) = (cx.property_name(usage.subject, usage.row), cx.quote(object));
        let message = message!(
            sv: "`{word}` leder till {text}, som inte beskrivs i katalogen",
            en: "`{word}` leads to {text}, which the catalogue does not describe",
            word,
            text
        );
        let help = if cx.text(object).starts_with("mailto:") {
            message!(
                sv: "beskriv en kontaktuppgift med en egen IRI, och låt adressen stå där som vcard:hasEmail",
                en: "describe a contact point with an IRI of its own, and let the address stand there as vcard:hasEmail"
            )
        } else {
            (&RULE.meta.fix).into()
        };
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .by_value()
                .help(help),
        );
    }
}
