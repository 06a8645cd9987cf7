//! A role that a property of the dataset already expresses.

use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "guidance/idle-role", Warning, portal Error, "DIGG, rekommendationer: aktörer; DCAT-AP-SE, Attribution, dcat:hadRole" / "DIGG, recommendations: agents; DCAT-AP-SE, Attribution, dcat:hadRole";
    title "Rollen har ett eget fält."
        / "The role has a property of its own.";
    many "{count} {things} har en roll som har ett eget fält[: `{cause}`]"
        / "{count} {things} have a role that has a field of its own[: `{cause}`]";
    why "Utgivare, producent och kontaktuppgift anges var för sig på datamängden. Som roll för en övrig aktör finns de inte i listan, och portalen visar dem inte."
        / "Publisher, creator and contact point are each given on the dataset. As the role of another agent they are not in the list, and the portal does not show them.";
    fix "Ange aktören med publisher, creator eller contactPoint, eller välj en av de åtta rollerna i listan."
        / "Give the agent with publisher, creator or contactPoint, or choose one of the eight roles of the list.";
    explains "profile/vocabulary", "profile/pattern";
    Check::Property(check)
}

/// Roles by the last segment of their IRI, with the property that expresses each.
const ROLES: [(&str, &str); 6] = [
    ("publisher", dcterms::PUBLISHER),
    ("creator", dcterms::CREATOR),
    ("originator", dcterms::CREATOR),
    ("pointOfContact", dcat::CONTACT_POINT),
    ("contactPoint", dcat::CONTACT_POINT),
    ("contact", dcat::CONTACT_POINT),
];

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    if usage.class.name != class_name::ATTRIBUTION || usage.row.iri != dcat::HAD_ROLE {
        return;
    }
    let pairs = usage.values.iter().zip(usage.violations);
    for (triple, _) in pairs.filter(|(_, fault)| fault.is_some()) {
        let role = cx.text(triple.o);
        let name = role.rsplit(['/', '#', ':']).next().unwrap_or(role);
        let known = ROLES
            .iter()
            .find(|(role, _)| role.eq_ignore_ascii_case(name));
        let Some((_, property)) = known else { continue };
        let class = cx.profile.class_named(class_name::DATASET);
        let word = cx.property_name_for(
            usage.subject,
            class.map(|id| cx.profile.class(id)),
            property,
        );
        let message = message!(
            sv: "rollen `{name}` anges med `{word}` och inte som övrig aktör",
            en: "the role `{name}` is given with `{word}` and not as another agent",
            name,
            word
        );
        let help = message!(
            sv: "ange den med `{word}` på datamängden, eller välj en av de åtta rollerna i listan",
            en: "give it with `{word}` on the dataset, or choose one of the eight roles of the list",
            word
        );
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .by_value()
            .help(help);
        // The portal rejects the role, where it validates it.
        if usage.reached {
            finding.severity = Severity::Error;
        }
        found.push(finding);
    }
}
