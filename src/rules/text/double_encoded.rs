//! Mojibake: text decoded with the wrong encoding.

use super::encoding;
use crate::diagnostic::{Finding, Fix, Message};
use crate::message;
use crate::rules::{Check, Context, rule};

rule! {
    "text/double-encoded", Warning, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Texten är sparad med fel teckenkodning."
        / "The text was saved in the wrong character encoding.";
    many "{count} {things} har text med trasiga tecken i `{key}`"
        / "{count} {things} have text with broken characters in `{key}`";
    why "`VÃ¤stanvik` visas just så i portalen, och den som söker på Västanvik hittar det inte."
        / "`VÃ¤stanvik` is shown just like that in the portal, and whoever searches for Västanvik does not find it.";
    fix "Rätta tecknen, och läs och spara filen som UTF-8 i alla led."
        / "Mend the characters, and read and save the file as UTF-8 at every step.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (literal, text) in cx.texts() {
        if !encoding::may_be_broken(text) {
            continue;
        }
        let repaired = encoding::repaired(text);
        if repaired.is_none() && !encoding::has_lost(text) {
            continue;
        }
        for triple in cx.graph.incoming(literal) {
            let (word, quoted) = (cx.property_name_of(triple), cx.quote(literal));
            let message = message!(
                sv: "tecken har gått sönder i `{word}`: {quoted}",
                en: "characters are broken in `{word}`: {quoted}",
                word,
                quoted
            );
            let finding = cx.on(&RULE.meta, triple, message);
            found.push(match &repaired {
                Some(repaired) => finding
                    .help(help(repaired))
                    .fix(Fix::look(repaired.clone())),
                None => finding.help(&RULE.meta.fix),
            });
        }
    }
}

/// The repaired text, if it is short enough to show.
fn help(repaired: &str) -> Message {
    const LONGEST: usize = 80;
    if repaired.chars().count() > LONGEST || repaired.contains('\n') {
        (&RULE.meta.fix).into()
    } else {
        message!(sv: "skriv `{repaired}`", en: "write `{repaired}`", repaired)
    }
}
