//! A link to the local machine or a private network.

use super::host::{self, Inside};
use crate::diagnostic::{Finding, Fix, Portal};
use crate::message;
use crate::net::{Parts, host_of, secret};
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "address/unreachable", Error, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Länken går inte att nå utifrån."
        / "The link cannot be reached from outside.";
    many "{count} {things} har i `{key}` en adress som inte går att nå utifrån[: `{cause}`]"
        / "{count} {things} have an address in `{key}` that cannot be reached from outside[: `{cause}`]";
    why "Adressen leder till den egna datorn eller det egna nätet: den som läser katalogen kommer ingenstans."
        / "The address leads to one's own computer or network: whoever reads the catalogue gets nowhere.";
    fix "Ge adressen som den är utifrån, till exempel https://data.kommunen.se/badplatser.csv."
        / "Give the address as it is from outside, for example https://data.kommunen.se/badplatser.csv.";
    explains "profile/pattern";
    Check::Property(check)
}

/// A link target that is not public.
enum Where<'a> {
    /// A local file.
    File,
    /// Two schemes after one another: the address from the second on.
    Doubled(&'a str),
    /// A storage that only programs with access to it read: its scheme.
    Storage(&'a str),
    /// A host that is not public.
    Host(Inside),
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if !usage.row.link {
        return;
    }
    for (triple, fault) in usage.values.iter().zip(usage.violations) {
        let address = cx.text(triple.o);
        let Some(place) = place(address).filter(|_| cx.graph.terms().is_iri(triple.o)) else {
            continue;
        };
        let word = cx.property_name(usage.subject, usage.row);
        let address = secret::redact(address).unwrap_or_else(|| address.to_owned());
        let message = match place {
            Where::File => {
                message!(sv: "`{word}` leder till en fil på den egna datorn: `{address}`", en: "`{word}` leads to a file on one's own computer: `{address}`", word, address)
            }
            Where::Doubled(_) => {
                message!(sv: "`{word}` har två inledningar efter varandra: `{address}`", en: "`{word}` has two beginnings after one another: `{address}`", word, address)
            }
            Where::Storage(scheme) => {
                message!(sv: "`{word}` leder till ett lager som bara program med behörighet når, `{scheme}`: `{address}`", en: "`{word}` leads to a storage that only programs with access reach, `{scheme}`: `{address}`", word, scheme, address)
            }
            Where::Host(Inside::Itself) => {
                message!(sv: "`{word}` leder till den egna datorn: `{address}`", en: "`{word}` leads to one's own computer: `{address}`", word, address)
            }
            Where::Host(Inside::Network) => {
                message!(sv: "`{word}` leder till ett internt nät: `{address}`", en: "`{word}` leads to an internal network: `{address}`", word, address)
            }
        };
        let portal = fault.map_or(Portal::Silent, |_| cx.portal_on(usage, triple.o));
        let finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .value(address)
            .portal(portal);
        found.push(match place {
            Where::Doubled(rest) => {
                let rest = secret::redacted(rest).into_owned();
                finding
                    .help(message!(sv: "skriv `{rest}`", en: "write `{rest}`", rest = &rest))
                    .fix((!rest.contains(secret::MASK)).then(|| Fix::look(rest)))
            }
            Where::Storage(scheme) => finding.discriminator(scheme).help(message!(
                sv: "ge en adress med https:// som alla kan öppna",
                en: "give an address with https:// that everyone can open"
            )),
            Where::File | Where::Host(_) => {
                let host = host_of(cx.text(triple.o)).unwrap_or_default();
                finding.discriminator(host).help(&RULE.meta.fix)
            }
        });
    }
}

/// Schemes of storage that no browser opens, in lower case.
const STORAGES: [&str; 13] = [
    "s3", "s3a", "s3n", "gs", "gcs", "abfs", "abfss", "wasbs", "adl", "hdfs", "smb", "nfs", "minio",
];

fn place(address: &str) -> Option<Where<'_>> {
    if address
        .get(..5)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
    {
        return Some(Where::File);
    }
    if let Some(rest) = after_first_scheme(address) {
        return Some(Where::Doubled(rest));
    }
    let parts = Parts::of(address)?;
    let scheme = parts.scheme;
    let is_storage = |scheme: &str| {
        let mut storages = STORAGES.iter();
        storages.any(|storage| scheme.eq_ignore_ascii_case(storage))
    };
    if !parts.is_web() && is_storage(scheme) {
        return Some(Where::Storage(scheme));
    }
    host::inside(parts.host).map(Where::Host)
}

/// What follows a first scheme that another one follows: `https://a.se` in `http://https://a.se`, `http:https://a.se`.
fn after_first_scheme(address: &str) -> Option<&str> {
    let web = |text: &str| {
        ["http", "https"]
            .iter()
            .any(|scheme| text.eq_ignore_ascii_case(scheme))
    };
    let (first, rest) = address.split_once(':')?;
    let rest = rest.trim_start_matches('/');
    // Nearly every address has a host here.
    if !rest
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("http"))
    {
        return None;
    }
    let (second, after) = rest.split_once("//")?;
    let is_second = web(second.trim_end_matches(':')) && !after.is_empty();
    (web(first) && is_second && second.ends_with(':')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::after_first_scheme;

    #[test]
    fn two_schemes_after_one_another() {
        for address in [
            "http://https://a.se/x",
            "https://https://a.se/x",
            "http:https://a.se/x",
        ] {
            assert_eq!(
                after_first_scheme(address),
                Some("https://a.se/x"),
                "{address}"
            );
        }
        for other in [
            "https://a.se/http://b.se",
            "https://a.se/?url=https://b.se",
            "http://https.se//x",
            "https://a.se",
        ] {
            assert_eq!(after_first_scheme(other), None, "{other}");
        }
    }
}
