//! A fee without a page that explains it.

use crate::diagnostic::{Arg, Finding};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::schema;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/fee-unexplained", Warning, portal Warning, "DIGG, vägledning om att tillgängliggöra information: avgifter" / "DIGG, guidance on making information available: fees";
    title "En avgift utan en sida som förklarar den."
        / "A fee without a page that explains it.";
    many "{count} avgifter har ingen sida som förklarar dem"
        / "{count} fees have no page that explains them";
    why "Den som tar betalt ska visa vad avgiften grundas på; utan en sida måste var och en fråga."
        / "Whoever charges must show what the fee rests on; without a page everyone has to ask.";
    fix "Ange en webbsida med taxan och hur avgiften räknas ut (mainEntityOfPage). Är data gratis ska ingen avgift anges."
        / "Give a web page with the tariff and how the fee is worked out (mainEntityOfPage). If the data is free, give no fee.";
    explains "profile/recommended";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(offers) = cx.graph.iri(schema::OFFERS) else {
        return;
    };
    let class = cx
        .profile
        .class_named(class_name::OFFER)
        .map(|id| cx.profile.class(id));
    for offer in cx.instances_named(class_name::OFFER) {
        // An offer may be shared by many datasets: reported at the first.
        let uses = cx.graph.incoming(offer).filter(|triple| triple.p == offers);
        let Some(first) = uses.min_by_key(|triple| triple.origin.span()) else {
            continue;
        };
        if !cx.is_silent_on(offer, schema::MAIN_ENTITY_OF_PAGE) || is_explained(cx, offer) {
            continue;
        }
        let word = cx.property_name_for(offer, class, schema::MAIN_ENTITY_OF_PAGE);
        let fee = fee(cx, offer);
        let name = cx.called(first.s);
        let message = message!(
            sv: "`{name}` har en avgift{fee}, men ingen sida förklarar avgiften: `{word}` saknas",
            en: "`{name}` has a fee{fee}, but no page explains it: `{word}` is missing",
            name,
            fee,
            word
        );
        found.push(
            cx.about(&RULE.meta, offer, class, message)
                .property(schema::MAIN_ENTITY_OF_PAGE)
                .help(&RULE.meta.fix),
        );
    }
}

/// The description of the fee, in the language of the report if possible.
fn fee(cx: &Context<'_>, offer: TermId) -> Arg {
    let texts = cx.values(offer, schema::DESCRIPTION);
    let text = |lang| {
        let own = texts
            .iter()
            .find(|triple| cx.primary_language(triple.o).as_deref() == Some(lang));
        let text = own.or(texts.first());
        text.map_or_else(String::new, |triple| format!(" ({})", cx.quote(triple.o)))
    };
    Arg::either(text("sv"), text("en"))
}

/// Whether the description contains a URL, or says that there is no fee.
fn is_explained(cx: &Context<'_>, offer: TermId) -> bool {
    const FREE: [&str; 6] = [
        "gratis",
        "avgiftsfri",
        "kostnadsfri",
        "ingen avgift",
        "free of charge",
        "no fee",
    ];
    let texts = cx.values(offer, schema::DESCRIPTION).iter();
    texts
        .map(|triple| cx.text(triple.o).to_lowercase())
        .any(|text| {
            text.contains("://")
                || text.contains("www.")
                || FREE.iter().any(|word| text.contains(word))
                || is_nothing(&text)
        })
}

/// Whether the only amount in the lower-case text is zero: `0 kr`, `0 SEK`, `SEK 0`.
fn is_nothing(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_sum = |pair: &[&str]| {
        let currency = |word: &str| ["kr", "kronor", "sek"].contains(&word);
        (pair[0] == "0" && currency(pair[1])) || (currency(pair[0]) && pair[1] == "0")
    };
    let mut numbers = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    words.windows(2).any(is_sum) && numbers.all(|word| *word == "0")
}

#[cfg(test)]
mod tests {
    use super::is_nothing;

    #[test]
    fn no_fee_is_told_from_a_fee() {
        assert!(is_nothing("0 kr") && is_nothing("avgift: 0 sek.") && is_nothing("sek 0"));
        for fee in ["500 kr", "0 kr, därefter 50 kr", "enligt taxan", "10 kr"] {
            assert!(!is_nothing(fee), "{fee}");
        }
    }
}
