//! Several download URLs in one distribution.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "guidance/many-downloads", Info, portal Silent, "DIGG, rekommendationer: flera filer" / "DIGG, recommendations: several files";
    title "En distribution med flera nedladdningsadresser."
        / "A distribution with several download addresses.";
    many "{count} {things} har flera nedladdningsadresser (`{key}`)"
        / "{count} {things} have several download addresses (`{key}`)";
    why "Portalen förstår det än, men det ska fasas ut: den som hämtar data kan inte se vad som skiljer filerna åt."
        / "The portal still understands it, but it is to be phased out: whoever fetches the data cannot see what tells the files apart.";
    fix "Gör hellre en datamängdsserie, en fil som växer, en zip-fil, en sida med filerna eller ett API."
        / "Rather make a dataset series, one file that grows, a zip file, a page with the files or an API.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if usage.values.len() < 2 || usage.row.iri != dcat::DOWNLOAD_URL {
        return;
    }
    let (word, count) = (
        cx.property_name(usage.subject, usage.row),
        usage.values.len(),
    );
    let message = message!(
        sv: "distributionen har {count} nedladdningsadresser (`{word}`)",
        en: "the distribution has {count} download addresses (`{word}`)",
        count,
        word
    );
    let mut finding = cx.missing(&RULE.meta, usage, message).help(&RULE.meta.fix);
    // The second in the order written is reported.
    let mut spans: Vec<_> = usage
        .values
        .iter()
        .map(|triple| triple.origin.span())
        .collect();
    spans.sort_unstable();
    finding.span = spans.get(1).copied().flatten().or(finding.span);
    found.push(finding);
}
