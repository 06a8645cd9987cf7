//! Documents within their budget, and documents over it.

use super::super::json_scan::MAX_DEPTH;
use super::*;

fn checked(text: &str) -> Result<(), SyntaxErrorKind> {
    check(text.as_bytes(), 10).map_err(|(kind, _)| kind)
}

#[test]
fn what_lies_too_deep_is_not_read() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(checked(&deep(MAX_DEPTH)), Ok(()));
    let levels = Err(SyntaxErrorKind::Limit(Limit::Levels(MAX_DEPTH)));
    assert_eq!(checked(&deep(MAX_DEPTH + 1)), levels);
    let contexts = "{\"@context\":".repeat(MAX_DEPTH + 1);
    assert_eq!(checked(&contexts), levels);
}

#[test]
fn names_are_counted_as_often_as_they_are_written_out() {
    let long = "x".repeat(60_000);
    let values = |count: usize| vec!["\"v\""; count].join(",");
    let vocabulary = format!(
        "{{\"@context\": {{\"@vocab\": \"http://e/{long}\"}}, \"a\": [{}]}}",
        values(2_000)
    );
    let subject = format!(
        "{{\"@graph\": {{\"p\": [{}], \"@id\": \"http://e/{long}\"}}}}",
        values(2_000)
    );
    for text in [&vocabulary, &subject] {
        assert_eq!(checked(text), Err(SyntaxErrorKind::Limit(Limit::Expansion)));
    }
    assert_eq!(
        checked(&subject.replace(&values(2_000), &values(10))),
        Ok(())
    );
    assert_eq!(checked("{\"@context\": {\"a\": 1}, \"b\": 2}"), Ok(()));
}

const REFUSED: Result<(), SyntaxErrorKind> = Err(SyntaxErrorKind::Limit(Limit::Expansion));

/// `count` copies of a template, with `%` replaced by the number.
fn many(count: usize, template: &str) -> String {
    let numbers = (0..count).map(|number| template.replace('%', &number.to_string()));
    numbers.collect::<Vec<_>>().join(",")
}

fn long() -> String {
    format!("http://e/{}", "x".repeat(60_000))
}

