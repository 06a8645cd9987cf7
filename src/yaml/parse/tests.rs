//! Mistakes, limits and spans.

use super::*;
use std::fmt::Write;

fn rules_of(text: &str) -> Vec<&'static str> {
    parse(FileId(0), text.as_bytes())
        .1
        .iter()
        .map(|f| f.rule.id)
        .collect()
}

#[test]
fn every_slip_has_its_rule() {
    assert_eq!(
        rules_of("a: b\na: c\nb: 1\nb: 2\n"),
        ["yaml/duplicate-key", "yaml/duplicate-key"]
    );
    assert_eq!(rules_of("a: &x {b: c}\n<<: *x\n"), ["yaml/merge-key"]);
    assert_eq!(rules_of("a: !!str 1\n"), ["yaml/tag"]);
    assert_eq!(rules_of("a: b\n---\nc: d\n"), ["yaml/second-document"]);
    assert_eq!(rules_of("a:\n\tb: c\n"), ["yaml/syntax"]);
    assert_eq!(rules_of("? [a]\n: b\n"), ["yaml/key"]);
    assert_eq!(rules_of("a: &x [*x]\n"), ["yaml/too-much"]);
    assert_eq!(parse(FileId(0), b"a: \xe5\n").1[0].rule.id, "yaml/encoding");
}

#[test]
fn aliases_cannot_explode() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let previous = format!("*a{}", level - 1);
        let list = vec![previous; 10].join(", ");
        let _ = writeln!(text, "a{level}: &a{level} [{list}]");
    }
    assert_eq!(rules_of(&text), ["yaml/too-much"]);
}

fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

#[test]
fn anchors_within_anchors_are_not_kept_without_end() {
    let open = numbered(120, |n| format!("&a{n} ["));
    let items = "x,".repeat(90_000);
    let text = format!("a: {open}{items}{}\nb: *a119\nc: *a0\n", "]".repeat(120));
    assert_eq!(rules_of(&text), ["yaml/too-much"]);
    let unused = text.replace("c: *a0\n", "");
    assert_eq!(rules_of(&unused), [""; 0]);
}

#[test]
fn keys_stand_once_among_many() {
    let mut text = numbered(100, |n| format!("key{n}: x\n"));
    assert_eq!(rules_of(&text), [""; 0]);
    text += "key99: y\nkey1: z\nkey100: x\n";
    assert_eq!(rules_of(&text), ["yaml/duplicate-key"; 2]);
    // With so many keys, a linear search for each would take minutes.
    let text = numbered(200_000, |n| format!("key{n}: x\n"));
    assert_eq!(rules_of(&text), [""; 0]);
}

#[test]
fn empty_and_null_differ() {
    let (node, found) = parse(FileId(0), b"a:\nb: ~\nc: ''\nd: null # said\n");
    assert!(found.is_empty());
    let node = node.expect("a mapping");
    assert!(matches!(node.get("a").expect("a").value, NodeValue::Empty));
    assert!(matches!(node.get("b").expect("b").value, NodeValue::Null));
    assert_eq!(node.get("c").expect("c").text(), Some(""));
    assert!(matches!(node.get("d").expect("d").value, NodeValue::Null));
}

#[test]
fn places_survive_a_byte_order_mark_and_crlf() {
    let text = "\u{feff}a: b\r\nå: c\r\n";
    let (node, _) = parse(FileId(0), text.as_bytes());
    let node = node.expect("a mapping");
    let entry = &node.entries()[1];
    assert_eq!(
        &text[entry.key_span.start as usize..entry.key_span.end as usize],
        "å"
    );
    assert_eq!(entry.value.text(), Some("c"));
}
