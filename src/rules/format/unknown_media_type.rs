//! An unregistered media type.

use super::known;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::{Suggestions, VocabularyValue, registered_media_types};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rules::{Check, Context, rule};
use foldhash::HashSet;

rule! {
    "format/unknown-media-type", Warning, portal Silent, "IANA, mediatyper; DCAT-AP-SE, dcterms:format" / "IANA, media types; DCAT-AP-SE, dcterms:format";
    title "Mediatypen finns varken hos IANA eller i profilens listor."
        / "The media type is neither at IANA nor in the lists of the profile.";
    many "{count} {things} har en okänd mediatyp i `{key}`[: `{cause}`]"
        / "{count} {things} have an unknown media type in `{key}`[: `{cause}`]";
    why "Portalen visar formatet som det är skrivet, och ingen hittar det genom att filtrera på format."
        / "The portal shows the format as it is written, and nobody finds it by filtering on formats.";
    fix "Skriv mediatypen så som den är registrerad; en egen typ börjar med application/vnd. eller application/x-."
        / "Write the media type as it is registered; one of your own begins with application/vnd. or application/x-.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let terms = cx.graph.terms();
    let format = cx.graph.iri(dcterms::FORMAT);
    let media_type = cx.graph.iri(dcat::MEDIA_TYPE);
    if format.is_none() && media_type.is_none() {
        return;
    }
    let registered = Registered::of(cx);
    let suggestions = Suggestions::first(MOST_SUGGESTIONS);
    let literals = cx.texts().filter(|(_, text)| is_type(text));
    let iris = cx
        .iris()
        .filter_map(|(iri, text)| Some((iri, known::name_at_iana(text)?)));
    for (term, name) in literals.chain(iris) {
        let wanted = if terms.is_literal(term) {
            format
        } else {
            media_type
        };
        let given = || {
            cx.graph
                .incoming(term)
                .filter(|triple| Some(triple.p) == wanted)
        };
        if given().next().is_none() {
            continue;
        }
        let Verdict::Unknown(near) = judge(cx, name, &registered, &suggestions) else {
            continue;
        };
        for triple in given() {
            let word = cx.property_name_of(triple);
            let message = message!(
                sv: "`{name}` i `{word}` är ingen känd mediatyp",
                en: "`{name}` in `{word}` is no known media type",
                name,
                word
            );
            let finding = cx.on(&RULE.meta, triple, message).by_value();
            found.push(match near {
                // No fix: the format may be part of the distribution's IRI, which would change.
                Some(near) => finding
                    .help(message!(sv: "menade du `{near}`?", en: "did you mean `{near}`?", near)),
                None => finding.help(&RULE.meta.fix),
            });
        }
    }
}

/// Whether the text has the syntax of a media type; otherwise another rule reports it.
fn is_type(text: &str) -> bool {
    const LONGEST: usize = 120;
    let name = |part: &str| {
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-._+".contains(&byte);
        !part.is_empty() && part.bytes().all(sign)
    };
    text.len() < LONGEST
        && text.split_once('/').is_some_and(|(tree, rest)| {
            name(tree) && name(rest.split(';').next().unwrap_or(rest).trim_end())
        })
}

enum Verdict {
    Known,
    /// Unknown, with a similar known one.
    Unknown(Option<&'static str>),
}

/// Listed and registered media types.
struct Registered {
    names: HashSet<&'static str>,
    /// In order of search, with the letters of each.
    letters: Vec<(&'static str, Vec<u8>)>,
}

impl Registered {
    fn of(cx: &Context<'_>) -> Self {
        let listed = known::lists(cx)
            .flat_map(|list| &list.values)
            .map(VocabularyValue::value);
        let all = listed.chain(registered_media_types());
        Self {
            names: registered_media_types().collect(),
            letters: all.map(|name| (name, letters(name))).collect(),
        }
    }

