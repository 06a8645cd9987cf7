//! A text or address of a template that was not replaced.

use crate::diagnostic::{Explains, Finding, Severity};
use crate::message;
use crate::profile::TemplateTexts;
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};
use std::collections::hash_map::Entry;

rule! {
    "text/untouched-example", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Mallens text står kvar."
        / "The text of the template is left.";
    many "{count} {things} har mallens text kvar"
        / "{count} {things} still have the text of the template";
    why "Det som mallen visar som exempel publiceras som om det gällde er, och portalen visar det för alla."
        / "What the template shows as an example is published as if it were about you, and the portal shows it to everyone.";
    fix "Skriv er egen text, eller ta bort det som bara är ett exempel."
        / "Write your own text, or remove what is only an example.";
    explains "text/placeholder", "text/description-thin", "text/wrong-language", "guidance/documentation";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let template = TemplateTexts::get();
    let mut seen = Seen {
        cx,
        resources: HashMap::new(),
        found,
    };
    for (literal, _) in cx.texts().filter(|(_, text)| template.has(text)) {
        for triple in cx.graph.incoming(literal) {
            seen.add(triple);
        }
    }
    for iri in template.addresses().filter_map(|iri| cx.graph.iri(iri)) {
        for triple in cx.graph.incoming(iri) {
            seen.add(triple);
        }
    }
    // Last: alone they are no certain sign.
    for (literal, text) in cx.texts() {
        let pair = template.keywords().into_iter();
        for pair in pair.filter(|pair| pair.sv == text || pair.en == text) {
            let keywords = cx.graph.incoming(literal);
            for triple in keywords.filter(|triple| has_both(cx, triple, &pair.sv, &pair.en)) {
                seen.add(triple);
            }
        }
    }
}

/// Whether the triple is a keyword, and its resource has both of these.
fn has_both(cx: &Context<'_>, triple: &Triple, sv: &str, en: &str) -> bool {
    let keywords = cx.values(triple.s, dcat::KEYWORD);
    let has = |word: &str| keywords.iter().any(|other| cx.text(other.o) == word);
    cx.text(triple.p) == dcat::KEYWORD && has(sv) && has(en)
}

/// The resources so far, with one finding each: who has not touched one text has rarely touched the next.
struct Seen<'c, 'g, 'f> {
    cx: &'c Context<'g>,
    resources: HashMap<TermId, usize>,
    found: &'f mut Vec<Finding>,
}

impl Seen<'_, '_, '_> {
    fn add(&mut self, triple: &Triple) {
        let finding = match self.resources.entry(triple.s) {
            Entry::Occupied(first) => {
                let first = &mut self.found[*first.get()];
                let span = triple.origin.span();
                if let Some(span) = span.filter(|span| first.span.as_ref() != Some(span)) {
                    first.add_label(span, message!(sv: "här också", en: "here too"));
                }
                first
            }
            Entry::Vacant(first) => {
                let number = *first.insert(self.found.len());
                self.found.push(finding(self.cx, triple));
                &mut self.found[number]
            }
        };
        // With the title, the whole example is left: its distributions too.
        if self.cx.text(triple.p) == dcterms::TITLE {
            let parts = self.cx.values(triple.s, dcat::P_DISTRIBUTION).iter();
            finding.explains.extend(parts.map(|part| Explains {
                rules: &["text/untouched-example"],
                subject: self.cx.name_of(part.o).into(),
                property: None,
                value: None,
            }));
        }
    }
}

fn finding(cx: &Context<'_>, triple: &Triple) -> Finding {
    let word = cx.property_name_of(triple);
    let text = cx.quote(triple.o);
    let message = message!(
        sv: "{text} i `{word}` är mallens exempel",
        en: "{text} in `{word}` is the example of the template",
        text,
        word
    );
    let mut finding = cx.on(&RULE.meta, triple, message).help(&RULE.meta.fix);
    // A list of words may have these keywords.
    if cx.text(triple.p) == dcat::KEYWORD {
        finding.severity = Severity::Warning;
    }
    // It is about the resource as a whole.
    (finding.property, finding.value) = (None, None);
    finding
}
