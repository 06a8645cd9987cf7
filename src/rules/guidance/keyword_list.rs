//! Several keywords in one.

use super::keywords::parts;
use super::resources::distinct_values;
use crate::diagnostic::{Finding, Fix, Message, Safety};
use crate::message;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, PropertyNaming, rule};

rule! {
    "guidance/keyword-list", Warning, portal Silent, "DIGG, rekommendationer: nyckelord" / "DIGG, recommendations: keywords";
    title "Flera nyckelord står i ett."
        / "Several keywords stand in one.";
    many "{count} {things} har flera nyckelord i ett[: `{cause}`]"
        / "{count} {things} have several keywords in one[: `{cause}`]";
    why "Portalen söker och filtrerar på hela nyckelord, så inget av orden i en uppräkning hittas för sig."
        / "The portal searches and filters by whole keywords, so none of the words in a list is found by itself.";
    fix "Skriv ett nyckelord i taget: `keyword: {sv: [skola, förskola]}`."
        / "Write one keyword at a time: `keyword: {en: [school, preschool]}`.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let property = cx.graph.iri(dcat::KEYWORD);
    for keyword in distinct_values(cx, dcat::KEYWORD) {
        let Some(parts) = parts(cx.text(keyword)) else {
            continue;
        };
        let text = cx.quote(keyword);
        for triple in cx.graph.incoming(keyword) {
            if Some(triple.p) != property {
                continue;
            }
            let message = message!(
                sv: "nyckelordet {text} verkar vara {parts} nyckelord i ett",
                en: "the keyword {text} seems to be {parts} keywords in one",
                text,
                parts = parts.len()
            );
            let becomes = parts.iter().map(|part| (*part).to_owned());
            let fix = Fix::values(Safety::Look, becomes.collect());
            let finding = cx.on(&RULE.meta, triple, message).by_value();
            found.push(finding.help(help(cx, triple.s, &parts)).fix(fix));
        }
    }
}

fn help(cx: &Context<'_>, subject: TermId, parts: &[&str]) -> Message {
    match cx.naming_of(subject) {
        PropertyNaming::Keys => {
            let list = parts.join(", ");
            message!(
                sv: "är det en uppräkning, skriv `[{list}]`; är det ett namn, välj ett kortare nyckelord",
                en: "if it is a list, write `[{list}]`; if it is a name, choose a shorter keyword",
                list
            )
        }
        PropertyNaming::Curies => {
            let each: Vec<String> = parts.iter().map(|part| format!("`{part}`")).collect();
            let list = each.join(", ");
            message!(
                sv: "är det en uppräkning, skriv ett nyckelord i taget: {list}; är det ett namn, välj ett kortare nyckelord",
                en: "if it is a list, write one keyword at a time: {list}; if it is a name, choose a shorter keyword",
                list
            )
        }
    }
}
