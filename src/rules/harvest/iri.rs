//! A relative or invalid IRI.

use crate::diagnostic::places;
use crate::diagnostic::{Finding, Message, Severity};
use crate::message;
use crate::profile::{fixed_email, international, several_emails, telephone};
use crate::rdf::{TermId, Triple, has_scheme, is_absolute_iri};
use crate::rules::{Check, Context, rule};
use std::collections::BTreeMap;
use std::fmt::Write;

rule! {
    "harvest/iri", Error, portal Silent, "RFC 3987; DCAT-AP-SE, skördning" / "RFC 3987; DCAT-AP-SE, harvesting";
    title "IRI:n är inte giltig."
        / "The IRI is not valid.";
    many "{count} {things} har en IRI som inte är giltig"
        / "{count} {things} have an IRI that is not valid";
    why "Varje IRI ska vara absolut och följa RFC 3987; annars kan portalen inte läsa filen, eller så leder länken ingenstans."
        / "Each IRI must be absolute and follow RFC 3987; otherwise the portal cannot read the file, or the link leads nowhere.";
    fix "Skriv hela IRI:n från http:// eller https://, med mellanslag och andra otillåtna tecken kodade, som %20."
        / "Write the whole IRI from http:// or https:// on, with spaces and other illegal characters encoded, as in %20.";
    explains "profile/pattern", "profile/undescribed", "profile/unknown-class", "profile/unknown-property", "profile/datatype", "profile/vocabulary";
    Check::Graph(check)
}

/// What is wrong with an IRI.
enum Flaw {
    Relative,
    Character(char),
    Percent,
    Dots,
    Malformed,
}

/// The occurrences of an IRI: one triple, and their number.
struct Occurrences {
    triple: Triple,
    count: usize,
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let suspect = |iri: &str| {
        !is_plain(iri) && (!is_absolute_iri(iri) || has_dots(iri) || undeclared(cx, iri).is_some())
    };
    let flawed: Vec<TermId> = cx
        .iris()
        .filter(|(_, iri)| suspect(iri))
        .map(|(id, _)| id)
        .collect();
    if flawed.is_empty() {
        return;
    }
    for (iri, occurrences) in occurrences(cx, &flawed) {
        let text = cx.text(iri);
        found.extend(finding(cx, iri, text, &occurrences));
    }
}

/// A fast check for ordinary web URLs, which nearly all are.
fn is_plain(iri: &str) -> bool {
    let Some(rest) = iri
        .strip_prefix("https://")
        .or_else(|| iri.strip_prefix("http://"))
    else {
        return false;
    };
    let (mut past_host, mut has_fragment, mut before) = (false, false, b'/');
    rest.bytes()
        .all(|byte| match std::mem::replace(&mut before, byte) {
            b'/' if byte == b'.' => false,
            _ => match byte {
                b'/' | b'?' => {
                    past_host = true;
                    true
                }
                b'#' => {
                    past_host = true;
                    !std::mem::replace(&mut has_fragment, true)
                }
                b':' | b'@' => past_host,
                b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*'
                | b'+' | b',' | b';' | b'=' => true,
                _ => byte.is_ascii_alphanumeric(),
            },
        })
}

/// Whether the path has a segment `.` or `..`, as when it was put together and not resolved.
fn has_dots(iri: &str) -> bool {
    let path = &iri[path_of(iri)..];
    let path = path.split(['?', '#']).next().unwrap_or_default();
    iri.contains("://") && path.split('/').any(|segment| matches!(segment, "." | ".."))
}

