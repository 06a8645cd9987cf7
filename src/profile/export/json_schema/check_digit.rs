//! Organisation numbers with their check digit, as a JSON Schema.
//!
//! A pattern alone cannot add, but the sum can be split: in pairs of digits, of which the first is doubled, the sums
//! modulo ten are patterns. The schema lists which sums belong together, as the Luhn algorithm asks: they add up to 0.

use super::values::reference;
use serde_json::{Value as Json, json};

/// What may stand before the ten digits.
const HEAD: &str = r"^\s*(?:16)?";
/// What may stand after the sixth.
const HYPHEN: &str = "[- ]?";

/// The definitions: the number, and the sums that it refers to.
pub(super) fn definitions() -> Vec<(String, Json)> {
    let mut definitions = Vec::new();
    for sum in 0..10 {
        let first = format!("{HEAD}(?:{})", two_pairs(sum, ""));
        let middle = format!(r"{HEAD}\d{{4}}(?:{})", two_pairs(sum, HYPHEN));
        let last = format!(r"{HEAD}\d{{6}}{HYPHEN}\d\d(?:{})\s*$", pair(sum));
        for (name, pattern) in [("a", first), ("b", middle), ("c", last)] {
            definitions.push((format!("digits-{name}{sum}"), json!({ "pattern": pattern })));
        }
    }
    let usual = format!(r"{HEAD}\d\d[2-9]\d{{3}}{HYPHEN}\d{{4}}\s*$");
    let spaced = format!(r"{HEAD}(?:[- ]*\d){{2}}[- ]*[2-9](?:[- ]*\d){{7}}\s*$");
    let number = json!({
        "not": { "type": ["object", "array", "null", "boolean"] },
        "if": { "pattern": usual },
        "then": { "if": adds_up(), "else": refused(
            "Kontrollsiffran stämmer inte: någon siffra är felskriven. / The check digit is wrong: one of the digits is mistyped.",
        ) },
        "else": { "if": { "pattern": spaced }, "else": refused(
            "Skriv organisationsnumrets tio siffror, till exempel 212000-0001. / Write the ten digits of the organisation number, such as 212000-0001.",
        ) },
    });
    definitions.push(("organisation-number".to_owned(), number));
    definitions
}

/// Nothing matches; the message says why.
fn refused(message: &str) -> Json {
    json!({ "type": "string", "pattern": "^(?!)", "patternErrorMessage": message })
}

fn adds_up() -> Json {
    let digits = |part: &str, sum: u32| reference(&format!("digits-{part}{sum}"));
    let any = (0..10).map(|first| {
        let rest = (0..10).map(|middle| {
            json!({ "allOf": [digits("b", middle), digits("c", (20 - first - middle) % 10)] })
        });
        json!({ "allOf": [digits("a", first), { "anyOf": rest.collect::<Vec<_>>() }] })
    });
    json!({ "anyOf": any.collect::<Vec<_>>() })
}

fn two_pairs(sum: u32, between: &str) -> String {
    let both = (0..10).map(|first| {
        let second = (10 + sum - first) % 10;
        format!("(?:{}){between}(?:{})", pair(first), pair(second))
    });
    both.collect::<Vec<_>>().join("|")
}

/// The two digits, of which the first is doubled, that add up to `sum` modulo ten.
fn pair(sum: u32) -> String {
    let digits = (0..10).map(|first| {
        let doubled = first * 2 / 10 + first * 2 % 10;
        format!("{first}{}", (20 + sum - doubled) % 10)
    });
    digits.collect::<Vec<_>>().join("|")
}
