//! Rules on changes: what a diff reports as a finding.

use crate::diagnostic::RuleMeta;
use crate::rule_meta;

/// All rules, in order of id.
pub static RULES: &[&RuleMeta] = &[&RENAMED, &REUSED];

rule_meta! {
    /// A resource changed its IRI.
    pub RENAMED: "diff/renamed", Error, portal Silent, "DIGG, vägledning: beständiga identifierare" / "DIGG, guidance: persistent identifiers";
    title "En resurs har bytt IRI."
        / "A resource has a new IRI.";
    many "{count} {things} har bytt IRI"
        / "{count} {things} have changed their IRI";
    why "IRI:n är resursens namn. Portalen tar den omdöpta för en ny, och länkar och program som använder den gamla hittar inte längre fram."
        / "The IRI is the name of the resource. The portal takes the renamed one for a new one, and links and programs that use the old name no longer find it.";
    fix "Behåll den gamla IRI:n: låt filen heta som förut och ändra inte `baseURI`, eller skriv den gamla med `uri:`."
        / "Keep the old IRI: leave the name of the file and `baseURI` as they were, or write the old one with `uri:`.";
}
rule_meta! {
    /// An IRI names something else than before.
    pub REUSED: "diff/reused", Error, portal Silent, "DIGG, vägledning: beständiga identifierare" / "DIGG, guidance: persistent identifiers";
    title "En IRI används för något annat än förut."
        / "An IRI is used for something else than before.";
    many "{count} {things} har en IRI som förut var någon annans"
        / "{count} {things} have an IRI that named something else before";
    why "IRI:n är resursens namn. Den som länkar till den, eller har hämtat data under det namnet, får nu något annat utan att märka det. Löpnummer som räknas om när något tillkommer eller tas bort är den vanliga orsaken."
        / "The IRI is the name of the resource. Whoever links to it, or has fetched data by that name, now gets something else without noticing. Serial numbers that are counted anew when something is added or removed are the usual cause.";
    fix "Ge varje resurs en IRI som följer med den, till exempel av dess identifierare i stället för dess plats i listan, och ge nya resurser nya IRI:er."
        / "Give each resource an IRI that stays with it, such as one made of its identifier instead of its place in the list, and give new resources new IRIs.";
}