fn occurrences(cx: &Context<'_>, flawed: &[TermId]) -> BTreeMap<TermId, Occurrences> {
    let mut is_flawed = vec![false; cx.graph.terms().len()];
    for id in flawed {
        is_flawed[id.index()] = true;
    }
    let mut occurrences: BTreeMap<TermId, Occurrences> = BTreeMap::new();
    for triple in cx.graph.triples() {
        let datatype = cx.graph.terms().datatype_of(triple.o);
        let terms = [Some(triple.s), Some(triple.p), Some(triple.o), datatype];
        for id in terms.into_iter().flatten() {
            if !is_flawed[id.index()] {
                continue;
            }
            let occurrences = occurrences.entry(id).or_insert(Occurrences {
                triple: *triple,
                count: 0,
            });
            occurrences.count += 1;
            // Where it is described, else the first use in term order, independent of the order of the source.
            let rank = |triple: &Triple| {
                let term = |id| cx.graph.term(id);
                (triple.s != id, term(triple.s), term(triple.p))
            };
            if rank(triple) < rank(&occurrences.triple) {
                occurrences.triple = *triple;
            }
        }
    }
    occurrences
}

fn finding(
    cx: &Context<'_>,
    iri: TermId,
    text: &str,
    occurrences: &Occurrences,
) -> Option<Finding> {
    // Characters that XML cannot contain are reported by `catalog/unwritable`.
    let is_unwritable = |c: char| {
        matches!(c, '\u{fffe}' | '\u{ffff}') || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
    };
    if text.contains(is_unwritable) {
        return None;
    }
    let (mut message, help) = match undeclared(cx, text) {
        Some((prefix, whole)) => undeclared_words(text, &prefix, &whole),
        None => words(text),
    };
    if occurrences.count > 1 {
        let count = occurrences.count;
        message = message!(
            sv: "{message} ({places})",
            en: "{message} ({places})",
            message = message,
            places = places(count)
        );
    }
    let triple = &occurrences.triple;
    let mut finding = if triple.o == iri {
        cx.on(&RULE.meta, triple, message)
    } else if triple.s == iri {
        let mut finding = cx.on_resource(&RULE.meta, iri, message).value(text);
        finding.span = triple.origin.span();
        finding
    } else {
        // The property, or the datatype of its value.
        let mut finding = cx
            .on_resource(&RULE.meta, triple.s, message)
            .property(cx.text(triple.p));
        finding.span = triple.origin.span();
        finding
    };
    finding.help = Some(help);
    if is_absolute_iri(text) && has_dots(text) {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}

/// The prefix, and the IRI that was meant, where an IRI is a prefixed name whose prefix was not declared.
fn undeclared(cx: &Context<'_>, iri: &str) -> Option<(String, String)> {
    let (prefix, local) = iri.split_once(':')?;
    // `geo:` is a scheme too.
    if local.is_empty()
        || (prefix == "geo" && local.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
    {
        return None;
    }
    Some((prefix.to_owned(), cx.profile.expand(iri)?))
}

fn undeclared_words(iri: &str, prefix: &str, whole: &str) -> (Message, Message) {
    let message = message!(
        sv: "prefixet {prefix} är inte deklarerat, så `{iri}` är en egen IRI och inte {whole}",
        en: "the prefix {prefix} is not declared, so that `{iri}` is an IRI of its own and not {whole}",
        prefix,
        iri,
        whole
    );
    let help = message!(
        sv: "deklarera prefixet (i Turtle står förkortade namn utan < och >), eller skriv hela IRI:n {whole}",
        en: "declare the prefix (in Turtle, prefixed names are without < and >), or write the whole IRI {whole}",
        whole
    );
    (message, help)
}

/// Message and help for an IRI.
fn words(iri: &str) -> (Message, Message) {
    let fix = || Message::from(&RULE.meta.fix);
    match flaw(iri) {
        Flaw::Relative if iri.is_empty() => {
            (message!(sv: "IRI:n är tom", en: "the IRI is empty"), fix())
        }
        Flaw::Relative => (
            message!(sv: "IRI:n `{iri}` är inte absolut", en: "the IRI `{iri}` is not absolute", iri),
            meant(iri).unwrap_or_else(|| {
                message!(
                    sv: "skriv hela IRI:n, som {absolute}",
                    en: "write the whole IRI, such as {absolute}",
                    absolute = absolute(iri)
                )
            }),
        ),
        Flaw::Character(c) => {
            let character = match c {
                c if c.is_whitespace() => message!(sv: "mellanslag", en: "a space"),
                c => message!(sv: "tecknet `{c}`", en: "the character `{c}`", c),
            };
            let message = message!(
                sv: "IRI:n `{iri}` innehåller {character}, som inte är tillåtet i en IRI",
                en: "the IRI `{iri}` holds {character}, which no IRI may hold",
                iri,
                character
            );
            let fixed = fixed(iri);
            let help = if let Some(help) = meant(iri) {
                help
            } else if is_absolute_iri(&fixed) {
                message!(sv: "skriv `{fixed}`", en: "write `{fixed}`", fixed)
            } else {
                fix()
            };
            (message, help)
        }
        Flaw::Percent => (
            message!(
                sv: "i IRI:n `{iri}` följs ett procenttecken inte av två hexadecimala siffror",
                en: "in the IRI `{iri}` a percent sign is not followed by two hexadecimal digits",
                iri
            ),
            message!(
                sv: "skriv %25 för ett procenttecken, eller rätta koden efter det",
                en: "write %25 for a percent sign, or mend the code after it"
            ),
        ),
        Flaw::Dots => (
            message!(
                sv: "IRI:n `{iri}` har `.` eller `..` i sökvägen: den är hopsatt men inte uträknad",
                en: "the IRI `{iri}` has `.` or `..` in its path: it was put together but not resolved",
                iri
            ),
            message!(
                sv: "skriv `{resolved}`, eller en bas (@base) utan punkter",
                en: "write `{resolved}`, or a base (@base) without dots",
                resolved = resolved(iri)
            ),
        ),
        Flaw::Malformed => (
            message!(
                sv: "`{iri}` är ingen IRI enligt RFC 3987",
                en: "`{iri}` is no IRI by RFC 3987",
                iri
            ),
            fix(),
        ),
    }
}

fn flaw(iri: &str) -> Flaw {
    if !has_scheme(iri.trim_start()) {
        return Flaw::Relative;
    }
    if let Some(c) = iri.chars().find(|c| is_illegal(*c)) {
        return Flaw::Character(c);
    }
    let mut path = iri[path_of(iri)..].chars();
    if let Some(bracket) = path.find(|c| matches!(c, '[' | ']')) {
        return Flaw::Character(bracket);
    }
    let is_code = |rest: &str| {
        let code = rest.as_bytes().get(..2);
        code.is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit))
    };
    if iri.split('%').skip(1).any(|rest| !is_code(rest)) {
        return Flaw::Percent;
    }
    if has_dots(iri) {
        return Flaw::Dots;
    }
    Flaw::Malformed
}

