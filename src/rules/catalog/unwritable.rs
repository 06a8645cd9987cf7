//! Statements that RDF/XML, the harvested syntax, cannot express.

use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::rdf::is_absolute_iri;
use crate::rdf::write::{Reason, unwritable};
use crate::rules::{Check, Context, rule};

rule! {
    "catalog/unwritable", Error, portal Silent, "XML 1.0, avsnitt 2.2; RDF 1.1 XML-syntax" / "XML 1.0, section 2.2; RDF 1.1 XML syntax";
    title "RDF/XML kan inte uttrycka detta."
        / "RDF/XML cannot say this.";
    many "{count} uppgifter kan inte skrivas i RDF/XML"
        / "{count} statements cannot be written in RDF/XML";
    why "Portalen skördar RDF/XML, och en fil med otillåtna tecken eller namn kan den inte läsa alls."
        / "The portal harvests RDF/XML, and a file with illegal characters or names it cannot read at all.";
    fix "Ta bort tecknet; det har oftast följt med vid inklistring. En egenskap måste ha en IRI som slutar med ett namn."
        / "Remove the character; most often it came along when pasting. A property needs an IRI that ends in a name.";
    fixer System;
    explains "profile/language-unknown";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for fault in unwritable(cx.graph) {
        let triple = fault.triple;
        let predicate = cx.graph.terms().text_of(triple.p).to_owned();
        // An invalid IRI is reported by `harvest/iri`.
        if fault.reason == Reason::Predicate && !is_absolute_iri(&predicate) {
            continue;
        }
        let mut discriminator = String::new();
        let message = match fault.reason {
            Reason::Character(c) => {
                let code = format!("U+{:04X}", u32::from(c));
                discriminator.clone_from(&code);
                message!(sv: "tecknet {code} är inte tillåtet i XML", en: "the character {code} is not allowed in XML", code)
            }
            Reason::Predicate => {
                message!(sv: "egenskapen <{predicate}> slutar inte med ett namn", en: "the property <{predicate}> does not end in a name", predicate)
            }
            Reason::LanguageTag => {
                let tag = cx.language(triple.o).unwrap_or_default();
                message!(sv: "`{tag}` är ingen språkangivelse", en: "`{tag}` is no language tag", tag)
            }
            Reason::RelativeIri => {
                message!(sv: "IRI:n är inte absolut", en: "the IRI is not absolute")
            }
        };
        let mut finding = cx
            .about(&RULE.meta, triple.s, None, message)
            .property(predicate);
        finding.span = triple.origin.span();
        finding.shared = triple.origin.is_shared();
        let help = match fault.reason {
            Reason::Character(_) => message!(
                sv: "ta bort det osynliga tecknet; det har oftast följt med vid inklistring",
                en: "remove the invisible character; most often it came along when pasting"
            ),
            Reason::Predicate => message!(
                sv: "använd en egenskap vars IRI slutar med ett namn, som https://schema.org/version",
                en: "use a property whose IRI ends in a name, such as https://schema.org/version"
            ),
            Reason::LanguageTag => {
                finding = finding.value(cx.text(triple.o));
                help_on_tag(cx.language(triple.o).unwrap_or_default())
            }
            Reason::RelativeIri => (&RULE.meta.fix).into(),
        };
        found.push(finding.help(help).discriminator(discriminator));
    }
}

/// How a language tag is written: `sv-SE` for `sv_se`.
fn help_on_tag(tag: &str) -> Message {
    let hyphens = tag.replace('_', "-");
    let is_tag = hyphens.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if is_tag && hyphens != tag {
        return message!(sv: "skriv `{hyphens}`, eller bara språkets kod", en: "write `{hyphens}`, or just the code of the language", hyphens);
    }
    message!(
        sv: "skriv språkets kod: `sv` för svenska, `en` för engelska",
        en: "write the code of the language: `sv` for Swedish, `en` for English"
    )
}
