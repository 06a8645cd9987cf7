//! A personal identity number in running text.

use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::rules::{Check, Context, rule};
use crate::untrusted::find_numbers;

rule! {
    "privacy/identity-number", Error, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "En text innehåller ett personnummer eller samordningsnummer."
        / "A text holds a personal identity number or coordination number.";
    many "{count} {things} har i `{key}` vad som ser ut som ett personnummer eller samordningsnummer"
        / "{count} {things} have in `{key}` what looks like a personal identity number or coordination number";
    why "Beskrivningarna är öppna för alla, kopieras vidare till Europa och går inte att ta tillbaka."
        / "The descriptions are open to all, are copied on to Europe and cannot be taken back.";
    fix "Ta bort numret ur texten, och ur versionshistoriken om den är öppen."
        / "Take the number out of the text, and out of the version history if that is open.";
    Check::Graph(check)
}

/// Maximum number of numbers shown of a text.
const MOST: usize = 20;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (literal, text) in cx.texts() {
        let numbers = find_numbers(text);
        let Some(first) = numbers.first() else {
            continue;
        };
        for triple in cx
            .graph
            .incoming(literal)
            .filter(|triple| cx.is_prose(triple))
        {
            let word = cx.property_name_of(triple);
            let masked = numbers.iter().take(MOST).map(|one| one.masked.as_str());
            let masked: Vec<&str> = masked.collect();
            let quoted = format!("`{}`", masked.join("`, `"));
            let message = if first.is_coordination {
                message!(
                    sv: "`{word}` innehåller vad som ser ut som ett samordningsnummer: {quoted}",
                    en: "`{word}` holds what looks like a coordination number: {quoted}",
                    word,
                    quoted
                )
            } else {
                message!(
                    sv: "`{word}` innehåller vad som ser ut som ett personnummer: {quoted}",
                    en: "`{word}` holds what looks like a personal identity number: {quoted}",
                    word,
                    quoted
                )
            };
            let finding = cx.on(&RULE.meta, triple, message);
            let finding = if numbers.iter().any(|one| one.is_certain) {
                finding
            } else {
                finding.severity(Severity::Warning)
            };
            // Reports are published: they must not contain the number.
            found.push(finding.value(masked.join(", ")).help(&RULE.meta.fix));
        }
    }
}
