//! A page that shows an API description, where the file is asked for.

use super::api;
use crate::diagnostic::Finding;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rules::{Check, Context, Usage, rule};
use crate::say;

rule! {
    "guidance/api-viewer", Warning, portal Silent, "DIGG, Utforska API" / "DIGG, Explore API";
    title "En visningssida i stället för filen som beskriver API:et."
        / "A viewing page instead of the file that describes the API.";
    why "Portalens Utforska API läser själva beskrivningen (OpenAPI eller Swagger i JSON eller YAML); en sida som visar den går inte att läsa."
        / "The portal's Explore API reads the description itself (OpenAPI or Swagger in JSON or YAML); a page that shows it cannot be read.";
    fix "Ange adressen till filen, till exempel https://…/openapi.json, och sidan som dokumentation (page)."
        / "Give the address of the file, for example https://…/openapi.json, and the page as documentation (page).";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let iri = usage.row.iri.as_str();
    // A specification may well be a page; what describes the calls to a program may not.
    let is_shown: fn(&str) -> bool = match usage.class.name {
        "DataService" if iri == dcat::ENDPOINT_DESCRIPTION => {
            |address| api::is_viewer(address) || api::is_page(address)
        }
        "Distribution" if iri == dcterms::CONFORMS_TO => api::is_viewer,
        _ => return,
    };
    for triple in usage.values {
        let address = cx.text(triple.o);
        if !is_shown(address) {
            continue;
        }
        let word = cx.word(usage.row);
        let message = say!(
            cx.lang,
            sv: "`{word}` leder till en sida att läsa, inte till filen som beskriver API:et: `{address}`",
            en: "`{word}` leads to a page to read, not to the file that describes the API: `{address}`"
        );
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .help(RULE.meta.fix.get(cx.lang)),
        );
    }
}
