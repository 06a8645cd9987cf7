//! An attribute in RDF/XML that begins with `xml` and means nothing.

use crate::diagnostic::places;
use crate::diagnostic::{Explains, Finding, Message};
use crate::message;
use crate::rdf::{Triple, UnexplainedKind};
use crate::rules::{Check, Context, rule};
use crate::source::Span;

rule! {
    "rdf/unread-attribute", Warning, portal Silent, "RDF/XML Syntax, 6.1.4; XML 1.0, 2.12" / "RDF/XML Syntax, 6.1.4; XML 1.0, 2.12";
    title "Attributet läses inte."
        / "The attribute is not read.";
    many "{count} attribut som börjar med xml läses inte"
        / "{count} attributes that begin with xml are not read";
    why "Alla läsare av RDF/XML går förbi attribut som börjar med xml men inte är xml:lang, xml:base, xml:space eller xml:id. Stor och liten bokstav skiljs åt, så xml:Lang säger inget om språket."
        / "Every reader of RDF/XML passes over attributes that begin with xml but are not xml:lang, xml:base, xml:space or xml:id. Letter case counts, so that xml:Lang says nothing of the language.";
    fix "Skriv namnet med små bokstäver, xml:lang, eller ta bort attributet."
        / "Write the name in small letters, xml:lang, or remove the attribute.";
    Check::Graph(check)
}

/// What follows for a text whose language is not read.
const OF_NO_LANGUAGE: &[&str] = &["profile/language-missing"];

/// The attributes that mean something in RDF/XML.
const READ: [&str; 4] = ["xml:lang", "xml:base", "xml:space", "xml:id"];

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let all = cx.graph.unexplained().iter();
    for attribute in all.filter(|of| of.kind == UnexplainedKind::Attribute) {
        let name = &attribute.name;
        let count = 1 + attribute.others.len();
        let message = message!(
            sv: "attributet `{name}` läses inte ({places})",
            en: "the attribute `{name}` is not read ({places})",
            name,
            places = places(count)
        );
        let mut finding = Finding::new(&RULE.meta, message)
            .value(name.as_str())
            .by_value()
            .at(attribute.span);
        finding = match meant(name) {
            Some(meant) => finding.help(
                message!(sv: "skriv `{meant}`, med små bokstäver", en: "write `{meant}`, in small letters", meant),
            ),
            None => finding.help(Message::from(&RULE.meta.fix)),
        };
        if meant(name) == Some("xml:lang") {
            let mut spans: Vec<Span> = attribute.others.clone();
            spans.extend(attribute.span);
            spans.sort_unstable();
            finding.explains = texts(cx, &spans);
        }
        found.push(finding);
    }
}

/// The attribute that differs in letter case or lacks its colon.
fn meant(name: &str) -> Option<&'static str> {
    let plain = |name: &str| name.replace(':', "").to_lowercase();
    let own = plain(name);
    READ.into_iter()
        .find(|read| plain(read) == own || (*read == "xml:lang" && own == "xmllanguage"))
}

/// The texts without a language at the attributes.
fn texts(cx: &Context<'_>, spans: &[Span]) -> Vec<Explains> {
    let terms = cx.graph.terms();
    let is_at = |triple: &&Triple| {
        let Some(origin) = triple.origin.span() else {
            return false;
        };
        let next =
            spans.partition_point(|span| (span.file, span.start) < (origin.file, origin.start));
        let span = spans.get(next);
        span.is_some_and(|span| span.file == origin.file && span.start < origin.end)
    };
    let plain = cx
        .graph
        .triples()
        .iter()
        .filter(|triple| terms.is_literal(triple.o) && terms.language_of(triple.o).is_none());
    plain
        .filter(is_at)
        .map(|triple| Explains {
            rules: OF_NO_LANGUAGE,
            subject: cx.name_of(triple.s).into(),
            property: Some(cx.text(triple.p).to_owned().into()),
            value: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_is_almost_read() {
        for (name, read) in [
            ("xml:Lang", Some("xml:lang")),
            ("xmllang", Some("xml:lang")),
            ("xml:language", Some("xml:lang")),
            ("xml:Base", Some("xml:base")),
            ("xml:title", None),
        ] {
            assert_eq!(meant(name), read, "{name}");
        }
    }
}
