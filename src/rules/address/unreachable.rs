//! A link to the local machine or a private network.

use super::host::{self, Inside};
use crate::diagnostic::{Finding, Portal};
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
enum Where {
    /// A local file.
    File,
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
            Where::Host(Inside::Itself) => {
                message!(sv: "`{word}` leder till den egna datorn: `{address}`", en: "`{word}` leads to one's own computer: `{address}`", word, address)
            }
            Where::Host(Inside::Network) => {
                message!(sv: "`{word}` leder till ett internt nät: `{address}`", en: "`{word}` leads to an internal network: `{address}`", word, address)
            }
        };
        let host = host_of(cx.text(triple.o)).unwrap_or_default();
        let finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .discriminator(host);
        let portal = fault.map_or(Portal::Silent, |_| cx.portal_on(usage, triple.o));
        found.push(finding.value(address).portal(portal).help(&RULE.meta.fix));
    }
}

fn place(address: &str) -> Option<Where> {
    if address
        .get(..5)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
    {
        return Some(Where::File);
    }
    host::inside(Parts::of(address)?.host).map(Where::Host)
}
