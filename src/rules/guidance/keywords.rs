//! Normalization and splitting of keywords.

use super::resources::distinct_values;
use crate::profile::fold;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::rules::Context;
use foldhash::{HashMap, HashMapExt};

/// The keywords in a keyword that is a list.
pub(super) fn parts(keyword: &str) -> Option<Vec<&str>> {
    if !keyword.contains([',', ';', '/', '|', '\n']) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut depth, mut start, mut commas_only) = (0_usize, 0, true);
    let bytes = keyword.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b',' | b';' | b'/' | b'|' | b'\n' if depth == 0 && separates(keyword, index) => {
                commas_only &= *byte == b',';
                parts.push(&keyword[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&keyword[start..]);
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    (parts.len() > 1 && !(commas_only && is_name(keyword, &parts))).then_some(parts)
}

/// Whether the separator at `index` is between two keywords rather than inside one.
fn separates(keyword: &str, index: usize) -> bool {
    let bytes = keyword.as_bytes();
    let space = |index: Option<usize>| {
        let byte = index.and_then(|index| bytes.get(index));
        byte.is_none_or(u8::is_ascii_whitespace)
    };
    match bytes[index] {
        b',' => space(index.checked_add(1)) || between_words(keyword, index),
        b';' => !between_digits(bytes, index) && !ends_entity(&keyword[..=index]),
        b'\n' => true,
        _ => space(index.checked_sub(1)) && space(index.checked_add(1)),
    }
}

/// Whether there are lower-case words on both sides: not so in `PM2,5`, `N,N-dimetylanilin` and `p,p'-DDT`.
fn between_words(keyword: &str, index: usize) -> bool {
    let mut before = keyword[..index].chars().rev();
    let mut after = keyword[index + 1..].chars();
    let lower = |chars: &mut dyn Iterator<Item = char>| {
        chars.take(2).filter(|c| c.is_lowercase()).count() == 2
    };
    lower(&mut before) && lower(&mut after)
}

/// Whether the commas may belong to a single name: `Strindberg, August`, `Boende, byggande och bebyggelse`, `Löner, privat
/// sektor`, `inkomst, disponibel per hushåll`. A list has words of their own, as in `skola, förskola`.
fn is_name(keyword: &str, parts: &[&str]) -> bool {
    const JOINING: [&str; 9] = [
        "och", "samt", "eller", "med", "and", "or", "with", "&", "m.m.",
    ];
    /// A part with as many words is a phrase.
    const PHRASE: usize = 3;
    let capital = |part: &&str| part.starts_with(char::is_uppercase);
    let words = |part: &str| part.split_whitespace().count();
    let is_heading = parts.first().is_some_and(capital);
    let joined = keyword
        .split_whitespace()
        .any(|word| JOINING.contains(&word.to_lowercase().as_str()));
    joined
        || parts.iter().any(|part| words(part) >= PHRASE)
        || (is_heading && parts.len() == 2)
        || (is_heading
            && !parts[1..].iter().any(capital)
            && parts.iter().any(|part| words(part) > 1))
}

/// Whether the separator is inside a number.
fn between_digits(bytes: &[u8], index: usize) -> bool {
    let digit = |index: Option<usize>| {
        index
            .and_then(|index| bytes.get(index))
            .is_some_and(u8::is_ascii_digit)
    };
    digit(index.checked_sub(1)) && digit(index.checked_add(1))
}

/// Whether the text ends with an HTML entity such as `&amp;`, whose semicolon is no separator.
fn ends_entity(text: &str) -> bool {
    let Some(text) = text.strip_suffix(';') else {
        return false;
    };
    let before = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    before.ends_with('&') && before.len() < text.len()
}

/// Keywords of the same language that differ only in case and whitespace: each group in term order, the groups in the
/// order of their first keywords.
pub(super) fn spellings(cx: &Context<'_>) -> Vec<Vec<TermId>> {
    let mut groups: HashMap<(String, String), Vec<TermId>> = HashMap::new();
    let terms = cx.graph.terms();
    for keyword in distinct_values(cx, dcat::KEYWORD) {
        if terms.is_literal(keyword) {
            let language = cx.primary_language(keyword).unwrap_or_default();
            let group = (fold(terms.text_of(keyword)), language);
            groups.entry(group).or_default().push(keyword);
        }
    }
    let mut groups: Vec<_> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort_unstable();
    groups
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn lists_are_told_from_commas() {
        assert_eq!(parts("skola, förskola"), Some(vec!["skola", "förskola"]));
        assert_eq!(parts("a;b; c,"), Some(vec!["a", "b", "c"]));
        assert_eq!(
            parts("bad, brygga, hopptorn"),
            Some(vec!["bad", "brygga", "hopptorn"])
        );
        assert_eq!(
            parts("Skola, Buss, Bad"),
            Some(vec!["Skola", "Buss", "Bad"])
        );
        assert_eq!(parts("skola,förskola"), Some(vec!["skola", "förskola"]));
        assert_eq!(parts("skola / buss"), Some(vec!["skola", "buss"]));
        assert_eq!(
            parts("skola | buss\nbad"),
            Some(vec!["skola", "buss", "bad"])
        );
        assert_eq!(parts("Skola; Buss"), Some(vec!["Skola", "Buss"]));
        for whole in [
            "Strindberg, August",
            "Stockholm, Sverige",
            "Bygga, bo och miljö",
            "Boende, byggande och bebyggelse",
            "Jord- och skogsbruk, fiske",
            "Konsumentprisindex, KPI",
            "Nationalräkenskaper, kvartals- och årsberäkningar",
            "Lönestatistik, statlig sektor, månad",
            "inkomst, disponibel per hushåll",
            "housing, construction and building",
            "N,N-dimetylanilin",
            "p,p'-DDT",
            "in/ut",
            "bygga och bo",
            "PM2,5",
            "skola,",
            "buss (stad, land)",
            "luft",
            "sand &amp; grus",
        ] {
            assert_eq!(parts(whole), None, "{whole}");
        }
    }
}