fn is_illegal(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '\u{7f}'
    ) || c <= ' '
        || c.is_whitespace()
}

/// The offset of the path; before it, brackets enclose an IPv6 address.
fn path_of(iri: &str) -> usize {
    let host = iri.find("://").map_or(0, |at| at + 3);
    iri[host..]
        .find(['/', '?', '#'])
        .map_or(iri.len(), |at| host + at)
}

/// What is to be written in place of an IRI that was meant as an e-mail address, a telephone number, or several
/// addresses.
fn meant(iri: &str) -> Option<Message> {
    let addresses: Vec<&str> = iri
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'))
        .filter(|part| !part.is_empty())
        .collect();
    if addresses.len() > 1
        && addresses
            .iter()
            .all(|part| part.contains("://") && is_absolute_iri(part))
    {
        let shown = addresses.join("`, `");
        return Some(
            message!(sv: "skriv varje adress för sig, som egna värden: `{shown}`", en: "write each address by itself, as values of their own: `{shown}`", shown),
        );
    }
    let visible = iri.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    });
    if visible != iri && is_absolute_iri(visible) {
        return Some(
            message!(sv: "ta bort det som inte syns före `{visible}`", en: "remove what cannot be seen before `{visible}`", visible),
        );
    }
    let is_mail = iri.starts_with("mailto:") || iri.contains('@') && !iri.contains("://");
    if is_mail {
        let all = fixed_email(iri)
            .map(|one| vec![one])
            .or_else(|| several_emails(iri));
        let all = all.unwrap_or_else(|| vec!["oppnadata@kommunen.se".to_owned()]);
        let shown = all.iter().map(|address| format!("`mailto:{address}`"));
        let shown = shown.collect::<Vec<_>>().join(", ");
        return Some(message!(sv: "skriv {shown}", en: "write {shown}", shown));
    }
    let number = iri.starts_with("tel:").then(|| telephone(iri)).flatten()?;
    let number = international(&number).unwrap_or(number);
    Some(message!(sv: "skriv `{number}`", en: "write `{number}`", number))
}

