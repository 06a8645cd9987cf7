//! Message templates with named placeholders.

use crate::diagnostic::Lang;

/// A text in both languages with placeholders `{name}`, and their names in the order of the arguments.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Template {
    sv: &'static str,
    en: &'static str,
    names: &'static [&'static str],
}

impl Template {
    /// A template. Checked at compile time in a static.
    ///
    /// # Panics
    /// When a placeholder has no argument, or an argument no placeholder in either language.
    pub const fn new(sv: &'static str, en: &'static str, names: &'static [&'static str]) -> Self {
        check_places(sv.as_bytes(), names);
        check_places(en.as_bytes(), names);
        let mut at = 0;
        while at < names.len() {
            let name = names[at].as_bytes();
            assert!(
                has_place(sv.as_bytes(), name) || has_place(en.as_bytes(), name),
                "an argument of the message stands in neither text"
            );
            at += 1;
        }
        Self { sv, en, names }
    }

    /// The template text in `lang`.
    pub(super) fn get(&self, lang: Lang) -> &'static str {
        let (sv, en) = (self.sv, self.en);
        match lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }

    /// The index of the argument with this name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|of| *of == name)
    }
}

/// Writes `text` to `out`; `fill` writes the value of each placeholder.
pub(in crate::diagnostic) fn write(
    text: &str,
    out: &mut String,
    mut fill: impl FnMut(&str, &mut String),
) {
    let mut rest = text;
    while let Some(at) = memchr::memchr2(b'{', b'}', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let brace = &rest[at..=at];
        if let Some(doubled) = after.strip_prefix(brace) {
            out.push_str(brace);
            rest = doubled;
        } else if let Some((name, after)) = after.split_once('}') {
            fill(name, out);
            rest = after;
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
}

/// Whether every placeholder of `text` is among `names`.
pub(in crate::diagnostic) const fn check_places(text: &[u8], names: &[&str]) {
    let mut at = 0;
    while let Some((start, end)) = next_place(text, at) {
        let mut known = false;
        let mut number = 0;
        while number < names.len() {
            known = known || is_name(text, start, end, names[number].as_bytes());
            number += 1;
        }
        assert!(known, "a place of the message has no argument");
        at = end + 1;
    }
}

/// Whether `text` has a placeholder with this name.
const fn has_place(text: &[u8], name: &[u8]) -> bool {
    let mut at = 0;
    while let Some((start, end)) = next_place(text, at) {
        if is_name(text, start, end, name) {
            return true;
        }
        at = end + 1;
    }
    false
}

/// The range of the next placeholder's name, from `at`.
pub(in crate::diagnostic) const fn next_place(
    text: &[u8],
    mut at: usize,
) -> Option<(usize, usize)> {
    while at < text.len() {
        let brace = text[at];
        if brace == b'{' || brace == b'}' {
            if at + 1 < text.len() && text[at + 1] == brace {
                at += 2;
                continue;
            }
            assert!(
                brace == b'{',
                "a brace of the message is closed without being opened"
            );
            let start = at + 1;
            let mut end = start;
            while end < text.len() && text[end] != b'}' {
                end += 1;
            }
            assert!(end < text.len(), "a brace of the message is not closed");
            return Some((start, end));
        }
        at += 1;
    }
    None
}

pub(in crate::diagnostic) const fn is_name(
    text: &[u8],
    start: usize,
    end: usize,
    name: &[u8],
) -> bool {
    if end - start != name.len() {
        return false;
    }
    let mut at = 0;
    while at < name.len() {
        if text[start + at] != name[at] {
            return false;
        }
        at += 1;
    }
    true
}
