//! A catalogue that is a part of itself.

use super::parts;
use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, rule};

rule! {
    "harvest/sub-catalog-cycle", Error, portal Silent, "DCAT-AP-SE, skördning, flera kataloger" / "DCAT-AP-SE, harvesting, several catalogues";
    title "Katalogerna hänvisar till varandra i en cirkel."
        / "Catalogues are parts of each other in a ring.";
    many "{count} {things} är delar av sig själva, direkt eller genom varandra"
        / "{count} {things} are parts of themselves, directly or through each other";
    why "Det ska finnas en huvudkatalog som inte är del av någon annan; i en cirkel finns det ingen."
        / "There must be one main catalogue that is part of no other; in a ring there is none.";
    fix "Ta bort den dcterms:hasPart som leder tillbaka. Vägen uppåt skrivs med dcterms:isPartOf."
        / "Remove the dcterms:hasPart that leads back. The way up is written with dcterms:isPartOf.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for part in parts::closing(cx, &parts::catalogs(cx)) {
        let (own, other) = (cx.called(part.s), cx.called(part.o));
        let message = if part.s == part.o {
            message!(
                sv: "katalogen `{own}` är en del av sig själv",
                en: "the catalogue `{own}` is a part of itself",
                own
            )
        } else {
            message!(
                sv: "katalogen `{own}` har `{other}` som del, men är själv en del av den",
                en: "the catalogue `{own}` has `{other}` as a part, but is itself a part of it",
                own,
                other
            )
        };
        found.push(cx.on(&RULE.meta, &part, message).help(&RULE.meta.fix));
    }
}
