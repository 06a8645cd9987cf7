//! A keyword written as a hashtag.

use super::resources::distinct_values;
use crate::diagnostic::{Finding, Fix, Safety};
use crate::message;
use crate::rdf::vocab::dcat;
use crate::rules::{Check, Context, rule};

rule! {
    "guidance/keyword-hashtag", Warning, portal Silent, "DIGG, rekommendationer: nyckelord" / "DIGG, recommendations: keywords";
    title "Nyckelordet är skrivet som en hashtagg."
        / "The keyword is written as a hashtag.";
    many "{count} {things} har ett nyckelord som är skrivet som en hashtagg[: `{cause}`]"
        / "{count} {things} have a keyword that is written as a hashtag[: `{cause}`]";
    why "Portalen tar tecknet för en del av ordet, så den som söker på ordet hittar inte nyckelordet."
        / "The portal takes the sign for a part of the word, so whoever searches for the word does not find the keyword.";
    fix "Skriv ordet utan `#`."
        / "Write the word without `#`.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let property = cx.graph.iri(dcat::KEYWORD);
    for keyword in distinct_values(cx, dcat::KEYWORD) {
        let Some(words) = words(cx.text(keyword)).filter(|_| cx.graph.terms().is_literal(keyword))
        else {
            continue;
        };
        let text = cx.quote(keyword);
        let list = words.join(", ");
        for triple in cx.graph.incoming(keyword) {
            if Some(triple.p) != property {
                continue;
            }
            let message = message!(
                sv: "nyckelordet {text} är skrivet som en hashtagg",
                en: "the keyword {text} is written as a hashtag",
                text
            );
            let help = message!(sv: "skriv `{list}`", en: "write `{list}`", list);
            let fix = Fix::values(Safety::Certain, words.clone());
            let finding = cx.on(&RULE.meta, triple, message).by_value();
            found.push(finding.help(help).fix(fix));
        }
    }
}

/// The words of `#bad` and `#bad #strand`; none of `C#` and `#1`.
fn words(keyword: &str) -> Option<Vec<String>> {
    let tags: Vec<&str> = keyword.split_whitespace().collect();
    let word = |tag: &str| {
        let word = tag.strip_prefix('#')?.trim_end_matches([',', ';']);
        word.starts_with(char::is_alphabetic)
            .then(|| word.to_owned())
    };
    let words: Option<Vec<String>> = tags.iter().map(|tag| word(tag)).collect();
    let first = || {
        let rest = keyword.trim().strip_prefix('#')?;
        (rest.starts_with(char::is_alphabetic) && !rest.contains('#'))
            .then(|| vec![rest.to_owned()])
    };
    words.filter(|words| !words.is_empty()).or_else(first)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn hashtags_are_told_from_names() {
        let written = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(words("#bad"), written(&["bad"]));
        assert_eq!(words("#bad #strand"), written(&["bad", "strand"]));
        assert_eq!(words("#öppna data"), written(&["öppna data"]));
        for other in ["C#", "#1", "bad", "", "#", "väg #3"] {
            assert_eq!(words(other), None, "{other}");
        }
    }
}
