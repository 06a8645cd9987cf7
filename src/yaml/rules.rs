//! Rules about YAML syntax.

use crate::diagnostic::RuleMeta;
use crate::rule_meta;

rule_meta! {
    /// Invalid YAML.
    pub SYNTAX: "yaml/syntax", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Filen är inte giltig YAML."
        / "The file is not valid YAML.";
    many "{count} filer är inte giltig YAML"
        / "{count} files are not valid YAML";
    why "Innehållet kan inte läsas, så beskrivningen saknas helt i katalogen."
        / "The contents cannot be read, so the description is missing from the catalogue altogether.";
    fix "Rätta stället som pekas ut. Vanligast är fel indrag, ett tabbtecken, ett citattecken som saknas eller ett kolon inne i en text (sätt då texten inom citattecken)."
        / "Mend the place that is pointed out. The usual causes are wrong indentation, a tab, a missing quote, or a colon inside a text (then put the text in quotes).";
}
rule_meta! {
    pub(super) ENCODING: "yaml/encoding", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Filen är inte kodad i UTF-8."
        / "The file is not encoded as UTF-8.";
    many "{count} filer är inte kodade i UTF-8"
        / "{count} files are not encoded as UTF-8";
    why "Filen läses som UTF-8. Med en annan teckenkodning går å, ä och ö inte att läsa, och inget i filen kommer med."
        / "The file is read as UTF-8. With another encoding å, ä and ö cannot be read, and nothing in the file is included.";
    fix "Spara filen som UTF-8 i textredigeraren: Spara som …, kodning UTF-8."
        / "Save the file as UTF-8 in your text editor: Save as …, encoding UTF-8.";
}
rule_meta! {
    pub(super) DUPLICATE_KEY: "yaml/duplicate-key", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Samma nyckel står två gånger."
        / "The same key stands twice.";
    many "{count} nycklar står två gånger"
        / "{count} keys stand twice";
    why "Det går inte att veta vilket av värdena som gäller, och det ena skulle tyst försvinna."
        / "There is no telling which value is meant, and one would silently be lost.";
    fix "Ta bort den ena, eller skriv flera värden som en lista under en nyckel."
        / "Remove one of them, or write several values as a list under one key.";
}
rule_meta! {
    pub(super) MERGE_KEY: "yaml/merge-key", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Nyckeln `<<` används inte här."
        / "The key `<<` is not used here.";
    many "nyckeln `<<` står på {count} ställen, men används inte här"
        / "the key `<<` stands in {count} places, but is not used here";
    why "Sammanslagning hör till en äldre YAML och läses olika av olika program."
        / "Merging belongs to an older YAML and is read differently by different programs.";
    fix "Skriv ut nycklarna, eller lägg det gemensamma under `defaults:` i catalog.yaml."
        / "Write the keys out, or put what is shared under `defaults:` in catalog.yaml.";
}
rule_meta! {
    pub(super) TAG: "yaml/tag", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "YAML-taggar används inte här."
        / "YAML tags are not used here.";
    many "{count} YAML-taggar har ingen verkan här"
        / "{count} YAML tags have no effect here";
    why "Vad ett värde är bestäms av egenskapen det står vid, så taggen skulle inte få någon verkan."
        / "What a value is follows from the property it stands at, so the tag would have no effect.";
    fix "Ta bort taggen. Behöver du en viss datatyp, skriv {\"@value\": …, \"@type\": …}."
        / "Remove the tag. If you need a certain datatype, write {\"@value\": …, \"@type\": …}.";
}
rule_meta! {
    pub(super) SECOND_DOCUMENT: "yaml/second-document", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Filen innehåller mer än ett dokument."
        / "The file holds more than one document.";
    many "{count} filer innehåller mer än ett dokument"
        / "{count} files hold more than one document";
    why "En fil beskriver en sak; det som står efter `---` skulle inte komma med."
        / "A file describes one thing; what stands after `---` would be left out.";
    fix "Flytta det som står efter `---` till en egen fil."
        / "Move what stands after `---` to a file of its own.";
}
rule_meta! {
    pub(super) KEY: "yaml/key", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "En nyckel måste vara ett ord."
        / "A key must be a word.";
    many "{count} nycklar är inte ord"
        / "{count} keys are not words";
    why "En nyckel som är en lista, en tabell eller tom säger inte vilken egenskap som avses."
        / "A key that is a list, a map or empty does not say which property is meant.";
    fix "Skriv en nyckel följd av kolon. Inleds texten med { eller [ ska den stå inom citattecken."
        / "Write a key followed by a colon. A text that begins with { or [ must be in quotes.";
}
rule_meta! {
    /// A limit was exceeded.
    pub TOO_MUCH: "yaml/too-much", Error, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Beskrivningen vecklas ut till för mycket."
        / "The description unfolds to too much.";
    many "{count} beskrivningar vecklas ut till för mycket"
        / "{count} descriptions unfold to too much";
    why "Några få rader kan med alias, standardvärden, långa namn eller djup nästling bli till miljontals värden."
        / "With aliases, defaults, long names or deep nesting a few lines can become millions of values.";
    fix "Skriv ut värdena i stället för att hänvisa till dem med *."
        / "Write the values out instead of pointing to them with *.";
}

/// Every rule of this module.
pub static RULES: &[&RuleMeta] = &[
    &super::ignore::UNKNOWN_IGNORE,
    &super::ignore::UNUSED_IGNORE,
    &DUPLICATE_KEY,
    &ENCODING,
    &KEY,
    &MERGE_KEY,
    &SECOND_DOCUMENT,
    &SYNTAX,
    &TAG,
    &TOO_MUCH,
];
