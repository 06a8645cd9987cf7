//! High-value data with restricted access.

use super::Marks;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, rule};

rule! {
    "hvd/access-rights", Warning, portal Silent, "Förordning (EU) 2023/138" / "Regulation (EU) 2023/138";
    title "En värdefull datamängd som inte är publik."
        / "A high-value dataset that is not public.";
    many "{count} värdefulla {things} är inte publika"
        / "{count} high-value {things} are not public";
    why "Förordningen kräver att värdefulla datamängder är fritt tillgängliga för alla."
        / "The regulation demands that high-value datasets are freely available to all.";
    fix "Skriv `PUBLIC`, eller ta bort tillämplig lagstiftning och kategorin om datamängden inte omfattas."
        / "Write `PUBLIC`, or take the regulation and the category away if the dataset is not covered.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(marks) = Marks::of(cx) else { return };
    for dataset in marks.instances(cx, class_name::DATASET) {
        let rights = cx.listed_values(dataset, dcterms::ACCESS_RIGHTS);
        let Some(closed) = rights.first().filter(|value| !value.open) else {
            continue;
        };
        let Some(triple) = cx.first(cx.values(dataset, dcterms::ACCESS_RIGHTS)) else {
            continue;
        };
        let (code, label) = (&closed.code, &closed.label);
        let message = message!(
            sv: "värdefulla datamängder är till för alla, men åtkomsträttigheten är `{code}` ({label})",
            en: "high-value datasets are for everyone, but the access rights are `{code}` ({label})",
            code,
            label
        );
        let mut finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
        if let Some(mark) = marks.on(cx, dataset).and_then(|mark| mark.origin.span()) {
            let label = message!(sv: "märkt som värdefull här", en: "marked as high-value here");
            finding = finding.label(mark, label);
        }
        found.push(finding);
    }
}
