//! String escapes of Turtle, N-Triples, JSON and XML.

use std::fmt::Write as _;

/// Appends `text` for use between `"` in Turtle and N-Triples, as in canonical N-Triples.
pub(super) fn quoted(out: &mut String, text: &str) {
    if !text.bytes().any(is_suspect) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            c => character(out, c),
        }
    }
}

/// Appends `text` for use between `"""` in Turtle: line feeds stay, and quotes where they can.
pub(super) fn long_quoted(out: &mut String, text: &str) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // A quote is escaped before another quote and at the end.
            '"' if matches!(rest.peek(), None | Some('"')) => out.push_str("\\\""),
            '"' | '\n' => out.push(c),
            c => character(out, c),
        }
    }
}

/// Whether a byte of the text may begin a character that is escaped in Turtle or N-Triples.
fn is_suspect(b: u8) -> bool {
    // 0xEF begins U+FFFE and U+FFFF, and few others.
    matches!(b, 0..=0x1F | b'"' | b'\\' | 0x7F | 0xEF)
}

fn character(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        // A bare CR is lost where line ends are normalized.
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{C}' => out.push_str("\\f"),
        '\0'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}' => numeric(out, c),
        c => out.push(c),
    }
}

fn numeric(out: &mut String, c: char) {
    write!(out, "\\u{:04X}", c as u32).expect("a string takes all text");
}

/// Appends `iri` in angle brackets, for Turtle and N-Triples.
pub(super) fn bracketed(out: &mut String, iri: &str) {
    let is_illegal = |b: u8| {
        matches!(
            b,
            0..=b' ' | b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`' | b'\\'
        )
    };
    out.push('<');
    if iri.bytes().any(is_illegal) {
        for c in iri.chars() {
            if u8::try_from(c).is_ok_and(is_illegal) {
                numeric(out, c);
            } else {
                out.push(c);
            }
        }
    } else {
        out.push_str(iri);
    }
    out.push('>');
}

/// Appends `text` as a JSON string, quotes included.
pub(super) fn json(out: &mut String, text: &str) {
    out.push('"');
    let mut start = 0;
    for (at, b) in text.bytes().enumerate() {
        if !matches!(b, 0..=0x1F | b'"' | b'\\') {
            continue;
        }
        out.push_str(&text[start..at]);
        start = at + 1;
        match b {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            8 => out.push_str("\\b"),
            12 => out.push_str("\\f"),
            b => numeric(out, b.into()),
        }
    }
    out.push_str(&text[start..]);
    out.push('"');
}

/// Appends `text` as the content of an XML element.
pub(super) fn xml_text(out: &mut String, text: &str) {
    xml(out, text, |b| match b {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // XML parsers normalize CR to LF.
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// Appends `text` as the value of an XML attribute in double quotes.
pub(super) fn xml_attribute(out: &mut String, text: &str) {
    xml(out, text, |b| match b {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        // XML parsers normalize these to a space.
        b'\r' => Some("&#xD;"),
        b'\n' => Some("&#xA;"),
        b'\t' => Some("&#x9;"),
        _ => None,
    });
}

fn xml(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut start = 0;
    for (at, b) in text.bytes().enumerate() {
        if let Some(escaped) = escape(b) {
            out.push_str(&text[start..at]);
            out.push_str(escaped);
            start = at + 1;
        }
    }
    out.push_str(&text[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(escape: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        escape(&mut out, text);
        out
    }

    #[test]
    fn turtle_strings() {
        assert_eq!(made(quoted, "åäö 🦌 'x'"), "åäö 🦌 'x'");
        assert_eq!(made(quoted, "\"\\\r\n\t\u{8}\u{c}"), r#"\"\\\r\n\t\b\f"#);
        assert_eq!(
            made(quoted, "\0\u{7f}\u{ffff}\u{feff}"),
            "\\u0000\\u007F\\uFFFF\u{feff}"
        );
    }

    #[test]
    fn long_turtle_strings_never_hold_three_quotes() {
        assert_eq!(made(long_quoted, "a \"b\" c\n"), "a \"b\" c\n");
        assert_eq!(
            made(long_quoted, "a\n\"\"\"b\"\""),
            "a\n\\\"\\\"\"b\\\"\\\""
        );
        assert_eq!(made(long_quoted, "\\\"\r\n"), "\\\\\"\\r\n");
    }

    #[test]
    fn iris() {
        assert_eq!(made(bracketed, "http://a/å"), "<http://a/å>");
        assert_eq!(
            made(bracketed, "a <b>\\"),
            "<a\\u0020\\u003Cb\\u003E\\u005C>"
        );
    }

    #[test]
    fn json_strings() {
        let text = "\"\\\n\r\t\u{8}\u{c}\0\u{1f}å🦌\u{7f}/";
        assert_eq!(
            made(json, text),
            serde_json::to_string(text)
                .expect("text is JSON")
                .replace("\\u001f", "\\u001F")
        );
    }

    #[test]
    fn xml_strings() {
        assert_eq!(
            made(xml_text, "]]> \"&\"\r\n\t<"),
            "]]&gt; \"&amp;\"&#xD;\n\t&lt;"
        );
        assert_eq!(
            made(xml_attribute, "\"'<>&\r\n\t"),
            "&quot;'&lt;&gt;&amp;&#xD;&#xA;&#x9;"
        );
    }
}
