//! Keywords as authors spell them.

use super::resources::distinct_values;
use crate::profile::fold;
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::rules::Context;
use std::collections::HashMap;

/// A keyword that is said not to be one.
pub(super) fn parts(keyword: &str) -> Option<Vec<&str>> {
    if !keyword.contains([',', ';']) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let bytes = keyword.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b',' | b';'
                if depth == 0
                    && !between_digits(bytes, index)
                    && !ends_entity(&keyword[..=index]) =>
            {
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
    (parts.len() > 1).then_some(parts)
}

/// Whether the comma is one inside a number: `PM2,5`.
fn between_digits(bytes: &[u8], index: usize) -> bool {
    let digit = |index: Option<usize>| {
        index
            .and_then(|index| bytes.get(index))
            .is_some_and(u8::is_ascii_digit)
    };
    digit(index.checked_sub(1)) && digit(index.checked_add(1))
}

/// Whether the text ends with a character as HTML spells it, `&amp;`: the semicolon parts nothing.
fn ends_entity(text: &str) -> bool {
    let name = text
        .strip_suffix(';')
        .and_then(|text| text.rsplit_once('&'));
    name.is_some_and(|(_, name)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

/// Keywords that differ in nothing but capitals and space around them, in the same language: each group in term order,
/// the groups in the order of their first keywords.
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
        for whole in [
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
