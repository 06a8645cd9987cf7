//! Markup in a text that is shown as it stands.

use crate::diagnostic::Finding;
use crate::rules::{Check, Context, rule};
use crate::say;

rule! {
    "text/html", Info, portal Silent, "DCAT-AP-SE, rekommendationer" / "DCAT-AP-SE, recommendations";
    title "Texten innehåller HTML."
        / "The text holds HTML.";
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
            let word = cx.word_of(triple);
            let message = say!(
                cx.lang,
                sv: "`{word}` innehåller HTML: `{markup}`",
                en: "`{word}` holds HTML: `{markup}`"
            );
            let finding = cx.on(&RULE.meta, triple, message);
            found.push(finding.help(RULE.meta.fix.get(cx.lang)));
        }
    }
}

/// The first tag or character code.
fn markup(text: &str) -> Option<&str> {
    tag(text).or_else(|| entity(text))
}

/// The first tag: a known name right after the sign, and an end. `<https://…>` and `a < b` are none.
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
    text.match_indices('<').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric())?];
        let end = start + text[start..].find('>')? + 1;
        let inner = &text[start + 1..end - 1];
        let known = NAMES.iter().any(|known| known.eq_ignore_ascii_case(name));
        // A tag of one letter with words after it is rather a comparison: `a <b and c> d`.
        let whole = inner.trim_matches('/').trim() == name || inner.contains('=');
        (known && whole).then_some(&text[start..end])
    })
}

/// The first character code: `&nbsp;`, `&#229;`.
fn entity(text: &str) -> Option<&str> {
    const NAMES: [&str; 29] = [
        "nbsp", "amp", "lt", "gt", "quot", "apos", "aring", "auml", "ouml", "Aring", "Auml",
        "Ouml", "eacute", "Eacute", "uuml", "aelig", "oslash", "ndash", "mdash", "hellip", "rsquo",
        "lsquo", "rdquo", "ldquo", "bull", "middot", "deg", "sect", "copy",
    ];
    text.match_indices('&').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let name = &rest[..rest.find(';')?];
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
