//! HTML markup in plain text.

use crate::diagnostic::Finding;
use crate::message;
use crate::rules::{Check, Context, rule};
use std::borrow::Cow;

rule! {
    "text/html", Info, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Texten innehåller HTML."
        / "The text holds HTML.";
    many "{count} {things} har HTML i `{key}`"
        / "{count} {things} have HTML in `{key}`";
    why "Portalen visar texten som den står: taggar och teckenkoder syns för läsaren."
        / "The portal shows the text as it stands: readers see the tags and character codes.";
    fix "Skriv vanlig text, med tomma rader mellan stycken."
        / "Write plain text, with empty lines between paragraphs.";
    Check::Graph(check)
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    for (literal, text) in cx.texts() {
        let Some(markup) = markup(text) else {
            continue;
        };
        for triple in cx
            .graph
            .incoming(literal)
            .filter(|triple| cx.is_prose(triple))
        {
            let word = cx.property_name_of(triple);
            let markup = shown(markup);
            let message = message!(
                sv: "`{word}` innehåller HTML: `{markup}`",
                en: "`{word}` holds HTML: `{markup}`",
                word,
                markup
            );
            let finding = cx.on(&RULE.meta, triple, message);
            found.push(finding.help(&RULE.meta.fix));
        }
    }
}

/// A tag, shortened.
fn shown(markup: &str) -> Cow<'_, str> {
    const LONGEST: usize = 300;
    match markup.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &markup[..end]).into(),
        None => markup.into(),
    }
}

/// The first tag or character reference.
fn markup(text: &str) -> Option<&str> {
    tag(text).or_else(|| entity(text))
}

/// The first tag: a known name after `<`, and an end. `<https://…>` and `a < b` are none.
fn tag(text: &str) -> Option<&str> {
    const NAMES: [&str; 36] = [
        "p",
        "br",
        "b",
        "i",
        "a",
        "u",
        "s",
        "ul",
        "ol",
        "li",
        "div",
        "span",
        "strong",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "img",
        "sub",
        "sup",
        "font",
        "pre",
        "small",
        "blockquote",
        "iframe",
        "script",
    ];
    // Cached, as there may be many `<` before the same `>`.
    let mut ends = Next::new(text, '>');
    let mut equals = Next::new(text, '=');
    text.match_indices('<').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric())?];
        if !NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return None;
        }
        let end = ends.after(start)?;
        let inner = &text[start + 1..end];
        // A one-letter tag followed by words is rather a comparison: `a <b and c> d`.
        let bare = || inner.len() < LONGEST && inner.trim_matches('/').trim() == name;
        let whole = equals.after(start).is_some_and(|at| at < end) || bare();
        whole.then_some(&text[start..=end])
    })
}

/// Maximum length of a tag without attributes.
const LONGEST: usize = 1_000;

/// Finds the occurrences of a character in order.
struct Next<'t> {
    text: &'t str,
    sign: char,
    found: Option<usize>,
    /// Offset up to which the text was scanned.
    looked: usize,
}

impl<'t> Next<'t> {
    fn new(text: &'t str, sign: char) -> Self {
        Self {
            text,
            sign,
            found: None,
            looked: 0,
        }
    }

    /// The first occurrence at or after `start`, which must not decrease.
    fn after(&mut self, start: usize) -> Option<usize> {
        if self.looked <= start || self.found.is_some_and(|at| at < start) {
            let from = start.max(self.looked);
            self.found = self.text[from..].find(self.sign).map(|at| from + at);
            self.looked = self.found.map_or(self.text.len() + 1, |at| at + 1);
        }
        self.found
    }
}

/// The first character reference: `&nbsp;`, `&#229;`.
fn entity(text: &str) -> Option<&str> {
    const NAMES_LONGEST: usize = 8;
    const NAMES: [&str; 29] = [
        "nbsp", "amp", "lt", "gt", "quot", "apos", "aring", "auml", "ouml", "Aring", "Auml",
        "Ouml", "eacute", "Eacute", "uuml", "aelig", "oslash", "ndash", "mdash", "hellip", "rsquo",
        "lsquo", "rdquo", "ldquo", "bull", "middot", "deg", "sect", "copy",
    ];
    text.match_indices('&').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        // The longest is `&#x10ffff;`: the next semicolon may be far away.
        let near = rest.bytes().take(NAMES_LONGEST + 1);
        let name = &rest[..near.enumerate().find(|(_, byte)| *byte == b';')?.0];
        let known = match name.strip_prefix('#') {
            Some(code) => {
                let code = code.strip_prefix(['x', 'X']).unwrap_or(code);
                !code.is_empty()
                    && code.len() < 7
                    && code.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            None => NAMES.contains(&name),
        };
        known.then_some(&text[start..start + name.len() + 2])
    })
}

#[cfg(test)]
mod tests {
    use super::markup;

    #[test]
    fn markup_is_told_from_signs() {
        for (text, found) in [
            ("<p>Text</p>", Some("<p>")),
            ("Rad<br/>rad", Some("<br/>")),
            ("Rad<BR />rad", Some("<BR />")),
            ("Se <a href=\"x\">x</a>", Some("<a href=\"x\">")),
            ("Hus&nbsp;och", Some("&nbsp;")),
            ("v&auml;g", Some("&auml;")),
            ("v&#228;g", Some("&#228;")),
            ("a < b och c > d", None),
            ("a <b och c> d", None),
            ("<https://www.aby.example/>", None),
            ("<info@aby.example>", None),
            ("Handel & service; mer", None),
            ("elementet <gml:Point>", None),
        ] {
            assert_eq!(markup(text), found, "{text}");
        }
    }
}