    /// The first one similar to a name: the same words in another order, a file ending or an alias, or one slip away.
    fn near(&self, cx: &Context<'_>, name: &str) -> Option<&'static str> {
        let of_words = words(name);
        let same = |(known, _): &&(&str, Vec<u8>)| words(known) == of_words;
        if let Some((known, _)) = self.letters.iter().find(same) {
            return Some(known);
        }
        if let Some(known) = by_subtype(cx, name) {
            return Some(known);
        }
        let own = letters(name);
        let near = |(known, letters): &&(&str, Vec<u8>)| is_near(name, &own, known, letters);
        self.letters.iter().find(near).map(|(known, _)| *known)
    }
}

/// Maximum number of unknown types that similar ones are looked for.
const MOST_SUGGESTIONS: usize = 500;

fn judge(
    cx: &Context<'_>,
    name: &str,
    registered: &Registered,
    suggestions: &Suggestions,
) -> Verdict {
    let bare = known::bare(name);
    // The profile denotes the format inside a zip file so.
    let inner = bare.strip_suffix("+zip").unwrap_or(&bare);
    let is_known =
        |name: &str| known::look_up(cx, name).is_some() || registered.names.contains(name);
    if is_known(&bare) || is_known(inner) {
        return Verdict::Known;
    }
    let near = suggestions.look(|| registered.near(cx, &bare));
    // Vendor and personal trees need no registration: only likely typos are reported.
    let subtype = bare.split_once('/').map_or("", |(_, subtype)| subtype);
    let own = ["vnd.", "prs.", "x-", "x."]
        .iter()
        .any(|tree| subtype.starts_with(tree));
    match near {
        None if own || bare.starts_with("x-") => Verdict::Known,
        near => Verdict::Unknown(near),
    }
}

/// The words of the subtype in order, with the tree: `application/json-ld` and `application/ld+json` have the same ones.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(['/', '+', '-', '.', '_']).collect();
    words.retain(|word| !["x", "vnd"].contains(word));
    if let Some((_, subtype)) = words.split_first_mut() {
        subtype.sort_unstable();
    }
    words
}

/// The listed type whose code, alias or file ending the subtype is: `application/xlsx`, `application/jsonld`.
fn by_subtype(cx: &Context<'_>, name: &str) -> Option<&'static str> {
    let (_, subtype) = name.split_once('/')?;
    let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
    let own = letters(subtype);
    let is_it = |value: &&VocabularyValue| {
        let names = [&value.code].into_iter().chain(&value.aliases);
        let mut names = names.chain(&value.extensions);
        names.any(|name| letters(&name.to_ascii_lowercase()) == own)
    };
    let mut values = known::lists(cx).flat_map(|list| &list.values);
    values.find(is_it).map(VocabularyValue::value)
}

fn letters(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).collect()
}

/// Whether one is probably a typo of the other: a letter added, missing or moved. A substituted letter often gives
/// another name: WMS and WPS.
fn is_near(name: &str, own: &[u8], known: &str, letters: &[u8]) -> bool {
    const LEAST: usize = 7;
    if name.len().abs_diff(known.len()) > 3 || known.len() < LEAST {
        return false;
    }
    let moved = |a: &[u8], b: &[u8]| {
        let at = a.iter().zip(b).position(|(a, b)| a != b);
        at.is_some_and(|at| {
            at + 1 < a.len()
                && a[at] == b[at + 1]
                && a[at + 1] == b[at]
                && a[at + 2..] == b[at + 2..]
        })
    };
    let longer_by_one = |long: &[u8], short: &[u8]| {
        let at = long.iter().zip(short).take_while(|(a, b)| a == b).count();
        !long[at].is_ascii_digit() && long[at + 1..] == short[at..]
    };
    let (long, short) = if own.len() < letters.len() {
        (letters, own)
    } else {
        (own, letters)
    };
    match long.len() - short.len() {
        0 => long == short || moved(long, short),
        1 => longer_by_one(long, short),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_type, letters, words};

    #[test]
    fn words_in_another_order() {
        assert_eq!(words("application/json-ld"), words("application/ld+json"));
        assert_eq!(
            words("application/x-geo+json"),
            words("application/geo+json")
        );
        assert_ne!(words("application/json"), words("text/json"));
    }

    fn is_near(name: &str, known: &str) -> bool {
        super::is_near(name, &letters(name), known, &letters(known))
    }

    #[test]
    fn slips_are_near() {
        for (name, known) in [
            ("text/cvs", "text/csv"),
            ("aplication/json", "application/json"),
            ("application/geojson", "application/geo+json"),
            ("application/vnd.ms-exel", "application/vnd.ms-excel"),
            ("application/vnd.ogc.wms+xml", "application/vnd.ogc.wms_xml"),
        ] {
            assert!(is_near(name, known), "{name}");
        }
        for (name, known) in [
            ("application/vnd.ogc.wps_xml", "application/vnd.ogc.wms_xml"),
            ("application/vnd.api2", "application/vnd.api"),
            ("text/csx", "text/csv"),
        ] {
            assert!(!is_near(name, known), "{name}");
        }
    }

    #[test]
    fn types_are_told_from_other_texts() {
        assert!(is_type("text/csv; charset=utf-8"));
        assert!(!is_type("CSV"));
        assert!(!is_type("CSV / Excel"));
        assert!(!is_type("http://publications.europa.eu/x"));
    }
}
