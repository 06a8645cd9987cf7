//! A telephone number that no telephone can dial from everywhere: `tel:0490-123 45`.

use crate::diagnostic::{Finding, Fix};
use crate::message;
use crate::profile::{Form, international, telephone};
use crate::rdf::is_absolute_iri;
use crate::rules::{Check, Context, Usage, rule};

rule! {
    "profile/telephone", Warning, portal Silent, "RFC 3966; DCAT-AP-SE, vcard:hasValue" / "RFC 3966; DCAT-AP-SE, vcard:hasValue";
    title "Telefonnumret går inte att ringa som det är skrivet."
        / "The telephone number cannot be dialled as it is written.";
    many "{count} {things} har i `{key}` ett telefonnummer som inte går att ringa[: `{cause}`]"
        / "{count} {things} have a telephone number in `{key}` that cannot be dialled[: `{cause}`]";
    why "Numret blir en länk att ringa med. Utan landsnummer, eller med riktnumrets nolla kvar efter det, kommer den som klickar inte fram."
        / "The number becomes a link to call. Without its country code, or with the zero of the area code after it, whoever clicks does not get through.";
    fix "Skriv numret med landsnummer och bara siffror, som tel:+4649012345."
        / "Write the number with its country code and digits only, such as tel:+4649012345.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let mut alternatives = usage.row.alternatives.iter();
    if !alternatives.any(|alternative| alternative.form == Some(Form::Telephone)) {
        return;
    }
    for triple in usage.good() {
        let text = cx.graph.terms().text_of(triple.o);
        let is_call = text
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("tel:"));
        // Invalid IRIs have a rule of their own.
        if !is_call || !is_absolute_iri(text) {
            continue;
        }
        let number = international(text);
        if number.is_none() && telephone(text).is_some() {
            continue;
        }
        let message = match number {
            Some(_) => {
                message!(sv: "`{text}` går inte att ringa från andra länder", en: "`{text}` cannot be dialled from other countries", text)
            }
            None => {
                message!(sv: "`{text}` är inget telefonnummer", en: "`{text}` is no telephone number", text)
            }
        };
        let finding = cx.on_value(&RULE.meta, usage, triple, message).by_value();
        found.push(match number {
            Some(new) => {
                let help = message!(sv: "skriv `{new}`", en: "write `{new}`", new = &new);
                finding.help(help).fix(Fix::certain(new))
            }
            None => finding.help(&RULE.meta.fix),
        });
    }
}
