//! An e-mail address with a person's name.

use super::contact::{self, Mail};
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::class_name;
use crate::rules::{Check, Context, rule};

rule! {
    "privacy/personal-address", Info, portal Silent, "DIGG, vägledning om att tillgängliggöra information" / "DIGG, guidance on making information available";
    title "Kontaktens e-post är en persons namn."
        / "The e-mail of the contact is a person's name.";
    many "{count} {things} har en e-postadress som ser ut som en persons egen"
        / "{count} {things} have an e-mail address that looks like a person's own";
    why "Personer slutar och byter arbete; en funktionsbrevlåda som oppnadata@ når fram också nästa år."
        / "People leave and change work; a shared mailbox such as oppnadata@ is still read next year.";
    fix "Ange en funktionsbrevlåda, om det finns någon."
        / "Give a shared mailbox, if there is one.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for subject in cx.instances_named(class_name::CONTACT_POINT) {
        let mails = contact::mails(cx, subject);
        let Some(name) = contact::personal_name(cx, subject).filter(|_| !mails.is_empty()) else {
            continue;
        };
        if let Some(mail) = mails.iter().find(|mail| is_name(mail, &name)) {
            let address = format!("{}@{}", mail.local, mail.domain);
            let message = message!(
                sv: "`{address}` ser ut som en persons egen adress: {called}",
                en: "`{address}` looks like a person's own address: {called}",
                address,
                called = cx.called(subject)
            );
            let finding = cx.on(&RULE.meta, mail.triple, message);
            found.push(finding.help(&RULE.meta.fix));
        }
    }
}

/// Whether the local part consists of words of the name: `anna.andersson`, `andersson_a`, `annaandersson`.
fn is_name(mail: &Mail<'_>, name: &[String]) -> bool {
    // A name that is also in the domain is the organisation's.
    let own = |label: &str| name.iter().any(|word| word == label);
    if mail.domain.split('.').any(own) {
        return false;
    }
    let local = contact::fold(mail.local);
    if local == name.concat() {
        return true;
    }
    let parts: Vec<&str> = local
        .split(['.', '_', '-'])
        .filter(|part| !part.is_empty())
        .collect();
    let whole = |part: &&&str| name.iter().any(|word| word == **part);
    let initial = |part: &&str| part.len() == 1 && name.iter().any(|word| word.starts_with(part));
    parts.len() > 1
        && parts.iter().all(|part| initial(part) || whole(&part))
        && parts.iter().any(|part| whole(&part))
}
