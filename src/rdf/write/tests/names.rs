//! IRIs that are hard to abbreviate, and triples that a syntax cannot express.

use super::*;

#[test]
fn odd_names() {
    let x = Term::Iri("http://a.example/x");
    let o = Term::plain("o");
    survives(&graph(&[
        (x, "http://b.example/#1a", o),
        (x, "http://b.example/%C3%A5", o),
        (x, "http://b.example/åäö", o),
        (x, "http://a.example/a.b.", o),
        (x, "http://a.example/-a", o),
        (x, "http://a.example/a:b", o),
        (x, "urn:a:b", o),
        (x, "tag:b", o),
        (x, "http://www.w3.org/1999/02/22-rdf-syntax-ns#_1", o),
        (x, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", o),
        (x, TYPE, Term::Iri("http://a.example/")),
        (
            x,
            TYPE,
            Term::Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#Description"),
        ),
        (
            x,
            TYPE,
            Term::Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#li"),
        ),
        (x, TYPE, Term::Iri("http://www.w3.org/2000/xmlns/T")),
        (
            Term::Iri("http://a.example/1"),
            TYPE,
            Term::Iri("http://a.example/1."),
        ),
        (x, TYPE, Term::plain("no class")),
        (x, P, Term::typed("v", "http://a.example/1.")),
        (x, P, Term::Iri("http://a.example/?a=1&b='2'#c")),
        (x, P, Term::Iri("http://a.example/a,b;c(d)")),
    ]));
}

#[test]
fn addresses_that_look_compact() {
    let x = Term::Iri("http://a.example/x");
    // `dcat` is a URI scheme here, so it cannot be a prefix in JSON-LD.
    let graph = graph(&[
        (
            x,
            "http://www.w3.org/ns/dcat#dataset",
            Term::Iri("dcat:Dataset"),
        ),
        (
            Term::Iri("dcat:x"),
            TYPE,
            Term::Iri("http://www.w3.org/ns/dcat#Dataset"),
        ),
        (x, P, Term::Iri("ex://b")),
    ]);
    survives(&graph);
    let text = written(&graph, RdfFormat::JsonLd);
    assert!(
        !text.contains("\"dcat\":") && text.contains("\"ex\":"),
        "{text}"
    );
}

#[test]
fn prefixes_that_clash() {
    let graph = graph(&[
        (
            Term::Iri("http://a.example/x"),
            "http://c.example/p",
            Term::plain("o"),
        ),
        (
            Term::Iri("http://a.example/x"),
            "http://d.example/p",
            Term::plain("o"),
        ),
        (Term::Iri("http://a.example/x"), TYPE, Term::plain("o")),
    ]);
    let pairs = [
        ("rdf", "http://c.example/"),
        ("ns1", "http://d.example/"),
        ("r", RDF),
    ];
    let prefixes = Prefixes::new(pairs.map(|(p, ns)| (p.to_owned(), ns.to_owned())));
    for format in RdfFormat::ALL {
        let mut out = Vec::new();
        write(&graph, &prefixes, &Order::default(), format, &mut out).expect("it can be written");
        let text = String::from_utf8(out).expect("it is UTF-8");
        assert!(read(&text, format) == expected(&graph), "{text}");
    }
}

#[test]
fn what_cannot_be_said() {
    let x = Term::Iri("http://a.example/x");
    let (li, about) = (format!("{RDF}li"), format!("{RDF}about"));
    let o = Term::plain("o");
    let graph = graph(&[
        (x, &li, o),
        (x, &about, o),
        (x, "http://a.example/", o),
        (x, "p", o),
        (x, P, Term::tagged("o", "sv_SE")),
        (x, P, Term::plain("o\u{1}")),
        (x, P, Term::typed("o", "http://a.example/\u{2}")),
        (Term::Iri("http://a.example/\u{3}"), P, o),
        (Term::Iri("http://a.example/\u{3}"), "urn:x:p", o),
        (x, P, o),
    ]);
    let found: Vec<Reason> = unwritable(&graph).iter().map(|u| u.reason).collect();
    let predicate = found.iter().filter(|r| **r == Reason::Predicate).count();
    assert_eq!((found.len(), predicate), (8, 4), "{found:?}");
    assert!(found.contains(&Reason::LanguageTag));
    for c in ['\u{1}', '\u{2}', '\u{3}'] {
        assert!(found.contains(&Reason::Character(c)), "{c:?}");
    }
    for (format, count) in [
        (RdfFormat::JsonLd, 2),
        (RdfFormat::Turtle, 1),
        (RdfFormat::NTriples, 1),
    ] {
        assert_eq!(
            check::unwritable_in(&graph, format).len(),
            count,
            "{}",
            format.name()
        );
    }
}
