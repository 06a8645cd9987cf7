//! Rules on changes: what a diff reports as a finding.

use crate::diagnostic::RuleMeta;
use crate::rule_meta;

/// All rules, in order of id.
pub static RULES: &[&RuleMeta] = &[&RENAMED];

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
