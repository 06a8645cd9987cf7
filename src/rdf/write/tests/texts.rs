//! Literals of all kinds.

use super::*;
use proptest::prelude::*;

#[test]
fn odd_texts() {
    let texts = [
        "",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\n\r\n",
        "\t",
        " a ",
        "a\rb\r\nc\nd\te",
        "\"",
        "\"\"\"",
        "\n\"",
        "\n\"\"\"\"",
        "\\",
        "\n\\",
        "\\\"",
        "'''",
        "]]>",
        "<![CDATA[x]]>",
        "&amp;",
        "<b>&</b>",
        "&#xD;",
        "${x}",
        "{{",
        "\u{7f}\u{85}\u{a0}",
        "\u{2028}\u{2029}",
        "\u{feff}bom",
        "åäöÅÄÖ",
        "a\u{30a}",
        "🦌🇸🇪👩‍👩‍👧",
        "\u{202b}עברית\u{202c} العربية",
        "\u{fffd}\u{10ffff}",
        "\u{fdd0}",
        "@value",
        "_:b",
        "dcat:Dataset",
        "true",
        "1.0",
        "%20",
        "\\u0041",
        "-->",
        "<?x?>",
    ];
    let long = "Å \"lång\" <text> & \\ rad\n".repeat(40_000);
    let x = Term::Iri("http://a.example/x");
    let mut statements = vec![(x, P, Term::plain(&long))];
    for text in texts {
        statements.push((x, P, Term::plain(text)));
        statements.push((x, P, Term::typed(text, "http://a.example/T")));
        statements.push((x, P, Term::tagged(text, "sv")));
    }
    for tag in ["en-GB", "zh-Hant-TW", "x-katalog", "sl-rozaj-biske-1994"] {
        statements.push((x, P, Term::tagged("tag", tag)));
    }
    for datatype in ["JSON", "XMLLiteral", "HTML"].map(|local| format!("{RDF}{local}")) {
        survives(&graph(&[(x, P, Term::typed("[1, 2]", &datatype))]));
    }
    survives(&graph(&statements));
}

#[test]
fn controls_survive_where_there_is_a_way() {
    let x = Term::Iri("http://a.example/x");
    let controls: String = (0..0x20)
        .filter_map(char::from_u32)
        .chain("\u{fffe}\u{ffff}".chars())
        .collect();
    let graph = graph(&[
        (x, P, Term::plain(&controls)),
        (x, P, Term::tagged(&controls, "sv")),
    ]);
    for format in [RdfFormat::Turtle, RdfFormat::NTriples, RdfFormat::JsonLd] {
        assert!(
            read(&written(&graph, format), format) == expected(&graph),
            "{}",
            format.name()
        );
    }
    let error = write(
        &graph,
        &prefixes(),
        &order(),
        RdfFormat::RdfXml,
        &mut Vec::new(),
    );
    assert!(matches!(error, Err(WriteError::Unwritable(found)) if found.len() == 2));
}

/// Text that XML can represent.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '"', '\\', '\n', '\r', '\t', '&', '<', '>', '\'', ' ', ']', '@',
    ]);
    let c = prop_oneof![odd, any::<char>()];
    prop::collection::vec(c, 0..20).prop_map(|chars| {
        let is_legal = |c: &char| {
            (*c >= ' ' || "\n\r\t".contains(*c)) && !matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        chars.into_iter().filter(is_legal).collect()
    })
}

proptest! {
    #[test]
    fn any_legal_text_survives(values in prop::collection::vec((text(), 0..3_usize), 1..6)) {
        let x = Term::Iri("http://a.example/x");
        let statements: Vec<_> = values.iter().map(|(value, kind)| (x, P, match kind {
            0 => Term::plain(value),
            1 => Term::tagged(value, "sv"),
            _ => Term::typed(value, "http://a.example/T"),
        })).collect();
        survives(&graph(&statements));
    }
}
