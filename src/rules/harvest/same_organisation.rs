//! An organisation described twice.

use super::organisation::{NAMESPACE, number_of};
use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::net::host_of;
use crate::profile::{class_name, fold};
use crate::rdf::TermId;
use crate::rdf::vocab::foaf;
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "harvest/same-organisation", Warning, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Samma organisation beskrivs två gånger."
        / "One organisation is described twice.";
    many "{count} {things} verkar vara samma organisation som en annan, under en annan IRI"
        / "{count} {things} seem to be the same organisation as another one, under another IRI";
    why "Organisationen syns två gånger i portalens lista över utgivare, med en del av datamängderna under var och en."
        / "The organisation is seen twice in the portal's list of publishers, with some of the datasets under each.";
    fix "Beskriv organisationen en gång och hänvisa till den överallt. Är det två utgivare som delar nummer skiljs de åt med en ändelse i IRI:n."
        / "Describe the organisation once and refer to it everywhere. Two publishers that share a number are told apart by a suffix in the IRI.";
    Check::Graph(check)
}

/// An agent with what identifies it.
struct Known {
    agent: TermId,
    number: Option<(String, String)>,
    names: Vec<String>,
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let mut by_number: HashMap<(String, String), usize> = HashMap::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let agents = agents(cx);
    for (index, known) in agents.iter().enumerate() {
        let of_number = known
            .number
            .as_ref()
            .and_then(|number| by_number.get(number));
        let of_name = || {
            let first = known.names.iter().find_map(|name| by_name.get(name))?;
            may_be_same(cx, known, &agents[*first]).then_some(first)
        };
        if let Some(first) = of_number {
            found.push(finding(cx, known, &agents[*first], true));
        } else if let Some(first) = of_name() {
            found.push(finding(cx, known, &agents[*first], false));
        }
        if let Some(number) = &known.number {
            by_number.entry(number.clone()).or_insert(index);
        }
        for name in &known.names {
            by_name.entry(name.clone()).or_insert(index);
        }
    }
}

/// The organisations that are referred to, by IRI. One without an IRI has another finding first.
fn agents(cx: &Context<'_>) -> Vec<Known> {
    let person = cx.graph.iri(foaf::PERSON);
    let mut agents = cx.instances_named(class_name::AGENT);
    agents.retain(|agent| {
        cx.graph.terms().is_iri(*agent)
            && cx.graph.incoming(*agent).next().is_some()
            && !cx.graph.types(*agent).any(|of| Some(of) == person)
    });
    // By IRI: which of two is the duplicate must not depend on the layout of files.
    agents.sort_by_cached_key(|agent| cx.graph.term(*agent).text());
    agents
        .into_iter()
        .map(|agent| Known {
            agent,
            number: number_of(cx, agent),
            names: names(cx, agent),
        })
        .collect()
}

fn names(cx: &Context<'_>, agent: TermId) -> Vec<String> {
    let names = cx.values(agent, foaf::NAME).iter();
    names
        .map(|triple| folded(cx.text(triple.o)))
        .filter(|name| !name.is_empty())
        .take(MOST_NAMES)
        .collect()
}

/// Maximum number of names compared for an agent.
const MOST_NAMES: usize = 50;

/// Different numbers, or suffixes of a number, are different publishers, whatever their names. A department without a
/// number of its own may have a common name, such as "Miljöförvaltningen".
fn may_be_same(cx: &Context<'_>, one: &Known, other: &Known) -> bool {
    let is_whole = |known: &Known| {
        let number = known.number.as_ref();
        number.is_some_and(|(_, suffix)| suffix.is_empty())
    };
    match (&one.number, &other.number) {
        (Some(one), Some(other)) => one == other,
        _ => {
            is_whole(one)
                || is_whole(other)
                || host_of(cx.text(one.agent))
                    .is_some_and(|host| host_of(cx.text(other.agent)) == Some(host))
                || one
                    .names
                    .iter()
                    .any(|name| name.contains(' ') && other.names.contains(name))
        }
    }
}

/// Normalizes a name: without case, punctuation and abbreviation.
fn folded(name: &str) -> String {
    let words = fold(without_abbreviation(name.trim())).replace('&', " och ");
    let words = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Removes the abbreviation `SKR` from `SKR - Sveriges Kommuner och Regioner` and `Sveriges Kommuner och Regioner
/// (SKR)`.
fn without_abbreviation(name: &str) -> &str {
    const BETWEEN: &[&str] = &[" - ", " – ", " — ", ": ", ", ", " ("];
    for between in BETWEEN {
        if let Some((head, tail)) = name.split_once(between)
            && is_abbreviation(head)
        {
            return tail;
        }
        if let Some((head, tail)) = name.rsplit_once(between)
            && is_abbreviation(tail.trim_end_matches(')'))
        {
            return head;
        }
    }
    name
}

/// Three to six capitals; two may be a department (`VA - Lillhamra kommun`).
fn is_abbreviation(word: &str) -> bool {
    (3..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// Whether two with the same number have different names: usually units of one organisation.
fn one_number_for_two(one: &Known, other: &Known) -> bool {
    !one.names.iter().any(|name| other.names.contains(name))
}

fn finding(cx: &Context<'_>, extra: &Known, first: &Known, by_number: bool) -> Finding {
    let (own, other) = (cx.called(extra.agent), cx.called(first.agent));
    let iri = cx.name_of(first.agent);
    let message = if by_number {
        message!(
            sv: "`{own}` har samma organisationsnummer som `{other}`, men en annan IRI",
            en: "`{own}` has the same organisation number as `{other}`, but another IRI",
            own,
            other
        )
    } else {
        message!(
            sv: "`{own}` och `{other}` verkar vara samma organisation, under två IRI:er",
            en: "`{own}` and `{other}` seem to be one organisation, under two IRIs",
            own,
            other
        )
    };
    let units = by_number && one_number_for_two(extra, first);
    let help = match &extra.number {
        Some((number, _)) if units => message!(
            sv: "är det två enheter, skilj dem åt med ändelse, som `{NAMESPACE}{number}-enhet`; är det en organisation, beskriv den en gång",
            en: "if they are two units, tell them apart by a suffix, such as `{NAMESPACE}{number}-unit`; if they are one organisation, describe it once",
            NAMESPACE,
            number
        ),
        _ => message!(
            sv: "behåll en av beskrivningarna och hänvisa överallt till den, till exempel `{iri}`",
            en: "keep one of the descriptions and refer to that everywhere, for example `{iri}`",
            iri
        ),
    };
    let mut finding = cx.on_resource(&RULE.meta, extra.agent, message).help(help);
    if units {
        finding = finding.severity(Severity::Info);
    }
    if let Some(place) = cx.place_of(first.agent) {
        let label = message!(sv: "den första beskrivningen", en: "the first description");
        finding = finding.label(place, label);
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn names_alike() {
        let name = folded("Sveriges Kommuner och Regioner");
        for same in [
            "SKR - Sveriges Kommuner och Regioner",
            "Sveriges kommuner och regioner (SKR)",
            " sveriges  kommuner, och regioner.",
            "Sveriges Kommuner & Regioner",
        ] {
            assert_eq!(folded(same), name, "{same}");
        }
        for other in ["Sveriges Kommuner", "VA - Sveriges Kommuner och Regioner"] {
            assert_ne!(folded(other), name, "{other}");
        }
    }
}
