//! High-value data with a licence that is too restrictive.

use super::Marks;
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::profile::{Licence, class_name};
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/licence", Warning, portal Silent, "Förordning (EU) 2023/138, artikel 4" / "Regulation (EU) 2023/138, article 4";
    title "Licensen kräver mer än förordningen om värdefulla datamängder tillåter."
        / "The licence asks for more than the regulation on high-value datasets allows.";
    many "{count} värdefulla {things} har en licens som kräver för mycket[: `{cause}`]"
        / "{count} high-value {things} have a licence that asks for too much[: `{cause}`]";
    why "Värdefulla datamängder ska få användas fritt: CC0, CC BY 4.0 eller ett motsvarande villkor som inte begränsar mer."
        / "High-value datasets must be free to use: CC0, CC BY 4.0 or an equivalent that limits no more.";
    fix "Skriv `CC0-1.0` eller `CC-BY-4.0`."
        / "Write `CC0-1.0` or `CC-BY-4.0`.";
    explains "guidance/licence-restricts";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx) else { return };
    let marked = [class_name::DISTRIBUTION, class_name::DATA_SERVICE]
        .map(|class| marks.instances(cx, class));
    for subject in marked.into_iter().flatten() {
        let licences = cx.listed_values(subject, dcterms::LICENSE);
        let Some((value, licence)) = licences
            .first()
            .and_then(|value| Some((value, value.licence.as_ref()?)))
        else {
            continue;
        };
        let (Some(extra_condition), Some(triple)) = (
            extra_condition(licence),
            cx.first(cx.values(subject, dcterms::LICENSE)),
        ) else {
            continue;
        };
        let code = &value.code;
        let message = message!(
            sv: "värdefulla datamängder får inte ha villkor utöver att källan anges, men {code} {extra_condition}",
            en: "high-value datasets may ask for no more than naming the source, but {code} {extra_condition}",
            code,
            extra_condition
        );
        let mut finding = cx
            .on(&RULE.meta, triple, message)
            .by_value()
            .help(&RULE.meta.fix);
        if let Some(mark) = marks.on(cx, subject).and_then(|mark| mark.origin.span()) {
            let label = message!(sv: "märkt som värdefull här", en: "marked as high-value here");
            finding = finding.label(mark, label);
        }
        found.push(finding);
    }
}

/// The conditions of the licence beyond attribution.
fn extra_condition(licence: &Licence) -> Option<Message> {
    if licence.non_commercial {
        Some(message!(sv: "förbjuder kommersiell användning", en: "forbids commercial use"))
    } else if licence.no_derivatives {
        Some(message!(sv: "förbjuder bearbetning", en: "forbids changed works"))
    } else if licence.share_alike {
        Some(
            message!(sv: "kräver samma licens på det som görs av data", en: "asks for the same licence on what is made from the data"),
        )
    } else {
        None
    }
}