#[test]
fn contexts_hold_for_what_stands_before_them() {
    let long = long();
    for (context, body) in [
        (r#""p":"LONG""#, many(2_000, r#""p:%":"v""#)),
        (r#""@vocab":"LONG""#, many(2_000, r#""k%":"v""#)),
        (
            r#""@language":"LONG""#,
            format!(r#""http://e/p":[{}]"#, many(2_000, r#""%""#)),
        ),
        (
            r#""@base":"LONG""#,
            format!(r#""http://e/p":[{}]"#, many(2_000, r#"{"@id":"%"}"#)),
        ),
        (
            r#""p":{"@id":"http://e/p","@type":"LONG"}"#,
            format!(r#""p":[{}]"#, many(2_000, r#""%""#)),
        ),
        (
            r#""i":"@id""#,
            format!(r#""i":"{long}","http://e/p":[{}]"#, many(2_000, r#""%""#)),
        ),
        (
            r#""@vocab":"LONG""#,
            format!(
                r#""@reverse":{{{}}}"#,
                many(2_000, r#""k%":{"@id":"http://e/o"}"#)
            ),
        ),
        (
            r#""@vocab":"LONG""#,
            format!(r#""@nest":{{"@nest":{{{}}}}}"#, many(2_000, r#""k%":"v""#)),
        ),
    ] {
        let context = context.replace("LONG", &long);
        let alone = format!("{{{body}, \"@context\": {{{context}}}}}");
        let nested = format!("{{\"http://e/q\": {alone}}}");
        let escaped = alone.replace("@context", "\\u0040context");
        for text in [alone, nested, escaped] {
            assert_eq!(checked(&text), REFUSED, "{context:.30}");
        }
    }
    let short = format!(
        "{{{}, \"@context\": {{\"p\": \"http://e/\"}}}}",
        many(2_000, r#""p:%":"v""#)
    );
    assert_eq!(checked(&short), Ok(()));
}

#[test]
fn contexts_of_terms_hold_where_the_terms_are_used() {
    let long = long();
    let vocabulary = many(2_000, r#""k%":"v""#);
    let base = format!(r#""http://e/p":[{}]"#, many(2_000, r#"{"@id":"%"}"#));
    let language = format!(r#""http://e/p":[{}]"#, many(2_000, r#""%""#));
    for (key, body) in [
        ("@vocab", &vocabulary),
        ("@base", &base),
        ("@language", &language),
    ] {
        let context = |key: &str| {
            format!(r#""@context":{{"T":{{"@id":"http://e/T","@context":{{"{key}":"{long}"}}}}}}"#)
        };
        let by_property = format!("{{{}, \"T\": {{{body}}}}}", context(key));
        let by_type = format!("{{{}, \"@type\": \"T\", {body}}}", context(key));
        for text in [by_property, by_type] {
            assert_eq!(checked(&text), REFUSED, "{key}");
        }
    }
    // The prefix is expanded only where the term is used.
    let later = format!(
        r#"{{"@context":{{"P":{{"@id":"http://e/P","@context":{{"b":"q:z"}}}}}},
            "http://e/p":{{"@context":{{"q":"{long}"}},"P":{{"b":[{}]}}}}}}"#,
        many(2_000, r#""%""#)
    );
    assert_eq!(checked(&later), REFUSED);
    // Each level makes the vocabulary longer.
    let around = r#"{"P":"#.repeat(100);
    let growing = format!(
        r#"{{"@context":{{"@vocab":"http://e/","P":{{"@id":"http://e/P","@context":{{"@vocab":"{}"}}}}}},"P":{around}{{{}}}{}}}"#,
        "x".repeat(100),
        many(2_000, r#""k%":"v""#),
        "}".repeat(100)
    );
    assert_eq!(checked(&growing), REFUSED);
}

#[test]
fn what_maps_and_graphs_add_is_counted_for_each_value() {
    let long = long();
    let values = many(2_000, r#""%""#);
    for text in [
        format!(
            r#"{{"@context":{{"P":{{"@id":"http://e/P","@container":"@index","@index":"{long}"}}}},"P":{{{}}}}}"#,
            many(2_000, r#""k%":{"@id":"http://e/q"}"#)
        ),
        format!(
            r#"{{"@context":{{"@vocab":"{long}","P":{{"@id":"http://e/P","@container":"@index"}}}},"P":{{"@context":{{{}}}}}}}"#,
            many(2_000, r#""k%":"v""#)
        ),
        format!(
            r#"{{"@context":{{"P":{{"@id":"http://e/P","@container":["@graph","@id"]}}}},"P":{{"{long}":{{"http://e/q":{{"http://e/p":[{values}]}}}}}}}}"#
        ),
        format!(
            r#"{{"@id":"{long}","@graph":{{"http://e/q":{{"http://e/q":{{"http://e/p":[{values}]}}}}}}}}"#
        ),
        format!(r#"{{"{long}":{{"@set":[{values}]}}}}"#),
        format!(
            r#"{{"@context":{{"P":{{"@id":"{long}","@container":"@language"}}}},"P":{{{}}}}}"#,
            many(2_000, r#""sv-%":"v""#)
        ),
        format!(r#"{{"@context":"context.jsonld","uri":"{long}","http://e/p":[{values}]}}"#),
        format!(r#"{{"@context":{{"a":"@"}},"a:id":"{long}","http://e/p":[{values}]}}"#),
    ] {
        assert_eq!(checked(&text), REFUSED, "{text:.90}");
    }
}

#[test]
fn terms_are_copied_as_often_as_a_context_is_applied() {
    let terms = many(2_000, r#""t%":"http://e/%""#);
    let with =
        |definition: &str, body: &str| format!(r#"{{"@context":{{{terms},{definition}}},{body}}}"#);
    let scoped = r#""T":{"@id":"http://e/T","@context":{}}"#;
    for (definition, body) in [
        (scoped, format!(r#""@type":[{}]"#, many(4_000, r#""T""#))),
        (scoped, many(4_000, r#""@type":"T""#)),
        (scoped, format!(r#""T":[{}]"#, many(4_000, r#""%""#))),
        (scoped, many(4_000, r#""T":"v""#)),
        (
            scoped,
            format!(r#""T":{{"@set":[{}]}}"#, many(4_000, r#""%""#)),
        ),
        (
            scoped,
            format!(
                r#""@reverse":{{"T":[{}]}}"#,
                many(4_000, r#"{"@id":"http://e/%"}"#)
            ),
        ),
        (
            r#""k":"@type","T":{"@id":"http://e/T","@context":{}}"#,
            format!(r#""k":[{}]"#, many(4_000, r#""T""#)),
        ),
        (
            r#""N":{"@id":"@nest","@context":{}}"#,
            many(4_000, r#""N":null"#),
        ),
    ] {
        assert_eq!(
            checked(&with(definition, &body)),
            REFUSED,
            "{definition} {body:.30}"
        );
        let plain = with(r#""T":"http://e/T""#, &body);
        assert_eq!(checked(&plain), Ok(()), "{body:.30}");
    }
}

#[test]
fn copies_that_are_held_at_once_have_to_fit() {
    let terms = many(10_000, r#""t%":"http://e/%""#);
    let nested = |depth: usize| {
        format!(
            r#"{{"@context":{{{terms}}},"http://e/p":{}1{}}}"#,
            r#"{"@context":{},"http://e/p":"#.repeat(depth),
            "}".repeat(depth)
        )
    };
    assert_eq!(checked(&nested(4)), Ok(()));
    assert_eq!(checked(&nested(100)), REFUSED);
}