/// The IRI without `.` and `..` in its path (RFC 3986, 5.2.4).
fn resolved(iri: &str) -> String {
    let (before, path) = iri.split_at(path_of(iri));
    let (path, after) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(segment) = parts.next() {
        if segment == ".." {
            segments.pop();
        }
        match segment {
            // The last one names a folder.
            "." | ".." if parts.peek().is_none() => segments.push(""),
            "." | ".." => {}
            other => segments.push(other),
        }
    }
    format!("{before}/{}{after}", segments.join("/"))
}

/// A suggestion for a relative IRI.
fn absolute(iri: &str) -> String {
    let path = fixed(iri);
    if path.starts_with("www.") {
        return format!("https://{path}");
    }
    let path = path.trim_start_matches(['/', '.']);
    format!("https://data.kommunen.se/{path}")
}

/// The IRI with invalid characters percent-encoded, backslashes as slashes, and surrounding whitespace removed.
fn fixed(iri: &str) -> String {
    let iri = iri.trim();
    let path = path_of(iri);
    let mut fixed = String::with_capacity(iri.len());
    for (at, c) in iri.char_indices() {
        match c {
            '\\' => fixed.push('/'),
            c if is_illegal(c) || (at >= path && matches!(c, '[' | ']')) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(fixed, "%{byte:02X}");
                }
            }
            c => fixed.push(c),
        }
    }
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_an_iri() {
        for iri in [
            "http://a.se",
            "https://a.se/b?c=d&e=f:g@h#i",
            "https://a.se?x",
            "http://",
        ] {
            assert!(is_plain(iri) && is_absolute_iri(iri), "{iri}");
        }
        for iri in [
            "https://a.se:80/",
            "https://a.se/å",
            "https://a.se/#a#b",
            "https://a.se/a b",
            "a",
        ] {
            assert!(!is_plain(iri), "{iri}");
        }
    }

    #[test]
    fn dots_are_resolved() {
        for (iri, expected) in [
            ("http://a/bb/ccc/./g", "http://a/bb/ccc/g"),
            ("http://a/bb/ccc/../g?y/../z#s", "http://a/bb/g?y/../z#s"),
            ("http://a/../g", "http://a/g"),
            ("http://a/b/.", "http://a/b/"),
            ("http://a/b/..", "http://a/"),
        ] {
            assert!(!is_plain(iri) && has_dots(iri), "{iri}");
            assert_eq!(resolved(iri), expected, "{iri}");
        }
        for iri in [
            "http://a/b?c=../d",
            "http://a/.well-known/x",
            "http://a/b..c",
            "urn:x:./a",
        ] {
            assert!(!has_dots(iri), "{iri}");
        }
    }

    #[test]
    fn illegal_characters_are_encoded() {
        assert_eq!(
            fixed(" https://a.se/a b{c}\\d"),
            "https://a.se/a%20b%7Bc%7D/d"
        );
        assert_eq!(fixed("http://[::1]/a[1]"), "http://[::1]/a%5B1%5D");
    }
}
