//! A keyword in capitals here that is written in lower case elsewhere in the catalogue.

use super::keywords::spellings;
use crate::diagnostic::Finding;
use crate::diagnostic::places;
use crate::message;
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::HashSet;

rule! {
    "guidance/keyword-capitals", Info, portal Silent, "DIGG, rekommendationer: nyckelord" / "DIGG, recommendations: keywords";
    title "Nyckelordet skrivs ibland med stora bokstäver, ibland med små."
        / "The keyword is sometimes written with capitals, sometimes in lower case.";
    many "{count} {things} skriver ett nyckelord med stora och små bokstäver på ett annat sätt än övriga[: `{cause}`]"
        / "{count} {things} capitalise a keyword differently from the rest[: `{cause}`]";
    why "De två skrivsätten blir två nyckelord, och den som väljer det ena hittar inte det andra."
        / "The two spellings become two keywords, and whoever chooses one does not find the other.";
    fix "Skriv det likadant överallt, om det är samma ord: med små bokstäver, utom i förkortningar och namn."
        / "Write it alike everywhere, if it is the same word: in lower case, but for abbreviations and names.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for group in spellings(cx) {
        let has_capital = |keyword: &TermId| cx.text(*keyword).chars().any(char::is_uppercase);
        let (capitals, lower): (Vec<_>, Vec<_>) = group.into_iter().partition(has_capital);
        if lower.is_empty() {
            continue;
        }
        let count = |keyword: &TermId| uses(cx, *keyword).count();
        let usual = |spellings: &[TermId]| {
            let usual = spellings.iter().rev().max_by_key(|keyword| count(keyword));
            usual.copied()
        };
        let (Some(name), Some(plain)) = (usual(&capitals), usual(&lower)) else {
            continue;
        };
        // Keywords are written in lower case, however many do not: most are no names.
        let (right, wrong) = if is_name(cx.text(name)) {
            (name, &lower)
        } else {
            (plain, &capitals)
        };
        let may_be_name = right == plain && count(&name) > count(&plain);
        report(cx, right, wrong, may_be_name, found);
    }
}

/// Whether the capitals are part of the word: `GIS`, `NO2`, `Natura 2000`. A long word all in capitals may be emphasis.
fn is_name(keyword: &str) -> bool {
    const SHORT: usize = 5;
    let capitals = keyword.chars().filter(|c| c.is_uppercase()).count();
    let letters = keyword.chars().filter(|c| c.is_alphabetic()).count();
    keyword.chars().any(|c| c.is_ascii_digit())
        || (capitals > 1 && (capitals < letters || letters <= SHORT))
}

fn report(
    cx: &Context<'_>,
    right: TermId,
    wrong: &[TermId],
    may_be_name: bool,
    found: &mut Vec<Finding>,
) {
    // Both spellings on the same resource are reported as duplicates.
    let beside: HashSet<TermId> = uses(cx, right).map(|triple| triple.s).collect();
    for keyword in wrong {
        let uses: Vec<&Triple> = uses(cx, *keyword)
            .filter(|triple| !beside.contains(&triple.s))
            .collect();
        let first = uses
            .iter()
            .min_by_key(|triple| (triple.origin.span(), triple.s));
        if let Some(first) = first {
            found.push(finding(cx, first, uses.len(), right, may_be_name));
        }
    }
}

fn uses<'g>(cx: &Context<'g>, keyword: TermId) -> impl Iterator<Item = &'g Triple> {
    let property = cx.graph.iri(dcat::KEYWORD);
    let incoming = cx.graph.incoming(keyword);
    incoming.filter(move |triple| Some(triple.p) == property)
}

fn finding(
    cx: &Context<'_>,
    first: &Triple,
    count: usize,
    right: TermId,
    may_be_name: bool,
) -> Finding {
    let (text, right) = (cx.quote(first.o), cx.text(right).trim());
    let message = message!(
        sv: "nyckelordet {text} ({places}) står på andra ställen som `{right}`",
        en: "the keyword {text} ({places}) stands elsewhere as `{right}`",
        text,
        places = places(count),
        right
    );
    let help = if may_be_name {
        message!(
            sv: "skriv `{right}` överallt, om det inte är ett namn",
            en: "write `{right}` everywhere, unless it is a name",
            right
        )
    } else {
        message!(
            sv: "skriv `{right}` överallt, om det är samma ord",
            en: "write `{right}` everywhere, if it is the same word",
            right
        )
    };
    cx.on(&RULE.meta, first, message).by_value().help(help)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn abbreviations_are_told_from_shouting() {
        assert!(
            ["GIS", "EU", "Natura 2000", "NO2", "PostNord"]
                .into_iter()
                .all(is_name)
        );
        assert!(!["Badplats", "BRYGGA"].into_iter().any(is_name));
    }
}
