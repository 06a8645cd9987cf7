//! An address at an e-mail service for individuals.

use super::contact;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rules::{Check, Context, rule};

rule! {
    "privacy/private-mail", Info, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Kontaktens e-post ligger hos en privat e-posttjänst."
        / "The e-mail of the contact is at a private mail service.";
    many "{count} {things} har en adress hos en privat e-posttjänst"
        / "{count} {things} have an address at a private e-mail service";
    why "Läsaren kan inte se att adressen är organisationens, och post till en myndighet hör hemma i dess egna system."
        / "Readers cannot see that the address belongs to the organisation, and mail to a public body belongs in its own systems.";
    fix "Ange en adress under organisationens egen domän."
        / "Give an address under the organisation's own domain.";
    explains "privacy/personal-address";
    Check::Graph(check)
}

/// Domains of such services without top-level domain.
const SERVICES: [&str; 27] = [
    "gmail.",
    "googlemail.",
    "hotmail.",
    "outlook.",
    "live.",
    "msn.",
    "yahoo.",
    "ymail.",
    "icloud.",
    "me.com",
    "mac.com",
    "aol.",
    "gmx.",
    "mail.com",
    "protonmail.",
    "proton.me",
    "pm.me",
    "telia.com",
    "comhem.se",
    "bredband.net",
    "bredband2.com",
    "spray.se",
    "passagen.se",
    "swipnet.se",
    "tele2.se",
    "home.se",
    "glocalnet.net",
];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for subject in cx.instances_named(class_name::CONTACT_POINT) {
        let mails = contact::mails(cx, subject);
        let private = mails.iter().find(|mail| is_private(&mail.domain));
        if let Some(mail) = private {
            let message = message!(
                sv: "`{local}@{domain}` är en adress hos en privat e-posttjänst",
                en: "`{local}@{domain}` is an address at a private mail service",
                local = &mail.local,
                domain = &mail.domain
            );
            let finding = cx.on(&RULE.meta, mail.triple, message);
            found.push(finding.help(&RULE.meta.fix));
        }
    }
}

/// Whether the domain is one of them: `live.se`, but not `live.aby.se`.
fn is_private(domain: &str) -> bool {
    SERVICES.iter().any(|service| {
        domain.strip_prefix(service).is_some_and(|rest| {
            let country = rest.strip_prefix("co.").unwrap_or(rest);
            rest.is_empty() || (service.ends_with('.') && !country.contains('.'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn private_services() {
        for domain in ["gmail.com", "live.se", "yahoo.co.uk", "telia.com", "me.com"] {
            assert!(is_private(domain), "{domain}");
        }
        for domain in [
            "live.aby.se",
            "aby.se",
            "me.com.se",
            "teliacompany.com",
            "gmail",
        ] {
            assert!(!is_private(domain), "{domain}");
        }
    }
}
