//! Contact points: normalized e-mail addresses and names.

use super::given_names;
use crate::rdf::vocab::vcard;
use crate::rdf::{TermId, Triple};
use crate::rules::Context;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An e-mail address of a contact.
pub(super) struct Mail<'g> {
    /// The triple.
    pub(super) triple: &'g Triple,
    /// The local part, before `@`.
    pub(super) local: &'g str,
    /// The domain, in lower case.
    pub(super) domain: String,
}

/// The e-mail addresses of a contact.
pub(super) fn mails<'g>(cx: &Context<'g>, contact: TermId) -> Vec<Mail<'g>> {
    let values = cx.values(contact, vcard::HAS_EMAIL).iter();
    let mails = values.filter_map(|triple| {
        let text = cx.text(triple.o);
        let address = match text.get(..7) {
            Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
            _ => text,
        };
        let (local, domain) = address.split('?').next()?.rsplit_once('@')?;
        let domain = domain.to_ascii_lowercase();
        Some(Mail {
            triple,
            local,
            domain,
        })
    });
    mails.collect()
}

/// The words of the contact's name if it is probably a person's: the same in every language, two to four capitalized
/// words, the first a given name, and none that denotes an office.
pub(super) fn personal_name(cx: &Context<'_>, contact: TermId) -> Option<Vec<String>> {
    let names = cx.values(contact, vcard::FN);
    let first = cx.text(names.first()?.o).trim();
    if names.iter().any(|name| cx.text(name.o).trim() != first) {
        return None;
    }
    let words: Vec<&str> = first
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let ends = [words.first()?, words.last()?];
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let personal = (2..=4).contains(&words.len())
        && ends.into_iter().all(capital)
        && folded
            .first()
            .is_some_and(|first| given_names::is_one(first))
        && !folded.iter().any(|word| is_office(word));
    personal.then_some(folded)
}

/// Whether a word denotes an office or department.
fn is_office(word: &str) -> bool {
    const PARTS: [&str; 46] = [
        "data",
        "info",
        "kontakt",
        "contact",
        "support",
        "service",
        "tjanst",
        "registrator",
        "forvaltning",
        "kommun",
        "region",
        "enhet",
        "avdelning",
        "office",
        "kontor",
        "byra",
        "team",
        "grupp",
        "centrum",
        "center",
        "central",
        "myndighet",
        "verk",
        "styrelse",
        "namnd",
        "bolag",
        "digital",
        "karta",
        "kart",
        "geodata",
        "statistik",
        "redaktion",
        "webb",
        "miljo",
        "bygg",
        "stad",
        "city",
        "municipality",
        "agency",
        "department",
        "oppna",
        "open",
        "helpdesk",
        "desk",
        "bibliotek",
        "universitet",
    ];
    // Two people, or two departments: `Plan och Bygg`.
    const JOINS: [&str; 2] = ["och", "and"];
    // Surnames such as Stadig or Kartell may begin with these; few end with them.
    JOINS.contains(&word)
        || PARTS
            .iter()
            .any(|part| word == *part || word.ends_with(part))
        || ["forvaltning", "kommun", "myndighet", "avdelning"]
            .iter()
            .any(|part| word.starts_with(part))
}

/// Lower case without diacritics: `Åsa` as in an e-mail address.
pub(super) fn fold(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
