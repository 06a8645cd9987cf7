//! Invisible characters in an address.

use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::rdf::Triple;
use crate::rules::{Check, Context, rule};

rule! {
    "address/invisible", Error, portal Silent, "RFC 3987; Unicode, UTS 39" / "RFC 3987; Unicode, UTS 39";
    title "Adressen innehåller ett tecken som inte syns."
        / "The address holds a character that cannot be seen.";
    many "{count} {things} har i `{key}` en adress med ett tecken som inte syns"
        / "{count} {things} have an address in `{key}` with a character that cannot be seen";
    why "Tecknet följer med när adressen klistras in från en webbsida eller ett dokument, och servern hittar inget under den adressen."
        / "The character comes along when the address is pasted from a page or a document, and the server finds nothing at that address.";
    fix "Ta bort tecknet; skriv adressen för hand om det behövs."
        / "Remove the character; type the address by hand if need be.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (iri, address) in cx.iris() {
        // A fast check: nearly all addresses are ASCII.
        let Some(sign) = invisible(address) else {
            continue;
        };
        let uses: Vec<&Triple> = cx.graph.incoming(iri).collect();
        if uses.is_empty() && !cx.graph.is_described(iri) {
            continue;
        }
        let code = format!("U+{:04X}", u32::from(sign));
        let visible = visible(address);
        if uses.is_empty() {
            let message = message!(
                sv: "IRI:n innehåller {code}, som inte syns",
                en: "the IRI holds {code}, which cannot be seen",
                code
            );
            let help = message!(sv: "skriv `{visible}`", en: "write `{visible}`", visible);
            found.push(
                cx.on_resource(&RULE.meta, iri, message)
                    .value(address)
                    .help(help),
            );
            continue;
        }
        let is_name = cx.graph.is_described(iri);
        for triple in uses {
            let word = cx.property_name_of(triple);
            let message = message!(
                sv: "adressen i `{word}` innehåller {code}, som inte syns",
                en: "the address in `{word}` holds {code}, which cannot be seen",
                word,
                code = &code
            );
            let help =
                message!(sv: "skriv `{visible}`", en: "write `{visible}`", visible = &visible);
            let fix = (!is_name).then(|| Fix::look(visible.clone()));
            found.push(cx.on(&RULE.meta, triple, message).help(help).fix(fix));
        }
    }
}

/// The address as it was meant: a space within it is written as such, all else goes.
fn visible(address: &str) -> String {
    let inner = address.trim_matches(is_invisible);
    let mut visible = String::with_capacity(inner.len());
    for c in inner.chars() {
        match c {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                visible.push_str("%20");
            }
            c if is_invisible(c) => {}
            c => visible.push(c),
        }
    }
    visible
}

fn invisible(address: &str) -> Option<char> {
    if address.is_ascii() {
        return None;
    }
    address.chars().find(|c| is_invisible(*c))
}

/// Spaces that do not break, soft hyphens, characters without width, marks of direction, byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{3000}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{invisible, visible};

    #[test]
    fn what_was_meant() {
        assert_eq!(visible("https://a.se/b\u{ad}c\u{200b}"), "https://a.se/bc");
        assert_eq!(visible("https://a.se/b\u{a0}c\u{a0}"), "https://a.se/b%20c");
    }

    #[test]
    fn what_is_not_seen() {
        for sign in [
            '\u{200b}', '\u{ad}', '\u{200e}', '\u{feff}', '\u{a0}', '\u{2060}',
        ] {
            let address = format!("https://data.kommunen.se/fil.csv{sign}");
            assert_eq!(invisible(&address), Some(sign));
        }
        assert_eq!(invisible("https://data.kommunen.se/åäö–ñ中文"), None);
    }
}
