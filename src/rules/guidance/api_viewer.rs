//! A page that displays an API description, where the file is expected.

use super::api;
use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::profile::class_name;
use crate::rdf::TermId;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rules::{Check, Context, Usage, rule};
use std::cell::LazyCell;

rule! {
    "guidance/api-viewer", Warning, portal Silent, "DIGG, Utforska API" / "DIGG, Explore API";
    title "En visningssida i stället för filen som beskriver API:et."
        / "A viewing page instead of the file that describes the API.";
    many "{count} {things} leder i `{key}` till en sida att läsa, inte till filen som beskriver API:et"
        / "{count} {things} lead in `{key}` to a page for reading, not to the file that describes the API";
    why "Portalens Utforska API läser själva beskrivningen (OpenAPI eller Swagger i JSON eller YAML); en sida som visar den går inte att läsa."
        / "The portal's Explore API reads the description itself (OpenAPI or Swagger in JSON or YAML); a page that shows it cannot be read.";
    fix "Ange adressen till filen, till exempel https://…/openapi.json, och sidan som dokumentation (page)."
        / "Give the address of the file, for example https://…/openapi.json, and the page as documentation (page).";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    let iri = usage.row.iri.as_str();
    // A specification may be a page; a machine-readable description may not.
    let of_service = match usage.class.name {
        class_name::DATA_SERVICE if iri == dcat::ENDPOINT_DESCRIPTION => true,
        class_name::DISTRIBUTION if iri == dcterms::CONFORMS_TO => false,
        _ => return,
    };
    // A page besides the file is fine.
    let mut addresses = usage.values.iter().map(|triple| cx.text(triple.o));
    if addresses.any(api::is_description) {
        return;
    }
    // Computed once, if needed.
    let asks = LazyCell::new(|| asks_in_a_language(cx, usage.subject));
    for triple in usage.values {
        let address = cx.text(triple.o);
        let is_viewer = api::is_viewer(address);
        if !(is_viewer || of_service && api::is_page(address)) {
            continue;
        }
        if *asks {
            return;
        }
        let word = cx.property_name(usage.subject, usage.row);
        let message = message!(
            sv: "`{word}` leder till en sida att läsa, inte till filen som beskriver API:et: `{address}`",
            en: "`{word}` leads to a page to read, not to the file that describes the API: `{address}`",
            word,
            address
        );
        let mut finding = cx
            .on_value(&RULE.meta, usage, triple, message)
            .help(&RULE.meta.fix);
        // A URL that looks like a page may serve the file to programs.
        if !is_viewer {
            finding = finding.severity(Severity::Info);
        }
        found.push(finding);
    }
}

/// Whether the service answers GraphQL or SPARQL queries, which have no such file.
fn asks_in_a_language(cx: &Context<'_>, service: TermId) -> bool {
    const OF_SERVICE: [&str; 4] = [
        dcat::ENDPOINT_URL,
        dcat::ENDPOINT_DESCRIPTION,
        dcterms::CONFORMS_TO,
        dcterms::TITLE,
    ];
    let mut values = OF_SERVICE
        .iter()
        .flat_map(|property| cx.values(service, property));
    values.any(|triple| {
        let text = cx.text(triple.o).to_ascii_lowercase();
        text.contains("graphql") || text.contains("sparql")
    })
}
