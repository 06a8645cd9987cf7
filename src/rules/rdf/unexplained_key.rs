//! A key or a type in JSON-LD that no context explains.

use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::{Triple, Unexplained, UnexplainedKind};
use crate::rules::{Check, Context, rule};

rule! {
    "rdf/unexplained-key", Warning, portal Silent, "JSON-LD 1.1 API, 5.1.2 och 8.2" / "JSON-LD 1.1 API, 5.1.2 and 8.2";
    title "Nyckeln eller typen förklaras inte av kontexten."
        / "The key or type is not explained by the context.";
    many "{count} nycklar och typer förklaras inte av kontexten"
        / "{count} keys and types are not explained by the context";
    why "I JSON-LD betyder en nyckel bara det som @context säger. En nyckel som inte finns där läses inte alls, och en typ som inte finns där blir en IRI som ingen känner."
        / "In JSON-LD a key means only what @context says. A key that is not in it is not read at all, and a type that is not in it becomes an IRI that nobody knows.";
    fix "Lägg till nyckeln i @context, eller skriv den med prefix, som dcterms:title."
        / "Add the key to @context, or write it with its prefix, such as dcterms:title.";
    fixer System;
    explains "harvest/iri";
    Check::Graph(check)
}

/// The statement that another rule would tell of: the first by name with a type that is a relative IRI.
fn used<'g>(cx: &Context<'g>, unexplained: &Unexplained) -> Option<&'g Triple> {
    let class = cx
        .graph
        .iri(&unexplained.name)
        .filter(|_| unexplained.kind == UnexplainedKind::Type)?;
    let uses = cx.graph.triples().iter().filter(|triple| triple.o == class);
    uses.min_by_key(|triple| [triple.s, triple.p].map(|id| cx.graph.term(id)))
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for unexplained in cx.graph.unexplained() {
        let name = &unexplained.name;
        let message = match unexplained.kind {
            UnexplainedKind::Type => message!(
                sv: "ingen kontext förklarar typen `{name}`",
                en: "no context explains the type `{name}`",
                name
            ),
            UnexplainedKind::Key => message!(
                sv: "ingen kontext förklarar nyckeln `{name}`, så det som står under den läses inte",
                en: "no context explains the key `{name}`, so that what is below it is not read",
                name
            ),
            // See `rdf/unread-attribute`.
            UnexplainedKind::Attribute => continue,
        };
        let finding = match used(cx, unexplained) {
            Some(triple) => cx.on(&RULE.meta, triple, message),
            None => Finding::new(&RULE.meta, message).value(name.as_str()),
        };
        found.push(finding.at(unexplained.span).help(&RULE.meta.fix));
    }
}
