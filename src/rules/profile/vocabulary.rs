//! An unlisted value.

use super::choices::{self, written};
use super::listed;
use super::meant_value::absent;
use crate::diagnostic::{Explains, Finding, Message, Severity};
use crate::message;
use crate::profile::{Succession, Vocabulary, VocabularyValue, is_absent};
use crate::rdf::Triple;
use crate::rules::{Check, Context, RangeViolation, Usage, rule};

rule! {
    "profile/vocabulary", Error, portal Error, "DCAT-AP-SE, egenskapstabellerna (listade värden)" / "DCAT-AP-SE, the property tables (listed values)";
    title "Värdet finns inte i listan."
        / "The value is not in the list.";
    many "{count} {things} har i `{key}` ett värde som inte finns i listan[: `{cause}`]"
        / "{count} {things} have a value in `{key}` that is not in the list[: `{cause}`]";
    why "Portalens filter bygger på listans värden: ett annat värde gör att resursen inte hittas den vägen."
        / "The portal's filters rest on the values of the list: with another value the resource is not found that way.";
    fix "Välj ett av listans värden: skriv koden, benämningen på svenska eller engelska, eller hela IRI:n."
        / "Choose one of the values of the list: write the code, the label in Swedish or English, or the whole IRI.";
    explains "harvest/iri";
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    for (triple, _) in usage.violating(RangeViolation::Vocabulary) {
        // A contact point with only the type vcard:Kind lacks a specific type, which is reported.
        if usage.row.iri == crate::rdf::vocab::rdf::TYPE
            && (usage.row.outside || usage.values.len() == 1)
        {
            continue;
        }
        let mut finding = finding(cx, usage, triple);
        // A type too many is one fault.
        if usage.row.iri == crate::rdf::vocab::rdf::TYPE {
            finding.explains.push(Explains {
                rules: &["profile/cardinality"],
                subject: cx.name_of(usage.subject).into(),
                property: Some(usage.row.iri.clone().into()),
                value: None,
            });
        }
        if usage.row.others_beside && usage.any_good {
            finding.severity = Severity::Warning;
        }
        found.push(finding);
    }
}

fn finding(cx: &Context<'_>, usage: &Usage<'_>, triple: &Triple) -> Finding {
    let row = usage.row;
    let word = cx.property_name(usage.subject, row);
    let text = cx.quote_or_blank(triple.o);
    let message = message!(
        sv: "{text} finns inte i listan för `{word}` ({label})",
        en: "{text} is not in the list for `{word}` ({label})",
        text,
        word,
        label = &row.label
    );
    let finding = cx.on_value(&RULE.meta, usage, triple, message).by_value();
    match cx.profile.successor(row, cx.graph.term(triple.o)) {
        Some((new, succession)) => finding
            .help(replacement(cx, usage, new, succession))
            .fix(listed::fix(cx, usage.subject, new)),
        None => match choices::several(cx, usage, cx.text(triple.o)) {
            Some((help, fix)) => finding.help(help).fix(fix),
            None => finding.help(help(cx, usage, cx.text(triple.o))),
        },
    }
}

/// What to write instead of a value that certainly means a listed one.
fn replacement(
    cx: &Context<'_>,
    usage: &Usage<'_>,
    new: &'static VocabularyValue,
    succession: Succession,
) -> Message {
    match succession {
        Succession::Spelling => did_you_mean(cx, usage, new),
        Succession::Older => {
            let written = written(cx, usage, new);
            message!(
                sv: "värdet hör till en äldre lista; skriv {written}",
                en: "the value belongs to an older list; write {written}",
                written
            )
        }
    }
}

fn help(cx: &Context<'_>, usage: &Usage<'_>, value: &str) -> Message {
    // Suggested vocabularies are not offered where another is required.
    let offered = usage.row.alternatives.iter().flat_map(|alternative| {
        if alternative.vocabularies.is_empty() {
            &alternative.suggest
        } else {
            &alternative.vocabularies
        }
    });
    let lists: Vec<_> = offered.map(|id| cx.profile.vocabulary(*id)).collect();
    if is_absent(value) {
        return absent();
    }
    if let Some(help) = choices::no_format(usage, value) {
        return help;
    }
    let nearest = || {
        let near = lists.iter().find_map(|list| list.nearest(value));
        near.or_else(|| lists.iter().find_map(|list| list.code_within(value)))
    };
    if let Some(near) = usage.suggestions.look(nearest) {
        return did_you_mean(cx, usage, near);
    }
    if let Some(code) = lists.iter().find_map(|list| list.code_in_scheme(value)) {
        return unlisted_code(&lists, code);
    }
    choices::choices(cx, usage)
}

/// A code that the list of the EU has or may have, and the part of it that DCAT-AP-SE takes has not.
fn unlisted_code(lists: &[&'static Vocabulary], code: &str) -> Message {
    let is_language = lists.iter().any(|list| list.name == "language");
    let is_valid = is_language
        && code.len() == 3
        && isolang::Language::from_639_3(&code.to_ascii_lowercase()).is_some();
    if is_valid {
        return message!(
            sv: "{code} är ett giltigt språk, men DCAT-AP-SE tar bara en del av EU:s lista och har inte det; portalen visar det inte",
            en: "{code} is a valid language, but DCAT-AP-SE takes a part of the EU list only and does not have it; the portal does not show it",
            code
        );
    }
    message!(
        sv: "DCAT-AP-SE tar bara en del av EU:s lista och har inte koden {code}; välj en som finns där",
        en: "DCAT-AP-SE takes a part of the EU list only and does not have the code {code}; choose one that is there",
        code
    )
}

fn did_you_mean(cx: &Context<'_>, usage: &Usage<'_>, value: &'static VocabularyValue) -> Message {
    let written = written(cx, usage, value);
    message!(sv: "menade du {written}?", en: "did you mean {written}?", written)
}
