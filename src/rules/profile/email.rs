//! An e-mail address that no letter reaches: `mailto:None`.

use crate::diagnostic::{Finding, Fix, Safety};
use crate::message;
use crate::profile::{Form, fixed_email, is_mail_iri, several_emails};
use crate::rdf::is_absolute_iri;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/email", Error, portal Silent, "RFC 6068; DCAT-AP-SE, vcard:hasEmail" / "RFC 6068; DCAT-AP-SE, vcard:hasEmail";
    title "E-postadressen är inte giltig."
        / "The e-mail address is not valid.";
    many "{count} {things} har i `{key}` en e-postadress som inte är giltig[: `{cause}`]"
        / "{count} {things} have an e-mail address in `{key}` that is not valid[: `{cause}`]";
    why "Den som hittar ett fel i data, eller undrar något, kan inte nå er. Portalen säger inget."
        / "Whoever finds a fault in the data, or has a question, cannot reach you. The portal says nothing.";
    fix "Skriv en adress för sig efter `mailto:`, som mailto:oppnadata@kommunen.se. En webbadress hör hemma i `vcard:hasURL`."
        / "Write one address alone after `mailto:`, such as mailto:oppnadata@kommunen.se. A web address belongs in `vcard:hasURL`.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let mut alternatives = usage.row.alternatives.iter();
    if !alternatives.any(|alternative| alternative.form == Some(Form::Email)) {
        return;
    }
    for triple in usage.good() {
        let text = cx.graph.terms().text_of(triple.o);
        let is_mail = text
            .get(..7)
            .is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
        // Invalid IRIs have a rule of their own.
        if !is_mail || !is_absolute_iri(text) || is_mail_iri(text) {
            continue;
        }
        let message = message!(sv: "`{text}` är ingen e-postadress", en: "`{text}` is no e-mail address", text);
        let finding = cx.on_value(&RULE.meta, usage, triple, message).by_value();
        let iri = |address: String| format!("mailto:{address}");
        found.push(if let Some(address) = fixed_email(text) {
            let new = iri(address);
            let help = message!(sv: "skriv `{new}`", en: "write `{new}`", new = &new);
            finding.help(help).fix(Fix::certain(new))
        } else if let Some(addresses) = several_emails(text) {
            let all: Vec<String> = addresses.into_iter().map(iri).collect();
            let shown = all.join("`, `");
            let help = message!(sv: "skriv varje adress för sig: `{shown}`", en: "write each address by itself: `{shown}`", shown);
            finding.help(help).fix(Fix::values(Safety::Look, all))
        } else {
            finding.help(&RULE.meta.fix)
        });
    }
}
