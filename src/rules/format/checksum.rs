//! A checksum that is none.

use crate::diagnostic::{Finding, Message, Severity};
use crate::message;
use crate::rdf::vocab::{spdx, xsd};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};

rule! {
    "format/checksum", Error, portal Silent, "SPDX, Checksum; DCAT-AP 3.0.1, spdx:checksumValue" / "SPDX, Checksum; DCAT-AP 3.0.1, spdx:checksumValue";
    title "Checksumman går inte att använda."
        / "The checksum cannot be used.";
    many "{count} {things} går inte att använda"
        / "{count} {things} cannot be used";
    why "Den som hämtar filen jämför dess checksumma med denna. Med fel tecken eller fel längd stämmer den aldrig."
        / "Whoever fetches the file compares its checksum with this one. With wrong characters or the wrong length it never agrees.";
    fix "Skriv värdet med siffrorna 0–9 och bokstäverna a–f, så som programmet skrev ut det, och algoritmen som det räknades ut med."
        / "Write the value in the digits 0–9 and the letters a–f, as the program printed it, and the algorithm that it was computed with.";
    explains "profile/lexical";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(value) = cx.graph.iri(spdx::CHECKSUM_VALUE) else {
        return;
    };
    for triple in cx.graph.triples().iter().filter(|triple| triple.p == value) {
        if cx.graph.terms().is_literal(triple.o) && !cx.text(triple.o).trim().is_empty() {
            found.extend(finding(cx, triple));
        }
    }
}

fn finding(cx: &Context<'_>, triple: &Triple) -> Option<Finding> {
    let text = cx.text(triple.o).trim();
    let digits = text.chars().count();
    let word = cx.property_name_of(triple);
    let quoted = cx.quote(triple.o);
    let help = Message::from(&RULE.meta.fix);
    if let Some(sign) = text.chars().find(|c| !c.is_ascii_hexdigit()) {
        let message = message!(
            sv: "{quoted} i `{word}` är ingen checksumma: `{sign}` är ingen hexadecimal siffra",
            en: "{quoted} in `{word}` is no checksum: `{sign}` is no hexadecimal digit",
            quoted,
            word,
            sign
        );
        return Some(cx.on(&RULE.meta, triple, message).help(help));
    }
    if let Some((name, wanted)) = wanted(cx, triple.s).filter(|(_, wanted)| *wanted != digits) {
        let message = message!(
            sv: "{quoted} i `{word}` har {digits} siffror, men {name} har {wanted}",
            en: "{quoted} in `{word}` has {digits} digits, but {name} has {wanted}",
            quoted,
            word,
            digits,
            name,
            wanted
        );
        return Some(cx.on(&RULE.meta, triple, message).help(help));
    }
    if !digits.is_multiple_of(2) {
        let message = message!(
            sv: "{quoted} i `{word}` har ett udda antal siffror",
            en: "{quoted} in `{word}` has an odd number of digits",
            quoted,
            word
        );
        return Some(cx.on(&RULE.meta, triple, message).help(help));
    }
    let datatype = cx.graph.terms().datatype_of(triple.o);
    let is_hex = datatype.is_some_and(|datatype| cx.text(datatype) == xsd::HEX_BINARY);
    (!is_hex).then(|| untyped(cx, triple, &word))
}

/// The European profile asks for the datatype, the Swedish one does not.
fn untyped(cx: &Context<'_>, triple: &Triple, word: &str) -> Finding {
    let message = message!(
        sv: "`{word}` saknar datatypen xsd:hexBinary",
        en: "`{word}` lacks the datatype xsd:hexBinary",
        word
    );
    let help = message!(
        sv: "skriv \"…\"^^xsd:hexBinary i Turtle, rdf:datatype=\"{datatype}\" i RDF/XML",
        en: "write \"…\"^^xsd:hexBinary in Turtle, rdf:datatype=\"{datatype}\" in RDF/XML",
        datatype = xsd::HEX_BINARY
    );
    let finding = cx.on(&RULE.meta, triple, message).help(help);
    finding.severity(Severity::Info)
}

/// The algorithm and the number of digits that its values have.
fn wanted(cx: &Context<'_>, checksum: TermId) -> Option<(&'static str, usize)> {
    let values = cx.listed_values(checksum, spdx::ALGORITHM);
    let value = values.first()?;
    Some((value.label.sv.as_str(), value.hex_digits?))
}
