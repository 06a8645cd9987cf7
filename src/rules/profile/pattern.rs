//! A value that does not match the pattern of its row.

use crate::diagnostic::{Finding, Message, Portal, Severity};
use crate::message;
use crate::profile::{Form, fixed_email, international, telephone};
use crate::rules::{Check, Context, RangeViolation, Usage, rule};

rule! {
    "profile/pattern", Error, portal Silent, "DCAT-AP-SE, egenskapstabellerna (mönster)" / "DCAT-AP-SE, the property tables (pattern)";
    title "Värdet är inte skrivet som profilen kräver."
        / "The value is not written as the profile demands.";
    many "{count} {things} har i `{key}` ett värde som inte är skrivet som profilen kräver[: `{cause}`]"
        / "{count} {things} have a value in `{key}` that is not written as the profile demands[: `{cause}`]";
    why "Portalen bortser från ett värde som inte följer mönstret, så uppgiften saknas för läsaren."
        / "The portal passes over a value that misses the pattern, so the reader does not get it.";
    fix "Skriv värdet i den form som anges, oftast en hel webbadress som börjar med https://."
        / "Write the value in the form that is given, most often a whole address that begins with https://.";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    for (triple, _) in usage.violating(RangeViolation::Pattern) {
        let row = usage.row;
        let (word, text) = (cx.property_name(usage.subject, row), cx.quote(triple.o));
        let pattern = row
            .alternatives
            .iter()
            .find_map(|alternative| {
                alternative
                    .pattern
                    .as_ref()
                    .map(crate::profile::Pattern::as_str)
            })
            .unwrap_or_default();
        let message = message!(
            sv: "{text} är inte skrivet som `{word}` ({label}) ska skrivas",
            en: "{text} is not written as `{word}` ({label}) must be",
            text,
            word,
            label = &row.label
        );
        let form = row
            .alternatives
            .iter()
            .find_map(|alternative| alternative.form)
            .map_or("", crate::profile::Form::prefix);
        let written = cx.graph.terms().text_of(triple.o);
        let help = if let Some(help) = meant(form, written) {
            help
        } else if !form.is_empty() {
            message!(sv: "skriv ett värde som börjar med {form}", en: "write a value that begins with {form}", form)
        } else if pattern.starts_with("http")
            && !pattern.contains("dataportal")
            && !pattern.contains("inspire")
        {
            message!(sv: "skriv en hel webbadress som börjar med https://", en: "write a whole address that begins with https://")
        } else {
            let example = pattern.trim_end_matches(".*");
            message!(sv: "skriv ett värde som börjar med {example}", en: "write a value that begins with {example}", example)
        };
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .by_value()
            .help(help);
        // The portal ignores the value, and reports a mandatory property as missing.
        if row.pattern_binds || (row.min > 0 && form.is_empty() && !usage.any_good) {
            finding.portal = Portal::Error;
        }
        if row
            .tolerated
            .iter()
            .any(|start| cx.text(triple.o).starts_with(start.as_str()))
        {
            finding = finding.severity(Severity::Info).help(message!(
                sv: "det får stå så enligt DIGG:s vägledning om geodata; portalens validering anmärker på det",
                en: "DIGG's guidance on geodata allows it; the portal's validator objects to it"
            ));
        }
        found.push(finding);
    }
}

/// What is to be written for an e-mail address or a telephone number.
fn meant(prefix: &str, text: &str) -> Option<Message> {
    if prefix == Form::Email.prefix() {
        let address = fixed_email(text).unwrap_or_else(|| "oppnadata@kommunen.se".to_owned());
        let word = format!("{prefix}{address}");
        return Some(
            message!(sv: "skriv e-postadressen så: `{word}`", en: "write the e-mail address so: `{word}`", word),
        );
    }
    if prefix == Form::Telephone.prefix() {
        let number = telephone(text).map(|number| international(&number).unwrap_or(number));
        let word = number.unwrap_or_else(|| "tel:+4649012345".to_owned());
        return Some(
            message!(sv: "skriv numret med landsnummer: `{word}`", en: "write the number with its country code: `{word}`", word),
        );
    }
    None
}
