//! Plural texts of rules, for several findings shown as one.

use super::message::{check_places, is_name, next_place, write_filled};
use super::{Lang, Message, Text};
use crate::message;
use crate::untrusted::Untrusted;

/// Names of placeholders.
const PLACES: [&str; 4] = ["count", "things", "key", "cause"];

/// The text of a rule for several findings with the same cause, in Swedish and English:
/// ``{count} {things} saknar `{key}` ``.
///
/// `{count}` is their number, and required in both languages. `{things}` is the plural of the resources' class, `{key}`
/// the property as named in the source, `{cause}` what else the findings have in common: a value, a host. Text in
/// brackets is omitted if a placeholder in it is empty: ``[ hos `{cause}`]``.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural(Text<&'static str>);

/// Values of the placeholders, besides those of the finding itself.
#[derive(Clone, Copy, Debug)]
pub struct Several<'n> {
    /// Number of findings, or of resources that they affect.
    pub count: usize,
    /// Name of the resources, in plural and lower case; see [`Several::RESOURCES`].
    pub things: Text<&'n str>,
    /// The key of the property, for findings whose message does not name it; empty for those without property.
    pub key: &'n str,
}

impl Several<'_> {
    /// Resources of any class.
    pub const RESOURCES: Text<&'static str> = Text {
        sv: "resurser",
        en: "resources",
    };
}

impl Plural {
    /// A plural text. Checked at compile time in a static.
    ///
    /// # Panics
    /// When `{count}` is missing, a placeholder is unknown, or a bracket is not closed.
    pub const fn new(sv: &'static str, en: &'static str) -> Self {
        check(sv.as_bytes());
        check(en.as_bytes());
        Self(Text { sv, en })
    }

    /// The template text in `lang`.
    pub fn template(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.0.sv,
            Lang::En => self.0.en,
        }
    }

    /// The text in `lang`.
    pub(super) fn text(&self, lang: Lang, several: &Several<'_>, cause: &str) -> Untrusted {
        let fill = |name: &str| match name {
            "count" => grouped(several.count),
            "things" => several.things.get(lang).to_owned(),
            "key" => several.key.to_owned(),
            _ => cause.to_owned(),
        };
        let mut text = String::new();
        let mut rest = self.template(lang);
        while let Some((before, after)) = rest.split_once('[') {
            let (inside, after) = after.split_once(']').unwrap_or((after, ""));
            write_filled(before, &mut text, |name, out| out.push_str(&fill(name)));
            let mut optional = String::new();
            let mut is_whole = true;
            write_filled(inside, &mut optional, |name, out| {
                let filled = fill(name);
                is_whole &= !filled.is_empty();
                out.push_str(&filled);
            });
            if is_whole {
                text.push_str(&optional);
            }
            rest = after;
        }
        write_filled(rest, &mut text, |name, out| out.push_str(&fill(name)));
        text.into()
    }
}

/// The digits in groups of three, separated by no-break spaces: `13 580`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 2);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// A number and what is counted, in the words for one and for several: `1 fil`, `13 580 filer`.
pub fn counted(number: usize, words: [&str; 2]) -> String {
    let [one, several] = words;
    let word = if number == 1 { one } else { several };
    format!("{} {word}", grouped(number))
}

/// In how many places something stands: `1 ställe`, `2 ställen`.
pub fn places(count: usize) -> Message {
    if count == 1 {
        return message!(sv: "1 ställe", en: "1 place");
    }
    let count = grouped(count);
    message!(sv: "{count} ställen", en: "{count} places", count)
}

/// Whether the text has `{count}`, only known placeholders, and balanced brackets.
const fn check(text: &[u8]) {
    check_places(text, &PLACES);
    let mut has_count = false;
    let mut at = 0;
    while let Some((start, end)) = next_place(text, at) {
        has_count = has_count || is_name(text, start, end, b"count");
        at = end + 1;
    }
    assert!(has_count, "a plural text does not say how many");
    let mut is_open = false;
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'[' || text[at] == b']' {
            assert!(
                is_open == (text[at] == b']'),
                "a bracket of the plural text is not one of a pair"
            );
            is_open = !is_open;
        }
        at += 1;
    }
    assert!(!is_open, "a bracket of the plural text is not closed");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Finding, Fixer, Portal, RuleMeta, Severity};
    use crate::message;

    const NONE: Text<&str> = Text { sv: ".", en: "." };

    static RULE: RuleMeta = RuleMeta {
        id: "a/b",
        severity: Severity::Error,
        portal: Portal::Silent,
        title: NONE,
        many: Plural::new(
            "{count} {things} har fel[ hos `{cause}`] i `{key}`",
            "{count} {things} are wrong[ at `{cause}`] in `{key}`",
        ),
        why: NONE,
        fix: NONE,
        reference: NONE,
        fixer: Fixer::Editor,
        explains: &[],
    };

    #[test]
    fn places_are_filled_and_empty_brackets_left_out() {
        let things = Text {
            sv: "datamängder",
            en: "datasets",
        };
        let several = |count| Several {
            count,
            things,
            key: "page",
        };
        let plain = Finding::new(&RULE, message!(sv: "fel", en: "wrong"));
        let text = |finding: &Finding, lang, count| {
            let text = finding.message_of_many(lang, &several(count), false);
            text.into_raw()
        };
        assert_eq!(text(&plain, Lang::Sv, 2), "2 datamängder har fel i `page`");
        assert_eq!(text(&plain, Lang::En, 1), "wrong");
        let word = "foaf:page".to_owned();
        let message = message!(sv: "`{word}`", en: "`{word}`", word);
        let hosted = Finding::new(&RULE, message).discriminator("a{b}[c].se");
        assert_eq!(
            text(&hosted, Lang::En, 13_580),
            "13\u{a0}580 datasets are wrong at `a{b}[c].se` in `foaf:page`"
        );
    }

    #[test]
    fn one_is_not_several() {
        let counted = |number| counted(number, ["fil", "filer"]).replace('\u{a0}', " ");
        assert_eq!(counted(1), "1 fil");
        assert_eq!(counted(0), "0 filer");
        assert_eq!(counted(21_001), "21 001 filer");
    }

    #[test]
    fn numbers_are_grouped() {
        let grouped = |number| grouped(number).replace('\u{a0}', " ");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1 000");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }
}
