//! A `GeoNames` web page instead of the IRI.

use crate::diagnostic::{Finding, Fix, Severity};
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::dcterms;
use crate::rules::{Check, Context, rule};

rule! {
    "geo/geonames", Warning, portal Silent, "DCAT-AP-SE, dcterms:spatial" / "DCAT-AP-SE, dcterms:spatial";
    title "Adressen är en sida hos GeoNames, inte platsens IRI."
        / "The address is a page at GeoNames, not the IRI of the place.";
    many "{count} {things} har i `{key}` en sida hos GeoNames i stället för platsens IRI[: `{cause}`]"
        / "{count} {things} have a page at GeoNames in `{key}` instead of the IRI of the place[: `{cause}`]";
    why "Portalen känner igen platser på IRI:er som http://sws.geonames.org/2661886/; adressen till webbsidan är ingen av dem."
        / "The portal knows places by IRIs such as http://sws.geonames.org/2661886/; the address of the web page is none of them.";
    fix "Skriv http://sws.geonames.org/ och platsens nummer."
        / "Write http://sws.geonames.org/ and the number of the place.";
    explains "profile/pattern", "profile/variant", "profile/vocabulary";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(spatial) = cx.graph.iri(dcterms::SPATIAL) else {
        return;
    };
    for (iri, address) in cx.iris() {
        if let Some(name) = name(address) {
            found.extend(without_number(cx, iri, name, spatial));
            continue;
        }
        let Some(id) = number(address) else {
            continue;
        };
        if is_name(address, id) {
            found.extend(two_forms(cx, iri, address, spatial));
            continue;
        }
        for triple in cx.graph.incoming(iri).filter(|triple| triple.p == spatial) {
            let word = cx.property_name_of(triple);
            let canonical = format!("http://sws.geonames.org/{id}/");
            let message = message!(
                sv: "`{address}` i `{word}` är inte platsens IRI hos GeoNames",
                en: "`{address}` in `{word}` is not the IRI of the place at GeoNames",
                address,
                word
            );
            let help = message!(sv: "skriv `{canonical}`", en: "write `{canonical}`", canonical);
            let finding = cx.on(&RULE.meta, triple, message).by_value().help(help);
            // A place described with this IRI would lose its description.
            let fix = if cx.graph.is_described(iri) {
                Fix::look(canonical)
            } else {
                Fix::certain(canonical)
            };
            found.push(finding.fix(fix));
        }
    }
}

/// A name where the number of a place belongs: `http://sws.geonames.org/Sverige/`.
fn name(address: &str) -> Option<&str> {
    let rest = address.split_once("://sws.geonames.org/")?.1;
    let name = rest.trim_end_matches('/');
    let is_name = name.starts_with(char::is_alphabetic) && !name.contains(['/', '?', '#']);
    is_name.then_some(name)
}

fn without_number(
    cx: &Context<'_>,
    iri: TermId,
    name: &str,
    spatial: TermId,
) -> impl Iterator<Item = Finding> {
    let uses = cx
        .graph
        .incoming(iri)
        .filter(move |triple| triple.p == spatial);
    uses.map(move |triple| {
        let word = cx.property_name_of(triple);
        let message = message!(
            sv: "`{name}` i `{word}` är inget nummer på en plats hos GeoNames",
            en: "`{name}` in `{word}` is no number of a place at GeoNames",
            name,
            word
        );
        let help = message!(
            sv: "skriv platsens nummer: `http://sws.geonames.org/2661886/` är Sverige",
            en: "write the number of the place: `http://sws.geonames.org/2661886/` is Sweden"
        );
        cx.on(&RULE.meta, triple, message).by_value().help(help)
    })
}

/// The IRI without its final slash, where the catalogue has the same place with it: they are two IRIs.
fn two_forms(
    cx: &Context<'_>,
    iri: TermId,
    address: &str,
    spatial: TermId,
) -> impl Iterator<Item = Finding> {
    let other = (!address.ends_with('/')).then(|| format!("{address}/"));
    let other = other.filter(|other| cx.graph.iri(other).is_some());
    let uses = cx
        .graph
        .incoming(iri)
        .filter(move |triple| triple.p == spatial);
    uses.filter_map(move |triple| {
        let other = other.as_ref()?;
        let word = cx.property_name_of(triple);
        let message = message!(
            sv: "`{address}` i `{word}` är en annan IRI än `{other}`, som också används",
            en: "`{address}` in `{word}` is another IRI than `{other}`, which is used too",
            address,
            word,
            other
        );
        let help = message!(sv: "skriv `{other}`", en: "write `{other}`", other);
        let finding = cx.on(&RULE.meta, triple, message).by_value().help(help);
        Some(
            finding
                .severity(Severity::Info)
                .fix(Fix::look(other.as_str())),
        )
    })
}

/// The id in a `GeoNames` URL.
fn number(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.strip_suffix("geonames.org")?;
    let known = matches!(host, "" | "www." | "sws." | "m.") && scheme.starts_with("http");
    let id = path
        .trim_start_matches('/')
        .split(['/', '?', '#', '.'])
        .next()?;
    let digits = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    (known && digits).then_some(id)
}

/// Whether it is the IRI: `GeoNames` has a final slash, the profile and its examples do not.
fn is_name(address: &str, id: &str) -> bool {
    let rest = address.strip_prefix("http://sws.geonames.org/");
    rest.is_some_and(|rest| rest.trim_end_matches('/') == id && rest.len() <= id.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_names() {
        for page in [
            "https://www.geonames.org/2661886",
            "http://www.geonames.org/2661886/kingdom-of-sweden.html",
            "https://sws.geonames.org/2661886/",
            "http://sws.geonames.org/2661886//",
            "http://sws.geonames.org//2661886/",
            "http://sws.geonames.org/2661886/about.rdf",
            "https://geonames.org/2661886/",
        ] {
            let id = number(page).expect(page);
            assert!(id == "2661886" && !is_name(page, id), "{page}");
        }
        for name in [
            "http://sws.geonames.org/2661886",
            "http://sws.geonames.org/2661886/",
        ] {
            assert!(is_name(name, "2661886"), "{name}");
        }
        for other in [
            "https://www.geonames.org/ontology",
            "https://www.geonames.org/search.html?q=aby",
            "http://publications.europa.eu/resource/authority/country/SWE",
        ] {
            assert_eq!(number(other), None, "{other}");
        }
    }
}
